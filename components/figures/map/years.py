"""Small maps, one for each year, with one key."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot, Plotter
from components.figures.map import key, layers, meanings, views
from components.figures.map.meanings import Said
from components.figures.map.projection import Projector, fitted
from components.figures.map.shades import Measure
from components.looks.theme import SMALL_PX, TEXT_PX, Hues, Look, Palette, palette
from components.words import mapkey
from data.reading.rows import records

_TITLE_PX, _GAP_PX, _UNDER_PX = 28, 16, 10
_FEW = 6  # maps, in three columns; of more, four
_COLUMNS, _COLUMNS_OF_MANY, _COLUMNS_NARROW = 3, 4, 2


def year_maps(  # noqa: PLR0913
    tables: Sequence[tuple[int, pd.DataFrame]],
    together: pd.DataFrame,
    *,
    shapes: str,
    frames: views.MapView = views.WHOLE,
    look: Look,
    hues: Hues = (),
    by: Measure,
    said: Said,
) -> Plotter:
    """Map each year as `world_map` does the whole, without cities and lines.

    `together` has the rows of all years, which the key explains.
    """
    colours = palette(look, hues)
    of_all = [*records(together)]
    of_years = [(year, [*records(table)]) for year, table in tables]

    def plot(*, narrow: bool) -> Plot:
        grid = _Grid(len(tables), frames, narrow=narrow)
        every = grid.page.shown(of_all)
        rows = meanings.rows(
            every,
            (),
            by=by,
            said=said,
            lines=False,
            colours=colours,
        )
        above = key.arranged(rows, narrow=narrow)
        height_px = above.height_px + grid.height_px
        figure = traces.Canvas(look, height_px=height_px, t=above.height_px)
        geos, notes = {}, above.notes(colours)
        for at, (year, countries) in enumerate(of_years):
            name = f"geo{at + 1}" if at else "geo"
            geos[name] = {
                **frames.frame(narrow=narrow).geo(),
                "bgcolor": colours.ground,
                "domain": grid.domain(at),
            }
            figure.draw("scattergeo", **layers.first(colours), geo=name)
            land = _land(countries, shapes, colours)
            figure.draw("choropleth", **land, geo=name)
            known = _read_in(year, countries)
            if known:
                polygons = layers.polygons(
                    known, shapes, by, said.chosen, colours, uncoded=False
                )
                figure.draw("choropleth", **polygons, geo=name)
            for drawn in (
                layers.dots(known, by, colours, grid.page, form="tiny"),
                *layers.hatches(known, colours, grid.page, narrow=narrow),
                layers.stops(known, colours),
            ):
                figure.draw("scattergeo", **drawn, geo=name)
            notes.append(_title(year, countries, grid, at, colours))
        return figure.plot(
            **geos, shapes=above.shapes(colours), annotations=notes, hoverdistance=5
        )

    return plot


class _Grid:
    """Where each map stands, in shares of the plot."""

    def __init__(self, maps: int, frames: views.MapView, *, narrow: bool) -> None:
        """Lay the maps in rows, each below its title."""
        few = _COLUMNS if maps <= _FEW else _COLUMNS_OF_MANY
        self.columns = _COLUMNS_NARROW if narrow else few
        self.width_px = views.NARROW_PX if narrow else views.WIDE_PX
        frame = frames.frame(narrow=narrow)
        self.map_px = (self.width_px - _GAP_PX * (self.columns - 1)) / self.columns
        self.tall_px = self.map_px / frame.aspect
        self.row_px = _TITLE_PX + self.tall_px + _UNDER_PX
        self.height_px = round(self.row_px * max(1, -(-maps // self.columns)))
        self.page: Projector = fitted(frame, self.map_px, self.tall_px)

    def corner(self, at: int) -> tuple[float, float]:
        """Find the top left corner of a map's title, in shares."""
        row, column = divmod(at, self.columns)
        left = column * (self.map_px + _GAP_PX) / self.width_px
        return left, 1 - row * self.row_px / self.height_px

    def domain(self, at: int) -> dict[str, list[float]]:
        """Give a map its part of the plot."""
        left, top = self.corner(at)
        top -= _TITLE_PX / self.height_px
        right = min(1.0, left + self.map_px / self.width_px)
        bottom = max(0.0, top - self.tall_px / self.height_px)
        return {
            "x": [round(left, 4), round(right, 4)],
            "y": [round(bottom, 4), round(top, 4)],
        }


def _read_in(year: int, countries: Sequence[Any]) -> list[Any]:
    """Keep the countries of which something is known, read with the year."""
    words = mapkey.in_year(year)
    return [
        row._replace(reading=(*row.reading[:1], words, *row.reading[1:]))
        for row in countries
        if row.certainty != "none"
    ]


def _land(countries: Sequence[Any], shapes: str, colours: Palette) -> dict[str, Any]:
    rest = (row.country for row in countries if row.certainty == "none")
    codes = [*layers.UNCODED, *rest]
    return {
        "geojson": shapes,
        "featureidkey": "id",
        "locationmode": "geojson-id",
        "locations": codes,
        "z": [0] * len(codes),
        "colorscale": [[0, colours.land], [1, colours.land]],
        "showscale": False,
        "marker": {"line": {"color": colours.land, "width": 0.3}},
        "hoverinfo": "skip",
    }


def _title(
    year: int, countries: Sequence[Any], grid: _Grid, at: int, colours: Palette
) -> dict[str, Any]:
    left, top = grid.corner(at)
    counts = Counter(row.certainty for row in countries)
    words = mapkey.of_year(
        year,
        counts["named"],
        counts["possible"],
        short=grid.map_px < views.NARROW_PX / 2,
    )
    return traces.label(
        words,
        x=round(left, 4),
        xref="paper",
        xanchor="left",
        y=round(top, 4),
        yref="paper",
        yanchor="top",
        font=traces.bold(colours.ink, SMALL_PX if grid.columns > _COLUMNS else TEXT_PX),
    )
