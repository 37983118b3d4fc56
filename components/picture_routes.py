"""Pictures by address, for wikis and slide decks: `/figure/map.png?country=PER`.

What is asked for again and has not changed is answered without drawing, and costs a
client nothing of what it may ask for in a minute; neither does HEAD.
"""

import gzip
import json
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import cache, limits_of, origin, picture_words, pictures
from components.figure_data import figure_data
from components.figures.drawing import Plot
from components.letters import disposition
from components.picture_request import Refused, asked_for
from components.pictures import Asked
from components.rendering import here
from components.rendering.renderer import (
    Form,
    RendererBusy,
    RendererMissing,
    RenderFailed,
)
from data.package import Dataset

_SHEET = "json"
_MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    _SHEET: "application/json",
}
_MOST_OF_A_NAME = 120
_BUSY_S = 5
# A picture may be an hour old; then it is asked for again, mostly for nothing.
_KEPT = "public, max-age=3600, must-revalidate"
_NOT_KEPT = "no-store"
# An SVG opened by its address is a page: one that runs and fetches nothing.
_STILL = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "frame-ancestors 'self'"
)


def picture_routes() -> list[BaseRoute]:
    """List the routes of the pictures; ValueError where a setting is wrong."""
    origin.stated()
    limits_of.a_minute("picture")
    path = f"{origin.base_path()}/figure/{{file:path}}"
    return [Route(path, _figure, methods=["GET", "HEAD"])]


# A plain function runs in a thread: no picture holds up the other readers.
def _figure(request: Request) -> Response:
    try:
        dataset = cache.dataset()
        asked, ending = asked_for(request, tuple(_MEDIA_TYPES), dataset)
        if ending == _SHEET:
            return _sheet(request, asked, dataset)
        return _picture(request, asked, cast("Form", ending), dataset)
    except Refused as refused:
        return refused.answer()


def _picture(request: Request, asked: Asked, form: Form, dataset: Dataset) -> Response:
    headers = _headers(request, asked, form, dataset)
    headers["ETag"] = _tag(pictures.etag(dataset, asked, form), headers)
    headers["Cache-Control"] = _KEPT
    if _is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if here.missing():
        raise _missing(here.missing())
    if request.method == "HEAD":
        return _head(headers)
    if not pictures.is_kept(dataset, asked, form):
        _wait_for_turn(request)
    return _packed(_drawn(asked, form, dataset), headers)


def _drawn(asked: Asked, form: Form, dataset: Dataset) -> bytes:
    try:
        return pictures.picture(dataset, asked, form)
    except RendererMissing as error:
        raise _missing(str(error)) from None
    except RendererBusy:
        raise Refused(picture_words.BUSY, 503, again_s=_BUSY_S) from None
    except RenderFailed:
        raise Refused(picture_words.FAILED, 500) from None


def _missing(words: str) -> Refused:
    return Refused(f"{words}\n{picture_words.BROWSER_DRAWS}", 501)


def _sheet(request: Request, asked: Asked, dataset: Dataset) -> Response:
    headers = _headers(request, asked, _SHEET, dataset)
    headers["Cache-Control"] = _NOT_KEPT
    if request.method == "HEAD":
        return _head(headers)
    _wait_for_turn(request)
    return _packed(_sheet_data(asked, dataset), headers)


def _sheet_data(asked: Asked, dataset: Dataset) -> bytes:
    sheet = pictures.sheet_of(dataset, asked)
    drawing = cache.drawing(asked.name, dataset, asked.view, asked.look)
    told = {
        "figure": figure_data(Plot(**json.loads(sheet.figure.to_json()))),
        "width": sheet.width_px,
        "height": sheet.height_px,
        "width_px": asked.size.width_px,
        "height_px": asked.size.height_px or int(sheet.height_px * sheet.scale),
        "title": drawing.title,
        "alt": drawing.alt,
        "file_name": _file_name(asked, dataset),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _wait_for_turn(request: Request) -> None:
    wait_s = limits_of.allowed(request, "picture")
    if wait_s:
        raise Refused(picture_words.too_many(wait_s), 429, again_s=wait_s)


def _headers(
    request: Request, asked: Asked, ending: str, dataset: Dataset
) -> dict[str, str]:
    name = f"{_file_name(asked, dataset)}.{ending}"
    headers = {
        "Content-Type": _MEDIA_TYPES[ending],
        "Content-Disposition": disposition("inline", name),
        "X-Content-Type-Options": "nosniff",
    }
    if ending == "svg":
        headers["Content-Security-Policy"] = _STILL
    if ending != "png":
        headers["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
    return headers


def _file_name(asked: Asked, dataset: Dataset) -> str:
    drawing = cache.drawing(asked.name, dataset, asked.view, asked.look)
    name = drawing.file_name[:_MOST_OF_A_NAME].rstrip("-")
    look = "" if asked.look == "light" else f"--{asked.look}"
    return f"{name}--{asked.size.name}{look}"


# Packed bytes are other bytes: a strong tag must tell them apart.
def _tag(tag: str, headers: dict[str, str]) -> str:
    packed = "-gzip" if "Content-Encoding" in headers else ""
    return f'"{tag.strip(chr(34))}{packed}"'


def _is_known(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    tags = {given.strip().removeprefix("W/") for given in known.split(",")}
    return bool(tags & {tag, "*"})


def _packed(body: bytes, headers: dict[str, str]) -> Response:
    if "Content-Encoding" in headers:
        body = gzip.compress(body, compresslevel=6, mtime=0)
    return Response(body, headers=headers)


def _head(headers: dict[str, str]) -> Response:
    answer = Response(headers=headers)
    # Nobody knows the length of what has not been drawn.
    del answer.headers["content-length"]
    return answer
