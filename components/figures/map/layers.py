"""The layers that every map has: countries, points for small ones, hatching, stops."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from components.figures import traces
from components.figures.map import hatching, shades
from components.figures.map.projection import Projector
from components.figures.map.shades import Measure
from components.looks.theme import Palette

# Areas of the shapes that have no country code: land like any other.
UNCODED = ("XAC", "XAP", "XBT", "XHT", "XIT", "XJK")
# Later ones are drawn over the borders of earlier ones.
_ORDER = ("none", "possible", "named", "planned")
_HATCH_PX = 0.9
_APART_PX = {"wide": 6, "narrow": 4}
_SPECK_PX, _TINY_SPECK_PX = 7, 2.5  # an outline no longer than this is a point
# Of points, by the form of the map: of what is known, and of land.
_SIZES_PX = {"wide": (5.5, 3.5), "narrow": (4, 3), "tiny": (3, 2)}


def first(colours: Palette) -> dict[str, Any]:
    """Stand first: a first trace with country codes makes plotly.js fetch shapes."""
    return {"lon": [0], "lat": [0], "hoverinfo": "skip", **_unseen(1, colours)}


def _unseen(points: int, colours: Palette) -> dict[str, Any]:
    marker = {"color": colours.ink, "opacity": 0, "size": [0] * points}
    return {"mode": "markers", "marker": marker}


def polygons(  # noqa: PLR0913
    countries: Sequence[Any],
    shapes: str,
    by: Measure,
    chosen: tuple[str, ...],
    colours: Palette,
    *,
    uncoded: bool = True,
) -> dict[str, Any]:
    """Colour every country and area by a scale that has one step for each colour."""

    def order(row: Any) -> tuple[bool, int]:
        return row.country in chosen, _ORDER.index(row.certainty)

    areas: list[tuple[Any, ...]] = [
        (code, colours.land, colours.border, shades.BORDER_PX, "", "")
        for code in (UNCODED if uncoded else ())
    ]
    areas += [
        (
            row.country,
            shades.fill(row, by, colours),
            *shades.edge(row, colours, chosen=row.country in chosen),
            row.key,
            row.reading,
        )
        for row in sorted(countries, key=order)
    ]
    codes, fills, edges, widths, keys, readings = map(list, zip(*areas, strict=True))
    steps = list(dict.fromkeys(fills))
    scale = [
        [(step + end) / len(steps), colour]
        for step, colour in enumerate(steps)
        for end in (0, 1)
    ]
    return {
        "geojson": shapes,
        "featureidkey": "id",
        "locationmode": "geojson-id",
        "locations": codes,
        "z": [steps.index(fill) for fill in fills],
        "zmin": -0.5,
        "zmax": len(steps) - 0.5,
        "colorscale": scale,
        "showscale": False,
        "marker": {"line": {"color": edges, "width": widths}},
        **traces.clicks(keys, readings),
    }


def dots(
    countries: Sequence[Any],
    by: Measure,
    colours: Palette,
    page: Projector,
    *,
    form: str,
) -> dict[str, Any]:
    """Draw as points those whose outlines alone would not be seen on this page.

    Of those that nothing is known of, only what has no shape at all is drawn: as land.
    """
    least_px = _TINY_SPECK_PX if form == "tiny" else _SPECK_PX
    small = [
        row
        for row in countries
        if row.certainty != "none" or (row.small and not row.shape)
        if hatching.tall_px(row.country, page) <= least_px
    ]
    known_px, land_px = _SIZES_PX[form]
    edges = [shades.edge(row, colours, chosen=False)[0] for row in small]
    return {
        **placed(small),
        "mode": "markers",
        "marker": {
            "color": [shades.fill(row, by, colours) for row in small],
            "line": {"color": edges, "width": 1},
            "opacity": 1,
            "size": [land_px if row.certainty == "none" else known_px for row in small],
        },
        **traces.clicks(*named(small)),
    }


def stops(countries: Sequence[Any], colours: Palette) -> dict[str, Any]:
    """Give each country that takes part a point to stop at, by name."""
    known = (row for row in countries if row.certainty != "none")
    rows = sorted(known, key=attrgetter("name"))
    return {
        **placed(rows),
        **_unseen(len(rows), colours),
        **traces.marks(*named(rows)),
    }


def named(rows: Sequence[Any]) -> tuple[list[str], list[Sequence[str]]]:
    """Give the keys and the readings of rows."""
    return [row.key for row in rows], [row.reading for row in rows]


def placed(rows: Sequence[Any]) -> dict[str, list[float]]:
    """Give the places of rows, as traces have them."""
    return {
        "lon": [row.longitude for row in rows],
        "lat": [row.latitude for row in rows],
    }


def hatches(
    countries: Sequence[Any], colours: Palette, page: Projector, *, narrow: bool
) -> list[dict[str, Any]]:
    """Hatch those that may be among unnamed ones: one path for each hue.

    `meta` names them, `customdata` says how far apart in pixels lines are: who comes
    closer on screen gets a pattern as dense instead.
    """
    apart_px = _APART_PX["narrow" if narrow else "wide"]
    by_hue = defaultdict[str, list[str]](list)
    for row in countries:
        if row.certainty == "possible":
            by_hue[colours.hue(row.series_id).mark].append(row.country)
    return [
        {
            **paths(hatching.hatched(codes, page, apart_px)),
            "line": {"color": colour, "width": _HATCH_PX},
            "meta": {"hatched": [*map("country:{}".format, codes)]},
            "customdata": [apart_px],
        }
        for colour, codes in by_hue.items()
    ]


def paths(lines: Iterable[hatching.Line]) -> dict[str, Any]:
    """Draw many strokes as one path, with gaps."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for of_longitudes, of_latitudes in lines:
        longitudes += [*of_longitudes, None]
        latitudes += [*of_latitudes, None]
    return {"lon": longitudes, "lat": latitudes, "mode": "lines", "hoverinfo": "skip"}
