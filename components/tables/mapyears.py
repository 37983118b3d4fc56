"""Countries by year: for each year those named, and those that may belong to it."""

import datetime as dt

import pandas as pd

from components.asked.selection import Selection
from components.tables import countries, places, twins, years
from components.words import captions
from components.words.language import of_data
from data.selecting.period import Period, of_years

MOST = 12  # years, each a map of its own
COLUMNS = {"year": captions.COLUMN_YEAR, **twins.PLACES}


@of_data(maxsize=16)
def years_of(selection: Selection) -> tuple[int, ...]:
    """List the years of the selection in which something was held, or may have been."""
    first, last = years.years_shown(selection)
    return tuple(
        year
        for year in range(first, last + 1)
        if of_year(selection, year).shown_held.any()
    )


def of_year(selection: Selection, year: int) -> Selection:
    """Choose what of a selection belongs to a year, or may."""
    return selection.but(period=_within(selection.chosen.period, year))


def _within(asked: Period | None, year: int) -> Period:
    """Take a year, as far as it lies in the period that is asked for."""
    if asked is None or not asked.cuts(year):
        return of_years(year, year)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    starts, ends = max(first, asked.first or first), min(last, asked.last or last)
    return Period(starts, ends, asked.unit)


def is_offered(selection: Selection) -> bool:
    """Tell whether there is more than one year to compare."""
    return len(years_of(selection)) > 1


def every_country(selection: Selection) -> pd.DataFrame:
    """Give the countries of each year with how sure each is, all years."""
    tables = []
    for year in years_of(selection):
        at = of_year(selection, year)
        rows = twins.of_map(at, places.cities(at).head(0))
        tables.append(rows.assign(year=year))
    if not tables:
        rows = twins.of_map(selection, places.cities(selection).head(0)).head(0)
        tables.append(rows.assign(year=pd.Series(dtype="object")))
    return pd.concat(tables, ignore_index=True).astype({"year": "object"})


def together(selection: Selection) -> pd.DataFrame:
    """Gather the countries of all years that are shown."""
    none = countries.countries(selection).head(0)
    return pd.concat([none, *(table for _, table in shown(selection))])


def shown(selection: Selection) -> list[tuple[int, pd.DataFrame]]:
    """Pair the last years with their countries: as many as there are maps."""
    return [
        (year, countries.countries(of_year(selection, year)))
        for year in years_of(selection)[-MOST:]
    ]
