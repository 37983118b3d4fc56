"""Periods to test with: of years, months and days, closed and open."""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from data.selecting.period import OPEN, Period, between, of_years, read
from tests.numerals import MONTHS

Years = tuple[int | None, int | None]


def in_years(years: Years | None) -> Period | None:
    """Give the period of a pair of years; None is whenever."""
    return of_years(*years) if years else None


def _units(day: dt.date) -> st.SearchStrategy[str]:
    text = day.isoformat()
    return st.sampled_from([text[:4], text[:7], text])


def periods(first: int, last: int) -> st.SearchStrategy[Period]:
    """Draw a period between two years, its ends in any unit, or one of them open."""
    moments = st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31)).flatmap(_units)
    one = moments.map(read)
    closed = st.tuples(moments, moments).map(
        lambda ends: between(*ends) or read(ends[0])
    )
    since = moments.map(lambda moment: read(f"{moment}/{OPEN}"))
    until = moments.map(lambda moment: read(f"{OPEN}/{moment}"))
    return st.one_of(one, closed, since, until)


def ends_of(period: Period | None) -> tuple[str, str]:
    """Read an EDTF period once more, letter by letter: its first and last ISO day."""
    first, _, last = str(period or f"{OPEN}/{OPEN}").partition("/")
    last = last or first
    return (
        "0000" if first == OPEN else f"{first}-01-01"[: len("2020-01-01")],
        "9999-99" if last == OPEN else _last_day(last),
    )


def _last_day(moment: str) -> str:
    year, month, day = ([int(part) for part in moment.split("-")] + [0, 0])[:3]
    month = month or 12
    return f"{year:04d}-{month:02d}-{day or calendar.monthrange(year, month)[1]:02d}"


def in_period(period: Period | None, event: Any) -> str:
    """Sort an event by the days on which it may have been: yes, no or maybe."""
    first, last = ends_of(period)
    starts = "0000" if pd.isna(event.start) else event.start.date().isoformat()
    ends = "9999-99" if pd.isna(event.end) else event.end.date().isoformat()
    if ends < first or starts > last:
        return "no"
    return "yes" if first <= starts and ends <= last else "maybe"


def asked_years(period: Period | None) -> Iterator[int]:
    """Give the years that words of a period may name."""
    ends = period.years if period else ()
    yield from (year for year in ends if year is not None)


def asked_days(period: Period | None) -> Iterator[str]:
    """Say the months and days of the period; a day or month may lack what follows."""
    for end in filter(None, period.ends if period else ()):
        year, month, day = [*map(int, end.split("-")), 0, 0][:3]
        if month:
            name = MONTHS[month - 1]
            yield from (f"{name} {year}", f"{day} {name} {year}", f"{day} {name}")
            # Days of one month: "from 12 to 30 April", "between 12 and 30 April".
            yield from (
                f"{day} {word} {last}"
                for word in ("to", "and")
                for last in _in_words(period)
            )


def _in_words(period: Period | None) -> Iterator[str]:
    """Say the last day of a period: "30 April 2020"."""
    last = period.ends[1] if period else None
    if last and len(last) == len("2020-04-30"):
        year, month, day = map(int, last.split("-"))
        yield f"{day} {MONTHS[month - 1]} {year}"
