"""Streamlit's own files, packed ahead: the scripts and fonts of every page."""

import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.live import origin
from components.live.packed import Packed, media_type
from components.web import sent
from components.web.streamlit import icons
from components.widgets.assets import asset_address
from components.words import server

_PACKAGE = Path(st.__file__).parent / "static"
_FOLDER = _PACKAGE / "static"
_METHODS = frozenset({"GET", "HEAD"})
_FONT = re.compile(r"url\(\.\./media/(?P<font>[\w-]+)\.[^)]*\)")


class StaticFiles:
    """Answers for Streamlit's files before Streamlit, which would send them unpacked.

    A route cannot: Streamlit reserves these addresses for its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self._app = app
        self._prefix = f"{origin.base_path()}/static/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a static file, and pass on all else."""
        is_ours = scope["type"] == "http" and scope["path"].startswith(self._prefix)
        if not is_ours or scope["method"] not in _METHODS:
            await self._app(scope, receive, send)
            return
        name = scope["path"].removeprefix(self._prefix)
        # Packing a large file never holds up the event loop.
        response = await run_in_threadpool(_answer, Request(scope), name)
        await response(scope, receive, send)


def static_file(name: str) -> Packed | None:
    """Find one of Streamlit's files by its name below `static/`, or None."""
    return _packed(name) if name in _names() else None


def _answer(request: Request, name: str) -> Response:
    packed = static_file(name)
    if packed is None:
        return PlainTextResponse(server.NOT_FOUND, status_code=404)
    # Every name carries a digest of its content.
    return sent.send(request, packed, sent.A_YEAR)


@cache
def _names() -> frozenset[str]:
    files = (path for path in _FOLDER.rglob("*") if path.is_file())
    return frozenset(path.relative_to(_FOLDER).as_posix() for path in files)


@cache
def _packed(name: str) -> Packed:
    path = _FOLDER / name
    return Packed(lambda: _body(path), media_type(path))


def _body(path: Path) -> bytes:
    body = path.read_bytes()
    return _FONT.sub(_font, body.decode()).encode() if path.suffix == ".css" else body


def _font(match: re.Match[str]) -> str:
    """Replace two fonts that are fetched before anything is shown.

    They are all icons, and a typeface that our pages already have in parts.
    """
    instead = {
        "MaterialSymbols-Rounded": icons.font(),
        "SourceSansVF-Upright": "fonts/source-sans-3-latin.woff2",
    }
    ours = instead.get(match["font"])
    return f"url({asset_address(ours)})" if ours else match[0]
