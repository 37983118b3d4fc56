"""Words on the map: cities by name, and what possible countries have in common."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import product
from typing import Any

import numpy as np

from components.figures import traces
from components.figures.boxes import Box, is_free
from components.figures.map import countrynames
from components.figures.map.plane import between, forward
from components.figures.map.projection import Projector, bounds, fitted
from components.figures.map.sides import HOLD, NAME_PX, SIDES, Label, box_at, held
from components.figures.map.views import WHOLE, Frame, MapView
from components.looks import typography
from components.looks.theme import BOLD, SMALL_PX, TEXT_PX, Palette

# The narrowest of each form: what has room here has room at every wider size.
_LEAST_PX, _LEAST_NARROW_PX = 600, 320
_LINE_PX = 1.3 * SMALL_PX  # from one line of a caption to the next, as Plotly sets it
_POINT_PX = 4
_CAPTION_PX = (120, 90, 70)  # to break at
_CAPTION_LEAST = 3  # countries that share a caption
_BAND_DEGREES, _COAST_DEGREES = 12, 8
_QUANTILES = (0.25, 0.1, 0.5, 0.75)  # of latitudes, in the order to try
_PLAIN = 400
_HALO = 6  # layers of it: one alone is hardly seen
# Times as large as the whole: each step of the zoom has names of its own.
_CLOSER = (1.6, 2.56, 4.1, 6.55, 10.5)
_BETWEEN = (1.0, 1.25, 1.6)  # how much larger until the next step
_STEPS = 23  # along a line between two cities


class Places:
    """What names stand beside, and keep clear of."""

    def __init__(
        self,
        countries: Sequence[Any],
        cities: Sequence[Any],
        lines: Sequence[Any],
        chosen: Sequence[str] = (),
    ) -> None:
        """Put the rows of each in the order in which they are named."""
        self.countries, self.cities, self.lines = countries, cities, lines
        self.named = countrynames.in_order(countries, chosen)
        # Hosts first, then those of the most events; each with its place in the table.
        self.ranked = sorted(
            enumerate(cities),
            key=lambda at: (
                not at[1].host,
                -countrynames.events_of(at[1]),
                at[1].name,
            ),
        )


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
                for row in places.named
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
    page = _page(frames, narrow=narrow)
    taken = _around(page, places.cities)
    hosts = list(_names(places, page, taken, hosts=True))
    beside = [*_captions(places, caption, page, taken)]
    taken += [_box_of(label, page) for label in beside]
    is_whole = frames is WHOLE
    others = [] if is_whole else [*_names(places, page, taken, hosts=False)]
    (hearts,) = countrynames.others(places.countries, page)
    names = countrynames.names(
        places.named, hearts, page, taken, cities=len(places.cities)
    )
    return [*beside, *hosts, *others, *names]


def _page(frames: MapView, *, narrow: bool) -> Projector:
    frame = frames.frame(narrow=narrow)
    width_px = _LEAST_NARROW_PX if narrow else _LEAST_PX
    return fitted(frame, width_px, width_px / frame.aspect)


def _closer(places: Places, frames: MapView, *, narrow: bool) -> Iterator[list[float]]:
    """List the names that have room at each step of the zoom, until all have."""
    page = _page(frames, narrow=narrow)
    count = len(places.cities) + len(places.named)
    pages = [[_larger(page, times * more) for more in _BETWEEN] for times in _CLOSER]
    for times, steps in zip(_CLOSER, pages, strict=True) if count else ():
        taken = [_around(step, places.cities) for step in steps]
        hearts = countrynames.others(places.countries, *steps)
        named: list[float] = [times]
        for at, row in places.ranked:
            size_px = TEXT_PX if row.host else SMALL_PX
            wide_px = typography.width_px(row.name, size_px)
            points = [step.px(row.longitude, row.latitude) for step in steps]
            for number, side in enumerate(SIDES):
                boxes = [box_at(at_px, side, wide_px, NAME_PX) for at_px in points]
                if all(map(is_free, boxes, taken)):
                    for box, others in zip(boxes, taken, strict=True):
                        others.append(box)
                    named += [at, number]
                    break
        for at, row in enumerate(places.named, start=len(places.cities)):
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


def _names(
    places: Places, page: Projector, taken: list[Box], *, hosts: bool
) -> Iterator[Label]:
    threads = _beside_lines(page, places.lines)
    for at, row in places.ranked:
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
                words = held([row.name])
                weight = BOLD if hosts else _PLAIN
                place = row.longitude, row.latitude
                yield Label(*place, words, side, size_px, weight, at)
                break


def _beside_lines(page: Projector, lines: Sequence[Any]) -> list[Box]:
    """Box the lines between cities, in short pieces."""
    starts, ends = (
        (
            np.array([getattr(row, f"{end}_longitude") for row in lines]),
            np.array([getattr(row, f"{end}_latitude") for row in lines]),
        )
        for end in ("from", "to")
    )
    boxes = []
    for way in zip(*between(starts, ends, _STEPS), strict=True):
        x, y = forward(page.frame, *way)
        across, down = page.left + x * page.scale, page.top - y * page.scale
        boxes += [
            Box(min(a, b), min(c, d), max(a, b), max(c, d))
            for a, b, c, d in zip(
                across[:-1], across[1:], down[:-1], down[1:], strict=True
            )
        ]
    return boxes


def _box_of(label: Label, page: Projector) -> Box:
    lines = label.words.replace(HOLD, "").split("<br>")
    wide_px = typography.block_px(lines, label.size_px)
    at = page.px(label.longitude, label.latitude)
    return box_at(at, label.side, wide_px, _tall_px(lines))


def _tall_px(lines: Sequence[str]) -> float:
    return NAME_PX + _LINE_PX * (len(lines) - 1)


def with_room(
    words: Mapping[str, Any], frame: Frame, *, width_px: float, height_px: float
) -> dict[int, str]:
    """Set the words of a trace that have room on a smaller map, by their place in it.

    Captions come first, and may have narrower lines; then hosts: what is left out are
    mostly names of other cities.
    """
    page = fitted(frame, width_px, height_px)
    columns = (words[name] for name in ("lon", "lat", "text", "textposition"))
    rows = [*zip(*columns, strict=True)]
    points = (page.px(*row[:2]) for row in rows if row[2].startswith(HOLD))
    edge, taken = _edge(page), [_dot(*at_px) for at_px in points]
    kept: dict[int, str] = {}
    font = words["textfont"]
    for at, (lon, lat, text, side) in enumerate(rows):
        size_px = font["size"][at]
        for written in _narrower(text, size_px):
            lines = [line.strip(HOLD) for line in written.split("<br>")]
            wide_px = typography.block_px(lines, size_px)
            box = box_at(page.px(lon, lat), side, wide_px, _tall_px(lines))
            if box.inside(edge) and is_free(box, taken):
                taken.append(box)
                kept[at] = written
                break
    return kept


def _narrower(text: str, size_px: float) -> Iterator[str]:
    """Write words as they are, then those of several lines in narrower ones."""
    yield text
    if "<br>" in text:
        words = unescape(text.replace("<br>", " ").replace(HOLD, ""))
        for room_px in _CAPTION_PX:
            yield held(typography.wrap(words, room_px, size_px))


def _edge(page: Projector) -> Box:
    """Box what a frame shows on a page that may be wider or taller: words end there."""
    left, right, bottom, top = bounds(page.frame)
    return Box(
        page.left + left * page.scale,
        page.top - top * page.scale,
        page.left + right * page.scale,
        page.top - bottom * page.scale,
    )


def _captions(
    places: Places, caption: str, page: Projector, taken: list[Box]
) -> Iterator[Label]:
    group = [row for row in places.countries if row.certainty == "possible"]
    if not caption or len(group) < _CAPTION_LEAST:
        return
    if len(page.shown(group)) < len(group) / 2:
        return
    land = [row for row in places.countries if row.certainty != "none" or not row.small]
    taken = [*taken, *_around(page, land)]
    for room_px, (side, longitude, latitude) in product(_CAPTION_PX, _coasts(group)):
        lines = typography.wrap(caption, room_px, SMALL_PX)
        wide_px = typography.block_px(lines, SMALL_PX)
        at_px = page.px(longitude, latitude)
        box = box_at(at_px, side, wide_px, _tall_px(lines))
        if _has_room(box, page, taken):
            yield Label(longitude, latitude, held(lines), side, SMALL_PX)
            return


def _coasts(group: Sequence[Any]) -> Iterator[tuple[str, float, float]]:
    """List places off the coasts of the countries, the western ones first."""
    latitudes = np.quantile([row.latitude for row in group], _QUANTILES).tolist()
    for side, end, off in (
        ("middle left", min, -_COAST_DEGREES),
        ("middle right", max, _COAST_DEGREES),
    ):
        for latitude in latitudes:
            near = [r for r in group if abs(r.latitude - latitude) < _BAND_DEGREES]
            if near:
                yield side, end(row.longitude for row in near) + off, latitude


def _around(page: Projector, places: Sequence[Any]) -> list[Box]:
    """Give the box around each place's point."""
    return [_dot(*page.px(at.longitude, at.latitude)) for at in places]


def _dot(x: float, y: float) -> Box:
    return Box(x - _POINT_PX, y - _POINT_PX, x + _POINT_PX, y + _POINT_PX)


def _has_room(box: Box, page: Projector, taken: list[Box]) -> bool:
    return box.inside(_sheet(page)) and is_free(box, taken)


def _sheet(page: Projector) -> Box:
    return Box(0, 0, page.width_px, page.height_px)
