"""Figures whole: the picture, its title, subtitle, footer, alt text and table twin."""

from collections.abc import Callable, Sequence
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go

from components import captions, formats, text, twins
from components.address import View, query_text
from components.figures.attendances import attendances_by_event
from components.figures.drawing import Drawing
from components.figures.running import running_total
from components.figures.timeline import timeline
from components.figures.worldmap import world_map
from components.figures.years import attendances_by_year
from components.theme import Look
from components.views import counts, naming, places
from components.views import timeline as schedule
from data import coverage, totals
from data.filters import Filter
from data.membership import select
from data.package import Dataset

SHAPES = "world.geojson"


def world(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw the countries and cities that took part."""
    chosen = view.chosen
    countries = places.countries(dataset, chosen)
    cities = places.cities(dataset, chosen)
    lines = places.lines(dataset, chosen)
    found = coverage.countries(dataset, chosen)
    off_map = captions.not_on_map(
        _groups(dataset, chosen), _planned_regions(dataset, chosen)
    )
    wide, narrow = (
        world_map(
            countries,
            cities,
            lines,
            shapes=SHAPES,
            view=view.map_view,
            look=look,
            narrow=is_narrow,
            by=view.measure,  # type: ignore[arg-type]
            caption=", ".join(
                captions.on_map(group) for group in _groups(dataset, chosen)
            ),
        )
        for is_narrow in (False, True)
    )
    shown = countries[countries["certainty"] != "none"]
    return _drawing(
        dataset,
        view,
        "map",
        title=captions.map_title(found),
        how=captions.map_how(view.measure, bool(_groups(dataset, chosen))),
        off_map=off_map,
        wide=wide,
        narrow=narrow,
        table=twins.of_map(shown, cities),
        facts=captions.map_facts(found, list(cities["name"])),
    )


def by_event(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw the attendances of each event, or of events that are counted together."""
    table = counts.by_event(dataset, view.chosen)
    return _bars(dataset, view, look, "attendances-by-event", table)


def by_series(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw the attendances of each series."""
    table = counts.by_series(dataset, view.chosen)
    return _bars(dataset, view, look, "attendances-by-series", table)


def by_year(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw the attendances that each year can claim, beside those that none can."""
    table = counts.by_year(dataset, view.chosen)
    wide, narrow = (
        attendances_by_year(
            table,
            look=look,
            narrow=is_narrow,
            lane_title=text.NOT_ATTRIBUTABLE,
            years=counts.years_shown(dataset, view.chosen),
        )
        for is_narrow in (False, True)
    )
    years = table["year"].map(lambda year: year or text.NOT_ATTRIBUTABLE)
    rows = table.assign(year=years.astype("object"))
    return _drawing(
        dataset,
        view,
        "attendances-by-year",
        title=captions.by_year_title(_words_of_lane(table)),
        how=captions.BY_YEAR_HOW,
        wide=wide,
        narrow=narrow,
        table=twins.named(rows, {"year": captions.COLUMN_YEAR, **twins.COUNTS}),
        facts=list(table["reading"]),
    )


def running(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw the bounds of the attendances up to each day."""
    table = counts.running_total(dataset, view.chosen)
    wide, narrow = (
        running_total(table, look=look, narrow=is_narrow) for is_narrow in (False, True)
    )
    days = table.assign(when=[formats.day(day.date()) for day in table["date"]])
    columns = {
        "when": captions.COLUMN_BY_DAY,
        "words": captions.COLUMN_ATTENDANCES,
        "low": captions.COLUMN_LOW,
        "high": captions.COLUMN_HIGH,
    }
    return _drawing(
        dataset,
        view,
        "running-total",
        title=captions.running_title(list(table["words"])),
        how=captions.RUNNING_HOW,
        wide=wide,
        narrow=narrow,
        table=twins.named(days, columns),
        facts=list(table["reading"]),
    )


def events_in_time(dataset: Dataset, view: View, look: Look) -> Drawing:
    """Draw every series' events on one time axis."""
    table = schedule.timeline(dataset, view.chosen)
    wide, narrow = (
        timeline(table, look=look, narrow=is_narrow) for is_narrow in (False, True)
    )
    columns = {
        "series": captions.COLUMN_SERIES,
        "name": captions.COLUMN_EVENTS,
        "dates": captions.COLUMN_WHEN,
        "status": captions.COLUMN_STATUS,
    }
    return _drawing(
        dataset,
        view,
        "timeline",
        title=captions.timeline_title(totals.events(dataset, view.chosen)),
        how=captions.TIMELINE_HOW,
        wide=wide,
        narrow=narrow,
        table=twins.named(table, columns),
        facts=list(table["reading"]),
    )


FIGURES: MappingProxyType[str, Callable[[Dataset, View, Look], Drawing]] = (
    MappingProxyType(
        {
            "map": world,
            "attendances-by-event": by_event,
            "attendances-by-series": by_series,
            "attendances-by-year": by_year,
            "running-total": running,
            "timeline": events_in_time,
        }
    )
)


def _bars(
    dataset: Dataset, view: View, look: Look, name: str, table: pd.DataFrame
) -> Drawing:
    wide, narrow = (
        attendances_by_event(table, look=look, narrow=is_narrow)
        for is_narrow in (False, True)
    )
    total = totals.attendances(dataset, view.chosen)
    words = formats.attendances(total, totals.base_hedge(dataset, total))
    by = captions.FIGURE_BY[name]
    return _drawing(
        dataset,
        view,
        name,
        title=captions.attendances_title(words, total, by),
        how=captions.BARS_HOW,
        wide=wide,
        narrow=narrow,
        table=twins.named(table, twins.COUNTS),
        facts=list(table["reading"]),
    )


def _drawing(  # noqa: PLR0913
    dataset: Dataset,
    view: View,
    name: str,
    *,
    title: str,
    how: str,
    wide: go.Figure,
    narrow: go.Figure,
    table: twins.Twin,
    facts: Sequence[str],
    off_map: str = "",
) -> Drawing:
    filters = view.chosen.describe(dataset.choices)
    selection = select(dataset, view.chosen)
    events = totals.ids(dataset, selection.definite | selection.possible)
    sources = naming.source_titles_of(dataset, events)
    subtitle = captions.subtitle(filters, how)
    footer = captions.footer(
        sources, dataset.version, borders=name == "map", off_map=off_map
    )
    query = query_text({"v": ["1"], **view.to_query()})
    columns, rows = table
    return Drawing(
        name=name,
        title=title,
        subtitle=subtitle,
        footer=footer,
        alt=captions.alt(title, subtitle, facts, footer),
        wide=wide,
        narrow=narrow,
        columns=columns,
        rows=rows,
        file_name=f"{name}--{view.chosen.slug()}",
        csv=f"download/{name}.csv?{query}",
        xlsx=f"download/{name}.xlsx?{query}",
    )


def _groups(dataset: Dataset, chosen: Filter) -> list[str]:
    return list(
        dict.fromkeys(
            text.unnamed_countries(group.low, group.high, group.region)
            for group in places.unnamed(dataset, chosen)
        )
    )


def _planned_regions(dataset: Dataset, chosen: Filter) -> list[str]:
    """Name the regions that are planned partners: no country can be shaded for them."""
    rows = dataset.participation
    series = {
        naming.events_by_id(dataset)[e].series_id for e in _shown(dataset, chosen)
    }
    wanted = (rows["role"] == "planned_partner") & (rows["region"] != "")
    wanted &= rows["series_id"].isin(series)
    return list(dict.fromkeys(rows.loc[wanted, "as_printed"]))


def _shown(dataset: Dataset, chosen: Filter) -> tuple[str, ...]:
    selection = select(dataset, chosen)
    return totals.ids(dataset, selection.definite | selection.possible)


def _words_of_lane(table: pd.DataFrame) -> list[str]:
    return list(table.loc[table["year"].isna(), "words"])
