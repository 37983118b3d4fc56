"""Routes for what figures need in the browser: scripts, fonts, plotly.js, shapes."""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import plotly
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

_HERE = Path(__file__).resolve().parent
ASSETS = _HERE / "assets"
# Files that live elsewhere and are served beside the assets.
_ELSEWHERE = MappingProxyType(
    {
        "plotly.min.js": Path(plotly.__file__).parent / "package_data/plotly.min.js",
        "world.geojson": _HERE.parent / "data/geography/world.geojson",
    }
)
_MEDIA_TYPES = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".geojson": "application/geo+json",
        ".js": "text/javascript; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
    }
)
_IS_PACKED = frozenset({".woff2"})
# One spelling for each file, and no way out of the folder.
_NAME = re.compile(r"[\w-]+(?:/[\w-]+)*(?:\.[\w-]+)+", re.ASCII)
_IMPORT = re.compile(rb'"(\./[a-z_]+\.js)"')
_A_YEAR = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class _Asset:
    """One file, ready to send."""

    body: bytes
    packed: bytes | None  # gzip, where that makes it smaller
    media_type: str
    digest: str


def asset_routes() -> list[BaseRoute]:
    """List the routes of the assets, under the server's base path."""
    return [Route(f"{_base()}/assets/{{name:path}}", _send, methods=["GET", "HEAD"])]


def asset_address(name: str) -> str:
    """Give an asset's address: the same from every page, new with every version."""
    asset = _load(name)
    if asset is None:
        message = f"{name} is not an asset"
        raise FileNotFoundError(message)
    version = _scripts_digest() if name in _scripts() else asset.digest
    return f"{_base()}/assets/{name}?v={version[:12]}"


def asset_text(name: str) -> str:
    """Read an asset that Streamlit carries inline."""
    return (ASSETS / name).read_text(encoding="utf-8")


# A plain function, so that packing a large file never blocks the event loop.
def _send(request: Request) -> Response:
    asset = _load(request.path_params["name"])
    if asset is None:
        return Response("Not found", status_code=404, media_type="text/plain")
    headers = {
        "Cache-Control": _A_YEAR if "v" in request.query_params else _ASK_AGAIN,
        "ETag": f'W/"{asset.digest[:16]}"',
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = asset.body
    if asset.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body = asset.packed
        headers["Content-Encoding"] = "gzip"
    headers["Content-Type"] = asset.media_type
    return Response(body, headers=headers)


def _base() -> str:
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _load(name: str) -> _Asset | None:
    path = _path(name)
    return None if path is None else _packed(name, path)


# Only names that exist get this far, so the memory they take has an end.
@cache
def _packed(name: str, path: Path) -> _Asset:
    body = path.read_bytes()
    if name in _scripts():
        # Modules import each other by relative name: those names carry the version too.
        version = _scripts_digest()[:12].encode()
        body = _IMPORT.sub(rb'"\1?v=' + version + b'"', body)
    packed = None if path.suffix in _IS_PACKED else gzip.compress(body, mtime=0)
    return _Asset(body, packed, _MEDIA_TYPES[path.suffix], sha256(body).hexdigest())


def _path(name: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    path = _ELSEWHERE.get(name, ASSETS / name)
    return path if path.suffix in _MEDIA_TYPES and path.is_file() else None


@cache
def _scripts() -> frozenset[str]:
    return frozenset(path.name for path in ASSETS.glob("*.js"))


@cache
def _scripts_digest() -> str:
    return sha256(
        b"".join((ASSETS / name).read_bytes() for name in sorted(_scripts()))
    ).hexdigest()
