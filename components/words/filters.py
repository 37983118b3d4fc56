"""A filter in words: for captions, alternative texts, controls and exports."""

from collections.abc import Collection, Sequence

from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.selecting.filters import Filter, Years

_MOST_NAMED, _MOST_SERIES = 12, 4
_ALL_SERIES = "all {count} series"
_CODES = {"ct": "CT", "mri": "MRI", "covid-19-imaging": "COVID-19 imaging"}


# Patterns for years: one, from one to another, open at the end, open at the start.
Spans = tuple[str, str, str, str]
_YEARS = (
    "{first:04d}",
    "{first:04d}–{last:04d}",
    "{first:04d} onward",
    "up to {last:04d}",
)


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
    parts.append(years(chosen.years) if chosen.years else "all years")
    rest = (chosen.kinds, chosen.topics, chosen.statuses)
    return ", ".join([*parts, *(_listed(codes) for codes in rest if codes)])


def years(span: Years) -> str:
    """Name years: "2019", "2015–2019", "2016 onward", "up to 2019"."""
    return dated(_YEARS, span)


def dated(patterns: Spans, span: Years | None, subject: str = "") -> str:
    """Set years, and the subject that they date, into the pattern that fits them."""
    if span is None:
        return subject
    first, last = span
    one, closed, since, until = patterns
    pattern = one if first == last else closed
    if first is None or last is None:
        pattern = until if first is None else since
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
