"""The words of the pages of countries and cities: what is known, and how surely."""

from collections.abc import Sequence

from components.words import numbers, readings
from data.counting.tally import Count

ROLES = {**readings.ROLE_NAMES, "venue": "where it took place"}
PERSON_ROLES = {
    "chair": "chair",
    "faculty": "lecturer",
    "spokesperson": "quoted",
    "initiator": "initiator",
}
NO_EVENT_STATED = "at which of its events no source states"
ONLY_PARTNER = "named as a planned partner; not as one that took part"
_MOST_GROUPS = 3

# The leading sentence.
_TOOK_PART = "{name} took part in {events} held, as {roles}"
_TOOK_PART_ALSO = "{sentence}, and in {series}, at which events no source states"
_OF_SERIES_ONLY = (
    "{name} took part in {series} as {roles}; at which events no source states"
)
_NOT_HELD = "No source names {name} at an event held"
_NOWHERE = "No source names {name}"
_MAY = ("at {events} held it may be {among}", "at {events} held it may be {among}")
_PLANNED = "for {events} planned it is named as {roles}"
_PARTNER_OF = "it is a planned partner of {series}"
_MANY_GROUPS = "among unnamed countries of {count} regions"


def sentence(  # noqa: PLR0913
    name: str,
    *,
    held: Count,
    roles: Sequence[str],
    series: Sequence[str],
    maybe: Count,
    among: Sequence[str],
    planned: Count,
    planned_roles: Sequence[str],
    partner_of: Sequence[str],
) -> str:
    """Say in one sentence what is known of a place: what is sure comes first."""
    named = numbers.listed([ROLES[role] for role in roles])
    if held:
        first = _TOOK_PART.format(name=name, events=numbers.events(held), roles=named)
        if series:
            first = _TOOK_PART_ALSO.format(
                sentence=first, series=numbers.listed(series)
            )
    elif series:
        first = _OF_SERIES_ONLY.format(
            name=name, series=numbers.listed(series), roles=named
        )
    else:
        is_named = planned or partner_of
        first = (_NOT_HELD if is_named else _NOWHERE).format(name=name)
    rest = []
    if maybe:
        few = numbers.either(among)
        if len(among) > _MOST_GROUPS:
            few = _MANY_GROUPS.format(count=numbers.spelt(len(among)))
        pattern = numbers.chosen(maybe, *_MAY)
        rest.append(pattern.format(events=numbers.events(maybe), among=few))
    if planned:
        as_roles = numbers.listed([ROLES[role] for role in planned_roles])
        rest.append(_PLANNED.format(events=numbers.events(planned), roles=as_roles))
    if partner_of:
        rest.append(_PARTNER_OF.format(series=numbers.listed(partner_of)))
    return f"{numbers.capital('; '.join([first, *rest]))}."


def of_series(series: str) -> str:
    return f"{series}, the series"


def may_be(among: str) -> str:
    return f"may be {among}"


def some_of(counted: str) -> str:
    return f"at one or more of {counted}; at which no source states"


def printed(name: str, confidence: str) -> str:
    words = readings.as_printed(name)
    return f"{words}, {confidence}" if confidence else words


def came(counted: str, whole: str, region: str) -> str:
    return f"{counted} of {whole}" + (f", from {region}" if region else "")


def in_region(note: str) -> str:
    words = "how many of them from here is not stated"
    return f"{note}; {words}" if note else words


def curated_as(country: str) -> str:
    return f"curated as of {country}"


# What no source says.
def unnamed(countries: str, event: str) -> str:
    return f"No source says which the {countries} are ({event})."


def no_attendee(place: str) -> str:
    return f"No source says that anybody from {place} attended."


def no_origin(place: str) -> str:
    return f"No source says how many came from {place}."


def no_city_of(place: str) -> str:
    return f"No source names a city of {place} from which people came."


def no_person(place: str) -> str:
    return f"No source names a person from {place}."


def printed_alike(printed: str, role: str) -> str:
    return f"{role}, {readings.as_printed(printed)}"


def among(group: str, event: str) -> str:
    return f"{numbers.capital(group)} ({event})"


# Lists of all countries and cities.
VENUE_ONLY = "an event is placed here"


def entry(events: str, roles: str) -> str:
    return f"{events}; {roles}" if events and roles else events or roles


def at_events(held: Count, others: Count) -> str:
    """Count events held, and besides those that were not, or may not have been."""
    said = []
    if held:
        said.append(f"{numbers.counted(held, 'event')} held")
    if others:
        said.append(f"{numbers.number(others)} planned or not reported as held")
    return ", ".join(said)


# Figures.
NAME_MAP, NAME_TIMELINE = "Map of a place", "Timeline of a place"


def map_title(place: str, held: Count, maybe: Count) -> str:
    place = numbers.capital(place)
    if held:
        return f"{place} took part in {numbers.events(held)} held"
    if maybe:
        return f"{place} may have taken part in {numbers.events(maybe)}"
    return f"{place} is named at no event held"


def timeline_title(place: str) -> str:
    return f"When there were events with {place}"


def everything(place: str) -> str:
    return f"Everything that the sources say of {place}, whatever is filtered"


def at(source: str, locators: str) -> str:
    return f"{source}, {locators}"


# The page.
MOST_LINKED = 40  # events that one link opens
SECTIONS = {
    "held": "Took part",
    "maybe": "May have taken part",
    "planned": "Planned",
    "others": "Not known to have been held",
}
SECTION_LEADS = {
    "held": "",
    "maybe": "No source names it there.",
    "planned": "Announced; a plan is no participation.",
    "others": "Cancelled, or no source says that it was held.",
}
PEOPLE = "People"
PEOPLE_LEAD = "Named by a source, with what it prints; by country of work."
OF_COUNTRIES = "People are recorded by country, not by city:"
CAME = "How many came from here"
UNSAID = "What no source says"
CITIES = "Cities"
OTHER_CITIES = "Other cities of {country}"
ALIKE = "Printed so elsewhere"
ALIKE_LEAD = (
    "The same name is printed. That it is the same place or person, no source says."
)
MISPRINTED = "Printed as from here, curated as from elsewhere"
NAMESAKES = "Cities of the same name"
NEIGHBOURS = "Who else may be among them"
COUNTED = "Events that count countries without naming all"
CORRECTIONS = "Corrections"
SOURCES = "Sources"
ON_MAP, FILTER_BY = "{place} on the map", "Filter every page by {place}"
WAYS = "Ways on"
EVERY_COUNTRY, EVERY_CITY = "All countries", "All cities"
FILTERS_REST = "Filters that are chosen ({filters}) hold on the other pages, not here."
COUNTRIES_LEAD = (
    "Every country of which a source says anything, whatever is filtered; each leads "
    "to all that is known of it."
)
CITIES_LEAD = (
    "Every city that a source names, whatever is filtered; each leads to all that is "
    "known of it."
)
INDEX = {
    "named": "Named at an event held",
    "planned": "Named of plans only",
    "possible": "May be among unnamed countries",
}
_COUNTED = (
    (
        "{events} ({named}) counts countries that no source names: "
        "{place} may be among them."
    ),
    (
        "{events} ({named}) count countries that no source names: "
        "{place} may be among them."
    ),
)
NO_CITIES = (
    "These data name no city. The list of countries shows where people came from."
)
NO_COUNTRIES = "These data name no country."
_NO_COUNTRY = "No country has the code “{code}”. Choose one of the list below."
_NO_CITY = "These data have no city with the id “{code}”. Choose one of the list below."


def whole(place: str) -> str:
    return f"Everything known of {place}"


def on_map(place: str) -> str:
    return ON_MAP.format(place=place)


def filter_by(place: str) -> str:
    return FILTER_BY.format(place=place)


def other_cities(country: str) -> str:
    return OTHER_CITIES.format(country=country)


def filters_rest(filters: str) -> str:
    return FILTERS_REST.format(filters=filters)


def no_country(code: str) -> str:
    return _NO_COUNTRY.format(code=code[:40])


def no_city(code: str) -> str:
    return _NO_CITY.format(code=code[:40])


def counted_without_names(place: str, events: Count, named: str) -> str:
    return numbers.chosen(events, *_COUNTED).format(
        events=numbers.capital(numbers.counted(events, "event")),
        named=named,
        place=place,
    )


# In place of "may match": nothing is filtered here.
_PERHAPS = "{label}, perhaps"
MAY_HAVE_BEEN = "it may have been there"
PERHAPS_LEGEND = "tint and “perhaps”: it may have been there"
_SCOPE = "Everything in these data{related}; no filter applies."
_RELATED = ", the series beside the core ones included"


def perhaps(label: str) -> str:
    return _PERHAPS.format(label=label)


def scope(*, has_related: bool) -> str:
    """Say that a page tells all that is known, whatever is filtered."""
    return _SCOPE.format(related=_RELATED if has_related else "")


# The command's lines.
def item(words: str, marks: Sequence[int] = ()) -> str:
    return f"- {words}{_bracketed(marks)}"


def under(words: str, marks: Sequence[int] = ()) -> str:
    return f"  {words}{_bracketed(marks)}"


def _bracketed(marks: Sequence[int]) -> str:
    return f" [{', '.join(map(str, marks))}]" if marks else ""


def joined(*words: str) -> str:
    return "; ".join(filter(None, words))


def in_role(role: str, places: Sequence[str], notes: Sequence[str]) -> str:
    there = f"{role}: {', '.join(places)}" if places else role
    return joined(there, *notes)


def source(number: int, title: str, about: str, url: str, locator: str) -> str:
    return f"{number}. {title}. {about}. {url}, {locator}"
