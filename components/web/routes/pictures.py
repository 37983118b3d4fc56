"""Pictures by address, for wikis and slide decks: `/figure/map.png?country=PER`.

What is kept, or asked for again by its tag and unchanged, is answered without work and
costs a client nothing of what it may ask for in a minute. All else counts, HEAD too.
"""

import gzip
import json
from functools import partial
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.asked.letters import disposition
from components.asked.selection import Viewed
from components.figures import catalogue
from components.figures.drawing import Plot
from components.figures.whole import file_name
from components.live import current, origin, settings
from components.live.pools import FILES, PICTURES, Crowded
from components.pictures import kept
from components.pictures.chromium import here
from components.pictures.chromium.renderer import (
    Ending,
    RendererBusy,
    RendererMissing,
    RenderFailed,
)
from components.pictures.kept import PictureRequest
from components.report import jobs
from components.web.refused import Refused, take_turn
from components.web.routes.picture_request import known_tags, picture_of
from components.web.sent import head
from components.widgets.figure_data import figure_data
from components.words import pictures as picture_words
from data.reading.package import Dataset

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
    """List the routes of the pictures."""
    path = f"{origin.base_path()}/figure/{{file:path}}"
    return [Route(path, _figure, methods=["GET", "HEAD"])]


async def _figure(request: Request) -> Response:
    try:
        dataset = current.dataset()
        asked, ending = picture_of(request, tuple(_MEDIA_TYPES), dataset)
        if ending == _SHEET:
            return await _sheet(request, asked, dataset)
        return await _picture(request, asked, cast("Ending", ending), dataset)
    except Crowded:
        raise Refused(picture_words.BUSY, 503, again_s=_BUSY_S) from None


async def _picture(
    request: Request, asked: PictureRequest, ending: Ending, dataset: Dataset
) -> Response:
    headers = _headers(request, asked, ending)
    headers["ETag"] = _tag(kept.etag(dataset, asked, ending), headers)
    headers["Cache-Control"] = _KEPT
    known = known_tags(request)
    if headers["ETag"] in known:
        return Response(status_code=304, headers=headers)
    if here.missing():
        raise _missing(here.missing())
    if not kept.is_kept(dataset, asked, ending):
        take_turn(request, settings.PICTURES, picture_words.too_many)
    if "*" in known:  # which anybody can say who has never had it
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return head(headers)
    body = await _drawn(asked, ending, dataset)
    is_unpacked = ending == "svg" and "Content-Encoding" not in headers
    return Response(gzip.decompress(body) if is_unpacked else body, headers=headers)


async def _drawn(asked: PictureRequest, ending: Ending, dataset: Dataset) -> bytes:
    try:
        return await PICTURES.wait_for(partial(kept.begin, dataset, asked, ending))
    except RendererMissing as error:
        raise _missing(str(error)) from None
    except RendererBusy:
        raise Crowded from None
    except RenderFailed:
        if jobs.here().is_closing:
            raise Crowded from None
        raise Refused(picture_words.FAILED, 500) from None


def _missing(words: str) -> Refused:
    return Refused(f"{words}\n{picture_words.BROWSER_DRAWS}", 501)


async def _sheet(request: Request, asked: PictureRequest, dataset: Dataset) -> Response:
    headers = _headers(request, asked, _SHEET)
    headers["Cache-Control"] = _NOT_KEPT
    take_turn(request, settings.PICTURES, picture_words.too_many)
    if request.method == "HEAD":
        return head(headers)
    is_packed = "Content-Encoding" in headers
    make = partial(_sheet_data, asked, dataset, is_packed=is_packed)
    return Response(await FILES.run(make), headers=headers)


def _sheet_data(asked: PictureRequest, dataset: Dataset, *, is_packed: bool) -> bytes:
    sheet = kept.sheet_of(dataset, asked)
    drawing = catalogue.drawing(asked.name, Viewed(dataset, asked.view), asked.look)
    facts = {
        "figure": figure_data(Plot(**json.loads(sheet.figure.to_json()))),
        "width": sheet.width_px,
        "height": sheet.height_px,
        "width_px": asked.size.width_px,
        "height_px": asked.size.height_px or int(sheet.height_px * sheet.scale),
        "title": drawing.title,
        "alt": drawing.alt,
        "file_name": _file_name(asked),
    }
    plain = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(plain, compresslevel=6, mtime=0) if is_packed else plain


def _headers(request: Request, asked: PictureRequest, ending: str) -> dict[str, str]:
    name = f"{_file_name(asked)}.{ending}"
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


def _file_name(asked: PictureRequest) -> str:
    other = asked.view.against if catalogue.FIGURES[asked.name].compares else None
    whole = file_name(asked.name, asked.view.chosen, other)
    name = whole[:_MOST_OF_A_NAME].rstrip("-")
    look = "" if asked.look == "light" else f"--{asked.look}"
    return f"{name}--{asked.size.name}{look}"


# Packed bytes are other bytes: a strong tag must tell them apart.
def _tag(tag: str, headers: dict[str, str]) -> str:
    packed = "-gzip" if "Content-Encoding" in headers else ""
    return f'"{tag.strip(chr(34))}{packed}"'
