"""EDTF text to the earliest and latest possible day, and a precision."""

import calendar
import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from edtf import EDTFParseException, parse_edtf
from edtf.parser.parser_classes import Date, Interval

Precision = Literal["day", "days", "month", "year", "span", "none"]


@dataclass(frozen=True, slots=True)
class Dated:
    """The possible days of an event; None where the span is open on that side."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision


# The part of EDTF that is read: other forms have no one pair of first and last day.
_MOMENT = r"\d{4}(-\d\d(-\d\d)?)?[~?]?"
_READ = re.compile(rf"{_MOMENT}|{_MOMENT}/({_MOMENT}|\.\.)|\.\./{_MOMENT}")
# The forms that most dates have, in which nothing is uncertain; edtf takes
# milliseconds for each date, and a large package has a hundred thousand.
_PLAIN = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
UNDATED = Dated(None, None, "none")


@lru_cache(maxsize=65536)
def parse(text: str) -> Dated:
    """Read an EDTF date; blank means undated, ValueError says what is wrong.

    Approximate and uncertain dates ("2015~") take EDTF's fuzzy bounds, a year more.
    """
    if not text:
        return UNDATED
    return _plain(text) or _parsed(text)


def _plain(text: str) -> Dated | None:
    """Read plain moments and spans of two; None leaves the text to edtf."""
    first, slash, last = text.partition("/")
    if not slash:
        return _days_of(first)
    starts, ends = (
        UNDATED if moment == ".." else _days_of(moment) for moment in (first, last)
    )
    if starts is None or ends is None or starts == ends == UNDATED:
        return None
    if starts.start and ends.end and starts.start > ends.end:
        return None
    is_days = starts.precision == ends.precision == "day"
    return Dated(starts.start, ends.end, "days" if is_days else "span")


def _days_of(moment: str) -> Dated | None:
    match = _PLAIN.fullmatch(moment)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    last_month = month or 12
    last_day = calendar.monthrange(year, last_month)[1]
    if day > last_day:
        return None
    return Dated(
        dt.date(year, month or 1, day or 1),
        dt.date(year, last_month, day or last_day),
        _PRECISIONS[bool(month) + bool(day)],
    )


def _parsed(text: str) -> Dated:
    try:
        parsed = parse_edtf(text) if _READ.fullmatch(text) else None
    except EDTFParseException:
        parsed = None
    if parsed is None:
        message = f"'{text}' is not an EDTF date"
        raise ValueError(message)
    start, end = _day(parsed.lower_fuzzy()), _day(parsed.upper_fuzzy())
    if start and end and start > end:
        message = f"'{text}' ends before it starts"
        raise ValueError(message)
    return Dated(start, end, _precision(parsed))


def _day(moment: Any) -> dt.date | None:
    if isinstance(moment, float):
        if math.isinf(moment):
            return None
        message = f"'{moment}' is not a day"
        raise ValueError(message)
    return dt.date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _precision(parsed: Any) -> Precision:
    if type(parsed) is Date:
        return str(parsed.precision)  # type: ignore[return-value]
    exact_days = type(parsed) is Interval and all(
        type(end) is Date and end.precision == "day"
        for end in (parsed.lower, parsed.upper)
    )
    return "days" if exact_days else "span"
