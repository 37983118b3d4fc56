"""Frames of a package's map views: its own, or laid around what its data name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from components.figures.map.projection import bounds, forward
from components.figures.map.views import WHOLE, Frame, MapView
from components.words.language import of_data
from data.geography import load_points
from data.reading.outreach import Area, Framed
from data.reading.package import Dataset

Place = tuple[float, float]

_WIDE, _NARROW = 1.7, 1.1  # width for a height of 1
_HALF, _HALF_PX = 1.6, 612  # for half a page: width for a height of 1, and width
_STRIP = 2  # the most of half a page
_AROUND = 9  # degrees around the outermost places
_LEAST = 14  # degrees from south to north
_SOUTH, _NORTH = -60, 84
_WIDEST = 340
_CONIC = 30  # from this latitude on, in the middle
_HALVINGS = 24
_WHOLE_TURN = 360


@of_data(maxsize=32)
def view_of(dataset: Dataset, name: str) -> MapView:
    """Frame a view that the data have; the whole world where they have none such."""
    area = next((area for area in dataset.areas if area.name == name), None)
    if area is None or area == dataset.areas[0]:
        return WHOLE
    places = _places(dataset, area)
    return MapView(
        _own(area.wide) or _around(places, _WIDE),
        _own(area.narrow) or _around(places, _NARROW),
    )


def around(places: list[Place]) -> MapView:
    """Lay a view of half a page around some places; without any, the whole world."""
    if not places:
        return WHOLE
    wide, narrow = (_around(places, aspect, _STRIP) for aspect in (_HALF, _NARROW))
    return MapView(wide, narrow, _HALF_PX)


def _own(told: Framed | None) -> Frame | None:
    if told is None:
        return None
    return Frame(
        told.longitude,
        told.latitude,
        told.longitudes,
        told.latitudes,
        told.aspect,
        told.parallels,
    )


def _places(dataset: Dataset, area: Area) -> list[Place]:
    """List the middles of the countries named there, or of all, and the cities."""
    points = load_points()
    inside = points[points["country"].isin(area.countries)]
    named = inside[inside["country"].isin(dataset.countries_named)]
    cities = dataset.places[dataset.places["country"].isin(area.countries)]
    columns = [
        (table["longitude"], table["latitude"])
        for table in (named if len(named) else inside, cities)
    ]
    return [pair for lons, lats in columns for pair in zip(lons, lats, strict=True)]


def _around(places: list[Place], aspect: float, widest: float = 0) -> Frame:
    """Lay a frame around places, and widen it to its shape, or leave it up to one."""
    if not places:
        return WHOLE.wide
    west, east = _span(longitude for longitude, _ in places)
    latitudes = [latitude for _, latitude in places]
    middle = (min(latitudes) + max(latitudes)) / 2
    half = max((max(latitudes) - min(latitudes)) / 2 + _AROUND, _LEAST / 2)
    turned_to, wide = (west + east) / 2, min(east - west + 2 * _AROUND, _WIDEST)
    turned_to = (turned_to + 180) % _WHOLE_TURN - 180
    first = _frame(turned_to, wide, middle, half, aspect)
    aspect = max(aspect, min(_aspect(first), widest))
    if _aspect(first) < aspect:
        wide = _where(
            lambda w: _aspect(_frame(turned_to, w, middle, half, aspect)) >= aspect,
            wide,
            _WIDEST,
        )
    else:
        half = _where(
            lambda h: _aspect(_frame(turned_to, wide, middle, h, aspect)) <= aspect,
            half,
            _NORTH - _SOUTH,
        )
    laid = _frame(turned_to, wide, middle, half, aspect)
    return replace(laid, centre_latitude=_centre(laid), aspect=_aspect(laid))


def _frame(
    turned_to: float, wide: float, middle: float, half: float, aspect: float
) -> Frame:
    south, north = max(middle - half, _SOUTH), min(middle + half, _NORTH)
    is_conic = middle > _CONIC and south > 0
    sixth = (north - south) / 6
    return Frame(
        round(turned_to, 2),
        round(middle, 2),
        (round(turned_to - wide / 2, 2), round(turned_to + wide / 2, 2)),
        (round(south, 2), round(north, 2)),
        aspect,
        (round(south + sixth, 2), round(north - sixth, 2)) if is_conic else None,
    )


def _span(longitudes: Iterable[float]) -> tuple[float, float]:
    """Find the shortest span of longitudes that holds them all, eastwards."""
    around = sorted(longitudes)
    gaps = [
        (after - before, after)
        for before, after in pairwise([*around, around[0] + _WHOLE_TURN])
    ]
    gap, west = max(gaps)
    return west, west + _WHOLE_TURN - gap


def _where(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Find by halving where it begins to hold, between what does not and what may."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _aspect(frame: Frame) -> float:
    left, right, bottom, top = bounds(frame)
    return round((right - left) / (top - bottom), 3)


def _centre(frame: Frame) -> float:
    """Find the latitude that stands in the middle of the picture."""
    _, _, bottom, top = bounds(frame)
    south, north = frame.latitudes
    return round(
        _where(
            lambda lat: forward(frame, frame.turned_to, lat)[1] >= (bottom + top) / 2,
            south - 10,
            north + 5,
        ),
        2,
    )
