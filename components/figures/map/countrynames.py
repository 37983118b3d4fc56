"""The names of countries that take part: within them, or beside those too small."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from components.figures import traces
from components.figures.boxes import Box, is_free
from components.figures.map import hatching
from components.figures.map.projection import Projector
from components.figures.map.sides import NAME_PX, SIDES, WITHIN, Label, box_at, held
from components.looks import typography
from components.looks.theme import BOLD, SMALL_PX

_POINT_PX = 5
_APART_PX = 6  # of a name from another country, whose own it would seem
_EDGE = 0.15  # of an outline's box, which a name may lie on
_PART = 0.85  # of a country's width, for a name within it


def in_order(countries: Iterable[Any], chosen: Sequence[str] = ()) -> list[Any]:
    """List the countries that a map names: the chosen ones, then those of most events.

    Who is not chosen is named only where a source names it.
    """
    named = (
        row for row in countries if row.certainty == "named" or row.country in chosen
    )
    return sorted(
        named, key=lambda row: (row.country not in chosen, -events_of(row), row.name)
    )


def events_of(row: Any) -> int:
    """Count the events of a place, where its row tells them."""
    return len(getattr(row, "numbers", ()))


def others(countries: Iterable[Any], *pages: Projector) -> list[dict[str, Box]]:
    """Box on each page what a name beside a country must not lie on: the others.

    Of those that may be among unnamed ones, the middle; of others, most of the outline.
    """
    rows = [row for row in countries if row.certainty != "none"]
    return [{row.country: _heart(row, page) for row in rows} for page in pages]


def _heart(row: Any, page: Projector) -> Box:
    x, y = page.px(row.longitude, row.latitude)
    middle = Box(x - _POINT_PX, y - _POINT_PX, x + _POINT_PX, y + _POINT_PX)
    if row.certainty == "possible":
        return middle
    box = hatching.outline_px(row.country, page)
    trim_x, trim_y = (box.right - box.left) * _EDGE, (box.high - box.low) * _EDGE
    return Box(
        min(middle.left, box.left + trim_x),
        min(middle.low, box.low + trim_y),
        max(middle.right, box.right - trim_x),
        max(middle.high, box.high - trim_y),
    )


def names(
    ordered: Sequence[Any],
    hearts: dict[str, Box],
    page: Projector,
    taken: list[Box],
    *,
    cities: int,
) -> Iterator[Label]:
    """Name on a page the countries that have room; their boxes are taken, too."""
    sheet = Box(0, 0, page.width_px, page.height_px)
    for at, row in enumerate(ordered, start=cities):
        x, y = page.px(row.longitude, row.latitude)
        if not Box(x, y, x, y).inside(sheet):
            continue
        number = side(row, [page], [taken], [hearts], sheet)
        if number is not None:
            place = (row.longitude, row.latitude)
            yield Label(*place, words(row, number), of(number), SMALL_PX, BOLD, at)


def side(
    row: Any,
    pages: Sequence[Projector],
    taken: Sequence[list[Box]],
    hearts: Sequence[dict[str, Box]],
    sheet: Box | None = None,
) -> int | None:
    """Find the side on which a name is free on each page, and take it; None if none."""
    wide_px = typography.width_px(row.name, SMALL_PX)
    own = hatching.outline_px(row.country, pages[0])
    is_within = _PART * (own.right - own.left) > wide_px
    around = [
        [b for code, b in known.items() if code != row.country] for known in hearts
    ]
    points = [page.px(row.longitude, row.latitude) for page in pages]
    for number in (len(SIDES),) if is_within else range(len(SIDES)):
        boxes = [box_at(at_px, of(number), wide_px, NAME_PX) for at_px in points]
        if sheet and not all(box.inside(sheet) for box in boxes):
            continue
        if not is_within and not all(map(is_free, map(_with_air, boxes), around)):
            continue
        if all(map(is_free, boxes, taken)):
            for box, others in zip(boxes, taken, strict=True):
                others.append(box)
            return number
    return None


def _with_air(name: Box) -> Box:
    """Box a name with the room that keeps it from seeming another country's."""
    return Box(
        name.left - _APART_PX,
        name.low - _APART_PX,
        name.right + _APART_PX,
        name.high + _APART_PX,
    )


def of(number: int) -> str:
    """Name a side by its number: behind those beside a point, within."""
    return (*SIDES, WITHIN)[number]


def words(row: Any, number: int) -> str:
    """Write a name, held off its place where it stands beside it."""
    return traces.markup([row.name]) if number == len(SIDES) else held([row.name])
