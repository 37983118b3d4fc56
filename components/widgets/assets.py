"""What figures need in the browser: scripts, fonts, plotly.js, shapes, by address."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from components.assets import ASSETS
from components.live import origin, plotlyjs
from components.live.packed import Packed, media_type
from data.geography import shapes_path

# Files that live elsewhere and are served beside the assets.
_ELSEWHERE = MappingProxyType(
    {
        "plotly.min.js": plotlyjs.script(),
        "world.geojson": shapes_path(),
        "world-coarse.geojson": shapes_path(coarse=True),
    }
)
# Of every page, fetched as one, in this order: the last leans on Streamlit's names.
SHEET = "page.css"
_SHEETS = ("pages.css", "search.css", "phone.css", "streamlit.css")
_SUFFIXES = frozenset({".css", ".geojson", ".js", ".txt", ".woff2"})
# One spelling for each file, and no way out of the folder.
_NAME = re.compile(r"[\w-]+(?:/[\w-]+)*(?:\.[\w-]+)+", re.ASCII)
_IMPORT = re.compile(rb'"(\./[a-z_]+\.js)"')
_STATIC_IMPORT = re.compile(r'from "\./([a-z_]+\.js)"')


def asset_address(name: str) -> str:
    """Address an asset: the same from every page, new with every version."""
    packed = asset(name)
    if packed is None:
        message = f"{name} is not an asset"
        raise FileNotFoundError(message)
    version = _scripts_digest() if name in _scripts() else packed.digest
    return f"{origin.base_path()}/assets/{name}?v={version[:12]}"


def asset_text(name: str) -> str:
    """Read an asset that Streamlit carries inline."""
    return (ASSETS / name).read_text(encoding="utf-8")


def module_names(*names: str) -> list[str]:
    """List scripts and all that they cannot start without, each once."""
    scripts: dict[str, None] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop(0)
        if name not in scripts:
            scripts[name] = None
            waiting += _STATIC_IMPORT.findall(asset_text(name))
    return [*scripts]


def asset(name: str) -> Packed | None:
    """Find an asset by its name; None: there is none."""
    if name == SHEET:
        return _sheet()
    path = _path(name)
    return None if path is None else _packed(name, path)


def sheet_text() -> str:
    """Read the style sheets of every page."""
    return "\n".join(map(asset_text, _SHEETS))


@cache
def _sheet() -> Packed:
    return Packed(sheet_text().encode, media_type(Path(SHEET)))


# Only names that exist get this far, so the memory they take has an end.
@cache
def _packed(name: str, path: Path) -> Packed:
    return Packed(lambda: _body(name, path), media_type(path))


def _body(name: str, path: Path) -> bytes:
    body = path.read_bytes()
    if name in _scripts():
        # Modules import each other by relative name: those names carry the version too.
        version = _scripts_digest()[:12].encode()
        body = _IMPORT.sub(rb'"\1?v=' + version + b'"', body)
    return body


def _path(name: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    path = _ELSEWHERE.get(name, ASSETS / name)
    return path if path.suffix in _SUFFIXES and path.is_file() else None


@cache
def _scripts() -> frozenset[str]:
    return frozenset(path.name for path in ASSETS.glob("*.js"))


@cache
def _scripts_digest() -> str:
    return sha256(
        b"".join((ASSETS / name).read_bytes() for name in sorted(_scripts()))
    ).hexdigest()
