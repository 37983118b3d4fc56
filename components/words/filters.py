"""A filter in words: for captions, alternative texts, controls and exports."""

from collections.abc import Collection, Sequence

from components.words import numbers
from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.selecting.filters import Filter
from data.selecting.period import Period

_MOST_NAMED, _MOST_SERIES = 12, 4
_ALL_SERIES = "all {count} series"
_CODES = {"ct": "CT", "mri": "MRI", "covid-19-imaging": "COVID-19 imaging"}


# Patterns for periods: one year, month or day, from one to another, open at the end,
# open at the start.
Spans = tuple[str, str, str, str]
_YEARS = ("{first}", "{first}–{last}", "{first} onward", "up to {last}")
_PERIOD = ("{first}", "{first} to {last}", "{first} onward", "up to {last}")
_WHEN = (
    "in {first}",
    "between {first} and {last}",
    "from {first} onward",
    "up to {last}",
)
_WHEN_DAYS = ("on {first}", *_WHEN[1:])


def in_words(chosen: Filter, choices: Choices, matching: Collection[str] = ()) -> str:
    """Describe a filter; of its series, those `matching` are named, where any is."""
    named = series_named(chosen, choices, matching)
    # Many that nobody has chosen, and all that there are, need no names.
    is_all = not chosen.series and len(named) == len(choices.series)
    is_many = len(named) > _MOST_SERIES + 1
    parts = [
        _ALL_SERIES.format(count=len(named))
        if is_all and is_many and not chosen.related
        else _series(named, choices)
    ]
    if chosen.countries:
        taking = _countries(chosen.countries)
        roles = f" ({_listed(chosen.roles)})" if chosen.roles else ""
        parts.append(f"with {taking}{roles}")
    elif chosen.roles:
        parts.append(f"countries as {_listed(chosen.roles)}")
    parts.append(period(chosen.period) if chosen.period else "all years")
    rest = (chosen.kinds, chosen.topics, chosen.statuses)
    return ", ".join([*parts, *(_listed(codes) for codes in rest if codes)])


def period(asked: Period) -> str:
    """Name a period: "2015–2019", "April 2020", "12 March to 30 April 2020"."""
    return dated(_YEARS if asked.unit == "year" else _PERIOD, asked)


def when(asked: Period | None) -> str:
    """Say when what lies in a period was: "in April 2020"; "" for years or none.

    What lies in whole years has years of its own, which are said instead.
    """
    if asked is None or asked.unit == "year":
        return ""
    return dated(_WHEN_DAYS if asked.unit == "day" else _WHEN, asked)


def dated(patterns: Spans, asked: Period | None, subject: str = "") -> str:
    """Set a period, and the subject that it dates, into the pattern that fits it."""
    if asked is None:
        return subject
    first, last = (numbers.date(end) if end else "" for end in asked.ends)
    one, closed, since, until = patterns
    pattern = one if asked.is_one else closed
    if asked.first is None or asked.last is None:
        pattern = until if asked.first is None else since
    elif not asked.is_one:
        first = numbers.beginning(asked.first, asked.last, asked.unit)
    return pattern.format(subject=subject, first=first, last=last)


def plain(code: str) -> str:
    """Turn a code such as "planned_partner" or "covid-19-imaging" into words."""
    return _CODES.get(code, code.replace("_", " ").replace("-", " "))


def series_named(
    chosen: Filter, choices: Choices, matching: Collection[str]
) -> Sequence[str]:
    """List the series of a filter: those `matching`, or all where none is."""
    codes = chosen.series_asked(choices)
    return [code for code in codes if code in matching] or codes


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(map(plain, codes))


def _series(codes: Sequence[str], choices: Choices) -> str:
    names = [choices.series.get(code, code) for code in codes]
    more = len(names) - _MOST_SERIES
    if more > 1:
        names = [*names[:_MOST_SERIES], f"{more} more series"]
    *first, last = names or ["No series"]
    return f"{', '.join(first)} and {last}" if first else last


def _countries(codes: Sequence[str]) -> str:
    """Name countries; of more than a caption can hold, the first and how many."""
    names = [country_name(code) for code in codes[:_MOST_NAMED]]
    if len(codes) <= _MOST_NAMED:
        return " or ".join(names)
    return f"any of {len(codes)} countries ({', '.join(names)} and others)"
