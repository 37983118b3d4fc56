"""Times and durations of reports, as minutes; the order of a date is never guessed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
_DAY = 24 * 60
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)"
)
_SHORT_YEAR_FIRST = re.compile(r"(?<!\d)(\d{2})\.\s(\d{1,2})\.\s(\d{1,2})\.")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})\.?[\s-]+(?:de\s+)?([^\W\d]{3,})\.?,?[\s-]+(?:de\s+)?(\d{4})"
)
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})")
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})\s?[:h]\s?(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)"
)
_AFTERNOON = re.compile(r"p\.?\s?m\b|下午|午後|오후|晚上|Nachm", re.IGNORECASE)
_MORNING = re.compile(r"a\.?\s?m\b|上午|午前|오전|早上|凌晨|Vorm", re.IGNORECASE)
_NOON = 12
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
# By their first letters, in the languages that platforms write them in.
_MONTH_NAMES = (
    *("jan ene gen", "feb fev", "mar mrz", "apr abr avr", "may mai mag maj"),
    *("jun juin giu", "jul juil lug", "aug ago aou", "sep set", "oct okt out ott"),
    *("nov", "dec dez dic"),
)
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names.split()
}
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)")
_CLOCK = re.compile(r"(\d+):(\d{2}):(\d{2})(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
# By how their units begin, in minutes; "st" (Stunden) before "s" (Sekunden).
_UNITS = (
    (("st", "h", "o", "uur", "小", "时", "時", "시", "ч"), 60.0),
    (("m", "分", "분", "м"), 1.0),
    (("s", "秒", "초", "с"), 1 / 60),
)


@dataclass(frozen=True, slots=True)
class Instant:
    """A time in minutes; `dated` tells whether its day is known."""

    at: float
    dated: bool


def orders(texts: Iterable[str]) -> tuple[Order, ...]:
    """Tell which orders of day and month a file's own dates allow."""
    left, doubted = set(ORDERS), False
    for text in texts:
        for match in _NUMBERS.finditer(text):
            first, mark, second, _ = match.groups()
            doubted = doubted or mark != "."
            if mark == "." or int(first) > _NOON:
                left.discard("mdy")
            elif int(second) > _NOON:
                left.discard("dmy")
    possible = tuple(order for order in ORDERS if order in left) or ORDERS
    return possible if doubted else possible[:1]


def instant(text: str, order: Order) -> Instant | None:
    """Read a time with or without its day; None of what is none."""
    if _SERIAL.fullmatch(text):
        return Instant(float(text) * _DAY, dated=True)
    text = unicodedata.normalize("NFKC", text)
    minutes = _minutes_of_day(text)
    day = _day(text, order)
    if day is None:
        return None if minutes is None else Instant(minutes, dated=False)
    serial = day.toordinal() - dt.date(1899, 12, 30).toordinal()
    return Instant(serial * _DAY + (minutes or 0), dated=True)


def _minutes_of_day(text: str) -> float | None:
    match = _TIME.search(text)
    if match is None:
        return None
    hours, minutes, seconds = (int(x or 0) for x in match.groups())
    if hours <= _NOON and _AFTERNOON.search(text):
        hours = hours % _NOON + _NOON
    elif hours == _NOON and _MORNING.search(text):
        hours = 0
    return hours * 60 + minutes + seconds / 60


def _day(text: str, order: Order) -> dt.date | None:
    if match := _YEAR_FIRST.search(text) or _SHORT_YEAR_FIRST.search(text):
        return _date(match[1], match[2], match[3])
    if match := _NUMBERS.search(text):
        first, mark, second, year = match.groups()
        if mark != "." and order == "mdy":
            first, second = second, first
        return _date(year, second, first)
    if match := _MONTH_DAY.search(text):
        return _date(match[3], _month(match[1]), match[2])
    if match := _DAY_MONTH.search(text):
        return _date(match[3], _month(match[2]), match[1])
    return None


def _month(name: str) -> int:
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(x for x in letters if not unicodedata.combining(x))
    return _MONTHS.get(letters[:4], _MONTHS.get(letters[:3], 0))


def _date(year: str, month: str | int, day: str) -> dt.date | None:
    number = int(year) + (2000 if len(year) < len("2000") else 0)
    try:
        return dt.date(number, int(month), int(day))
    except ValueError:
        return None


def duration(text: str) -> float | None:
    """Read a duration as minutes: "62", "01:02:00", "1 Std. 2 Min.", "1시간 2분"."""
    text = unicodedata.normalize("NFKC", text).strip().casefold().removeprefix("pt")
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = map(int, clock.groups())
        return hours * 60 + minutes + seconds / 60
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    parts = _PART.findall(text)
    lengths = [_length(unit) for _, unit in parts]
    if not parts or None in lengths:
        return None
    pairs = zip(parts, lengths, strict=True)
    return sum(float(n.replace(",", ".")) * (each or 0) for (n, _), each in pairs)


def _length(unit: str) -> float | None:
    return next((each for starts, each in _UNITS if unit.startswith(starts)), None)
