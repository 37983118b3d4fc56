"""Words on the map: cities by name, and what possible countries have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice, product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.figures import traces
from components.figures.boxes import Box, is_free
from components.figures.map import countrynames
from components.figures.map.plane import forward
from components.figures.map.projection import Projector, fitted
from components.figures.map.sides import HOLD, NAME_PX, SIDES, Label, box_at
from components.figures.map.views import WHOLE, Frame, MapView
from components.looks import typography
from components.looks.theme import BOLD, SMALL_PX, TEXT_PX, Palette

# The narrowest of each form: what has room here has room at every wider size.
_LEAST_PX, _LEAST_NARROW_PX = 600, 320
_LINE_PX, _POINT_PX = 15, 4
_CAPTION_PX = (120, 90, 70)  # to break at
_CAPTION_LEAST = 3  # countries that share a caption
_BAND_DEGREES, _COAST_DEGREES = 12, 8
_PLAIN = 400
_HALO = 6  # layers of it: one alone is hardly seen
# Times as large as the whole: each step of the zoom has names of its own.
_CLOSER = (1.6, 2.56, 4.1, 6.55, 10.5)
_BETWEEN = (1.0, 1.25, 1.6)  # how much larger until the next step
_ALONG = np.linspace(0, 1, 24)  # of a line between two cities


class Places(NamedTuple):
    """What names stand beside, and keep clear of."""

    countries: pd.DataFrame
    cities: pd.DataFrame
    lines: pd.DataFrame


def trace(
    places: Places,
    *,
    caption: str,
    frames: MapView,
    narrow: bool,
    colours: Palette,
) -> dict[str, Any]:
    """Draw the words of the whole map; who comes closer finds more names with it.

    `customdata` has a list for each step of the zoom: how many times as large, then of
    each name its place among the cities and, behind them, the countries of `meta`; and
    its side. A caption is of more than is seen from there: the key says the same.
    """
    words = labels(places, caption=caption, frames=frames, narrow=narrow)
    return {
        "lon": [label.longitude for label in words],
        "lat": [label.latitude for label in words],
        "mode": "text",
        "text": [label.words for label in words],
        "textposition": [label.side for label in words],
        "textfont": {
            "color": colours.ink,
            "size": [label.size_px for label in words],
            # A halo keeps the words legible over any country.
            "shadow": ", ".join([f"0 0 3px {colours.ground}"] * _HALO),
            "weight": [label.weight for label in words],
        },
        "hoverinfo": "skip",
        "customdata": [*_closer(places, frames, narrow=narrow)],
        "meta": {
            "countries": [
                [traces.markup([row.name]), row.longitude, row.latitude]
                for row in countrynames.in_order(places.countries)
            ]
        },
    }


def labels(
    places: Places, *, caption: str, frames: MapView, narrow: bool
) -> list[Label]:
    """Name the hosts, or on a part of the world any city; then countries, and caption.

    Words go where they cover neither a city nor each other nor, for the caption, any
    country's middle; where there is no such place they are left out.
    """
    countries, cities, _ = places
    page = _page(frames, narrow=narrow)
    taken = _around(page, cities)
    hosts = list(_names(places, page, taken, hosts=True))
    specks = countries["small"] & (countries["certainty"] == "none")
    land = _around(page, countries[~specks])
    beside = [*_captions(countries, caption, page, [*taken, *land])]
    taken += [_box_of(label, page) for label in beside]
    is_whole = frames is WHOLE
    others = [] if is_whole else [*_names(places, page, taken, hosts=False)]
    names = countrynames.names(places.countries, page, taken, len(cities))
    return [*beside, *hosts, *others, *names]


def _page(frames: MapView, *, narrow: bool) -> Projector:
    frame = frames.frame(narrow=narrow)
    width_px = _LEAST_NARROW_PX if narrow else _LEAST_PX
    return fitted(frame, width_px, width_px / frame.aspect)


def _closer(places: Places, frames: MapView, *, narrow: bool) -> Iterator[list[float]]:
    """List the names that have room at each step of the zoom, until all have."""
    page = _page(frames, narrow=narrow)
    countries = countrynames.in_order(places.countries)
    count = len(places.cities) + len(countries)
    cities = _in_order(places.cities)
    pages = [[_larger(page, times * more) for more in _BETWEEN] for times in _CLOSER]
    every = iter(countrynames.others(places.countries, *chain(*pages)))
    for times, steps in zip(_CLOSER, pages, strict=True) if count else ():
        taken = [_around(step, places.cities) for step in steps]
        hearts = list(islice(every, len(steps)))
        named: list[float] = [times]
        for at, row in cities:
            size_px = TEXT_PX if row.host else SMALL_PX
            wide_px = typography.width_px(row.name, size_px)
            for number, side in enumerate(SIDES):
                boxes = [
                    box_at(step.px(row.longitude, row.latitude), side, wide_px, NAME_PX)
                    for step in steps
                ]
                if all(map(is_free, boxes, taken)):
                    for box, others in zip(boxes, taken, strict=True):
                        others.append(box)
                    named += [at, number]
                    break
        for at, row in enumerate(countries, start=len(places.cities)):
            beside = countrynames.side(row, steps, taken, hearts)
            if beside is not None:
                named += [at, beside]
        yield named
        if len(named) >= 1 + 2 * count:
            return


def _larger(page: Projector, times: float) -> Projector:
    return replace(
        page,
        scale=page.scale * times,
        left=page.left * times,
        top=page.top * times,
        width_px=page.width_px * times,
        height_px=page.height_px * times,
    )


def _in_order(cities: pd.DataFrame) -> list[tuple[int, Any]]:
    """Order cities as they are named: hosts first, then those of the most events."""
    counts = cities["numbers"].map(len) if "numbers" in cities else [0] * len(cities)
    rows = list(zip(counts, enumerate(traces.rows(cities)), strict=True))
    ranked = sorted(rows, key=lambda row: (not row[1][1].host, -row[0], row[1][1].name))
    return [row for _, row in ranked]


def _names(
    places: Places, page: Projector, taken: list[Box], *, hosts: bool
) -> Iterator[Label]:
    threads = _beside_lines(page, places.lines)
    for at, row in _in_order(places.cities):
        x, y = page.px(row.longitude, row.latitude)
        if row.host != hosts or not Box(x, y, x, y).inside(_sheet(page)):
            continue  # words of a place beyond the edge would name another
        size_px = TEXT_PX if hosts else SMALL_PX
        wide_px = typography.width_px(row.name, size_px)
        # Where a name crosses a line or where it has no room at all: rather the first.
        for crossed, side in product(([*taken, *threads], taken), SIDES):
            box = box_at((x, y), side, wide_px, NAME_PX)
            if _has_room(box, page, crossed):
                taken.append(box)
                words = traces.markup([f"{HOLD}{row.name}{HOLD}"])
                weight = BOLD if hosts else _PLAIN
                place = row.longitude, row.latitude
                yield Label(*place, words, side, size_px, weight, at)
                break


def _beside_lines(page: Projector, lines: pd.DataFrame) -> list[Box]:
    """Box the lines between cities, in short pieces."""
    boxes = []
    for row in traces.rows(lines):
        ends = [
            _unit(row.from_longitude, row.from_latitude),
            _unit(row.to_longitude, row.to_latitude),
        ]
        way = np.outer(1 - _ALONG, ends[0]) + np.outer(_ALONG, ends[1])
        latitudes = np.degrees(np.arctan2(way[:, 2], np.hypot(way[:, 0], way[:, 1])))
        longitudes = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
        x, y = forward(page.frame, longitudes, latitudes)
        across, down = page.left + x * page.scale, page.top - y * page.scale
        boxes += [
            Box(min(a, b), min(c, d), max(a, b), max(c, d))
            for a, b, c, d in zip(
                across[:-1], across[1:], down[:-1], down[1:], strict=True
            )
        ]
    return boxes


def _unit(longitude: float, latitude: float) -> Any:
    turn, lift = np.radians(longitude), np.radians(latitude)
    return np.array(
        [np.cos(lift) * np.cos(turn), np.cos(lift) * np.sin(turn), np.sin(lift)]
    )


def _box_of(label: Label, page: Projector) -> Box:
    lines = label.words.split("<br>")
    wide_px = typography.block_px(lines, label.size_px)
    at = page.px(label.longitude, label.latitude)
    return box_at(at, label.side, wide_px, _LINE_PX * len(lines))


def with_room(
    words: Mapping[str, Any], frame: Frame, *, width_px: float, height_px: float
) -> list[int]:
    """List the words of a trace that have room on a smaller map, the first at least.

    Captions come first, then hosts: what is left out are names of other cities.
    """
    page = fitted(frame, width_px, height_px)
    taken: list[Box] = []
    kept: list[int] = []
    font = words["textfont"]
    columns = (words[name] for name in ("lon", "lat", "text", "textposition"))
    for at, (lon, lat, text, side) in enumerate(zip(*columns, strict=True)):
        lines = [line.strip(HOLD) for line in text.split("<br>")]
        wide_px = typography.block_px(lines, font["size"][at])
        tall_px = _LINE_PX * len(lines) + NAME_PX - _LINE_PX
        box = box_at(page.px(lon, lat), side, wide_px, tall_px)
        if not kept or is_free(box, taken):
            taken.append(box)
            kept.append(at)
    return kept


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
        box = box_at(page.px(longitude, latitude), side, wide_px, _LINE_PX * len(lines))
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


def _has_room(box: Box, page: Projector, taken: list[Box]) -> bool:
    return box.inside(_sheet(page)) and is_free(box, taken)


def _sheet(page: Projector) -> Box:
    return Box(0, 0, page.width_px, page.height_px)
