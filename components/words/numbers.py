"""Numbers, hedges, bounds and dates as words; the same on screen and in exports."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from components.words import language
from data.coverage import Covered
from data.filters import Status
from data.sizes import Hedge
from data.totals import Attendances

_SPELT = [
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen", "twenty"),
]
_HEDGED: dict[Hedge, str] = {
    "exact": "{}",
    "almost": "almost {}",
    "about": "about {}",
    "more_than": "more than {}",
    "about_or_more": "about {} or more",
    "fewer_than": "fewer than {}",
    "up_to": "up to {}",
    "at_least": "at least {}",
}
# A hedge for what is counted, where more events have no count: open above.
_HEDGED_AND_MORE: dict[Hedge, str] = {
    **_HEDGED,
    "exact": "at least {}",
    "about": "about {} or more",
}
_STATUSES: dict[Status, str] = {
    "held": "held",
    "planned": "planned",
    "cancelled": "cancelled",
    "unknown": "of unknown outcome",
}
NOT_STATED = "not stated"
MOST_NAMED = 24  # of sources; the curated data have fewer


@language.cached(maxsize=4096)
def number(value: float) -> str:
    """Write a whole number with its thousands apart."""
    return str(format_decimal(int(value), locale=language.current()))


def spelt(value: int) -> str:
    """Write a count in letters up to twenty, in digits beyond."""
    return _SPELT[value] if 0 <= value < len(_SPELT) else number(value)


def counted(value: int, singular: str, plural: str = "") -> str:
    """Write a count and its noun: "1 event", "3 events"."""
    return f"{number(value)} {chosen(value, singular, plural or singular + 's')}"


def chosen(value: int, one: str, other: str) -> str:
    """Choose the words that go with a count in this language."""
    return one if language.current().plural_form(value) == "one" else other


def listed(items: Sequence[str]) -> str:
    """Write a list in words: "a, b and c"."""
    return str(format_list(list(items), locale=language.current()))


def either(items: Sequence[str]) -> str:
    """Write a choice in words: "a, b or c"."""
    return str(format_list(list(items), "or", locale=language.current()))


def some(items: Sequence[str]) -> str:
    """Write the first items with commas, and how many more there are."""
    more = len(items) - MOST_NAMED
    named = ", ".join(items[:MOST_NAMED])
    return f"{named} and {number(more)} more" if more > 0 else named


def hedged(value: int, hedge: Hedge, *, more: bool = False) -> str:
    """Write a number as its source words it: "about 400", "more than 650".

    `more` says that other events of the selection have no count at all.
    """
    return (_HEDGED_AND_MORE if more else _HEDGED)[hedge].format(number(value))


def bounds(low: int, high: int | None) -> str:
    """Write bounds: "582 to 621", "69", "582 or more", "up to 450"."""
    if high is None:
        return f"{number(low)} or more" if low else NOT_STATED
    if high and not low:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def attendances(total: Attendances) -> str:
    """Say a total: with its hedge where every event is counted, else by its bounds."""
    if total.stated_whole:
        return hedged(*total.stated_whole, more=bool(total.events_without_count))
    if not total.definite:
        return "none" if not total.possible else bounds(total.low, total.high)
    return bounds(total.low, total.high)


def covered(found: Covered) -> str:
    """Say how many countries or cities: "21", "26 or 27", "at least 22"."""
    if found.high is None:
        return f"at least {number(found.low)}" if found.low else NOT_STATED
    if found.low and found.high == found.low + 1:
        return f"{number(found.low)} or {number(found.high)}"
    return bounds(found.low, found.high)


def by_status(counts: Mapping[Status, int]) -> str:
    """Count events by status: "ten events held, five planned and one cancelled"."""
    first, *others = [status for status, count in counts.items() if count] or ["held"]
    noun = "event" if counts[first] == 1 else "events"
    said = [f"{spelt(counts[first])} {noun} {_STATUSES[first]}"]
    said += [f"{spelt(counts[status])} {_STATUSES[status]}" for status in others]
    return listed(said)


def events(count: int) -> str:
    """Count events in letters: "one event", "nine events"."""
    return f"{spelt(count)} {'event' if count == 1 else 'events'}"


def number_by_status(count: int, status: Status) -> str:
    """Count events of a status in digits: "5 planned"."""
    return f"{number(count)} {_STATUSES[status]}"


def of_attendances(words: str) -> str:
    """Name what is counted, behind its words: "about 400 attendances"."""
    return f"{words} {'attendance' if _is_one(words) else 'attendances'}"


def of_countries(words: str) -> str:
    """Name what is counted, behind its words: "at least 1 country"."""
    return f"{words} {'country' if _is_one(words) else 'countries'}"


def _is_one(words: str) -> bool:
    return words.rpartition(" ")[2] == "1"


def capital(words: str) -> str:
    """Begin words with a capital letter."""
    return words[:1].upper() + words[1:]


@language.cached(maxsize=4096)
def day(date: dt.date) -> str:
    """Write a day: "17 April 2020"."""
    return str(format_date(date, "d MMMM y", locale=language.current()))


@language.cached(maxsize=4096)
def date(edtf: str) -> str:
    """Say an EDTF date: "May 2019", "between 2015 and May 2019"."""
    if not edtf:
        return NOT_STATED
    first, slash, last = edtf.partition("/")
    if not slash or first == last:
        return _moment(first)
    if first == "..":
        return f"by {_moment(last)}"
    if last == "..":
        return f"{_moment(first)} or later"
    if _is_day(first) and _is_day(last):
        return _days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return f"between {_moment(first)} and {_moment(last)}"


def _is_day(edtf: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", edtf))


def _days(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return (
            f"{format_date(first, 'd MMMM', locale=language.current())} to {day(last)}"
        )
    return f"{day(first)} to {day(last)}"


def _moment(edtf: str) -> str:
    plain = edtf.removesuffix("~")
    about = "" if plain == edtf else "about "
    if _is_day(plain):
        return about + day(dt.date.fromisoformat(plain))
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", plain):
        first = dt.date.fromisoformat(f"{plain}-01")
        return about + str(format_date(first, "MMMM y", locale=language.current()))
    return about + plain
