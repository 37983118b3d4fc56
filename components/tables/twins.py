"""The table twin of every figure: its columns named, what is open left blank."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.asked.selection import Selection
from components.tables import cumulative, origins, places, standing, years
from components.words import captions, numbers, prose, readings
from data.reading.rows import records
from data.reading.rows import table as table_of

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
_COMMON = ("name", "roles", *STANDING, "events", "note", "key", "numbers")
_OF_CITIES = {"certainty": "named", "note": ""}


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
    # What is named stands first: of one region, dozens may be among unnamed ones.
    by_certainty: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(shown):
        place = {"kind": captions.KIND_COUNTRY, "country_codes": row.country}
        by_certainty[row.certainty].append(_place(row) | place)
    named = [
        _place(row)
        | {
            "kind": captions.KIND_CITY,
            "country_codes": row.country,
            "subdivisions": row.subdivision,
            "geonames": row.place_id,
        }
        for row in records(standing.told(selection, cities.assign(**_OF_CITIES)))
    ]
    possible, first = by_certainty.pop("possible", []), by_certainty.pop("named", [])
    planned = [row for rows in by_certainty.values() for row in rows]
    return table_of([*first, *planned, *named, *possible], [*PLACES, *_OF_A_PLACE])


def _place(row: Any) -> dict[str, Any]:
    """Take what countries and cities have in common; only cities have more."""
    common = {name: getattr(row, name) for name in _COMMON}
    named_maybe = getattr(row, "may_match", False)
    certainty = captions.CERTAINTIES["may_match" if named_maybe else row.certainty]
    return common | {"certainty": certainty, "subdivisions": "", "geonames": ""}


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
