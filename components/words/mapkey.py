"""Words of the key above a map, and of its title."""

from collections.abc import Sequence

from components.words import numbers
from data.geography.countries import name as country_name

MEASURES = {
    "events": "Events held",
    "role": "Closest role",
    "origin": "At least so many from there",
}
# Of a shade, from the lightest: what it stands for.
STEPS = {
    "events": ("1", "2–4", "5 or more"),
    "role": ("other roles", "attendees", "host"),
    "origin": ("1", "10", "100"),
}
SEVERAL, RELATED = "several series", "related events"
OF_REGION = "in a region of which only the whole is counted"
MAY_MATCH = "may match these filters"
AMONG_UNNAMED = "may be among unnamed countries"
AMONG_OR_MATCH = "may be among unnamed countries, or at events that may match"
PLANNED, HOST, CITY, CHOSEN = "planned", "host city", "city", "chosen"
LINE = "to the host"
LIST_NAMED, LIST_PLANNED = "Countries named", "Countries planned"
LIST_CITIES, LIST_POSSIBLE = "Cities", "Countries that may be among unnamed ones"
LIST_MAY_MATCH = "Countries at events that may match"
_TITLED = "{title} ({count})"
_MAYBE_IN = "{year}: none for sure"
_NAMED_SHORT = "{year}: {count}"
_NAMED_IN, _NONE_IN = "{year}: {countries} named", "{year}: no country named"
_NEVER = "No country is named in any one year"
_MOST_IN = "Most countries are named in {years}: {countries}"
_OFTEN = "In {years} years, {countries} are named each"
_LAST_YEARS = "The last {shown} of {every} years."
NAME_YEARS = "Map, year by year"
_AMONG = "may be among {groups}"
_MOST_NAMED = 3
_IN_VIEW = "{view}: {countries}"
_NONE, _SOME = "no country is named", ("{count} is named", "{count} are named")
_OTHERS = "{named}; others may be among unnamed ones"
_UNNAMED = "some may be among unnamed countries"
_WITH = "{title}, at events with {countries}"
_IN_ALL = "The whole map: {title}."


def among(groups: str, *, may_match: bool) -> str:
    """Say what hatching means: of which unnamed countries a country may be one."""
    if not groups:
        return MAY_MATCH
    words = _AMONG.format(groups=groups)
    return f"{words}, or {MAY_MATCH}" if may_match else words


def titled(title: str, count: int) -> str:
    """Title a group of the list of places, with how many there are."""
    return _TITLED.format(title=title, count=numbers.number(count))


def in_year(year: int) -> str:
    """Begin a reading of one year's map."""
    return f"{year}"


def of_year(year: int, named: int, possible: int, *, short: bool) -> str:
    """Title the map of one year by what is named in it."""
    if not named:
        return _MAYBE_IN.format(year=year) if possible else f"{year}"
    if short:
        return _NAMED_SHORT.format(year=year, count=numbers.number(named))
    countries = numbers.counted(named, "country", "countries")
    return _NAMED_IN.format(year=year, countries=countries)


def year_fact(year: int, named: int) -> str:
    """State of a year how many countries are named, in the alternative text."""
    if not named:
        return _NONE_IN.format(year=year)
    countries = numbers.counted(named, "country", "countries")
    return _NAMED_IN.format(year=year, countries=countries)


def years_title(named: Sequence[tuple[int, int]]) -> str:
    """State in which year most countries are named."""
    if not any(count for _, count in named):
        return _NEVER
    most = max(count for _, count in named)
    years = [f"{year}" for year, count in named if count == most]
    countries = numbers.counted(most, "country", "countries")
    if len(years) > _MOST_NAMED:
        return _OFTEN.format(countries=countries, years=numbers.number(len(years)))
    return _MOST_IN.format(countries=countries, years=numbers.listed(years))


def years_left(shown: int, every: int) -> str:
    """Say that only the last years have a map."""
    if shown == every:
        return ""
    return _LAST_YEARS.format(shown=numbers.number(shown), every=numbers.number(every))


def series(names: Sequence[str]) -> str:
    """Name the series of one hue."""
    return numbers.listed(names) if len(names) <= _MOST_NAMED else RELATED


def of_view(view: str, named: Sequence[str], *, unnamed: bool) -> str:
    """Title a map of a part of the world by what is named there."""
    if not named:
        return _IN_VIEW.format(view=view, countries=_UNNAMED if unnamed else _NONE)
    names = [country_name(code) for code in named]
    count = numbers.counted(len(names), "country", "countries")
    words = numbers.listed(sorted(names)) if len(names) <= _MOST_NAMED else count
    sentence = numbers.chosen(len(names), *_SOME).format(count=words)
    pattern = _OTHERS if unnamed else "{named}"
    return _IN_VIEW.format(view=view, countries=pattern.format(named=sentence))


def with_chosen(codes: Sequence[str], title: str) -> str:
    """Say which countries are chosen; of many, the filters below say it."""
    if not codes or len(codes) > _MOST_NAMED:
        return title
    names = numbers.either([country_name(code) for code in codes])
    return _WITH.format(countries=names, title=title)


def in_all(title: str) -> str:
    """Say beside a part of the world what the whole map shows."""
    return _IN_ALL.format(title=title)
