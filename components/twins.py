"""The table twin of every figure: its columns named, what is open left blank."""

import pandas as pd

from components import captions
from data.rows import records

Twin = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]

COUNTS = {
    "label": captions.COLUMN_WHAT,
    "words": captions.COLUMN_ATTENDANCES,
    "low": captions.COLUMN_LOW,
    "high": captions.COLUMN_HIGH,
    "dates": captions.COLUMN_WHEN,
    "note": captions.COLUMN_NOTE,
    "sources": captions.COLUMN_SOURCES,
}

TIMES = {
    "series": captions.COLUMN_SERIES,
    "name": captions.COLUMN_EVENTS,
    "dates": captions.COLUMN_WHEN,
    "status": captions.COLUMN_STATUS,
}


def named(table: pd.DataFrame, columns: dict[str, str]) -> Twin:
    """Pick and name the columns of the table twin; what is open stays blank."""
    rows = tuple(tuple(map(_cell, row)) for row in records(table[list(columns)]))
    return tuple(columns.values()), rows


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if pd.isna(value) else int(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value


def of_map(countries: pd.DataFrame, cities: pd.DataFrame) -> Twin:
    """Give countries, then cities, with how sure each is."""
    of_countries = countries.assign(
        kind=captions.KIND_COUNTRY,
        certainty=countries["certainty"].map(captions.CERTAINTIES),
    )
    of_cities = cities.assign(
        kind=captions.KIND_CITY, certainty=captions.CERTAINTIES["named"], note=""
    )
    columns = {
        "kind": captions.COLUMN_KIND,
        "name": captions.COLUMN_NAME,
        "certainty": captions.COLUMN_CERTAINTY,
        "roles": captions.COLUMN_ROLES,
        "events": captions.COLUMN_EVENTS,
        "note": captions.COLUMN_NOTE,
    }
    names, rows = named(of_countries, columns)
    return names, rows + named(of_cities, columns)[1]
