"""Every figure by its name: what draws it, its table, and what reports have of it.

A new figure is one entry here, beside its table, its plot and its words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from components.asked import figures
from components.asked.figures import Listed
from components.asked.selection import Selection, Viewed
from components.figures import comparison, event, mapyears, native, parts, places, whole
from components.figures.drawing import Drawing
from components.figures.native import ChartData
from components.looks.theme import Look
from components.tables import bars, happening, timeline, twins
from components.tables import mapyears as by_year
from components.tables import parts as who
from components.tables.comparison import amounts, both, lands, lanes
from components.tables.gazetteer import presence
from components.words import captions, gazetteer, language, mapkey
from components.words import comparison as comparison_words
from components.words import event as event_words
from components.words import parts as parts_words


@dataclass(frozen=True, kw_only=True)
class Figure(Listed):
    """A figure, and whatever is made of it."""

    draw: Callable[[Viewed, Look], Drawing]
    # Every row, also those that the picture summarises; which columns, by what name.
    table: Callable[[Selection], pd.DataFrame]
    columns: Mapping[str, str]
    # For slides, where it can be edited; None: there it is a picture.
    chart: Callable[[Selection, Look], ChartData] | None = None
    # Whether there is anything to draw; where there is not, no page has room for it.
    offered: Callable[[Selection], bool] = lambda _: True
    # Whose events its table is of, and how to say that; by rule the filter's.
    select: Callable[[Viewed], Selection] = lambda viewed: viewed.selection
    about: Callable[[Viewed], str] = lambda _: ""
    # How far a plot may shrink or be stretched before its words leave their marks.
    stretch: tuple[float, float] = (0.66, 1.4)
    stretch_narrow: tuple[float, float] = (1, 1.12)


_FIGURES: dict[str, Figure] = {}
FIGURES: Mapping[str, Figure] = MappingProxyType(_FIGURES)


def add(figure: Figure) -> None:
    """List a figure: addresses, reports, the command have it; ValueError if twice."""
    if figure.name in _FIGURES:
        raise ValueError(figure.name)
    _FIGURES[figure.name] = figure
    figures.add(figure)


def drawing(name: str, viewed: Viewed, look: Look) -> Drawing:
    """Make a figure once for each dataset version, view and look."""
    return _kept(name, viewed.of_figure(name), look)


# Few: what a page asks for twice. A figure is ten times as large as its payload.
@language.of_data(maxsize=16)
def _kept(name: str, viewed: Viewed, look: Look) -> Drawing:
    return FIGURES[name].draw(viewed, look)


add(
    Figure(
        name="map",
        pages=("map", "overview"),
        label=captions.NAME_MAP,
        table_label=captions.NAME_PLACES,
        has_views=True,
        usual=("map",),
        draw=whole.world,
        table=twins.every_place,
        columns=twins.PLACES,
    )
)
add(
    Figure(
        name="map-years",
        pages=("map",),
        label=mapkey.NAME_YEARS,
        table_label=mapkey.NAME_YEARS,
        draw=mapyears.draw,
        table=by_year.every_country,
        columns=by_year.COLUMNS,
        offered=by_year.is_offered,
        stretch=(0.66, 1.8),
        stretch_narrow=(0.8, 1.8),
    )
)
add(
    Figure(
        name="attendances-by-event",
        pages=("participants", "overview"),
        label=captions.NAME_BY_EVENT,
        table_label=captions.NAME_BY_EVENT,
        usual=("attendances-by-event", "table.attendances-by-event"),
        draw=whole.by_event,
        table=bars.by_event_whole,
        columns=twins.COUNTS,
        chart=native.by_event,
    )
)
add(
    Figure(
        name="attendances-by-series",
        pages=("participants",),
        label=captions.NAME_BY_SERIES,
        draw=whole.by_series,
        table=bars.by_series_whole,
        columns=twins.COUNTS,
        chart=native.by_series,
    )
)
add(
    Figure(
        name="attendances-by-year",
        pages=("participants",),
        label=captions.NAME_BY_YEAR,
        table_label=captions.NAME_BY_YEAR,
        usual=("attendances-by-year",),
        draw=whole.by_year,
        table=twins.every_year,
        columns=twins.YEARS,
        chart=native.by_year,
        stretch=(0.75, 2.4),
        stretch_narrow=(0.75, 2.4),
    )
)
add(
    Figure(
        name="running-total",
        pages=("participants",),
        label=captions.NAME_RUNNING,
        table_label=captions.NAME_RUNNING,
        draw=whole.running,
        table=twins.every_day,
        columns=twins.DAYS,
        chart=native.running,
        stretch=(0.75, 2.4),
        stretch_narrow=(0.75, 2.4),
    )
)
add(
    Figure(
        name="who-came",
        pages=("participants",),
        label=parts_words.TITLE,
        table_label=parts_words.TITLE,
        draw=parts.draw,
        table=who.every_part,
        columns=who.COLUMNS,
        chart=parts.chart,
        offered=parts.is_offered,
    )
)
add(
    Figure(
        name="timeline",
        pages=("timeline", "overview"),
        label=captions.NAME_TIMELINE,
        table_label=captions.NAME_TIMELINE,
        usual=("timeline",),
        draw=whole.events_in_time,
        table=timeline.timeline_whole,
        columns=twins.TIMES,
        stretch=(0.8, 1.4),
    )
)
add(
    Figure(
        name=comparison.COUNTS,
        pages=("compare",),
        label=comparison_words.NAME,
        table_label=comparison_words.NAME,
        draw=comparison.counts,
        table=amounts.counts,
        columns=amounts.COUNTS,
        chart=native.by_side,
        offered=both.is_compared,
        compares=True,
    )
)
add(
    Figure(
        name=comparison.COUNTRIES,
        pages=("compare",),
        label=comparison_words.NAME_COUNTRIES,
        table_label=comparison_words.NAME_COUNTRIES,
        draw=comparison.countries,
        table=lands.listed,
        columns=lands.COUNTRIES,
        offered=both.is_compared,
        compares=True,
    )
)
add(
    Figure(
        name=comparison.TIMES,
        pages=("compare",),
        label=comparison_words.NAME_TIMES,
        table_label=comparison_words.NAME_TIMES,
        draw=comparison.times,
        table=lanes.times_whole,
        columns=lanes.TIMES,
        offered=both.is_compared,
        compares=True,
        stretch=(0.8, 1.4),
    )
)
for _name, _draw, _label, _table, _columns in (
    (
        *("place-map", places.on_map, gazetteer.NAME_MAP),
        *(places.places_of, twins.PLACES),
    ),
    (
        *("place-timeline", places.in_time, gazetteer.NAME_TIMELINE),
        *(timeline.timeline_whole, twins.TIMES),
    ),
):
    add(
        Figure(
            name=_name,
            pages=("country", "city"),
            label=_label,
            of_place=True,
            draw=_draw,
            table=_table,
            columns=_columns,
            select=presence.at_place,
            about=places.about,
        )
    )
add(
    Figure(
        name="event-map",
        pages=("events",),
        label=event_words.NAME_MAP,
        of_event=True,
        draw=event.on_map,
        table=happening.places_of,
        columns=twins.PLACES,
        select=happening.at_event,
    )
)
