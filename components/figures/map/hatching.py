"""Hatching: diagonal lines within countries that may be among unnamed ones.

Plotly has no pattern for countries: the lines are a trace of their own, cut at the
outlines, and so look the same on screen and in every file.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import numpy as np

from components.figures.boxes import Box
from components.figures.map.plane import Numbers, forward, inverse
from components.figures.map.projection import Projector
from components.figures.map.views import WHOLE, Frame
from data import geography

Line = tuple[tuple[float, ...], tuple[float, ...]]  # longitudes, latitudes

_LEAST_PX = 1.5  # shorter ones are dust
_MOST_LINES = 700  # beyond, lines stand farther apart
_MOST_TIMES = 8  # as far apart
_BEND = 0.3  # of the plane: a line is drawn in pieces no longer, each a great circle
_DIAGONAL = 2**0.5


def hatched(codes: Iterable[str], page: Projector, apart_px: float) -> list[Line]:
    """Hatch countries as they stand on a page, as far as it shows them."""
    every, most_px = list(codes), _MOST_TIMES * apart_px
    lines = [*_lines(every, page, apart_px)]
    while len(lines) > _MOST_LINES and apart_px < most_px:
        apart_px *= 2
        lines = [*_lines(every, page, apart_px)]
    return lines


def _lines(codes: list[str], page: Projector, apart_px: float) -> Iterator[Line]:
    for code in codes:
        yield from _of_country(code, page, apart_px)


@lru_cache(maxsize=1024)
def _of_country(code: str, page: Projector, apart_px: float) -> tuple[Line, ...]:
    coarse = page.frame in {WHOLE.wide, WHOLE.narrow}
    along, across, number = _crossings(code, page, apart_px, coarse=coarse)
    order = np.lexsort((along, number))
    along, across, number = along[order], across[order], number[order]
    # An even number of crossings a line: each pair is one stretch inside.
    begins = slice(0, 2 * (len(along) // 2), 2)
    ends = slice(1, 2 * (len(along) // 2), 2)
    long = along[ends] - along[begins] > _LEAST_PX / page.scale * _DIAGONAL
    starts, stops, levels = along[begins][long], along[ends][long], across[begins][long]
    pieces = _pieces(page, starts, stops, levels)
    return tuple(line for line in pieces if line[0])


def _crossings(
    code: str, page: Projector, apart_px: float, *, coarse: bool
) -> tuple[Numbers, Numbers, Numbers]:
    """Find where the diagonals of the plane meet a country's outline."""
    apart = apart_px / page.scale * _DIAGONAL
    found: list[tuple[Numbers, Numbers, Numbers]] = []
    for longitudes, latitudes in _rings(coarse=coarse).get(code, ()):
        x, y = forward(page.frame, longitudes, latitudes)
        across, along = y - x, y + x
        low = np.minimum(across[:-1], across[1:])
        high = np.maximum(across[:-1], across[1:])
        first = np.ceil(low / apart).astype(int)
        # Half open, so that a corner on a diagonal is crossed once.
        count = np.maximum(0, np.ceil(high / apart).astype(int) - first)
        edge = np.repeat(np.arange(len(count)), count)
        step = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        number = first[edge] + step
        level = number * apart
        share = (level - across[edge]) / (across[edge + 1] - across[edge])
        at = along[edge] + share * (along[edge + 1] - along[edge])
        found.append((at, level, number.astype(float)))
    if not found:
        return np.empty(0), np.empty(0), np.empty(0)
    along, across, number = (np.concatenate(part) for part in zip(*found, strict=True))
    return along, across, number


def _pieces(
    page: Projector, starts: Numbers, stops: Numbers, levels: Numbers
) -> Iterator[Line]:
    digits = 1 if page.frame in {WHOLE.wide, WHOLE.narrow} else 2
    longest = _BEND * _DIAGONAL
    for start, stop, level in zip(starts, stops, levels, strict=True):
        along = np.linspace(start, stop, 2 + int((stop - start) / longest))
        x, y = (along - level) / 2, (along + level) / 2
        if not _is_seen(page, x, y):
            continue
        longitudes, latitudes = inverse(page.frame, x, y)
        yield (
            tuple(np.round(longitudes, digits).tolist()),
            tuple(np.round(latitudes, digits).tolist()),
        )


def _is_seen(page: Projector, x: Numbers, y: Numbers) -> bool:
    across, down = page.left + x * page.scale, page.top - y * page.scale
    return bool(
        across.max() > 0
        and across.min() < page.width_px
        and down.max() > 0
        and down.min() < page.height_px
    )


@cache
def _rings(*, coarse: bool) -> dict[str, list[tuple[Numbers, Numbers]]]:
    """Read the outlines of every country, holes as well."""
    text = geography.shapes_path(coarse=coarse).read_text(encoding="utf-8")
    known = {}
    for feature in json.loads(text)["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"]
        polygons = parts if shape["type"] == "MultiPolygon" else [parts]
        rings = [np.array(ring, float) for polygon in polygons for ring in polygon]
        known[feature["id"]] = [(ring[:, 0], ring[:, 1]) for ring in rings]
    return known


def tall_px(code: str, page: Projector) -> float:
    """Measure a country's largest outline on a page, along its longer side."""
    box = outline_px(code, page)
    return max(box.right - box.left, box.high - box.low)


def outline_px(code: str, page: Projector) -> Box:
    """Box a country's largest outline on a page; without one, nothing at its corner."""
    west, east, south, north = _outline(code, page.frame)
    return Box(
        page.left + west * page.scale,
        page.top - north * page.scale,
        page.left + east * page.scale,
        page.top - south * page.scale,
    )


@lru_cache(maxsize=2048)
def _outline(code: str, frame: Frame) -> tuple[float, float, float, float]:
    """Find west, east, south and north of the outline that is longest on the plane."""
    found = [(0.0, 0.0, 0.0, 0.0)]
    for longitudes, latitudes in _rings(coarse=False).get(code, ()):
        x, y = forward(frame, longitudes, latitudes)
        found.append((float(x.min()), float(x.max()), float(y.min()), float(y.max())))
    return max(found, key=lambda at: max(at[1] - at[0], at[3] - at[2]))
