"""Countries, cities and people in sentences that each are true alone."""

from collections.abc import Callable, Sequence

from components.words import numbers, readings
from components.words.scope import ROLES, Scope, country, either
from components.words.sentences import start
from data.counting.coverage import Covered
from data.counting.persons import Persons
from data.counting.unnamed import Unnamed
from data.geography.countries import name as country_name
from data.geography.countries import region_name

_ONE_OF = {"chair": "chair", "faculty": "lecturer"}
ANY_ROLE = "that took part in any role"
_MOST_LISTED = 9  # more countries than these are only counted
_MOST_PEOPLE = 4
_MOST_WORDS = 35  # in a sentence that lists names
_MOST_IN_LETTERS = 10
_MOST_GROUPS = 6  # of unnamed countries that are told one by one


def countries(scope: Scope, roles: Sequence[str], found: Covered) -> str:
    """Say how many countries took part, how many of them are named, and who."""
    noun = "country" if _is_single(found) else "countries"
    if len(found.named) == found.high:
        return _all_named(scope, roles, found)
    took_part = _took_part(roles)
    said = f"In {scope.subject()}, {_covered(found)} {noun} {took_part}"
    return f"{said}{_named(found)}."


def _all_named(scope: Scope, roles: Sequence[str], found: Covered) -> str:
    """Name the countries: that no other took part is more than sources say."""
    count = len(found.named)
    noun = "country" if count == 1 else "countries"
    names = [country(code) for code in sorted(found.named, key=country_name)]
    how = f"in the role of {either([ROLES[role] for role in roles])}"
    said = f"{_digits_or_letters(found)(count)} {noun} {how if roles else ANY_ROLE}"
    said = f"For {scope.subject()}, sources name {said}"
    listed = f"{said}: {numbers.listed(names)}."
    short = count <= _MOST_LISTED and len(listed.split()) <= _MOST_WORDS
    return listed if short else f"{said}."


def cities(scope: Scope, roles: Sequence[str], found: Covered) -> str:
    """Say from how many cities attendees and hosts came."""
    who = start("", numbers.listed([ROLES[role] for role in roles]))
    verb = "came from" if "attendees" in roles else "were in"
    noun = "city" if _is_single(found) else "cities"
    said = f"{who} of {scope.subject()} {verb} {_covered(found)} {noun}"
    return f"{said}; no source lists them all." if found.high is None else f"{said}."


def people(scope: Scope, roles: Sequence[str], names: Sequence[str]) -> str:
    """Say how many chairs and lecturers are named, and who where they are few."""
    who = [ROLES[role] for role in ("chair", "faculty") if role in roles]
    if len(names) == 1:
        who = [_ONE_OF[role] for role in ("chair", "faculty") if role in roles]
    said = f"{numbers.spelt(len(names))} {numbers.listed(who)}"
    named = f": {numbers.listed(names)}" if len(names) <= _MOST_PEOPLE else ""
    return f"For {scope.subject()}, sources name {said}{named}."


def persons(subject: str, bounded: Persons) -> str:
    """Say that attendances are not people, and what is known of people."""
    nobody = "no source counts distinct persons"
    said = f"Attendances are not people: for {subject}, {nobody}"
    if not bounded.low and bounded.high is None:
        return f"{said}."
    allowed = numbers.bounds(bounded.low, bounded.high)
    return f"{said}; the claims allow for {allowed}."


def misprint(series: str, words: str) -> str:
    """Say who is printed under a country and curated under another."""
    return f"For {series}, {words}."


def group_of(group: Unnamed) -> str:
    """Name a group of unnamed countries."""
    return readings.unnamed_countries(group.low, group.high, group.region)


def _took_part(roles: Sequence[str]) -> str:
    words = either([ROLES[role] for role in roles])
    if not roles:
        return "took part in any role"
    return f"are {words}" if "planned_partner" in roles else f"took part as {words}"


def _named(found: Covered) -> str:
    if not found.named:
        return ", none of them named"
    is_are = "is" if len(found.named) == 1 else "are"
    said = f": {_digits_or_letters(found)(len(found.named))} {is_are} named"
    groups = dict.fromkeys((g.low, g.high, g.region) for g in found.unnamed if g.region)
    unnamed = [
        f"{_digits_or_letters(found)(low) if low == high else 'others'}"
        f" of {region_name(region)}"
        for low, high, region in groups
    ]
    unnamed = list(dict.fromkeys(unnamed))
    if len(unnamed) > _MOST_GROUPS:
        groups_said = f"{numbers.number(len(unnamed))} groups of unnamed countries"
        return f"{said}, and {groups_said} are not"
    return f"{said}, and {numbers.listed(unnamed)} are not" if unnamed else said


def _covered(found: Covered) -> str:
    """Say a number of places; letters only where the whole sentence has small ones."""
    if found.low == found.high:
        return _digits_or_letters(found)(found.low)
    if found.high is None:
        return f"at least {_digits_or_letters(found)(found.low)}"
    return numbers.covered(found)


def _is_single(found: Covered) -> bool:
    return found.low == 1 and found.high in {1, None}


def _digits_or_letters(found: Covered) -> Callable[[int], str]:
    most = found.low if found.high is None else found.high
    return numbers.spelt if most <= _MOST_IN_LETTERS else numbers.number
