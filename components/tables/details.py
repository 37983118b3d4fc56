"""Everything known about one event, each fact with where it stands."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import counted, events, naming
from components.tables.citing import Cited, cite, noted
from components.tables.series import made_by
from components.words import filters, numbers, prose, readings
from data.counting.groups import groups
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import Filter

_EVERY_EVENT = Filter(related=True)


Fact = tuple[str, str, list[Cited]]


def facts(dataset: Dataset, event_id: str) -> list[Fact]:
    """Give everything known about an event: name, value, and where it stands."""
    event = naming.events_by_id(dataset)[event_id]
    return [
        *own_facts(dataset, event),
        *counted.facts(dataset, event),
        *_participation_facts(dataset, event_id),
        *people_facts(dataset, event),
    ]


def not_stated(dataset: Dataset, event_id: str) -> list[str]:
    """List what no source states about an event, by the keys of `prose.NOT_STATED`."""
    event = naming.events_by_id(dataset)[event_id]
    rows = takers_at(dataset, event_id)
    people = dataset.people[dataset.people["event_id"] == event_id]
    group = groups(dataset, frozenset([event_id])) if event.status == "held" else ()
    missing = {
        "day": event.precision not in {"day", "days"},
        "place": pd.isna(event.place_id) and event.attendance_mode != "online",
        "mode": not event.attendance_mode,
        "topics": not event.topics,
        "count": bool(group) and group[0].kind != "stated",
        "cities": rows[rows["role"] == "attendees"]["place_id"].isna().all(),
        "people": not (people["role"] == "faculty").any(),
    }
    return [name for name, is_missing in missing.items() if is_missing]


def takers_at(dataset: Dataset, event_id: str) -> pd.DataFrame:
    """List the rows of participation of an event, those of its series included."""
    number = coded.events(dataset).number[event_id]
    return coded.rows_of(dataset, np.flatnonzero(coded.takers(dataset).event == number))


def corrections(dataset: Dataset, event_id: str) -> list[Cited]:
    """List the corrections of everything that is said about an event."""
    event = naming.events_by_id(dataset)[event_id]
    rows = takers_at(dataset, event_id)
    rows_of_people = people(dataset, event)
    about = {
        "events": {event_id},
        "series": {event.series_id},
        "participation": set(rows["participation_id"]),
        "places": {str(place) for place in rows["place_id"].dropna()},
        "people": set(rows_of_people["appearance_id"]),
    }
    return [
        correction(dataset, row)
        for row in records(dataset.corrections)
        if row.row in about.get(row.table, ())
    ]


def correction(dataset: Dataset, row: Any) -> Cited:
    """Say one correction: printed, curated, how sure, and why."""
    words = prose.correction(row.as_printed, curated_words(row), row.confidence)
    return cite(dataset, words, row.reason, row)


def curated_words(row: Any) -> str:
    """Say the curated value of a correction as readers know it."""
    if row.field == "country":
        return codes.name(row.curated)
    if row.field in {"published", "date"}:
        return numbers.date(row.curated)
    return str(row.curated)


def named(dataset: Dataset, event_id: str) -> str:
    """Name an event where one is chosen: its title, and when it was."""
    event = naming.events_by_id(dataset)[event_id]
    return f"{event.title}, {numbers.date(event.date)}"


def in_short(dataset: Dataset, event_id: str) -> Cited:
    """Say one event in a line: when, where, how many, and with which it is counted."""
    event = naming.events_by_id(dataset)[event_id]
    parts = [numbers.date(event.date), events.place(dataset, event)]
    parts.append(readings.status_words(event.status))
    if event.status == "held":
        (alone,) = groups(dataset, frozenset([event_id]))
        parts.append(readings.of_measure(readings.amount(alone), "attendances"))
        at = coded.events(dataset).number[event_id]
        every = Selection(dataset, _EVERY_EVENT)
        (group,) = events.groups_at(every, np.array([at]))
        if len(group.events) > 1:
            parts.append(events.count_words(dataset, group))
    return cite(dataset, event.title, "; ".join(parts), event)


def own_facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    """List what an event is: its series, when, where, what about."""
    series = naming.series_by_id(dataset)[event.series_id]
    cited = [cite(dataset, "", "", event)]
    of_series = [cite(dataset, "", series.note, series)]
    number = (
        "" if pd.isna(event.number) else f", {prose.number_in_series(event.number)}"
    )
    yield prose.FACT_SERIES, f"{series.title}{number}", of_series
    yield from made_by(dataset, series)
    yield prose.FACT_STATUS, readings.status_words(event.status), cited
    if event.count_text:
        yield prose.FACT_STANDS_FOR, event.count_text, cited
    yield prose.FACT_WHEN, numbers.date(event.date), cited
    yield prose.FACT_PLACE, events.place(dataset, event), cited
    if event.topics:
        topics = [filters.plain(code) for code in event.topics.split()]
        yield prose.FACT_TOPICS, numbers.listed(topics), cited
    if event.note:
        yield prose.FACT_NOTE, event.note, cited


def _participation_facts(dataset: Dataset, event_id: str) -> Iterator[Fact]:
    rows = takers_at(dataset, event_id)
    for role, group in rows.groupby("role", sort=False):
        of_cities = group[group["place_id"].notna()]
        cited = cited_takers(dataset, group)
        names = [taker(dataset, row) for row in records(group)]
        noun = "city" if len(of_cities) == 1 else "cities"
        value = numbers.listed(list(dict.fromkeys(names)))
        if len(of_cities) > 1:
            value = f"{len(of_cities)} {noun}: {value}"
        yield numbers.capital(readings.ROLE_NAMES[str(role)]), value, cited


def cited_takers(dataset: Dataset, group: pd.DataFrame) -> list[Cited]:
    """Cite where takers of one role stand, and those that are printed otherwise."""
    if not group["definite"].all():
        return [cite(dataset, "", prose.OF_THE_SERIES, next(records(group)))]
    places = group.drop_duplicates(["source_id", "locator"])
    return [cite(dataset, "", "", row) for row in records(places)] + [
        cite(dataset, taker(dataset, row), _printed(row), row)
        for row in records(group)
        if _differs(dataset, row)
    ]


def people_facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    """List the people by what they did."""
    for role, group in people(dataset, event).groupby("role", sort=False):
        cited = [cite(dataset, row.name, _person(row), row) for row in records(group)]
        names = numbers.listed(list(group["name"]))
        yield prose.PERSON_ROLES[str(role)], names, cited


def people(dataset: Dataset, event: Any) -> pd.DataFrame:
    """List the people named for an event, or for its whole series."""
    rows = dataset.people
    of_event = rows["event_id"].isin([event.event_id])
    return rows[of_event | rows["series_id"].isin([event.series_id])]


def _person(row: Any) -> str:
    parts = [row.affiliation, codes.name(row.country) if row.country else ""]
    if row.as_printed != row.name:
        parts.append(readings.as_printed(row.as_printed, row.country_as_printed))
    return noted("; ".join(filter(None, parts)), row.note)


def _differs(dataset: Dataset, row: Any) -> bool:
    """Tell whether more is to say of a row than where it stands."""
    name = taker(dataset, row)
    if not pd.isna(row.place_id):
        name = naming.names_of_cities(dataset)[int(row.place_id)]
    return bool(row.confidence or row.note) or name != row.as_printed


def _printed(row: Any) -> str:
    sure = f"; {row.confidence}" if row.confidence else ""
    return noted(f"{readings.as_printed(row.as_printed)}{sure}", row.note)


def taker(dataset: Dataset, row: Any) -> str:
    """Name who took part: a city, a country, or countries that no source names."""
    if not pd.isna(row.place_id):
        return naming.cities(dataset, readings.BESIDE_OTHERS)[int(row.place_id)]
    if row.country:
        return codes.name(row.country)
    stated = 0 if pd.isna(row.countries_stated) else int(row.countries_stated)
    return readings.unnamed_countries(stated, stated or -1, row.region)
