"""Country shapes out of plotly.js's topology; makes both world files."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from data.geography.rings import (
    Point,
    Polygon,
    Ring,
    area,
    clockwise,
    continuous,
    thinned,
)

_TOPOLOGY = "dist/topojson/world_50m.json"


class Detail(NamedTuple):
    """What is kept; areas are in square degrees, of about 12,400 km² each."""

    least_bend: float
    least_part: float  # islands below are left out …
    share_of_largest: float  # … unless they matter this much to their country
    third_decimal: float  # rings below keep one
    bends_in_area: int  # small rings lose only bends below this part of their area


# Bends of 10 by 10 km: a pixel or two of a screen that shows Europe.
FINE = Detail(0.004, 0.004, 0.02, 0.004, 100)
# Bends of 25 by 25 km: less than a pixel of a screen that shows the world.
COARSE = Detail(0.06, 0.04, 0.02, 0.04, 8)

Shapes = dict[str, list[Polygon]]


class Outline(NamedTuple):
    """One polygon of the topology: its country and, ring by ring, its arcs."""

    country: str
    rings: list[list[int]]


def load_topology(script: str) -> dict[str, Any]:
    """Cut the world's topology out of plotly.js's script and read it as JSON."""
    start = script.index("module.exports = ", script.index(f'"{_TOPOLOGY}"(')) + 17
    literal = script[start : script.index(";\n", start)]
    # The script's keys have no quotes. Strings come first, to be left alone.
    quoted = re.sub(
        r'"[^"]*"|(\w+)(?=: )', lambda m: f'"{m[1]}"' if m[1] else m[0], literal
    )
    topology: dict[str, Any] = json.loads(quoted)
    return topology


def load_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Decode the arcs to degrees: they are steps on a grid."""
    (x_scale, y_scale) = topology["transform"]["scale"]
    (west, south) = topology["transform"]["translate"]
    return [
        [
            (x * x_scale + west, y * y_scale + south)
            for x, y in accumulate(arc, lambda at, by: (at[0] + by[0], at[1] + by[1]))
        ]
        for arc in topology["arcs"]
    ]


def load_outlines(topology: dict[str, Any]) -> list[Outline]:
    """List the polygons of all countries, in the order of the topology."""
    return [
        # A number like 1000 is written 1e3, which JSON reads as a float.
        Outline(shape["id"], [[int(arc) for arc in ring] for ring in polygon])
        for shape in topology["objects"]["countries"]["geometries"]
        for polygon in (
            shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        )
    ]


def join(arcs: Sequence[list[Point]], rings: list[list[int]]) -> Polygon:
    """Put arcs end to end; ~n means arc n backwards."""
    polygon: Polygon = []
    for numbers in rings:
        ring: Ring = []
        for n in numbers:
            arc = arcs[n] if n >= 0 else arcs[~n][::-1]
            ring += arc[1:] if ring else arc
        polygon.append(continuous(ring))
    return clockwise(polygon)


def thin_arcs(
    arcs: Sequence[list[Point]], outlines: Iterable[Outline], detail: Detail
) -> list[list[Point]]:
    """Thin every arc once, so that neighbours keep one border; small rings less."""
    least = [detail.least_bend] * len(arcs)
    for outline in outlines:
        bend = area(join(arcs, outline.rings)) / detail.bends_in_area
        for n in outline.rings[0]:
            arc = n if n >= 0 else ~n
            least[arc] = min(least[arc], bend)
    return [thinned(arc, bend) for arc, bend in zip(arcs, least, strict=True)]


def load_shapes(topology: dict[str, Any], detail: Detail) -> Shapes:
    """Collect each country's polygons, thinned, rounded and without specks."""
    outlines = load_outlines(topology)
    arcs = thin_arcs(load_arcs(topology), outlines, detail)
    by_country: Shapes = defaultdict(list)
    for outline in outlines:
        by_country[outline.country].append(join(arcs, outline.rings))
    return {
        country: [
            rounded(part, detail) for part in seen_parts(by_country[country], detail)
        ]
        for country in sorted(by_country)
    }


def seen_parts(parts: list[Polygon], detail: Detail) -> list[Polygon]:
    """Leave out specks, but nothing that is much of its country."""
    share = detail.share_of_largest * max(map(area, parts))
    least = min(detail.least_part, share)
    return [part for part in parts if area(part) >= least]


def rounded(polygon: Polygon, detail: Detail) -> Polygon:
    """Round to about a kilometre (tiny islands to 100 m) and drop repeated points."""
    decimals = 2 if area(polygon) >= detail.third_decimal else 3
    # Adding nothing turns -0.0 into 0.0.
    rings = [
        [(round(x, decimals) + 0.0, round(y, decimals) + 0.0) for x, y in ring]
        for ring in polygon
    ]
    return [
        [point for i, point in enumerate(ring) if i == 0 or point != ring[i - 1]]
        for ring in rings
    ]
