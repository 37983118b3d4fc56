"""Plane geometry of rings of longitude and latitude, in degrees; makes world.geojson.

A degree of longitude counts as cos(latitude) degrees, so that an area of one square
degree is about 12,400 square kilometres everywhere.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import cos, hypot, inf, radians

Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]  # closed: the last point is the first
Polygon = list[Ring]  # the outer ring, then its holes

_HALF_TURN = 180
_SOUTH_POLE = [(lon, -90.0) for lon in (180.0, 90.0, 0.0, -90.0, -180.0)]


def signed_area(ring: Ring) -> float:
    """Give the area in square degrees, negative when the ring runs clockwise."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return twice / 2 * _width_of_degree(ring)


def area(polygon: Polygon) -> float:
    """Give the area inside the outer ring in square degrees."""
    return abs(signed_area(polygon[0]))


def thinned(points: Sequence[Point], smallest: float) -> list[Point]:
    """Drop bends of under `smallest` square degrees, least first (Visvalingam 1993)."""
    left = list(points)
    bends = [inf, *(_bend(left, i) for i in range(1, len(left) - 1)), inf]
    while (least := min(bends)) < smallest:
        at = bends.index(least)
        del left[at], bends[at]
        for i in (at - 1, at):
            if 0 < i < len(left) - 1:
                bends[i] = _bend(left, i)
    return left


def continuous(ring: Ring) -> Ring:
    """Let longitudes run on past 180 where they would jump; close a polar ring there.

    d3 draws a ring across the antimeridian either way; code that knows no sphere
    needs it so.
    """
    jumps = [
        i
        for i, ((before, _), (after, _)) in enumerate(pairwise(ring), 1)
        if abs(after - before) > _HALF_TURN
    ]
    if len(jumps) == 1:  # only a ring around a pole crosses once
        coast = ring[jumps[0] : -1] + ring[: jumps[0]]
        return [*coast, (180.0, coast[0][1]), *_SOUTH_POLE, coast[0]]
    longitudes = [ring[0][0]]
    for (before, _), (after, _) in pairwise(ring):
        longitudes.append(longitudes[-1] + (after - before + 180) % 360 - 180)
    turn = 360 if min(longitudes) < -_HALF_TURN else 0
    return [(lon + turn, lat) for lon, (_, lat) in zip(longitudes, ring, strict=True)]


def clockwise(polygon: Polygon) -> Polygon:
    """Wind the outer ring clockwise and holes the other way, as d3 wants them."""
    return [
        ring if (signed_area(ring) < 0) == (i == 0) else ring[::-1]
        for i, ring in enumerate(polygon)
    ]


def inside(point: Point, polygon: Polygon) -> bool:
    """Tell whether the polygon holds the point, by counting edges to its right."""
    x, y = point
    return (
        sum(
            (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
            for (x1, y1), (x2, y2) in _edges(polygon)
        )
        % 2
        == 1
    )


def deepest(polygon: Polygon) -> Point:
    """Find the inner point farthest from any edge, as Mapbox's polylabel does."""
    width = _width_of_degree(polygon[0])
    flat = [[(x * width, y) for x, y in ring] for ring in polygon]
    west, east = min(x for x, _ in flat[0]), max(x for x, _ in flat[0])
    south, north = min(y for _, y in flat[0]), max(y for _, y in flat[0])
    half = max(east - west, north - south) / 2
    middle = ((west + east) / 2, (south + north) / 2)
    best, best_depth = middle, _depth(middle, flat)
    squares = [(-inf, middle, half)]  # by the greatest depth that may lie in them
    while squares and -squares[0][0] > best_depth + half / 200:
        _, (x, y), half_side = heappop(squares)
        quarter = half_side / 2
        for centre in [
            (x + i, y + j) for i in (-quarter, quarter) for j in (-quarter, quarter)
        ]:
            depth = _depth(centre, flat)
            if depth > best_depth:
                best, best_depth = centre, depth
            heappush(squares, (-depth - hypot(quarter, quarter), centre, quarter))
    return best[0] / width, best[1]


def _bend(points: list[Point], at: int) -> float:
    (x1, y1), (x2, y2), (x3, y3) = points[at - 1 : at + 2]
    return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2 * cos(radians(y2))


def _width_of_degree(ring: Ring) -> float:
    latitudes = [lat for _, lat in ring]
    return cos(radians((min(latitudes) + max(latitudes)) / 2))


def _edges(polygon: Polygon) -> Iterator[tuple[Point, Point]]:
    for ring in polygon:
        yield from pairwise(ring)


def _depth(point: Point, polygon: Polygon) -> float:
    """Give the distance to the nearest edge, negative outside."""
    nearest = min(_distance(point, *edge) for edge in _edges(polygon))
    return nearest if inside(point, polygon) else -nearest


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)
    along = min(1, max(0, along))
    return hypot(x - x1 - along * dx, y - y1 - along * dy)
