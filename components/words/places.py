"""Countries, cities and people in sentences that each are true alone."""

from collections.abc import Callable, Iterable, Sequence

from components.words import numbers
from components.words.readings import unnamed_countries
from components.words.scope import ROLES, Scope, country
from data.counting.coverage import PARTNER, Covered
from data.counting.persons import Persons
from data.counting.unions import Unnamed
from data.geography.countries import name as country_name
from data.geography.countries import region_name

_MOST_LISTED = 9  # more countries than these are only counted
_MOST_PEOPLE = 4
_MOST_WORDS = 35  # in a sentence that lists names
_MOST_IN_LETTERS = 10
_MOST_GROUPS = 6  # of unnamed countries that are told one by one
_COUNTRIES = ("{count} country", "{count} countries")
_CITIES = ("{count} city", "{count} cities")
_AT_LEAST = "at least {count}"
_TOOK_PART = "In {subject}, {countries} took part in any role"
_TOOK_PART_AS = "In {subject}, {countries} took part as {roles}"
_PARTNERS_NAMED = (
    "{countries} is named as a planned partner",
    "{countries} are named as planned partners",
)
_PARTNERS = (
    "For {subject}, sources name {countries} as a planned partner",
    "For {subject}, sources name {countries} as planned partners",
)
_PARTNERS_BESIDE = "{sentence}, beside {unnamed}."
_ONLY_UNNAMED = "For {subject}, planned partners are not named: {unnamed}."
_NONE_NAMED = "{sentence}, none of them named."
_NAMED = ("{sentence}: {count} is named.", "{sentence}: {count} are named.")
_NAMED_BUT = (
    "{sentence}: {count} is named, and {unnamed} are not.",
    "{sentence}: {count} are named, and {unnamed} are not.",
)
_MAYBE_THE_SAME = (
    "{sentence}: {count} is named; {unnamed} may be among those named.",
    "{sentence}: {count} are named; {unnamed} may be among those named.",
)
_NAMED_BUT_ONE = (
    "{sentence}: {count} is named, and {unnamed} is not.",
    "{sentence}: {count} are named, and {unnamed} is not.",
)
_SOME_OF, _OTHERS_OF = "{count} of {region}", "others of {region}"
_MANY_GROUPS = "{count} groups of unnamed countries"
_SOURCES_NAME = "For {subject}, sources name {countries} that took part in any role"
_SOURCES_NAME_AS = "For {subject}, sources name {countries} in the role of {roles}"
_ENDED, _LISTED = "{sentence}.", "{sentence}: {names}."
_CAME_FROM = "{roles} of {subject} came from {cities}"
_WERE_IN = "{roles} of {subject} were in {cities}"
_LISTED_BY_NONE = "{sentence}; no source lists them all."
_PEOPLE = "For {subject}, sources name {count} {roles}"
_ONE_OF = {"chair": "chair", "faculty": "lecturer"}
_PERSONS = (
    "Attendances are not people: for {subject}, no source counts distinct persons."
)
_PERSONS_COUNTED = (
    "Attendances are not people: for {subject}, all claims together allow {bounds} "
    "distinct persons."
)
_PERSONS_WITHIN = (
    "Attendances are not people: for {subject}, no source counts distinct persons; "
    "the claims allow for {bounds}."
)
_MISPRINT = "For {series}, {people}."


def countries(scope: Scope, roles: Sequence[str], coverage: Covered) -> str:
    roles = [role for role in roles if role != PARTNER]
    if coverage.taking_part == coverage.high:
        return _all_named(scope, roles, coverage)
    sentence = (_TOOK_PART_AS if roles else _TOOK_PART).format(
        subject=scope.subject(),
        countries=_covered(coverage, _COUNTRIES),
        roles=_any_of(roles),
    )
    if not coverage.taking_part:
        return _NONE_NAMED.format(sentence=sentence)
    groups = [group for group in coverage.unnamed if group.role != PARTNER]
    unnamed = _unnamed(coverage, groups)
    forms = _NAMED
    if unnamed:
        is_one = len(unnamed) == 1 and _is_one_country(groups)
        forms = _NAMED_BUT_ONE if is_one else _NAMED_BUT
        if coverage.low <= coverage.taking_part:
            forms = _MAYBE_THE_SAME
    return numbers.chosen(coverage.taking_part, *forms).format(
        sentence=sentence,
        count=_written(coverage)(coverage.taking_part),
        unnamed=numbers.listed(unnamed),
    )


def _all_named(scope: Scope, roles: Sequence[str], coverage: Covered) -> str:
    """Name the countries: that no other took part is more than sources say."""
    sentence = (_SOURCES_NAME_AS if roles else _SOURCES_NAME).format(
        subject=scope.subject(),
        countries=_covered(coverage, _COUNTRIES),
        roles=_any_of(roles),
    )
    names = _names(set(coverage.named) - set(coverage.partners))
    listed = _LISTED.format(sentence=sentence, names=numbers.listed(names))
    if len(names) <= _MOST_LISTED and numbers.length(listed) <= _MOST_WORDS:
        return listed
    return _ENDED.format(sentence=sentence)


def partners(scope: Scope, coverage: Covered) -> str:
    """Name the planned partners: of taking part, nothing is said."""
    groups = [group for group in coverage.unnamed if group.role == PARTNER]
    unnamed = numbers.listed(
        list(
            dict.fromkeys(
                unnamed_countries(group.low, group.high, group.region)
                for group in groups
            )
        )
    )
    if not coverage.partners:
        return _ONLY_UNNAMED.format(subject=scope.subject(), unnamed=unnamed)
    count = len(coverage.partners)
    if count <= _MOST_LISTED:
        countries = numbers.listed(_names(coverage.partners))
    else:
        countries = _COUNTRIES[1].format(count=numbers.spelt(count))
    sentence = numbers.chosen(count, *_PARTNERS).format(
        subject=scope.subject(), countries=countries
    )
    pattern = _PARTNERS_BESIDE if unnamed else _ENDED
    return pattern.format(sentence=sentence, unnamed=unnamed)


def partners_named(coverage: Covered) -> str:
    """Count the planned partners named: "2 countries are named as planned partners"."""
    count = len(coverage.partners)
    counted = numbers.counted(count, "country", "countries")
    return numbers.chosen(count, *_PARTNERS_NAMED).format(countries=counted)


def _names(codes: Iterable[str]) -> list[str]:
    return [country(code) for code in sorted(codes, key=country_name)]


def cities(scope: Scope, roles: Sequence[str], coverage: Covered) -> str:
    sentence = (_CAME_FROM if "attendees" in roles else _WERE_IN).format(
        roles=numbers.capital(numbers.listed([ROLES[role] for role in roles])),
        subject=scope.subject(),
        cities=_covered(coverage, _CITIES),
    )
    pattern = _LISTED_BY_NONE if coverage.high is None else _ENDED
    return pattern.format(sentence=sentence)


def people(scope: Scope, roles: Sequence[str], names: Sequence[str]) -> str:
    words = _ONE_OF if len(names) == 1 else ROLES
    sentence = _PEOPLE.format(
        subject=scope.subject(),
        count=numbers.spelt(len(names)),
        roles=numbers.listed([words[role] for role in _ONE_OF if role in roles]),
    )
    pattern = _LISTED if len(names) <= _MOST_PEOPLE else _ENDED
    return pattern.format(sentence=sentence, names=numbers.listed(names))


def persons(subject: str, bounded: Persons) -> str:
    is_bounded = bounded.low or bounded.high is not None
    pattern = _PERSONS_WITHIN if is_bounded else _PERSONS
    return (_PERSONS_COUNTED if bounded.claims else pattern).format(
        subject=subject, bounds=numbers.bounds(bounded.low, bounded.high)
    )


def misprint(series: str, people: str) -> str:
    return _MISPRINT.format(series=series, people=people)


def _any_of(roles: Sequence[str]) -> str:
    return numbers.either([ROLES[role] for role in roles])


def _unnamed(coverage: Covered, unnamed: Iterable[Unnamed]) -> list[str]:
    """Name the groups of unnamed countries whose region is stated."""
    regional = [group for group in unnamed if group.region]
    counted = {group.region for group in regional if group.low == group.high}
    groups = {
        _OTHERS_OF.format(region=region_name(group.region))
        if group.low != group.high
        else _SOME_OF.format(
            count=_written(coverage)(group.low), region=region_name(group.region)
        ): None
        for group in regional
        # Others of a region that is counted besides may be the same countries.
        if group.low == group.high or group.region not in counted
    }
    if len(groups) > _MOST_GROUPS:
        return [_MANY_GROUPS.format(count=numbers.number(len(groups)))]
    return list(groups)


def _is_one_country(groups: Sequence[Unnamed]) -> bool:
    regional = [group for group in groups if group.region]
    return {(group.low, group.high) for group in regional} == {(1, 1)}


def _covered(coverage: Covered, forms: tuple[str, str]) -> str:
    """Count places; in letters only where the whole sentence has small numbers."""
    low, high = coverage.low, coverage.high
    if coverage.wordings:
        own = numbers.places(coverage)
        return f"{forms[1].format(count=own.words)}{own.tail}"
    count = _written(coverage)(low)
    if high is None:
        count = _AT_LEAST.format(count=count)
    elif low != high:
        count = numbers.covered(coverage)
    return forms[low != 1 or high not in {1, None}].format(count=count)


def _written(coverage: Covered) -> Callable[[int], str]:
    most = coverage.low if coverage.high is None else coverage.high
    return numbers.spelt if most <= _MOST_IN_LETTERS else numbers.number
