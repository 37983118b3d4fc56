"""Numbers, hedges, bounds and dates as words; the same on screen and in exports."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from components.words import language
from data.cells import wordings
from data.cells.sizes import Hedge, Size
from data.counting.coverage import Covered
from data.counting.tally import Count, Tally
from data.counting.totals import Attendances
from data.reading.measures import Measure
from data.selecting.filters import Status

_SPELT = [
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen", "twenty"),
]
_ORDINALS = [
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
]
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
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
_DISAGREE = "sources disagree"
_AT_LEAST, _TO = "at least {}", "{} to {}"
MOST_NAMED = 24  # of sources; the curated data have fewer


def number(value: float | Tally) -> str:
    """Write a whole number with its thousands apart, or bounds: "41 to 44"."""
    if isinstance(value, Tally):
        return _between(value, _number)
    return _number(value)


@language.cached(maxsize=4096)
def _number(value: float) -> str:
    return str(format_decimal(int(value), locale=language.current()))


def halves(value: float) -> str:
    """Write a number that may end in a half: "88.5"."""
    return str(format_decimal(value, locale=language.current()))


def spelt(value: Count) -> str:
    """Write a count in letters up to twenty, in digits beyond."""
    if isinstance(value, Tally):
        is_small = (value.high or value.low) < len(_SPELT)
        return _between(value, spelt if is_small else _number)
    return _SPELT[value] if 0 <= value < len(_SPELT) else number(value)


def ordinal(value: int) -> str:
    """Write a place in a row: "1st", "12th", "22nd"."""
    is_teen = value % 100 in range(11, 14)
    return f"{value}{'th' if is_teen else _ENDINGS.get(value % 10, 'th')}"


def spelt_ordinal(value: int) -> str:
    """Write a place in a row in letters up to the twentieth, in digits beyond."""
    return _ORDINALS[value] if 0 <= value < len(_ORDINALS) else ordinal(value)


def _between(value: Tally, written: Callable[[int], str]) -> str:
    if value.high is None:
        return _AT_LEAST.format(written(value.low))
    return _TO.format(written(value.low), written(value.high))


def counted(value: Count, singular: str, plural: str = "") -> str:
    """Write a count and its noun: "1 event", "3 events", "41 to 44 events"."""
    return f"{number(value)} {chosen(value, singular, plural or singular + 's')}"


def chosen(value: Count, one: str, other: str) -> str:
    """Choose the words that go with a count in this language."""
    if isinstance(value, Tally):
        value = value.high or value.low
    return one if language.current().plural_form(value) == "one" else other


def listed(items: Sequence[str]) -> str:
    """Write a list in words: "a, b and c"."""
    return str(format_list(list(items), locale=language.current()))


def either(items: Sequence[str]) -> str:
    """Write a choice in words: "a, b or c"."""
    return str(format_list(list(items), "or", locale=language.current()))


def length(sentence: str) -> int:
    """Measure a sentence in words; a language without blanks measures otherwise."""
    return len(sentence.split())


def some(items: Sequence[str]) -> str:
    """Write the first items with commas, and how many more there are."""
    more = len(items) - MOST_NAMED
    named = ", ".join(items[:MOST_NAMED])
    return f"{named} and {number(more)} more" if more > 0 else named


_NOUNS: dict[Measure, tuple[str, str]] = {
    "attendances": ("attendance", "attendances"),
    "registrations": ("registration", "registrations"),
    "certificates": ("certificate", "certificates"),
    "views": ("view of recordings", "views of recordings"),
}


class Amount(NamedTuple):
    """A count in words, and the values that decide what is said beside it."""

    words: str
    last: int | None = None  # the number that stands last in the words, if one does
    is_most: bool = False  # "up to 450"
    is_known: bool = True
    joint: str | None = " "  # before what is counted; None where the words say it
    tail: str = ""  # behind what is counted


def hedged(value: int, hedge: Hedge, *, more: bool = False) -> Amount:
    """Word a number as its source does: "about 400", "more than 650".

    `more` says that other events of the selection have no count at all.
    """
    words = (_HEDGED_AND_MORE if more else _HEDGED)[hedge].format(number(value))
    is_open = hedge == "about_or_more" or (more and hedge == "about")
    return Amount(words, None if is_open else value, is_most=hedge == "up_to")


def bounded(low: int, high: int | None) -> Amount:
    """Word bounds: "582 to 621", "69", "582 or more", "up to 450"."""
    if high is None:
        known = Amount(f"{number(low)} or more")
        return known if low else Amount(NOT_STATED, is_known=False)
    if high and not low:
        return Amount(f"up to {number(high)}", high, is_most=True)
    exact = low == high
    return Amount(number(low) if exact else f"{number(low)} to {number(high)}", high)


def bounds(low: int, high: int | None) -> str:
    """Write bounds in words."""
    return bounded(low, high).words


def amount(total: Attendances) -> Amount:
    """Word a total: with its hedge where every event is counted, else by its bounds.

    What no number or more than one is printed of keeps its sources' own words.
    """
    if own := own_words(total.wordings):
        return own
    if total.stated_whole:
        return hedged(*total.stated_whole, more=bool(total.events_without_count))
    if total.definite or total.possible:
        return bounded(total.low, total.high)
    return Amount("none", is_known=False)


def own_words(texts: Sequence[str]) -> Amount | None:
    """Word what alone bounds some events; None where a wording is not understood.

    Several wordings are those of sources that disagree.
    """
    sides = [_own(text) for text in dict.fromkeys(texts)]
    known = [side for side in sides if side is not None]
    if not known or len(known) < len(sides):
        return None
    if len(known) == 1:
        return known[0]
    words = either([side.words for side in known])
    return Amount(words, tail=f" ({_DISAGREE})")


def disagreeing(texts: Sequence[str]) -> str:
    """Say beside a count that sources disagree; "" where they do not."""
    return _DISAGREE if len(texts) > 1 else ""


def sides(texts: Sequence[str]) -> list[int]:
    """List the numbers of sources that disagree, each of which has its mark."""
    if len(texts) < 2:  # noqa: PLR2004
        return []
    sides = [wordings.parse(text) for text in texts]
    ends = [
        (side.printed,) if isinstance(side, Size) else (side.low, side.high)
        for side in sides
        if side is not None
    ]
    return sorted({end for both in ends for end in both if end is not None})


def _own(text: str) -> Amount | None:
    side = wordings.parse(text)
    if side is None:
        return None
    if isinstance(side, Size):
        return hedged(side.printed, side.hedge)
    if side.hedge == "between":
        return bounded(side.low, side.high)
    return Amount(text, joint=wordings.before_noun(text))


def attendances(total: Attendances) -> str:
    """Write a total in words."""
    return amount(total).words


def says_bounds(total: Attendances) -> bool:
    """Tell whether the words of a total say its bounds, so that these add nothing."""
    if not total.stated_whole:
        return True
    stated, hedge = total.stated_whole
    if hedge == "exact" and not total.events_without_count:
        return total.low == total.high == stated
    return hedge == "up_to" and stated > 0 and (total.low, total.high) == (0, stated)


def covered(coverage: Covered) -> str:
    """Say how many countries or cities: "21", "26 or 27", "at least 22"."""
    return places(coverage).words


def places(coverage: Covered) -> Amount:
    """Word how many countries or cities there are."""
    low, high = coverage.low, coverage.high
    if own := own_words(coverage.wordings):
        return own
    if high is None and low:
        return Amount(f"at least {number(low)}", low)
    if low and high == low + 1:
        return Amount(f"{number(low)} or {number(high)}", high)
    return bounded(low, high)


def by_status(counts: Mapping[Status, Count]) -> str:
    """Count events by status: "ten events held, five planned and one cancelled"."""
    first, *others = [status for status, count in counts.items() if count] or ["held"]
    parts = [f"{events(counts[first])} {_STATUSES[first]}"]
    parts += [f"{spelt(counts[status])} {_STATUSES[status]}" for status in others]
    return listed(parts)


def events(count: Count) -> str:
    """Count events in letters: "one event", "nine events"."""
    return f"{spelt(count)} {chosen(count, 'event', 'events')}"


def number_by_status(count: Count, status: Status) -> str:
    """Count events of a status in digits: "5 planned"."""
    return f"{number(count)} {_STATUSES[status]}"


def nouns(measure: Measure, count: int | None = None) -> str:
    """Name what a measure counts, of so many or of several: "registrations"."""
    one, several = _NOUNS[measure]
    return several if count is None else chosen(count, one, several)


def of_attendances(count: Amount) -> str:
    """Name what is counted, behind its words: "about 400 attendances"."""
    return of_measure(count, "attendances")


def of_measure(count: Amount, measure: Measure) -> str:
    """Name what is counted, behind its words: "at least 3,500 registrations"."""
    return _of(count, *_NOUNS[measure])


def of_countries(count: Amount) -> str:
    """Name what is counted, behind its words: "at least 1 country"."""
    return _of(count, "country", "countries")


def _of(count: Amount, one: str, other: str) -> str:
    if count.joint is None:
        return f"{count.words}{count.tail}"
    noun = other if count.last is None else chosen(count.last, one, other)
    return f"{count.words}{count.joint}{noun}{count.tail}"


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
    return f"{beginning(first, last, 'day')} to {day(last)}"


def beginning(first: dt.date, last: dt.date, unit: str) -> str:
    """Begin a span without what its end says anyway: "12", "12 March", "March"."""
    if first.year != last.year:
        form = {"year": "yyyy", "month": "MMMM y", "day": "d MMMM y"}[unit]
    elif unit == "day" and first.month == last.month:
        form = "d"
    else:
        form = "MMMM" if unit == "month" else "d MMMM"
    return str(format_date(first, form, locale=language.current()))


def _moment(edtf: str) -> str:
    plain = words = edtf.removesuffix("~")
    if _is_day(plain):
        words = day(dt.date.fromisoformat(plain))
    elif re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", plain):
        first = dt.date.fromisoformat(f"{plain}-01")
        words = str(format_date(first, "MMMM y", locale=language.current()))
    return words if plain == edtf else f"about {words}"
