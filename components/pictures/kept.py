"""Pictures of figures by value: each drawn once, however many ask for it."""

import gzip
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache as once
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock

import plotly
from cachetools import LRUCache

from components.asked import figures
from components.asked.selection import Viewed
from components.asked.sizes import Size
from components.asked.view import VERSION, View, query_text
from components.figures import catalogue
from components.live.pools import PICTURES
from components.looks.theme import Look
from components.pictures.chromium import here
from components.pictures.chromium.renderer import Ending
from components.pictures.sheet import Sheet, Stamp, sheet
from components.words import language, numbers
from data.reading import caches
from data.reading.package import Dataset

_ROOT = Path(__file__).resolve().parents[2]
_MOST_BYTES = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """One picture that somebody asks for: equal ones look the same on the same day."""

    name: str  # of the figure
    view: View
    size: Size
    look: Look
    base: str  # where the dashboard is found; "" for a picture without an address


def draw(dataset: Dataset, picture: PictureRequest, ending: Ending) -> bytes:
    """Draw a picture; the renderer's errors."""
    return here.renderer().draw(sheet_of(dataset, picture), ending)


def begin(dataset: Dataset, picture: PictureRequest, ending: Ending) -> "Future[bytes]":
    """Have a picture made as it is sent, unless it is kept or being made already.

    An SVG is packed, once for all who ask. The renderer's errors, and the pool's.
    """
    day = _today()
    make = partial(_sent, dataset, picture, ending, day)
    key = _key(dataset, picture, ending, day)
    return _kept.give(key, partial(PICTURES.begin, make))


def is_kept(dataset: Dataset, picture: PictureRequest, ending: Ending) -> bool:
    """Tell whether a picture is there already, so that giving it costs nothing."""
    return _key(dataset, picture, ending, _today()) in _kept


def sheet_of(
    dataset: Dataset, picture: PictureRequest, day: date | None = None
) -> Sheet:
    """Set the figure on its sheet, with its address and the date, by rule today's."""
    view, made = picture.view.of_figure(picture.name), numbers.day(day or _today())
    stamp = Stamp(address=address(picture.base, picture.name, view), made=made)
    drawing = catalogue.drawing(picture.name, Viewed(dataset, view), picture.look)
    return sheet(drawing, size=picture.size, look=picture.look, stamp=stamp)


def etag(dataset: Dataset, picture: PictureRequest, ending: Ending) -> str:
    """Name a picture's content: the data, the software, what was asked, the day."""
    key = (_software(), *_key(dataset, picture, ending, _today()))
    return f'"{sha256(repr(key).encode()).hexdigest()[:32]}"'


def address(base: str, name: str, view: View) -> str:
    """Give the page that shows exactly this figure; "" without a base."""
    if not base:
        return ""
    query = view.of_figure(name).to_query()
    page = f"{base.rstrip('/')}/{figures.page_of(name, is_city=bool(view.item))}"
    return f"{page}?{query_text({'v': [VERSION], **query})}" if query else page


class _Kept:
    """Keeps pictures as bytes, the latest asked for; each is made once at a time."""

    def __init__(self, most_bytes: int) -> None:
        self._made: LRUCache[Hashable, bytes] = LRUCache(most_bytes, getsizeof=len)
        self._making: dict[Hashable, Future[bytes]] = {}
        self._lock = Lock()

    def give(
        self, key: Hashable, begin: Callable[[], "Future[bytes]"]
    ) -> "Future[bytes]":
        """Give what is kept, join who waits for it, or begin it."""
        with self._lock:
            if key in self._made:
                return _done(self._made[key])
            if key in self._making:
                return self._making[key]
            making = self._making[key] = begin()
        # Of a reader's own data nothing stays when they have left.
        is_kept = not caches.IS_GUEST.get()
        making.add_done_callback(partial(self._let_go, key, is_kept))
        return making

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether a picture is kept."""
        with self._lock:
            return key in self._made

    def clear(self) -> None:
        """Forget every picture."""
        with self._lock:
            self._made.clear()

    def _let_go(self, key: Hashable, is_kept: bool, making: "Future[bytes]") -> None:  # noqa: FBT001 (a callback's)
        made = b"" if making.exception() else making.result()
        with self._lock:
            del self._making[key]
            if is_kept and made and len(made) <= self._made.maxsize:
                self._made[key] = made


_kept = _Kept(_MOST_BYTES)


def clear() -> None:
    """Forget every picture."""
    _kept.clear()


def _done(made: bytes) -> "Future[bytes]":
    done: Future[bytes] = Future()
    done.set_result(made)
    return done


def _sent(
    dataset: Dataset, picture: PictureRequest, ending: Ending, day: date
) -> bytes:
    drawn = here.renderer().draw(sheet_of(dataset, picture, day), ending)
    return gzip.compress(drawn, compresslevel=6, mtime=0) if ending == "svg" else drawn


def _key(
    dataset: Dataset, picture: PictureRequest, ending: Ending, day: date
) -> tuple[Hashable, ...]:
    view = picture.view.of_figure(picture.name)
    what = (
        picture.name,
        view,
        picture.size,
        picture.look,
        picture.base,
        language.tag(),
    )
    return (dataset.digest, *what, ending, day)


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
