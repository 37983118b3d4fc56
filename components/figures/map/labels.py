"""Words on the map: hosts by name, and what possible countries have in common."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pandas as pd

from components.figures import traces
from components.figures.boxes import Box, is_free
from components.figures.map.projection import Projector, fitted
from components.figures.map.views import MapView
from components.looks import typography
from components.looks.theme import SMALL_PX, TEXT_PX

# The narrowest of each form: what has room here has room at every wider size.
_LEAST_PX, _LEAST_NARROW_PX = 600, 320
_LINE_PX, _POINT_PX, _OFF_PX, _UP_PX = 15, 4, 9, 2
_NAME_PX = 20  # from the top of a name to its bottom
_CAPTION_PX = (120, 90, 70)  # to break at
_CAPTION_LEAST = 3  # countries that share a caption
_BAND_DEGREES, _COAST_DEGREES = 12, 8
_SIDES = (
    "middle left",
    "middle right",
    "top left",
    "top right",
    "bottom left",
    "bottom right",
)
# Spaces hold words off their mark: Plotly sets text without a distance.
_HOLD = "\u00a0" * 4


class Label(NamedTuple):
    """Words at a place, on one side of it, and the size of their type."""

    longitude: float
    latitude: float
    words: str
    side: str
    size_px: int


def labels(
    countries: pd.DataFrame,
    cities: pd.DataFrame,
    *,
    caption: str,
    frames: MapView,
    narrow: bool,
) -> list[Label]:
    """Name the hosts, and set the caption in the sea beside the possible countries.

    Words go where they cover neither a city nor each other nor, for the caption, any
    country's middle; where there is no such place they are left out.
    """
    frame = frames.frame(narrow=narrow)
    width_px = _LEAST_NARROW_PX if narrow else _LEAST_PX
    page = fitted(frame, width_px, width_px / frame.aspect)
    taken = _around(page, cities)
    hosts = list(_host_labels(cities, page, taken))
    specks = countries["small"] & (countries["certainty"] == "none")
    land = _around(page, countries[~specks])
    return [*hosts, *_captions(countries, caption, page, [*taken, *land])]


def _host_labels(
    cities: pd.DataFrame, page: Projector, taken: list[Box]
) -> Iterator[Label]:
    for row in traces.rows(cities[cities["host"].astype(bool)]):
        at = page.px(row.longitude, row.latitude)
        if not Box(*at, *at).inside(_sheet(page)):
            continue  # words of a place beyond the edge would name another
        wide_px = typography.width_px(row.name, TEXT_PX)
        for side in _SIDES:
            box = _box(at, side, wide_px, _NAME_PX)
            if _has_room(box, page, taken):
                taken.append(box)
                words = traces.markup([f"{_HOLD}{row.name}{_HOLD}"])
                yield Label(row.longitude, row.latitude, words, side, TEXT_PX)
                break


def _captions(
    countries: pd.DataFrame, caption: str, page: Projector, taken: list[Box]
) -> Iterator[Label]:
    group = countries[countries["certainty"] == "possible"]
    shown = sum(box.inside(_sheet(page)) for box in _around(page, group))
    if not caption or len(group) < _CAPTION_LEAST or shown < len(group) / 2:
        return
    for room_px, (side, longitude, latitude) in product(_CAPTION_PX, _coasts(group)):
        lines = typography.wrap(caption, room_px, SMALL_PX)
        wide_px = typography.block_px(lines, SMALL_PX)
        box = _box(page.px(longitude, latitude), side, wide_px, _LINE_PX * len(lines))
        if _has_room(box, page, taken):
            yield Label(longitude, latitude, traces.markup(lines), side, SMALL_PX)
            return


def _coasts(group: pd.DataFrame) -> Iterator[tuple[str, float, float]]:
    """List places off the coasts of the countries, the western ones first."""
    for side, end, off in (
        ("middle left", "min", -_COAST_DEGREES),
        ("middle right", "max", _COAST_DEGREES),
    ):
        for latitude in group["latitude"].quantile([0.25, 0.1, 0.5, 0.75]):
            near = group[(group["latitude"] - latitude).abs() < _BAND_DEGREES]
            longitude = near["longitude"].agg(end)
            yield side, float(longitude + off), float(latitude)


def _around(page: Projector, places: pd.DataFrame) -> list[Box]:
    """Give the box around each place's point."""
    lonlat = zip(places["longitude"].tolist(), places["latitude"].tolist(), strict=True)
    return [
        Box(x - _POINT_PX, y - _POINT_PX, x + _POINT_PX, y + _POINT_PX)
        for x, y in (page.px(*at) for at in lonlat)
    ]


def _box(at: tuple[float, float], side: str, wide_px: float, tall_px: float) -> Box:
    x, y = at
    row, column = side.split()
    left = {"left": x - _OFF_PX - wide_px, "right": x + _OFF_PX}
    top = {"top": y - _UP_PX - tall_px, "bottom": y + _UP_PX}
    left_px, top_px = left.get(column, x - wide_px / 2), top.get(row, y - tall_px / 2)
    return Box(left_px, top_px, left_px + wide_px, top_px + tall_px)


def _has_room(box: Box, page: Projector, taken: list[Box]) -> bool:
    return box.inside(_sheet(page)) and is_free(box, taken)


def _sheet(page: Projector) -> Box:
    return Box(0, 0, page.width_px, page.height_px)
