"""The map: countries by certainty, cities, and lines to where they met."""

from typing import Any, Literal

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot, Plotter
from components.figures.map import labels, views
from components.looks.theme import BOLD, Hues, Look, Palette, palette

Measure = Literal["events", "role", "origin"]

# Areas of the shapes that have no country code: land like any other.
_UNCODED = ("XAC", "XAP", "XBT", "XHT", "XIT", "XJK")
# Later ones are drawn over the borders of earlier ones.
_ORDER = ("none", "possible", "named", "planned")
_MANY, _SOME = 5, 2
_HUE_OF_ROLE = {"host": "many", "attendees": "mark"}  # other roles are lighter
_BORDER_PX, _SPECK_PX, _TINT_EDGE_PX, _HOLLOW_EDGE_PX = 0.6, 0.01, 0.7, 1.5
_HALO = 6  # layers of it: one alone is hardly seen
_NEAR_PX = 5  # beyond it a country answers, not the nearest city


def world_map(  # noqa: PLR0913
    countries: pd.DataFrame,
    cities: pd.DataFrame,
    lines: pd.DataFrame,
    *,
    shapes: str,
    view: str,
    frames: views.MapView = views.WHOLE,
    look: Look,
    hues: Hues = (),
    by: Measure,
    caption: str = "",
) -> Plotter:
    """Map who took part, wide and narrow: a series is a hue, how sure it is a look.

    Named countries are solid, in few steps by events held or by role; those that may be
    among unnamed ones are tinted and outlined, and share the `caption`; planned ones
    are hollow. `shapes` is the address of the GeoJSON; `view` names the `frames`.
    """
    colours = palette(look, hues)
    polygons = _polygons(countries, shapes, by, colours)
    stops, threads = _stops(countries, colours), _lines(lines, colours)

    def plot(*, narrow: bool) -> Plot:
        figure = traces.Canvas(look, height_px=frames.height_px(narrow=narrow))
        figure.draw("scattergeo", **_first(colours))
        figure.draw("choropleth", **polygons)
        figure.draw("scattergeo", **_dots(countries, by, colours, narrow=narrow))
        figure.draw("scattergeo", **stops)
        figure.draw("scattergeo", **threads)
        figure.draw("scattergeo", **_cities(cities, colours, narrow=narrow))
        words = labels.labels(
            countries, cities, caption=caption, frames=frames, narrow=narrow
        )
        figure.draw("scattergeo", **_labels(words, colours))
        frame = frames.frame(narrow=narrow)
        return figure.plot(
            geo={**frame.geo(), "bgcolor": colours.ground},
            hoverdistance=_NEAR_PX,
            uirevision=f"view-{view}",
        )

    return plot


def _first(colours: Palette) -> dict[str, Any]:
    """Stand first: a first trace with country codes makes plotly.js fetch shapes."""
    return {"lon": [0], "lat": [0], "hoverinfo": "skip", **_unseen(1, colours)}


def _unseen(points: int, colours: Palette) -> dict[str, Any]:
    marker = {"color": colours.ink, "opacity": 0, "size": [0] * points}
    return {"mode": "markers", "marker": marker}


def _polygons(
    countries: pd.DataFrame, shapes: str, by: Measure, colours: Palette
) -> dict[str, Any]:
    """Colour every country and area by a scale that has one step for each colour."""
    order = countries["certainty"].map(_ORDER.index)
    drawn = countries.loc[order.sort_values(kind="stable").index]
    areas: list[tuple[Any, ...]] = [
        (code, colours.land, colours.border, _BORDER_PX, "", "") for code in _UNCODED
    ]
    areas += [
        (
            row.country,
            _fill(row, by, colours),
            *_edge(row, colours),
            row.key,
            row.reading,
        )
        for row in traces.rows(drawn)
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


def _dots(
    countries: pd.DataFrame, by: Measure, colours: Palette, *, narrow: bool
) -> dict[str, Any]:
    """Draw small states as points: their shapes alone would not be seen.

    Of those that nothing is known of, only what has no shape at all is drawn: as land.
    """
    land = countries["certainty"] == "none"
    rows = countries[countries["small"] & ~(land & countries["shape"])]
    known_px, land_px = (4, 3) if narrow else (5.5, 3.5)
    small = list(traces.rows(rows))
    edges = [_edge(row, colours)[0] for row in small]
    return {
        "lon": rows["longitude"],
        "lat": rows["latitude"],
        "mode": "markers",
        "marker": {
            "color": [_fill(row, by, colours) for row in small],
            "line": {"color": edges, "width": 1},
            "opacity": 1,
            "size": [land_px if is_land else known_px for is_land in land[rows.index]],
        },
        **traces.clicks(rows["key"], rows["reading"]),
    }


def _stops(countries: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Give each country that takes part a point to stop at, by name."""
    rows = countries[countries["certainty"] != "none"].sort_values("name")
    return {
        "lon": rows["longitude"],
        "lat": rows["latitude"],
        **_unseen(len(rows), colours),
        **traces.marks(rows["key"], rows["reading"]),
    }


def _lines(lines: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Draw all lines as one path with gaps: a trace for each would take seconds."""
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for row in traces.rows(lines):
        longitudes += [row.from_longitude, row.to_longitude, None]
        latitudes += [row.from_latitude, row.to_latitude, None]
    return {
        "lon": longitudes,
        "lat": latitudes,
        "mode": "lines",
        "line": {"color": colours.thread, "width": 1},
        "hoverinfo": "skip",
    }


def _cities(cities: pd.DataFrame, colours: Palette, *, narrow: bool) -> dict[str, Any]:
    host_px, city_px = (9, 5) if narrow else (12, 7)
    return {
        "lon": cities["longitude"],
        "lat": cities["latitude"],
        "mode": "markers",
        "marker": {
            "color": [colours.hue(series).mark for series in cities["series_id"]],
            "line": {"color": colours.ground, "width": 1 if narrow else 1.5},
            "opacity": 1,
            "size": [host_px if host else city_px for host in cities["host"]],
        },
        **traces.marks(cities["key"], cities["reading"]),
    }


def _labels(words: list[labels.Label], colours: Palette) -> dict[str, Any]:
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
            "weight": BOLD,
        },
        "hoverinfo": "skip",
    }


def _fill(row: Any, by: Measure, colours: Palette) -> str:
    hue = colours.hue(row.series_id)
    if row.certainty != "named":
        plain = {"possible": hue.tint, "planned": colours.ground}
        return plain.get(row.certainty, colours.land)
    if by == "role":
        return str(getattr(hue, _HUE_OF_ROLE.get(row.role, "few")))
    if row.value >= _MANY:
        return hue.many
    return hue.mark if row.value >= _SOME else hue.few


def _edge(row: Any, colours: Palette) -> tuple[str, float]:
    """Choose colour and width of an outline: shapes say as much as colours do."""
    hue = colours.hue(row.series_id)
    if row.certainty in {"possible", "planned"}:
        hollow = row.certainty == "planned"
        return hue.mark, _HOLLOW_EDGE_PX if hollow else _TINT_EDGE_PX
    # Hundreds of edges on a few pixels would blacken the smallest islands.
    is_speck = row.small and row.certainty == "none"
    return colours.border, _SPECK_PX if is_speck else _BORDER_PX
