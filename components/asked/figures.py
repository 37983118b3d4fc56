"""Which figures an address or a report may ask for, as the catalogue lists them.

The catalogue (`components/figures/catalogue.py`) stands higher in the house; whoever
reads addresses needs to know of a figure no more than this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from data.reading.outreach import WORLD

TABLE = "table."


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A figure by its name, where it stands, and what reports have of it."""

    name: str  # "running-total": in addresses, file names and reports
    pages: tuple[str, ...]  # links lead to the first
    label: str  # in lists of a report's parts
    table_label: str = ""  # of its table as a part; "" where it is none
    compares: bool = False  # two selections: its words and files name both
    has_views: bool = False  # those of the data, each a part of its own; of a map
    usual: tuple[str, ...] = ()  # of its parts, those of a report nobody has planned
    of_place: bool = False  # of one country or city
    of_event: bool = False  # of one event

    @property
    def is_of_one(self) -> bool:
        """Tell whether it is about one thing: no part of reports."""
        return self.of_place or self.of_event

    def parts(self, views: Iterable[str]) -> tuple[str, ...]:
        """Its pictures as parts of a report: "map", and "map.africa" for a view."""
        if self.is_of_one:
            return ()
        own = [view for view in views if view != WORLD] if self.has_views else []
        return (self.name, *(f"{self.name}.{view}" for view in own))


_LISTED: dict[str, Listed] = {}


def add(figure: Listed) -> None:
    """List a figure, as the catalogue does for each of its own."""
    _LISTED[figure.name] = figure


def listed() -> Mapping[str, Listed]:
    """All figures by name; LookupError where nobody has loaded the catalogue."""
    if not _LISTED:
        message = "no figure is listed: import components.figures.catalogue first"
        raise LookupError(message)
    return MappingProxyType(_LISTED)


def pictures(views: Iterable[str]) -> tuple[str, ...]:
    """List the parts of a report that are pictures, for data with these views."""
    known = tuple(views)
    return tuple(part for figure in listed().values() for part in figure.parts(known))


def figure_of(part: str) -> Listed | None:
    """Look up the figure that a part draws: of "map.africa" the map; None if none."""
    return listed().get(part.partition(".")[0])


def is_map(part: str) -> bool:
    """Tell whether a part is a picture that has views."""
    figure = figure_of(part)
    return figure is not None and figure.has_views


def tables() -> tuple[str, ...]:
    """List the parts that are tables of figures."""
    return tuple(f"{TABLE}{f.name}" for f in listed().values() if f.table_label)


def usual() -> tuple[str, ...]:
    """List the parts of a report that nobody has planned: pictures, then tables."""
    parts = [part for figure in listed().values() for part in figure.usual]
    return tuple(sorted(parts, key=lambda part: part.startswith(TABLE)))


def leading(page: str) -> str:
    """Name the figure that stands for a page where one is shown alone; "" if none."""
    page = page or "overview"
    of_page = (f for f in listed().values() if page in f.pages and not f.of_event)
    return next((figure.name for figure in of_page), "")


def of_event() -> str:
    """Name the figure of one event; "" where there is none."""
    return next((figure.name for figure in listed().values() if figure.of_event), "")


def page_of(name: str, *, is_city: bool = False) -> str:
    """Name the page that a link to a figure leads to; of a place, that of its kind."""
    figure = listed()[name]
    return figure.pages[-1 if is_city and figure.of_place else 0]
