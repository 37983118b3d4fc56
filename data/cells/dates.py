"""EDTF text to the earliest and latest possible day, and a precision.

Of EDTF are read: years, months and days, each of which may be approximate ("~"), and
spans of two. Of every other form the error says what to write instead.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "days", "month", "year", "span", "none"]


@dataclass(frozen=True, slots=True)
class Dated:
    """The possible days of an event; None where the span is open on that side."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision


UNDATED = Dated(None, None, "none")
_OPEN = ".."
_MOMENT = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(~?)")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
_FORM = "write EDTF such as 2020-04-17, 2019-05 or 2015/2019-05"
# EDTF's numbers of seasons, from 21 on.
_FIRST_SEASON = 21
_SEASONS = (
    *("spring", "summer", "autumn", "winter"),
    *("northern spring", "northern summer", "northern autumn", "northern winter"),
    *("southern spring", "southern summer", "southern autumn", "southern winter"),
    *("quarter 1", "quarter 2", "quarter 3", "quarter 4"),
    *("third 1", "third 2", "third 3", "half 1", "half 2"),
)
_DOUBTFUL = (
    "a doubtful date has no known limits; write the earliest and the latest day, month "
    "or year as a span such as 2020-04-16/2020-04-18, or the date alone and the doubt "
    "in the note; 2020~ means about 2020, a year either way"
)
_UNSTATED = (
    "write the span that an unstated digit leaves: 2010/2019 for 201X, 2019 for "
    "2019-XX, 2019-05 for 2019-05-XX"
)
_SET = (
    "a set is not read; write its earliest and latest date as a span such as "
    "2019/2021, or an event for each date"
)
# Forms that are not read, and what to write for what they may mean.
_OTHERWISE = (
    (r".*[?%].*", _DOUBTFUL),
    (r".*\d[Xxu]+\b.*|.*-[Xx]{2}\b.*|[Xx]{4}.*", _UNSTATED),
    (r"[\[{].*", _SET),
    (r"\.\./\.\.|/|\.\.", "leave it blank where no source bounds it"),
    (r"/.+|.+/", "write .. for the end that is open, such as ../2020 or 2020/.."),
    (r".*\dT\d.*", "leave the time of day out, such as 2020-04-17"),
    (r"[Y+-].*|.*[SE]\d+", "write a year of four digits from 0001 to 9999"),
    (r"~.*|.*~.*-.*", "write ~ once, at the end of a date: 2020-04~ is about April"),
)


@lru_cache(maxsize=65536)
def parse(text: str) -> Dated:
    """Read an EDTF date; blank means undated, ValueError says what to write instead.

    An approximate date reaches one unit of its last part either way ("2015~" is 2014
    to 2016, "2019-05~" April to June 2019).
    """
    if not text:
        return UNDATED
    first, slash, last = text.partition("/")
    both = (first, last if slash else first)
    starts, until = (UNDATED if end == _OPEN else _days_of(end) for end in both)
    if starts is None or until is None or starts == until == UNDATED:
        message = f"'{text}' is not a date that is read; {_advice(text)}"
        raise ValueError(message)
    if not slash or first == last:
        return starts
    if starts.start and until.end and starts.start > until.end:
        message = f"'{text}' ends before it starts; {_advice(text)}"
        raise ValueError(message)
    is_days = starts.precision == until.precision == "day"
    return Dated(starts.start, until.end, "days" if is_days else "span")


def _days_of(moment: str) -> Dated | None:
    match = _MOMENT.fullmatch(moment)
    if match is None or match[1] == "0000":
        return None
    year, month, day = (int(part or 0) for part in match.groups()[:3])
    last_day = calendar.monthrange(year, month or 12)[1]
    if day > last_day:
        return None
    start = dt.date(year, month or 1, day or 1)
    end = dt.date(year, month or 12, day or last_day)
    precision = _PRECISIONS[bool(month) + bool(day)]
    return _about(start, end, precision) if match[4] else Dated(start, end, precision)


def _about(start: dt.date, end: dt.date, precision: Precision) -> Dated:
    """Widen a date by one unit of its last part; the calendar's ends stay open."""
    try:
        before, after = start - dt.timedelta(1), end + dt.timedelta(1)
    except OverflowError:
        before, after = start, end
    if precision == "month":
        before = before.replace(day=1)
        after = after.replace(day=calendar.monthrange(after.year, after.month)[1])
    elif precision == "year":
        before, after = before.replace(month=1, day=1), after.replace(month=12, day=31)
    return Dated(before, after, "span")


def _advice(text: str) -> str:
    """Say what to write for a date that is not read."""
    if season := _season(text):
        return season
    for form, advice in _OTHERWISE:
        if re.fullmatch(form, text):
            return advice
    years = re.fullmatch(r"(\d{4})\s?[-–—/]\s?(\d{4}|\d\d)", text)
    if years and years[1] <= (last := years[1][: 4 - len(years[2])] + years[2]):
        return f"for the years {years[1]} to {last} write {years[1]}/{last}"
    return _FORM


def _season(text: str) -> str:
    """Say what a year and a season's number may mean: "2020-21" is read as neither."""
    match = re.search(r"(?<![\d-])(\d\d)(\d\d)-(\d\d)(?![\d-])", text)
    number = int(match[3]) - _FIRST_SEASON if match else -1
    if match is None or not 0 <= number < len(_SEASONS):
        return ""
    year, last = match[1] + match[2], match[1] + match[3]
    years = (
        f"for {_SEASONS[number]} of {year} write its first and last month as a span "
        f"such as {year}-03/{year}-05"
    )
    if last <= year:
        return years
    return (
        f"for the years {year} to {last} write {year}/{last}, or their months such as "
        f"{year}-09/{last}-08; {years}"
    )
