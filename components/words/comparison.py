"""Two selections beside each other: what differs, by how much, and what is not known.

`first` and `second` are the names of the two sides in sentences.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from components.words import filters, numbers
from components.words.numbers import Amount
from data.counting.differences import Difference
from data.counting.places import Kind
from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.reading.measures import Measure
from data.selecting.filters import Filter

NAME, NAME_COUNTRIES, NAME_TIMES = (
    "Comparison",
    "Comparison: countries",
    "Comparison: timelines",
)
LEAD = "Two selections side by side: each has filters of its own."
ONE, OTHER = "A", "B"
SWAP = "Swap A and B"
CHOOSE = "Choose what to compare with: set the filters of B, or take one of these."
REPORT = "Make a report of this comparison"
SUGGESTIONS = "Compare"
COUNTRIES_TITLE = "Countries"
EMPTY = "Nothing is compared yet"
HOW_EMPTY = "A comparison needs a second selection."
OF_SIDE = "{side}: {words}"
AGAINST = "{first} and {second}"
BOTH_FILTERS = "A: {first}. B: {second}"
COLUMN_MEASURE, COLUMN_SIDE = "Measure", "Side"
COLUMN_LESS = "A less B"
COLUMN_SELECTION, COLUMN_COUNT = "Selection", "Count"
COLUMN_ONE, COLUMN_OTHER = "In A", "In B"
COLUMN_STATE = "Which"
IN_ONE: Mapping[str, str] = {ONE: "in A", OTHER: "in B"}
IN_BOTH = "in both"
HOW_BARS = (
    "Each measure has a scale of its own, from 0, which both its bars share; "
    "B is hatched."
)
HOW_MAP = (
    "Violet: named in A only. Olive: named in B only. Grey: named in both. "
    "Tint: may be among unnamed ones, or at events that may match."
)
HOW_TIMES = "A above, B below, on one axis of time."
EVENTS = "Events held"
PLACES: Mapping[Kind, str] = {"countries": "Countries", "cities": "Cities"}
HEAD = "{measure} (A less B: {less})"
EVERYTHING = "everything"
NO_EVENT = "no event"
# How countries stand between both, in the order in which they are listed.
STATES: Mapping[tuple[str, str], str] = {
    ("named", "none"): "Named in A only",
    ("named", "named"): "Named in both",
    ("none", "named"): "Named in B only",
    ("named", "possible"): "Named in A, may be in B",
    ("possible", "named"): "Named in B, may be in A",
    ("possible", "none"): "May be in A",
    ("possible", "possible"): "May be in both",
    ("none", "possible"): "May be in B",
}
NOBODY = "No country is named or may be in either."
NOT_ALL_LISTED = (
    "No source lists all countries of {sides}: one that is named elsewhere only may "
    "have been there, too."
)

Counted = Measure | Kind | Literal["events"]
_Forms = Mapping[bool, str]  # by whether the first has more
_BY = {True: "{count} more {noun_of_by}", False: "{count} fewer {noun_of_by}"}
_INSIDE = "{within}"
_KNOWN = "{first} {had} {by} than {second}: {one} against {other}"
_ALIKE = "{first} and {second} {had} equally many {noun}: {one}"
_ALIKE_APART = "{first} and {second} {had} equally many {noun}: {one} and {other}"
_NO_FEWER = {
    True: "{first} {had} at least as many {noun} as {second}{most}: "
    "{one} against {other}",
    False: "{first} {had} at most as many {noun} as {second}{most}: "
    "{one} against {other}",
}
_NO_MORE_THAN = {True: ", {count} more at most", False: ", {count} fewer at most"}
_UNKNOWN = (
    "{first} {had} {one}, {second} {other}: which was larger is not known{within}"
)
_UNKNOWN_OF = (
    "{first} {had} {one} {noun_of_one}, {second} {other}: which were more is not "
    "known{within}"
)
_NONE_HELD = "No event of {first} or of {second} is reported as held"
_WITHIN = " ({fewer} fewer to {more} more)"
_WITHIN_BELOW = " ({fewer} fewer at most)"
_WITHIN_ABOVE = " ({more} more at most)"
_UNCOUNTED = {
    True: "{first} {had} {one}; no source {counts} the {noun} of {second}",
    False: "No source {counts} the {noun} of {first}; {second} {had} {other}",
}
_NEITHER = "No source {counts} the {noun} of {first} or of {second}"
_NOTHING = "Nothing matches {name}: there is nothing to compare"
_SAME = "A and B are the same selection: {name}"
_BOTH = "{first} beside {second}"
_HAD = {"attendances": "drew"}
_ONE_OF = {"events": "event", "countries": "country", "cities": "city"}
_PLAIN_LESS = "{low} to {high}"
_LESS_OPEN = {
    (True, True): "open",
    (True, False): "{high} or less",
    (False, True): "{low} or more",
}


def compared(
    names: tuple[str, str],
    amounts: tuple[Amount | None, Amount | None],
    difference: Difference,
    what: Counted = "attendances",
) -> str:
    """Say how two counts differ; an amount is None where no source counts it."""
    first, second = names
    one, other = amounts
    places = {
        "first": first,
        "second": second,
        "had": _HAD.get(what, "had"),
        "noun": _noun(what),
        "noun_of_one": _noun(what, one.last if one else None),
        "noun_of_by": _noun(what, _most(difference)),
        "counts": "names or counts" if what in PLACES else "counts",
        "one": one.words if one else "",
        "other": other.words if other else "",
    }
    pattern = _pattern(one, other, difference)
    if what == "events" and one == other == Amount("0", 0):
        pattern = _NONE_HELD
    if what != "attendances":
        pattern = pattern.replace(_UNKNOWN, _UNKNOWN_OF)
    words = pattern.replace(_INSIDE, _within(difference)).format(**places)
    return f"{numbers.capital(words)}."


def _noun(what: Counted, count: int | None = None) -> str:
    """Name what is counted, of so many; of None, where it is several or not known."""
    match what:
        case "events" | "countries" | "cities":
            one = _ONE_OF[what]
            return what if count is None else numbers.chosen(count, one, what)
        case _:
            return numbers.nouns(what, count)


def _most(difference: Difference) -> int | None:
    """Give how much the one exceeds the other at most; None where that is not known."""
    ends = (difference.low, difference.high)
    return (
        max(abs(end) for end in ends if end is not None) if None not in ends else None
    )


def _pattern(one: Amount | None, other: Amount | None, difference: Difference) -> str:
    low, high = difference.low, difference.high
    if one is None and other is None:
        return _NEITHER
    is_known = (low is not None and low > 0) or (high is not None and high < 0)
    if (one is None or other is None) and not is_known:
        return _UNCOUNTED[other is None]
    if low == high == 0:
        return _ALIKE if one == other else _ALIKE_APART
    if low is not None and low >= 0:
        return _ordered(low, high, is_more=True)
    if high is not None and high <= 0:
        return _ordered(-high, None if low is None else -low, is_more=False)
    return _UNKNOWN


def _ordered(least: int, most: int | None, *, is_more: bool) -> str:
    """Choose the words for so many more or fewer."""
    if not least:
        limit = ""
        if most is not None:
            limit = _NO_MORE_THAN[is_more].format(count=numbers.number(most))
        return _NO_FEWER[is_more].replace("{most}", limit)
    words = numbers.number(least)
    if most is None:
        words = f"at least {words}"
    elif most > least:
        words = f"{words} to {numbers.number(most)}"
    return _KNOWN.replace("{by}", _BY[is_more].replace("{count}", words))


def _within(difference: Difference) -> str:
    low, high = difference.low, difference.high
    if low is None and high is None:
        return ""
    fewer = "" if low is None else numbers.number(-low)
    more = "" if high is None else numbers.number(high)
    pattern = _WITHIN if fewer and more else _WITHIN_BELOW if fewer else _WITHIN_ABOVE
    return pattern.format(fewer=fewer, more=more)


def less(difference: Difference) -> str:
    """Write the bounds of one less the other: "-140 to -1", with real minus signs."""
    low, high = difference.low, difference.high
    ends = {"low": _signed(low), "high": _signed(high)}
    if low is None or high is None:
        return _LESS_OPEN[low is None, high is None].format(**ends)
    return ends["low"] if low == high else _PLAIN_LESS.format(**ends)


def _signed(value: int | None) -> str:
    if value is None:
        return ""
    return f"−{numbers.number(-value)}" if value < 0 else numbers.number(value)


def nothing(name: str) -> str:
    return f"{_NOTHING.format(name=name)}."


def same(name: str) -> str:
    return f"{_SAME.format(name=name)}."


def beside(first: str, second: str) -> str:
    return numbers.capital(_BOTH.format(first=first, second=second))


def of_side(side: str, words: str) -> str:
    return OF_SIDE.format(side=side, words=words)


def against(first: str, second: str) -> str:
    return AGAINST.format(first=first, second=second)


def both_filters(first: str, second: str) -> str:
    return BOTH_FILTERS.format(first=first, second=second)


def countries_title(counts: Mapping[tuple[str, str], int]) -> str:
    """State how many countries are named on each side alone, and on both."""
    keys = (("named", "none"), ("named", "named"), ("none", "named"))
    named, both, other = (counts.get(key, 0) for key in keys)
    one = numbers.counted(named, "country", "countries")
    also = sum(counts.get(k, 0) for k in (("named", "possible"), ("possible", "named")))
    ends = numbers.number(both), numbers.number(other)
    words = f"{one} named in A only, {ends[0]} in both, {ends[1]} in B only"
    more = f", {numbers.number(also)} in one for sure and in the other perhaps"
    return words + (more if also else "")


def not_all_listed(sides: Sequence[str]) -> str:
    return NOT_ALL_LISTED.format(sides=numbers.listed(sides)) if sides else ""


def times_title(one: str, other: str) -> str:
    return f"A: {one}. B: {other}"


def head(measure: str, less_words: str) -> str:
    return HEAD.format(measure=measure, less=less_words) if less_words else measure


def suggestion(first: str, second: str) -> str:
    return f"{first} against {second}"


def in_short(chosen: Filter, choices: Choices) -> str:
    """Name a selection by what it chooses alone: "2019", "China forum"."""
    codes = (*chosen.kinds, *chosen.topics, *chosen.statuses)
    parts = [
        *(choices.series.get(series, series) for series in chosen.series),
        *map(country_name, chosen.countries),
        *([filters.period(chosen.period)] if chosen.period else []),
        *map(filters.plain, codes),
    ]
    return ", ".join(parts) or EVERYTHING


def list_label(state: str, count: int) -> str:
    return f"{state} ({numbers.number(count)})"
