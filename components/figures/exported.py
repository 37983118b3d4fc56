"""A figure's table as files hold it: every row, with codes, filters and licence."""

from dataclasses import replace

import pandas as pd

from components.asked.selection import Selection, Viewed
from components.figures.drawing import Drawing, Plot
from components.tables import bars, countries, naming, standing, twins
from components.tables import events as listing
from components.tables import timeline as schedule
from components.words import captions, crediting


def whole(drawn: Drawing, viewed: Viewed) -> Drawing:
    """Give a drawing whose table holds every row, also those that it summarises."""
    table, columns = _table(drawn.name, viewed.selection)
    names, rows = twins.named(table, {**columns, **captions.CODES})
    same = said_of_all(viewed.selection)
    more = tuple(same.values())
    return replace(
        drawn, columns=(*names, *same), rows=tuple((*row, *more) for row in rows)
    )


def events(viewed: Viewed, title: str, footer: str) -> Drawing:
    """Give the table of events, every row, as a figure that has no picture."""
    dataset = viewed.dataset
    filters = viewed.chosen.describe(dataset.choices)
    name = f"events--{viewed.chosen.slug()}"
    shown = listing.listed(viewed.selection)
    numbers = [naming.numbers_of(dataset, [event]) for event in shown.ids]
    ids = pd.DataFrame({"numbers": pd.Series(numbers, dtype="object")})
    codes, rows = twins.named(standing.with_codes(dataset, ids), captions.CODES)
    same = said_of_all(viewed.selection)
    more = tuple(same.values())
    return Drawing(
        name="events",
        title=title,
        subtitle=captions.subtitle(filters, ""),
        footer=footer,
        alt="",
        form=_no_picture,
        columns=(*shown.columns, *codes, *same),
        rows=tuple((*a, *b, *more) for a, b in zip(shown.rows, rows, strict=True)),
        file_name=name,
        csv="",
        xlsx="",
    )


def _no_picture(*, narrow: bool) -> Plot:  # noqa: ARG001
    return Plot(data=[], layout={})


def said_of_all(selection: Selection) -> dict[str, str]:
    """Say what holds for every row of an exported table: filters, data, licence."""
    dataset = selection.dataset
    return {
        captions.COLUMN_FILTERS: selection.chosen.describe(dataset.choices),
        captions.COLUMN_DATA: crediting.title(dataset),
        captions.COLUMN_VERSION: dataset.version,
        captions.COLUMN_LICENCE: crediting.licence(dataset),
    }


def _table(name: str, selection: Selection) -> tuple[pd.DataFrame, dict[str, str]]:
    match name:
        case "running-total":
            return _days(selection), twins.DAYS
        case "map":
            table, columns = _map(selection), twins.PLACES
        case "attendances-by-event":
            table, columns = bars.by_event_whole(selection), twins.COUNTS
        case "attendances-by-series":
            table, columns = bars.by_series_whole(selection), twins.COUNTS
        case "attendances-by-year":
            table, columns = _years(selection), twins.YEARS
        case _:
            table, columns = schedule.timeline_whole(selection), twins.TIMES
    if "matches" not in table:
        table = standing.told(selection, table)
    return standing.with_codes(selection.dataset, table), columns


def _map(selection: Selection) -> pd.DataFrame:
    return twins.of_map(selection, countries.cities_whole(selection))


def _years(selection: Selection) -> pd.DataFrame:
    return twins.of_years(selection, bars.by_year_whole(selection))


def _days(selection: Selection) -> pd.DataFrame:
    """Give the running total: what a day counts is of no one event."""
    table = twins.of_days(selection)
    days = [str(day.date()) for day in table["date"]]
    codes = [
        {
            **dict.fromkeys(captions.CODES, ""),
            **standing.series_codes(selection.dataset, series.tolist()),
            "iso_end": day,
            "edtf": f"../{day}",
        }
        for series, day in zip(table["series"], days, strict=True)
    ]
    more = pd.DataFrame(codes, table.index, list(captions.CODES), dtype="object")
    return table.drop(columns="series").join(more)
