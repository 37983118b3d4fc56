"""The sentence that opens the page of a country or city, and what no source says."""

from collections.abc import Iterator, Sequence

import numpy as np

from components.tables import naming
from components.tables.gazetteer import alike, origins
from components.tables.gazetteer.lines import standing, unnamed_of
from components.tables.gazetteer.persons import misprinted, persons
from components.tables.gazetteer.statements import (
    VENUE,
    Statement,
    country_of,
    is_city,
    statements,
)
from components.tables.participation import ROLE_RANK
from components.words import gazetteer as words
from components.words import readings
from components.words.language import of_data
from components.words.scope import country, with_article
from data.counting.tally import Count, tally
from data.geography import countries as codes
from data.reading.package import Dataset
from data.selecting import coded

_RANK = (*ROLE_RANK[:-1], VENUE, ROLE_RANK[-1])


def name(dataset: Dataset, mark: str) -> str:
    """Name a place alone, as the title of its page."""
    if is_city(mark):
        return naming.names_of_cities(dataset)[int(mark.partition(":")[2])]
    return codes.name(country_of(dataset, mark))


def full_name(dataset: Dataset, mark: str) -> str:
    """Name a place where others stand beside it: a city with its country."""
    if is_city(mark):
        beside = readings.BESIDE_OTHERS
        return naming.cities(dataset, beside)[int(mark.partition(":")[2])]
    return codes.name(country_of(dataset, mark))


def in_sentence(dataset: Dataset, mark: str) -> str:
    """Name a place as a sentence does: "the Netherlands", "Kazan (Russia)"."""
    if is_city(mark):
        return full_name(dataset, mark)
    return country(country_of(dataset, mark))


@of_data(maxsize=64)
def sentence(dataset: Dataset, mark: str) -> str:
    """Say what is known of a place, and how surely, in one sentence."""
    every = statements(dataset, mark)
    held = [one for one in every if standing(one) == "held"]
    at_events = [one for one in held if one.how != "series"]
    sure = {event for one in at_events for event in one.events}
    maybe = [o for o in every if standing(o) == "maybe" and not {*o.events} <= sure]
    planned = [o for o in every if standing(o) == "planned" and o.how != "unnamed"]
    at_planned = [one for one in planned if one.how != "series"]
    among = [readings.among_unnamed(*unnamed_of(o), o.row.region) for o in maybe]
    return words.sentence(
        in_sentence(dataset, mark),
        held=_count(dataset, at_events),
        roles=_roles(held),
        series=_series(dataset, [o for o in held if o.how == "series"], at_events),
        maybe=_count(dataset, maybe, but=sure),
        among=list(dict.fromkeys(among)),
        planned=_count(dataset, at_planned),
        planned_roles=_roles(at_planned),
        partner_of=_series(dataset, [o for o in planned if o.how == "series"], []),
    )


def _roles(some: Sequence[Statement]) -> list[str]:
    having = {one.role for one in some}
    return [role for role in _RANK if role in having]


def _count(
    dataset: Dataset,
    some: Sequence[Statement],
    but: frozenset[int] | set[int] = frozenset(),
) -> Count:
    at = sorted({event for one in some for event in one.events} - but)
    return tally(dataset, np.array(at, np.int64), of_each=True)


def _series(
    dataset: Dataset, some: Sequence[Statement], beside: Sequence[Statement]
) -> list[str]:
    """Name the series of which it is said, and of no event that is told already."""
    of = coded.events(dataset).series
    told = {int(of[event]) for one in beside for event in one.events}
    ids = naming.series_ids(dataset)
    places = {int(of[one.events[0]]): None for one in some}
    named = (naming.series_name(dataset, ids[at]) for at in places if at not in told)
    return [with_article(title) for title in named]


@of_data(maxsize=64)
def unsaid(dataset: Dataset, mark: str) -> tuple[str, ...]:
    """List in words what no source says of a place."""
    return tuple(_unsaid(dataset, mark))


def _unsaid(dataset: Dataset, mark: str) -> Iterator[str]:
    every = statements(dataset, mark)
    if not every:
        return
    there = country(country_of(dataset, mark))
    if is_city(mark):
        there = name(dataset, mark)
    held = [one for one in every if standing(one) == "held"]
    came = [one for one in held if one.role == "attendees"]
    maybe = [one for one in every if standing(one) == "maybe"]
    for one in maybe:
        low, high = unnamed_of(one)
        group = readings.unnamed_countries(low, high, one.row.region)
        yield words.unnamed(group, alike.where(dataset, one))
    if held and not came:
        yield words.no_attendee(there)
    if not origins.lines(dataset, mark):
        yield words.no_origin(there)
    if is_city(mark):
        return
    if came and all(origins.is_blank(one.row.place_id) for one in came):
        yield words.no_city_of(there)
    if not (persons(dataset, mark) or misprinted(dataset, mark)):
        yield words.no_person(there)


def counts(dataset: Dataset, mark: str) -> tuple[Count, Count]:
    """Count the events held at which a place was, and those at which it may have been.

    What is said of a whole series is of no event.
    """
    every = [one for one in statements(dataset, mark) if one.how != "series"]
    held = [one for one in every if standing(one) == "held"]
    sure = {event for one in held for event in one.events}
    maybe = [one for one in every if standing(one) == "maybe"]
    return _count(dataset, held), _count(dataset, maybe, but=sure)
