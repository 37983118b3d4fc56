"""How far a point lies from a country, by the shapes of the world map."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from data import geography
from data.reading.rows import records

Ring = npt.NDArray[np.float64]  # of longitude and latitude, closed
POLE = 90  # degrees
_KM = 111.2  # of a degree of latitude
_FAR = 150  # km: the shapes are coarse at the coast, and leave small islands out
_FAR_FROM_POINT = 600  # km from the only point of a country without a shape


@cache
def _rings() -> Mapping[str, tuple[Ring, ...]]:
    """Give the rings of each country; one that has no shape is its label's point."""
    world = json.loads(geography.shapes_path().read_text(encoding="utf-8"))
    rings = {f["id"]: tuple(_rings_of(f["geometry"])) for f in world["features"]}
    points = records(geography.load_points())
    alone = {p.country: (np.array([[p.longitude, p.latitude]]),) for p in points}
    return MappingProxyType({**alone, **rings})


def _rings_of(geometry: dict[str, Any]) -> list[Ring]:
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return [np.array(ring, float) for polygon in polygons for ring in polygon]


def is_near(country: str, latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in a country, or off its coast, or none is known."""
    rings = _rings().get(country, ())
    alone = sum(map(len, rings)) == 1
    far = _FAR_FROM_POINT if alone else _FAR
    return not rings or distance(country, latitude, longitude) < far


def distance(country: str, latitude: float, longitude: float) -> float:
    """Measure the kilometres to a country's nearest corner; 0 inside its shape."""
    rings = _rings()[country]
    if sum(_crossings(ring, latitude, longitude) for ring in rings) % 2:
        return 0.0
    corners = np.concatenate(rings)
    east = (corners[:, 0] - longitude + 180) % 360 - 180
    north = corners[:, 1] - latitude
    return float(np.hypot(east * np.cos(np.radians(latitude)), north).min() * _KM)


def _crossings(ring: Ring, latitude: float, longitude: float) -> int:
    """Count the sides of a ring that a line from the point to the east crosses."""
    (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
    across = (y > latitude) != (to_y > latitude)
    x, y, to_x, to_y = (side[across] for side in (x, y, to_x, to_y))
    return int((x + (latitude - y) * (to_x - x) / (to_y - y) > longitude).sum())
