"""Pictures of figures by value: each drawn once, however many ask for it."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from threading import Lock

import plotly
from cachetools import LRUCache

from components import cache, formats
from components.address import VERSION, View, query_text
from components.figures.sheet import Sheet, Stamp, sheet
from components.figures.sizes import Size
from components.rendering import here
from components.rendering.renderer import Form
from components.theme import Look
from data.package import Dataset

_ROOT = Path(__file__).resolve().parents[1]
_OF_ALL_PAGES = "participants"
_PAGES = {"map": "map", "timeline": "timeline"}
_MOST_BYTES = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One picture that somebody asks for: equal ones look the same on the same day."""

    name: str  # of the figure
    view: View
    size: Size
    look: Look
    base: str  # where the dashboard is found; "" for a picture without an address


def picture(dataset: Dataset, asked: Asked, form: Form) -> bytes:
    """Draw a picture, or give it as it was drawn; the renderer's errors."""
    day = _today()
    return _kept.give(
        _key(dataset, asked, form, day),
        lambda: here.renderer().draw(_sheet(dataset, asked, day), form),
    )


def is_kept(dataset: Dataset, asked: Asked, form: Form) -> bool:
    """Tell whether a picture is there already, so that giving it costs nothing."""
    return _key(dataset, asked, form, _today()) in _kept


def sheet_of(dataset: Dataset, asked: Asked) -> Sheet:
    """Set the figure on its sheet, with its address and today's date."""
    return _sheet(dataset, asked, _today())


def etag(dataset: Dataset, asked: Asked, form: Form) -> str:
    """Name a picture's content: the data, the software, what was asked, the day."""
    key = (_software(), *_key(dataset, asked, form, _today()))
    return f'"{sha256(repr(key).encode()).hexdigest()[:32]}"'


def address(base: str, name: str, view: View) -> str:
    """Give the page that shows exactly this figure; "" without a base."""
    if not base:
        return ""
    query = view.of_figure().to_query()
    page = f"{base.rstrip('/')}/{_PAGES.get(name, _OF_ALL_PAGES)}"
    return f"{page}?{query_text({'v': [VERSION], **query})}" if query else page


class _Kept:
    """Keeps pictures as bytes, the latest asked for; each is made by one caller."""

    def __init__(self, most_bytes: int) -> None:
        self._made: LRUCache[Hashable, bytes] = LRUCache(most_bytes, getsizeof=len)
        self._making: dict[Hashable, Future[bytes]] = {}
        self._lock = Lock()

    def give(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give what is kept, wait for who makes it, or make it."""
        with self._lock:
            made = self._made.get(key)
            if made is not None:
                return made
            waited_for = self._making.get(key)
            promise = self._making.setdefault(key, Future())
        return waited_for.result() if waited_for else self._make(key, make, promise)

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether a picture is kept."""
        with self._lock:
            return key in self._made

    def clear(self) -> None:
        """Forget every picture."""
        with self._lock:
            self._made.clear()

    def _make(
        self, key: Hashable, make: Callable[[], bytes], promise: Future[bytes]
    ) -> bytes:
        try:
            made = make()
        except BaseException as error:
            self._let_go(key)
            promise.set_exception(error)
            raise
        self._let_go(key, made)
        promise.set_result(made)
        return made

    def _let_go(self, key: Hashable, made: bytes | None = None) -> None:
        with self._lock:
            del self._making[key]
            if made is not None and len(made) <= self._made.maxsize:
                self._made[key] = made


_kept = _Kept(_MOST_BYTES)


def clear() -> None:
    """Forget every picture."""
    _kept.clear()


def _sheet(dataset: Dataset, asked: Asked, day: date) -> Sheet:
    view = asked.view.of_figure()
    stamp = Stamp(address=address(asked.base, asked.name, view), made=formats.day(day))
    drawing = cache.drawing(asked.name, dataset, view, asked.look)
    return sheet(drawing, size=asked.size, look=asked.look, stamp=stamp)


def _key(dataset: Dataset, asked: Asked, form: Form, day: date) -> tuple[Hashable, ...]:
    view = asked.view.of_figure()
    what = (asked.name, view, asked.size, asked.look, asked.base)
    return (dataset.digest, *what, form, day)


def _today() -> date:
    return datetime.now(tz=UTC).date()


@once
def _software() -> str:
    """Name the software that draws: its own files, and plotly.js."""
    digest = sha256(plotly.__version__.encode())
    files = [
        path
        for folder in ("components", "data")
        for path in sorted((_ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".html", ".geojson", ".ttf", ".otf", ".woff2"}
    ]
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()
