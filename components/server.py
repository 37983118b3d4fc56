"""Routes and middleware of the one ASGI app, and the check before it starts."""

import sys
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components import cache, exports, labels, text
from components.address import read_view
from components.assets_routes import asset_routes
from components.drawings import FIGURES
from components.figures.drawing import Drawing
from components.picture_routes import picture_routes
from components.report_routes import report_routes
from data.package import package_folder
from data.schema import DataError

SCRIPT = Path(__file__).with_name("dashboard.py")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMATS: dict[str, tuple[str, Callable[[Drawing], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", exports.to_csv),
    "xlsx": (_XLSX, exports.to_xlsx),
}
_ANSWERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
# Less than this is sent faster than it is packed.
_LEAST_BYTES_PACKED = 1024


def require_dataset() -> None:
    """Read the package; a broken one ends the start with its problems, line by line."""
    try:
        cache.dataset()
    except DataError as error:
        print(f"{text.BROKEN_PACKAGE}\n{error}", file=sys.stderr, flush=True)  # noqa: T201
        raise SystemExit(1) from None


def routes() -> list[BaseRoute]:
    """List what is served beside the dashboard."""
    return [
        *asset_routes(),
        *_download_routes(),
        *picture_routes(),
        *report_routes(),
    ]


def middleware() -> list[Middleware]:
    """List what every answer passes through: compression."""
    return [Middleware(GZipMiddleware, minimum_size=_LEAST_BYTES_PACKED)]


def _download_routes() -> list[BaseRoute]:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    return [
        Route(f"{prefix}/download/package.zip", _package),
        Route(f"{prefix}/download/{{name}}.{{ending}}", _figure_table),
    ]


# Plain functions run in a thread: no download holds up the other readers.
def _package(_: Request) -> Response:
    name = f"{text.PACKAGE_FILE}-{cache.dataset().version}.zip"
    return _file(exports.to_zip(package_folder()), "application/zip", name)


def _figure_table(request: Request) -> Response:
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in FIGURES or ending not in _FORMATS:
        known = ", ".join(FIGURES)
        return PlainTextResponse(text.no_such_file(known, ", ".join(_FORMATS)), 404)
    query = request.query_params
    asked = {key: query.getlist(key) for key in query}
    view, unknown = read_view(asked, cache.dataset())
    if unknown:
        return PlainTextResponse(labels.not_understood(unknown), 400)
    drawing = cache.drawing(name, cache.dataset(), view, "light")
    media_type, write = _FORMATS[ending]
    return _file(write(drawing), media_type, f"{drawing.file_name}.{ending}")


def _file(body: bytes, media_type: str, name: str) -> Response:
    headers = {**_ANSWERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=media_type, headers=headers)
