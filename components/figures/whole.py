"""Figures whole: the picture, its title, subtitle, footer, alt text and table twin."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from components.asked.selection import Selection, Viewed
from components.asked.view import query_text
from components.figures.bars.events import attendances_by_event
from components.figures.bars.years import attendances_by_year
from components.figures.drawing import Drawing, Plotter
from components.figures.map import framing
from components.figures.map.meanings import Said
from components.figures.map.plot import world_map
from components.figures.time.running import running_total
from components.figures.time.timeline import timeline
from components.looks.theme import Look
from components.tables import (
    bars,
    countries,
    cumulative,
    naming,
    origins,
    periods,
    places,
    standing,
    twins,
    years,
)
from components.tables import timeline as schedule
from components.words import captions, crediting, legends, mapkey, parts, readings
from components.words.language import of_data
from data.counting import coverage
from data.counting.tally import tally
from data.reading.outreach import WORLD
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import ROLES, Filter

SHAPES = "world.geojson"


def world(viewed: Viewed, look: Look) -> Drawing:
    """Draw the countries and cities that took part."""
    selection = viewed.selection
    by = viewed.view.shading
    if by == "origin" and not origins.is_offered(selection):
        by = "events"
    shaded = (origins.shaded if by == "origin" else origins.noted)(selection)
    cities = places.cities(selection)
    rows = twins.of_map(selection, cities)
    lines = places.lines(selection)
    covered = selection.countries
    unnamed = groups(selection)
    is_whole = by == "origin" or viewed.view.map_view == WORLD
    left_out, lines_left = places.cities_left_out(selection), lines.attrs["left_out"]
    in_short = [] if by == "origin" else groups(selection, short=True)
    plot = world_map(
        shaded,
        cities,
        lines,
        shapes=SHAPES,
        view=viewed.view.map_view,
        frames=framing.view_of(viewed.dataset, viewed.view.map_view),
        look=look,
        hues=viewed.selection.hues,
        by=by,  # type: ignore[arg-type]
        said=Said(
            caption=captions.group_on_map(in_short),
            in_key=captions.groups_in_key(in_short),
            names=viewed.dataset.choices.series,
            may_match=_may_match(selection),
            chosen=viewed.chosen.countries,
        ),
    )
    return drawing(
        viewed,
        "map",
        title=mapkey.with_chosen(
            viewed.chosen.countries,
            _map_title(viewed, shaded, by),
        ),
        how=_how(
            "" if is_whole else mapkey.in_all(captions.map_title(covered)),
            captions.cities_summarised(len(cities), left_out) if left_out else "",
            captions.lines_summarised(len(lines), lines_left) if lines_left else "",
        ),
        key=legends.of_map(
            shaded, cities, by, unnamed=bool(unnamed) and by != "origin"
        ),
        off_map=parts.NO_ORIGIN
        if by == "origin"
        else captions.not_on_map(
            unnamed, _planned_regions(selection), nameless=_nameless(selection)
        ),
        borders=True,
        plot=plot,
        table=twins.named(rows, twins.PLACES),
        marks=list(rows["key"]),
        facts=captions.map_facts(covered, list(cities["name"])),
    )


def _map_title(viewed: Viewed, shaded: pd.DataFrame, by: str) -> str:
    """State what the map shows: of a part of the world, what is named there."""
    selection, view = viewed.selection, viewed.view.map_view
    if by == "origin":
        return parts.origins_title(*origins.known(selection), selection.measure)
    area = next((area for area in viewed.dataset.areas if area.name == view), None)
    if view == WORLD or area is None:
        return captions.map_title(selection.countries)
    there = shaded[shaded["country"].isin(area.countries)]
    named = there["country"][there["certainty"] == "named"]
    unnamed = bool((there["certainty"] == "possible").any())
    return mapkey.of_view(area.title, list(named), unnamed=unnamed)


def by_event(viewed: Viewed, look: Look) -> Drawing:
    """Draw the attendances of each event, or of events that are counted together."""
    rows = sum(map(len, viewed.selection.groups))
    table, by = bars.by_event(viewed.selection), captions.BY_EVENT
    return _bars(viewed, look, "attendances-by-event", table, by=by, rows=rows)


def by_series(viewed: Viewed, look: Look) -> Drawing:
    """Draw the attendances of each series."""
    rows = years.series_counted(viewed.selection)
    table, by = bars.by_series(viewed.selection), captions.BY_SERIES
    return _bars(viewed, look, "attendances-by-series", table, by=by, rows=rows)


def by_year(viewed: Viewed, look: Look) -> Drawing:
    """Draw the attendances that each year can claim, beside those that none can."""
    selection = viewed.selection
    table = years.by_year(selection)
    series, in_lane = years.series_counted(selection), years.counts_in_lane(selection)
    return drawing(
        viewed,
        "attendances-by-year",
        title=captions.by_year_title(years.counted_in_lane(selection), selection.total),
        how=_how(
            legends.of_years(table),
            captions.years_cut(naming.period_words(selection))
            if years.is_cut(selection)
            else "",
            captions.years_summarised(series) if series > years.MOST_SERIES else "",
            captions.lane_summarised(in_lane) if in_lane > years.MOST_IN_LANE else "",
        ),
        plot=partial(
            attendances_by_year,
            table,
            look=look,
            hues=viewed.selection.hues,
            lane_title=readings.NOT_ATTRIBUTABLE,
            years=years.years_shown(selection),
        ),
        hedges=_hedges(table[table["year"].notna() | (table["kind"] != "none")]),
        table=twins.of_counts(selection, twins.of_years(selection, table), twins.YEARS),
        facts=_facts(table),
    )


def running(viewed: Viewed, look: Look) -> Drawing:
    """Draw the bounds of the attendances up to each day."""
    table = cumulative.running_total(viewed.selection)
    return drawing(
        viewed,
        "running-total",
        title=captions.running_title(table.attrs.get("end"), viewed.selection.measure),
        how=legends.of_running(table),
        plot=partial(running_total, table, look=look),
        hedges=_hedges(table.tail(1)),
        table=twins.of_counts(
            viewed.selection, twins.of_days(viewed.selection), twins.DAYS
        ),
        facts=_facts(table),
    )


def events_in_time(viewed: Viewed, look: Look) -> Drawing:
    """Draw every series' events on one time axis."""
    table = schedule.timeline(viewed.selection)
    return drawing(
        viewed,
        "timeline",
        title=captions.timeline_title(viewed.selection.events),
        how=_how(
            legends.of_timeline(table),
            captions.period_on_axis(naming.period_words(viewed.selection)),
            _time_summarised(viewed.selection),
        ),
        plot=partial(
            timeline,
            table,
            look=look,
            hues=viewed.selection.hues,
            period=viewed.chosen.period,
        ),
        hedges=list(zip(table["label"], _facts(table), strict=True)),
        table=twins.named(standing.told(viewed.selection, table), twins.TIMES),
        facts=_facts(table),
    )


def file_name(name: str, chosen: Filter, against: Filter | None = None) -> str:
    """Name the files of a figure without an ending; nothing is drawn for that."""
    other = f"--against--{against.slug()}" if against else ""
    return f"{name}--{chosen.slug()}{other}"


def _bars(  # noqa: PLR0913
    viewed: Viewed, look: Look, name: str, table: pd.DataFrame, *, by: str, rows: int
) -> Drawing:
    summarised = captions.rows_summarised(rows, bars.ROWS_ALONE, bars.MOST_ROWS)
    return drawing(
        viewed,
        name,
        title=captions.counts_title(viewed.selection.total, by),
        how=_how(legends.of_bars(table), summarised if rows > bars.MOST_ROWS else ""),
        plot=partial(
            attendances_by_event, table, look=look, hues=viewed.selection.hues
        ),
        hedges=_hedges(table),
        table=twins.of_counts(
            viewed.selection, standing.told(viewed.selection, table), twins.COUNTS
        ),
        facts=_facts(table),
    )


def _hedges(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Pair the words of each count with the line that says whose they are."""
    lines = (first for first, *_ in table["reading"])
    return list(zip(table["words"], lines, strict=True))


def _facts(table: pd.DataFrame) -> list[str]:
    return [", ".join(lines) for lines in table["reading"]]


def _how(how: str, *summaries: str) -> str:
    """Say how to read the marks, and first what is summarised."""
    return " ".join(filter(None, [*summaries, how]))


def _time_summarised(selection: Selection) -> str:
    if not schedule.is_summarised(selection):
        return ""
    events = selection.shown
    years = periods.period_years(selection.dataset, events)
    return captions.events_summarised(
        tally(selection.dataset, events), years, schedule.MOST_ROWS
    )


def drawing(  # noqa: PLR0913
    viewed: Viewed,
    name: str,
    *,
    title: str,
    how: str,
    plot: Plotter,
    table: twins.Twin,
    facts: Sequence[str],
    hedges: Sequence[tuple[str, str]] = (),
    sources: Sequence[str] | None = None,
    marks: Sequence[str] = (),
    off_map: str = "",
    borders: bool = False,
    key: str = "",
    filters: str = "",
) -> Drawing:
    """Set around a plot what every figure has: filters, sources, alternative text.

    `sources` are the titles of those that it rests on, where these are not all; `key`
    is how to read marks that the plot itself explains, in words; `filters` the words
    for those of both sides, where it compares two selections.
    """
    about = crediting.heading(viewed.dataset)
    chosen = filters or naming.filters_in_words(viewed.selection)
    subtitle = captions.subtitle(chosen, how)
    footer = captions.footer(
        naming.source_titles_of(viewed.selection) if sources is None else sources,
        crediting.version_line(viewed.dataset),
        borders=borders,
        off_map=off_map,
    )
    read = " ".join(filter(None, (subtitle, key)))
    columns, rows = table
    return Drawing(
        name=name,
        about=about,
        title=title,
        subtitle=subtitle,
        footer=footer,
        alt=f"{about}. {captions.alt(title, read, facts, footer)}",
        plot=plot,
        hedges=tuple(hedges),
        marks=tuple(marks),
        columns=columns,
        rows=rows,
        file_name=file_name(
            name, viewed.chosen, viewed.view.against if filters else None
        ),
        query=query_text({"v": ["1"], **viewed.view.to_query()}),
    )


def groups(selection: Selection, *, short: bool = False) -> list[str]:
    """Name the groups of unnamed countries; equal words say at how many events."""
    alike = Counter(
        (group.low, group.high, group.region) for group in countries.unnamed(selection)
    )
    at_each = Counter[str]()
    for said, events in alike.items():
        at_each[readings.unnamed_countries(*said, short=short)] += events
    return [readings.at_each(words, events) for words, events in at_each.items()]


def _nameless(selection: Selection) -> int:
    """Count the countries, at least, that are neither named nor of an unnamed group."""
    covered = selection.countries
    of_groups = [group.high for group in countries.unnamed(selection)]
    if None in of_groups:
        return 0
    return max(0, covered.low - covered.taking_part - sum(map(int, of_groups)))


def _may_match(selection: Selection) -> bool:
    """Tell whether countries may have taken part because their events may match."""
    _, maybe = selection.held
    return bool(maybe.any())


def _planned_regions(selection: Selection) -> list[str]:
    """Name the regions that are planned partners: no country can be shaded for them."""
    planned = _regions_at_events(selection.dataset)
    return list(dict.fromkeys(said for at, said in planned if selection.shown[at]))


@of_data(maxsize=4)
def _regions_at_events(dataset: Dataset) -> tuple[tuple[int, str], ...]:
    """Pair events and the regions planned as partners of them, or of one of them."""
    takers, printed = coded.takers(dataset), dataset.participation["as_printed"]
    is_partner = takers.role == ROLES.index(coverage.PARTNER)
    at = np.flatnonzero(is_partner & (takers.region >= 0))
    said = printed.iloc[takers.row[at]]
    return tuple(zip(takers.event[at].tolist(), said, strict=True))
