"""The map: countries by certainty, cities, and lines to where they met."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot, Plotter
from components.figures.map import hatching, key, labels, meanings, shades, views
from components.figures.map.meanings import Said
from components.figures.map.projection import Projector, fitted
from components.figures.map.shades import Measure
from components.looks.theme import Hues, Look, Palette, palette

# Areas of the shapes that have no country code: land like any other.
_UNCODED = ("XAC", "XAP", "XBT", "XHT", "XIT", "XJK")
# Later ones are drawn over the borders of earlier ones.
_ORDER = ("none", "possible", "named", "planned")
_HATCH_PX, _THREAD_PX, _CASING_PX = 0.9, 0.9, 2.4
_SPECK_PX = 7  # an outline no longer than this is a point
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
    said: Said = Said(),  # noqa: B008 (nobody changes it)
) -> Plotter:
    """Map who took part, wide and narrow: a series is a hue, how sure it is a look.

    Named countries are solid, in few steps by events held or by role; those that may be
    among unnamed ones are tinted, hatched and outlined, and share the caption of what
    is `said`; planned ones are hollow. `shapes` is the address of the GeoJSON; `view`
    names the `frames`. A key above says what is drawn.
    """
    colours = palette(look, hues)
    polygons = _polygons(countries, shapes, by, said.chosen, colours)
    stops, threads = _stops(countries, colours), _lines(lines)

    def plot(*, narrow: bool) -> Plot:
        frame, page = frames.frame(narrow=narrow), _usual_page(frames, narrow=narrow)
        entries = meanings.rows(
            page.shown(countries),
            page.shown(cities),
            by=by,
            said=said,
            lines=len(lines) > 0,
            colours=colours,
        )
        above = key.arranged(entries, narrow=narrow)
        high_px = frames.height_px(narrow=narrow) + above.height_px
        figure = traces.Canvas(look, height_px=high_px, t=above.height_px)
        draw = partial(figure.draw, "scattergeo")
        draw(**_first(colours))
        figure.draw("choropleth", **polygons)
        draw(**_dots(countries, by, colours, page, narrow=narrow))
        for hatch in _hatches(countries, colours, page, narrow=narrow):
            draw(**hatch)
        draw(**stops)
        draw(**threads, line={"color": colours.ground, "width": _CASING_PX})
        draw(**threads, line={"color": colours.thread, "width": _THREAD_PX})
        draw(**_cities(cities, colours, narrow=narrow))
        draw(
            **labels.trace(
                labels.Places(countries, cities, lines),
                caption=said.caption,
                frames=frames,
                narrow=narrow,
                colours=colours,
            )
        )
        return figure.plot(
            geo={**frame.geo(), "bgcolor": colours.ground},
            hoverdistance=_NEAR_PX,
            uirevision=f"view-{view}",
            meta={"width": views.NARROW_PX if narrow else views.WIDE_PX},
            shapes=above.shapes(colours),
            annotations=above.notes(colours),
        )

    return plot


def _usual_page(frames: views.MapView, *, narrow: bool) -> Projector:
    frame = frames.frame(narrow=narrow)
    width_px = views.NARROW_PX if narrow else views.WIDE_PX
    return fitted(frame, width_px, width_px / frame.aspect)


def _first(colours: Palette) -> dict[str, Any]:
    """Stand first: a first trace with country codes makes plotly.js fetch shapes."""
    return {"lon": [0], "lat": [0], "hoverinfo": "skip", **_unseen(1, colours)}


def _unseen(points: int, colours: Palette) -> dict[str, Any]:
    marker = {"color": colours.ink, "opacity": 0, "size": [0] * points}
    return {"mode": "markers", "marker": marker}


def _polygons(
    countries: pd.DataFrame,
    shapes: str,
    by: Measure,
    chosen: tuple[str, ...],
    colours: Palette,
) -> dict[str, Any]:
    """Colour every country and area by a scale that has one step for each colour."""
    is_chosen = countries["country"].isin(chosen)
    order = countries["certainty"].map(_ORDER.index) + len(_ORDER) * is_chosen
    drawn = countries.loc[order.sort_values(kind="stable").index]
    areas: list[tuple[Any, ...]] = [
        (code, colours.land, colours.border, shades.BORDER_PX, "", "")
        for code in _UNCODED
    ]
    areas += [
        (
            row.country,
            shades.fill(row, by, colours),
            *shades.edge(row, colours, chosen=row.country in chosen),
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
    countries: pd.DataFrame,
    by: Measure,
    colours: Palette,
    page: Projector,
    *,
    narrow: bool,
) -> dict[str, Any]:
    """Draw as points those whose outlines alone would not be seen on this page.

    Of those that nothing is known of, only what has no shape at all is drawn: as land.
    """
    land = countries["certainty"] == "none"
    known = countries[~(land & (countries["shape"] | ~countries["small"]))]
    seen = [hatching.tall_px(code, page) > _SPECK_PX for code in known["country"]]
    rows = known[~pd.Series(seen, known.index, dtype=bool)]
    known_px, land_px = (4, 3) if narrow else (5.5, 3.5)
    small = list(traces.rows(rows))
    edges = [shades.edge(row, colours, chosen=False)[0] for row in small]
    return {
        "lon": rows["longitude"],
        "lat": rows["latitude"],
        "mode": "markers",
        "marker": {
            "color": [shades.fill(row, by, colours) for row in small],
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


def _hatches(
    countries: pd.DataFrame, colours: Palette, page: Projector, *, narrow: bool
) -> list[dict[str, Any]]:
    """Hatch those that may be among unnamed ones: one path for each hue."""
    by_hue = defaultdict[str, list[str]](list)
    for row in traces.rows(countries[countries["certainty"] == "possible"]):
        by_hue[colours.hue(row.series_id).mark].append(row.country)
    return [
        {
            **_paths(hatching.hatched(codes, page, 4 if narrow else 6)),
            "line": {"color": colour, "width": _HATCH_PX},
        }
        for colour, codes in by_hue.items()
    ]


def _lines(lines: pd.DataFrame) -> dict[str, Any]:
    """Draw all lines as one path with gaps: a trace for each would take seconds."""
    return _paths(
        (
            (row.from_longitude, row.to_longitude),
            (row.from_latitude, row.to_latitude),
        )
        for row in traces.rows(lines)
    )


def _paths(lines: Iterable[hatching.Line]) -> dict[str, Any]:
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for of_longitudes, of_latitudes in lines:
        longitudes += [*of_longitudes, None]
        latitudes += [*of_latitudes, None]
    return {"lon": longitudes, "lat": latitudes, "mode": "lines", "hoverinfo": "skip"}


def _cities(cities: pd.DataFrame, colours: Palette, *, narrow: bool) -> dict[str, Any]:
    host_px, city_px = (9, 5) if narrow else (12, 7)
    return {
        "lon": cities["longitude"],
        "lat": cities["latitude"],
        "mode": "markers",
        "text": [traces.markup([name]) for name in cities["name"]],
        "marker": {
            "color": [colours.hue(series).mark for series in cities["series_id"]],
            "line": {"color": colours.ground, "width": 1 if narrow else 1.5},
            "opacity": 1,
            "size": [host_px if host else city_px for host in cities["host"]],
        },
        **traces.marks(cities["key"], cities["reading"]),
    }
