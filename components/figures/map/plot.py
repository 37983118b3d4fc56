"""The map: countries by certainty, cities, and lines to where they met."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot, Plotter
from components.figures.map import key, labels, layers, meanings, views
from components.figures.map.meanings import Said
from components.figures.map.projection import Projector, fitted
from components.figures.map.shades import Measure
from components.looks.theme import Hues, Look, Palette, palette
from data.reading.rows import records

_THREAD_PX, _CASING_PX = 0.9, 2.2
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
    land, towns, ways = ([*records(table)] for table in (countries, cities, lines))
    polygons = layers.polygons(land, shapes, by, said.chosen, colours)
    stops, threads = layers.stops(land, colours), _lines(ways)
    places = labels.Places(land, towns, ways, said.chosen)

    def plot(*, narrow: bool) -> Plot:
        frame, page = frames.frame(narrow=narrow), _usual_page(frames, narrow=narrow)
        towns_shown = page.shown(towns)
        entries = meanings.rows(
            page.shown(land),
            towns_shown,
            by=by,
            said=said,
            lines=bool(ways and towns_shown),
            colours=colours,
        )
        above = key.arranged(entries, narrow=narrow)
        high_px = frames.height_px(narrow=narrow) + above.height_px
        figure = traces.Canvas(look, height_px=high_px, t=above.height_px)
        form = "narrow" if narrow else "wide"
        draw = partial(figure.draw, "scattergeo")
        draw(**layers.first(colours))
        figure.draw("choropleth", **polygons)
        draw(**layers.dots(land, by, colours, page, form=form))
        for hatch in layers.hatches(land, colours, page, narrow=narrow):
            draw(**hatch)
        draw(**stops)
        draw(**threads, line={"color": colours.ground, "width": _CASING_PX})
        draw(**threads, line={"color": colours.thread, "width": _THREAD_PX})
        draw(**_cities(towns, colours, narrow=narrow))
        draw(
            **labels.trace(
                places,
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
            meta={"width": page.width_px},
            shapes=above.shapes(colours),
            annotations=above.notes(colours),
        )

    return plot


def _usual_page(frames: views.MapView, *, narrow: bool) -> Projector:
    frame = frames.frame(narrow=narrow)
    width_px = views.NARROW_PX if narrow else frames.usual_px
    return fitted(frame, width_px, width_px / frame.aspect)


def _lines(lines: Sequence[Any]) -> dict[str, Any]:
    """Draw all lines as one path with gaps: a trace for each would take seconds."""
    return layers.paths(
        (
            (row.from_longitude, row.to_longitude),
            (row.from_latitude, row.to_latitude),
        )
        for row in lines
    )


def _cities(cities: Sequence[Any], colours: Palette, *, narrow: bool) -> dict[str, Any]:
    host_px, city_px = (9, 5) if narrow else (12, 7)
    return {
        **layers.placed(cities),
        "mode": "markers",
        "text": [traces.markup([row.name]) for row in cities],
        "marker": {
            "color": [colours.hue(row.series_id).mark for row in cities],
            "line": {"color": colours.ground, "width": 1 if narrow else 1.5},
            "opacity": 1,
            "size": [host_px if row.host else city_px for row in cities],
        },
        **traces.marks(*layers.named(cities)),
    }
