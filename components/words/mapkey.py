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
PLANNED, HOST, CITY, CHOSEN = "planned", "host city", "city", "chosen"
LINE = "to the host"
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
