"""Which countries took part, for the headline: few are named, many counted."""

from collections.abc import Sequence

from components.words import numbers
from components.words.readings import ROLE_NAMES
from components.words.scope import country
from data.counting.coverage import PARTNER, Covered

_MOST_NAMED = 3  # of more, how many there are
_TOOK_PART, _TOOK_PART_AS = (
    "{countries} took part",
    "{countries} took part as {roles}",
)
_NONE = "none"
_SOME_NAMED = "{countries}, {count} of them named"
_ALL_NAMED = "{countries}: {names}"
_FEW_NAMED = (
    "{countries}, of which {names} is named",
    "{countries}, of which {names} are named",
)
_WITH = "{events}, with {names}"


def countries(coverage: Covered, roles: Sequence[str]) -> str:
    """Count the countries that took part, and name those that are named."""
    roles = [role for role in roles if role != PARTNER]
    words = (_TOOK_PART_AS if roles else _TOOK_PART).format(
        countries=numbers.of_countries(numbers.places(coverage)),
        roles=numbers.listed([ROLE_NAMES[role] for role in roles]),
    )
    count = coverage.taking_part
    codes = [code for code in coverage.named if code not in coverage.partners]
    is_few = 0 < count <= _MOST_NAMED
    if count == coverage.low or (coverage.high or count + 1) <= count:
        return (
            _ALL_NAMED.format(countries=words, names=_names(codes)) if is_few else words
        )
    if is_few:
        pattern = numbers.chosen(count, *_FEW_NAMED)
        return pattern.format(countries=words, names=_names(codes))
    named = numbers.number(count) if count else _NONE
    return _SOME_NAMED.format(countries=words, count=named)


def added(events: str, codes: Sequence[str]) -> str:
    """Name the countries that events would bring; of many, how many there are."""
    if not codes:
        return events
    names = _names(codes)
    if len(codes) > _MOST_NAMED:
        names = numbers.counted(len(codes), "more country", "more countries")
    return _WITH.format(events=events, names=names)


def _names(codes: Sequence[str]) -> str:
    return numbers.listed([country(code) for code in codes])
