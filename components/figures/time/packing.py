"""Marks and their words on as few rows as keep them apart, in pixels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from components.looks import typography

Beside = Literal["inside", "right", "left"]
# Above a mark, words start where it starts, end where it ends, stand over its middle,
# or keep to one edge of the picture.
Above = Literal["starting", "over", "ending", "from_edge", "to_edge"]
Side = Beside | Above

BESIDE: tuple[Side, ...] = get_args(Beside)
ABOVE: tuple[Side, ...] = get_args(Above)
GAP_PX = 7  # between a mark and its words
_CLEAR_PX, _INSET_PX = 6, 8

# From where to where something runs on a row.
Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of one event on its row, and the words it would like."""

    left: float
    right: float
    words: list[str]  # in lines
    is_span: bool  # wide marks can hold their words


@dataclass(frozen=True, slots=True)
class Place:
    """The row of a mark and the side of its words: none when they found no room."""

    row: int
    side: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much room a block of rows may take."""

    width_px: float
    type_px: float
    rows_for_words: int  # words alone open no row beyond these
    rows: int  # marks share rows when there are more
    tall: bool  # rows are tall enough for words above their marks


def pack(marks: Sequence[Mark], limits: Limits) -> list[Place]:
    """Give each mark, in order, the first row and side on which nothing overlaps."""
    rows: list[list[Extent]] = []
    places = []
    for mark in marks:
        place = _first_fit(mark, rows, limits)
        for below, extent in _extents(mark, place.side, limits):
            while place.row + below >= len(rows):
                rows.append([])
            rows[place.row + below].append(extent)
        places.append(place)
    return places


def words_px(mark: Mark, side: Side, limits: Limits) -> Extent:
    """Measure from where to where a mark's words run on one of their sides."""
    wide_px = typography.block_px(mark.words, limits.type_px)
    over = (mark.left + mark.right - wide_px) / 2
    left = {
        "inside": over,
        "right": mark.right + GAP_PX,
        "left": mark.left - GAP_PX - wide_px,
        "starting": mark.left,
        "over": over,
        "ending": mark.right - wide_px,
        "from_edge": 0,
        "to_edge": limits.width_px - wide_px,
    }[side]
    return left, left + wide_px


def _first_fit(mark: Mark, rows: list[list[Extent]], limits: Limits) -> Place:
    extents = cache(lambda side: _extents(mark, side, limits))
    for place in _wishes(mark, len(rows), limits):
        if all(
            place.row + below >= len(rows) or _is_free(extent, rows[place.row + below])
            for below, extent in extents(place.side)
        ):
            return place
    return Place(min(range(len(rows)), key=lambda row: len(rows[row])), None)


def _wishes(mark: Mark, rows: int, limits: Limits) -> Iterator[Place]:
    """List the places a mark could take: with words first, on open rows first."""
    sides = list(_sides(mark, ABOVE if limits.tall else BESIDE, limits))
    roomy = rows + (rows < limits.rows_for_words)
    yield from (Place(row, side) for row in range(roomy) for side in sides)
    if not limits.tall:
        over = list(_sides(mark, ABOVE, limits))
        yield from (Place(row, side) for row in range(1, roomy) for side in over)
        if not rows:
            yield from (Place(1, side) for side in over)
    yield from (Place(row, None) for row in range(rows))
    if rows < limits.rows:
        yield from (Place(rows, side) for side in sides)
        yield Place(rows, None)


def _sides(mark: Mark, wanted: Iterable[Side], limits: Limits) -> Iterator[Side]:
    """Offer the sides on which the words stay in the picture and near their mark."""
    for side in wanted if any(mark.words) else ():
        left, right = words_px(mark, side, limits)
        held = mark.is_span and mark.left <= left - _INSET_PX
        near = side in BESIDE or (left < mark.right and mark.left < right)
        within = left >= 0 and right <= limits.width_px
        if near and within and (held or side != "inside"):
            yield side


def _extents(mark: Mark, side: Side | None, limits: Limits) -> list[tuple[int, Extent]]:
    """List what a place takes up, counted in rows from the mark's own.

    Words above a mark need the row above it, unless rows are tall.
    """
    own = (mark.left, mark.right)
    if side is None:
        return [(0, own)]
    words = words_px(mark, side, limits)
    if side in ABOVE and not limits.tall:
        return [(-1, words), (0, own)]
    return [(0, (min(words[0], own[0]), max(words[1], own[1])))]


def _is_free(extent: Extent, taken: list[Extent]) -> bool:
    return all(
        extent[0] >= right + _CLEAR_PX or left >= extent[1] + _CLEAR_PX
        for left, right in taken
    )
