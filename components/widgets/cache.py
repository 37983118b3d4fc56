"""What is kept between runs: the dataset, and figures by value; nothing by table."""

from functools import lru_cache

from components.asked.view import MAP_VIEWS, View, query_text
from components.figures import catalogue
from components.figures.drawing import Drawing
from components.live import current
from components.looks.theme import Look
from components.pictures.chromium import here
from components.widgets import payload as payloads
from components.widgets import tiles as measures
from components.widgets.tiles import Tile
from data.filters import Filter
from data.package import Dataset


def dataset() -> Dataset:
    """Give the last good version of the data: ask once, and keep to it for a run."""
    return current.dataset()


def drawing(name: str, shown: Dataset, view: View, look: Look) -> Drawing:
    """Make a figure once for each dataset version, view and look."""
    return _drawing(name, shown, view.of_figure(), look)


# Few: what a page asks for twice. A figure is ten times as large as its payload.
@lru_cache(maxsize=16)
def _drawing(name: str, shown: Dataset, view: View, look: Look) -> Drawing:
    return catalogue.FIGURES[name](shown, view, look)


def payload(  # noqa: PLR0913
    name: str, shown: Dataset, view: View, look: Look, *, key: str, narrow: bool
) -> bytes:
    """Write what a figure hands to the browser once for each view, look and key."""
    return _payload(name, shown, view.of_figure(), look, key, narrow, here.missing())


@lru_cache(maxsize=256)
def _payload(  # noqa: PLR0913, PLR0917
    name: str,
    shown: Dataset,
    view: View,
    look: Look,
    key: str,
    narrow: bool,  # noqa: FBT001 (lru_cache keys positions)
    missing: str,
) -> bytes:
    picture = payloads.Picture(
        query=query_text(view.to_query()), look=look, missing=missing
    )
    drawing = _drawing(name, shown, view, look)
    coarse = view.map_view == MAP_VIEWS[0]
    return payloads.payload(
        drawing, key=key, picture=picture, coarse=coarse, narrow=narrow
    )


@lru_cache(maxsize=256)
def tiles(shown: Dataset, chosen: Filter) -> tuple[Tile, ...]:
    """Say the overview's measures once for each selection."""
    return measures.tiles(shown, chosen)


def clear() -> None:
    """Forget everything that is kept."""
    current.forget()
    _drawing.cache_clear()
    _payload.cache_clear()
    tiles.cache_clear()
