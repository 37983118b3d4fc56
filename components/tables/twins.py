"""The table twin of every figure: its columns named, what is open left blank."""

from collections.abc import Mapping

import pandas as pd

from components.asked.selection import Selection
from components.tables import cumulative, origins, places, standing, years
from components.words import captions, numbers, prose, readings
from data.reading.rows import records

Twin = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]

STANDING = {"matches": captions.COLUMN_MATCH, "status": captions.COLUMN_STATUS}

COUNTS = {
    "label": captions.COLUMN_WHAT,
    "words": captions.COLUMN_ATTENDANCES,
    "low": captions.COLUMN_LOW,
    "high": captions.COLUMN_HIGH,
    "dates": captions.COLUMN_WHEN,
    **STANDING,
    "note": captions.COLUMN_NOTE,
    "sources": captions.COLUMN_SOURCES,
}

TIMES = {
    "series": captions.COLUMN_SERIES,
    "name": captions.COLUMN_EVENTS,
    "dates": captions.COLUMN_WHEN,
    **STANDING,
}

DAYS = {
    "when": captions.COLUMN_BY_DAY,
    "words": captions.COLUMN_ATTENDANCES,
    "low": captions.COLUMN_LOW,
    "high": captions.COLUMN_HIGH,
    **STANDING,
}

PLACES = {
    "kind": captions.COLUMN_KIND,
    "name": captions.COLUMN_NAME,
    "certainty": captions.COLUMN_CERTAINTY,
    "roles": captions.COLUMN_ROLES,
    **STANDING,
    "events": captions.COLUMN_EVENTS,
    "note": captions.COLUMN_NOTE,
}
YEARS = {"year": captions.COLUMN_YEAR, **COUNTS}
_HELD = "held"
_OF_A_PLACE = ("key", "numbers", "country_codes", "subdivisions", "geonames")


def named(table: pd.DataFrame, columns: Mapping[str, str]) -> Twin:
    """Pick and name the columns of the table twin; what is open stays blank."""
    rows = tuple(tuple(map(_cell, row)) for row in records(table[list(columns)]))
    return tuple(columns.values()), rows


def of_counts(
    selection: Selection, table: pd.DataFrame, columns: Mapping[str, str]
) -> Twin:
    """Pick and name the columns of counts: what is counted has its own name."""
    return named(table, columns_of(selection, columns))


def columns_of(selection: Selection, columns: Mapping[str, str]) -> Mapping[str, str]:
    """Name the columns of a figure's table by the measure that charts show."""
    if columns.get("words") != captions.COLUMN_ATTENDANCES:
        return columns
    return {**columns, "words": prose.TILE_MEASURES[selection.measure]}


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if pd.isna(value) else int(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value


def of_map(selection: Selection, cities: pd.DataFrame) -> pd.DataFrame:
    """Give the countries that the map shows, then cities, with how sure each is."""
    shaded = origins.noted(selection)
    shown = standing.told(selection, shaded[shaded["certainty"] != "none"])
    told = standing.told(selection, cities)
    of_countries = shown.assign(
        kind=captions.KIND_COUNTRY,
        certainty=shown["certainty"].map(captions.CERTAINTIES),
        country_codes=shown["country"],
        subdivisions="",
        geonames="",
    )
    of_cities = told.assign(
        kind=captions.KIND_CITY,
        certainty=captions.CERTAINTIES["named"],
        note="",
        country_codes=told["country"],
        subdivisions=told["subdivision"],
        geonames=told["place_id"],
    )
    # What is named stands first: of one region, dozens may be among unnamed ones.
    is_possible = shown["certainty"] == "possible"
    first, last = of_countries[~is_possible], of_countries[is_possible]
    first = first.iloc[
        (shown["certainty"][~is_possible] != "named").argsort(kind="stable")
    ]
    both = [table[[*PLACES, *_OF_A_PLACE]] for table in (first, of_cities, last)]
    return pd.concat([table.astype("object") for table in both], ignore_index=True)


def of_years(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Give counts by year; what no year can claim says so."""
    years = table["year"].map(lambda year: year or readings.NOT_ATTRIBUTABLE)
    return standing.told(selection, table.assign(year=years.astype("object")))


def of_days(selection: Selection) -> pd.DataFrame:
    """Give the running total; only what was held is counted."""
    table = cumulative.running_total(selection)
    days = [numbers.day(day.date()) for day in table["date"]]
    return table.assign(when=days, status=_HELD)


def every_place(selection: Selection) -> pd.DataFrame:
    """Give the countries and all cities, also those that the map summarises."""
    return of_map(selection, places.cities_whole(selection))


def every_year(selection: Selection) -> pd.DataFrame:
    """Give the counts by year, every one."""
    return of_years(selection, years.by_year_whole(selection))


def every_day(selection: Selection) -> pd.DataFrame:
    """Give the running total with codes: what a day counts is of no one event."""
    table = of_days(selection)
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
