"""The words of the one search: what it looks through, and what it says of each."""

from collections.abc import Mapping, Sequence

from components.words import numbers
from data.counting.tally import Count
from data.geography.countries import name as country_name

# Kinds of what is found, in the order in which they stand: one, and several.
KINDS: Mapping[str, tuple[str, str]] = {
    "country": ("country", "countries"),
    "city": ("city", "cities"),
    "person": ("person", "people"),
    "period": ("period", "years and months"),
    "event": ("event", "events"),
    "series": ("series", "series"),
    "source": ("source", "sources"),
}
_NOT_HELD = "not reported as held"
OPEN = "Search"
OPEN_HELP = "Search everything (key /)"
SEARCH_WORDS = {
    "title": "Search",
    "placeholder": "Country, city, person, event, year …",
    "results": "Results",
    "loading": "Looking …",
    "failed": "The search did not answer. Change a letter to ask again.",
    "one": "1 result",
    "several": "{count} results",
    "more": "and {more} more: another word finds them",
    "examples": "For example",
    "close": "Close",
    "keys": "Arrow keys choose, Enter opens, Escape closes.",
    "key": "The key / opens the search",
    "not_loaded": "The search did not arrive. Reload the page.",
}


def hint(kind: str, *parts: str) -> str:
    """Say beside a name what it is and what is known of it."""
    return " · ".join(part for part in (KINDS[kind][0], *parts) if part)


def listed(events: Count, unheld: Count) -> str:
    """Count events that are listed, and of them those not reported as held."""
    counted = numbers.counted(events, "event")
    if not unheld:
        return counted
    many = "" if unheld == events else f"{numbers.number(unheld)} "
    return f"{counted}, {many}{_NOT_HELD}"


def named_at(sure: Count, maybe: Count, unheld: Count) -> str:
    """Count the events that name a place, and those that may be at it as well."""
    if sure:
        more = f"may be {numbers.number(maybe)} more" if maybe else ""
        return ", ".join(filter(None, (listed(sure, unheld), more)))
    if maybe:
        return f"may be at {numbers.counted(maybe, 'event')}"
    return "no event names it"


def city(code: str, sure: Count, maybe: Count, unheld: Count) -> tuple[str, ...]:
    """Say in which country a city lies, and which events name it."""
    return (country_name(code), named_at(sure, maybe, unheld))


def in_period(sure: Count, maybe: Count, unheld: Count) -> str:
    """Count the events of a period, and those that may lie in it as well."""
    if not sure:
        return f"{numbers.counted(maybe, 'event')} may match"
    more = f"{numbers.number(maybe)} more may match" if maybe else ""
    return ", ".join(filter(None, (listed(sure, unheld), more)))


def of_period(when: str, series: str) -> str:
    """Name a year or a month, alone or of a series: "2019 · ESOR"."""
    return " · ".join(filter(None, (when, series)))


def in_turn(number: int, noun: str) -> list[str]:
    """Name what is one in a row: "10th course", "tenth course"."""
    turns = (numbers.ordinal(number), numbers.spelt_ordinal(number))
    return [f"{turn} {noun}" for turn in dict.fromkeys(turns)]


def printed_for(titles: Sequence[str]) -> str:
    """Say for which events or series a person is printed."""
    first, *others = titles
    if not others:
        return f"printed for {first}"
    return f"printed for {first} and {numbers.number(len(others))} more"


def in_all(events: Count, unheld: Count) -> str:
    """Count the events of a series."""
    return listed(events, unheld) if events else "no event is listed"


def looks_through(kinds: Sequence[str]) -> str:
    """Say what can be searched."""
    names = numbers.listed([KINDS[kind][1] for kind in kinds])
    return f"{numbers.capital(names)}: by any part of a name, with or without accents."


def nothing(counts: Mapping[str, int]) -> str:
    """Say that nothing is found, and among what; {query} is what was typed."""
    among = numbers.listed(
        [numbers.counted(count, *KINDS[kind]) for kind, count in counts.items()]
    )
    return (
        f"Nothing is called “{{query}}” among {among}. Names stand as the sources "
        "print them: try fewer letters, or another spelling."
    )


def told_of(events: Count) -> str:
    """Count the events that an opened source tells of."""
    if not events:
        return "No event rests on this source."
    return f"It is cited for {numbers.counted(events, 'event')}."
