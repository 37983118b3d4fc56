"""How far countries reach, by the shapes of the world map."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from data import geography
from data.geography.rings import Point, Polygon, area, continuous

_LEAST = 0.2  # of the largest part: islands far away make no frame


@cache
def _extents() -> Mapping[str, tuple[Point, ...]]:
    path = geography.shapes_path(coarse=True)
    world = json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType(
        {one["id"]: _corners(one["geometry"]) for one in world["features"]}
    )


def _corners(geometry: dict[str, Any]) -> tuple[Point, ...]:
    parts = geometry["coordinates"]
    every = [parts] if geometry["type"] == "Polygon" else parts
    polygons: list[Polygon] = [
        [continuous([(x, y) for x, y, *_ in ring]) for ring in polygon]
        for polygon in every
    ]
    largest = max(map(area, polygons), default=0.0)
    found: list[Point] = []
    for polygon in polygons:
        if area(polygon) >= largest * _LEAST:
            longitudes, latitudes = zip(*polygon[0], strict=True)
            found += [
                (min(longitudes), min(latitudes)),
                (max(longitudes), max(latitudes)),
            ]
    return tuple(found)


def extent(country: str) -> tuple[Point, ...]:
    """List opposite corners of a country's main parts; none where it has no shape."""
    return _extents().get(country, ())
