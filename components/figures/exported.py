"""A figure's table as files hold it: every row, with codes, filters and licence."""

from dataclasses import replace

import pandas as pd

from components.asked.view import View
from components.figures.drawing import Drawing, Plot
from components.tables import bars, countries, naming, standing, twins
from components.tables import events as listing
from components.tables import timeline as schedule
from components.words import captions, crediting
from data.filters import Filter
from data.package import Dataset


def whole(drawn: Drawing, dataset: Dataset, view: View) -> Drawing:
    """Give a drawing whose table holds every row, also those that it summarises."""
    table, columns = _table(drawn.name, dataset, view.chosen)
    names, rows = twins.named(table, {**columns, **captions.CODES})
    same = said_of_all(dataset, view.chosen)
    more = tuple(same.values())
    return replace(
        drawn, columns=(*names, *same), rows=tuple((*row, *more) for row in rows)
    )


def events(dataset: Dataset, view: View, title: str, footer: str) -> Drawing:
    """Give the table of events, every row, as a figure that has no picture."""
    chosen = view.chosen
    filters = chosen.describe(dataset.choices)
    name = f"events--{chosen.slug()}"
    shown = listing.listed(dataset, chosen)
    numbers = [naming.numbers_of(dataset, [event]) for event in shown.ids]
    ids = pd.DataFrame({"numbers": pd.Series(numbers, dtype="object")})
    codes, rows = twins.named(standing.with_codes(dataset, ids), captions.CODES)
    same = said_of_all(dataset, chosen)
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


def said_of_all(dataset: Dataset, chosen: Filter) -> dict[str, str]:
    """Say what holds for every row of an exported table: filters, data, licence."""
    return {
        captions.COLUMN_FILTERS: chosen.describe(dataset.choices),
        captions.COLUMN_DATA: crediting.title(dataset),
        captions.COLUMN_VERSION: dataset.version,
        captions.COLUMN_LICENCE: crediting.licence(dataset),
    }


def _table(
    name: str, dataset: Dataset, chosen: Filter
) -> tuple[pd.DataFrame, dict[str, str]]:
    match name:
        case "running-total":
            return _days(dataset, chosen), twins.DAYS
        case "map":
            table, columns = _map(dataset, chosen), twins.PLACES
        case "attendances-by-event":
            table, columns = bars.by_event_whole(dataset, chosen), twins.COUNTS
        case "attendances-by-series":
            table, columns = bars.by_series_whole(dataset, chosen), twins.COUNTS
        case "attendances-by-year":
            table, columns = _years(dataset, chosen), twins.YEARS
        case _:
            table, columns = schedule.timeline_whole(dataset, chosen), twins.TIMES
    if "matches" not in table:
        table = standing.told(dataset, chosen, table)
    return standing.with_codes(dataset, table), columns


def _map(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    return twins.of_map(dataset, chosen, countries.cities_whole(dataset, chosen))


def _years(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    return twins.of_years(dataset, chosen, bars.by_year_whole(dataset, chosen))


def _days(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give the running total: what a day counts is of no one event."""
    table = twins.of_days(dataset, chosen)
    days = [str(day.date()) for day in table["date"]]
    codes = [
        {
            **dict.fromkeys(captions.CODES, ""),
            **standing.series_codes(dataset, series.tolist()),
            "iso_end": day,
            "edtf": f"../{day}",
        }
        for series, day in zip(table["series"], days, strict=True)
    ]
    more = pd.DataFrame(codes, table.index, list(captions.CODES), dtype="object")
    return table.drop(columns="series").join(more)
