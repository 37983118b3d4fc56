"""The people of a country by name, as sources print them, and where else they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.tables import naming
from components.tables.citing import Ref
from components.tables.gazetteer.statements import country_of, is_city
from components.words import gazetteer as words
from components.words import numbers, readings
from components.words.language import of_data
from components.words.scope import with_article
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One role of a person, at an event or in a series."""

    role: str
    events: tuple[str, ...]  # none where a source names the whole series
    where: str
    notes: tuple[str, ...]  # affiliation, how it is printed, how sure, what is noted
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, with every role."""

    name: str
    appearances: tuple[Appearance, ...]


@of_data(maxsize=64)
def persons(dataset: Dataset, mark: str) -> tuple[Person, ...]:
    """List the people whom sources name as of a country; of cities nobody says so."""
    if is_city(mark):
        return ()
    rows = dataset.people[dataset.people["country"] == country_of(dataset, mark)]
    return _by_person(dataset, rows)


@of_data(maxsize=64)
def misprinted(dataset: Dataset, mark: str) -> tuple[Person, ...]:
    """List the people who are printed under a country and curated under another."""
    code = country_of(dataset, mark)
    people = dataset.people
    printed = people["country_as_printed"].map(codes.find) == code
    if is_city(mark):
        return ()
    return _by_person(dataset, people[printed & (people["country"] != code)], told=True)


@of_data(maxsize=64)
def printed_alike(dataset: Dataset, mark: str) -> tuple[Person, ...]:
    """List who else is printed under a name of the people here, or one of them.

    The same name is printed; that it is the same person, no source need say.
    """
    if is_city(mark):
        return ()
    people, code = dataset.people, country_of(dataset, mark)
    ours = people[people["country"] == code]
    names = {codes.folded(name) for name in (*ours["as_printed"], *ours["name"])}
    alike = people["as_printed"].map(codes.folded).isin(names)
    alike |= people["name"].map(codes.folded).isin(names)
    others = people[alike & ~people["appearance_id"].isin(ours["appearance_id"])]
    return _by_person(dataset, others, told=True)


def _by_person(
    dataset: Dataset, rows: pd.DataFrame, *, told: bool = False
) -> tuple[Person, ...]:
    found: dict[str, list[Any]] = {}
    for row in records(rows):
        found.setdefault(row.person_id, []).append(row)
    return tuple(
        Person(
            name=ours[0].name,
            appearances=tuple(_appearances(dataset, ours, told=told)),
        )
        for ours in sorted(found.values(), key=lambda some: codes.folded(some[0].name))
    )


def _appearances(
    dataset: Dataset, rows: Sequence[Any], *, told: bool
) -> Iterator[Appearance]:
    before: set[str] = set()
    for row in rows:
        notes = [note for note in _notes(row, told=told) if note not in before]
        before |= {*notes}
        series = naming.series_name(dataset, row.series_id) if row.series_id else ""
        yield Appearance(
            role=words.PERSON_ROLES[row.role],
            events=(row.event_id,) if row.event_id else (),
            where=naming.events_by_id(dataset)[row.event_id].title
            if row.event_id
            else with_article(series),
            notes=tuple(notes),
            refs=(Ref(row.source_id, row.locator),),
        )


def _notes(row: Any, *, told: bool) -> Iterator[str]:
    if row.affiliation:
        yield row.affiliation
    if row.as_printed != row.name or row.country_as_printed:
        printed = readings.as_printed(row.as_printed, row.country_as_printed)
        yield f"{printed}, {row.confidence}" if row.confidence else printed
    if told:
        yield words.curated_as(
            codes.name(row.country) if row.country else numbers.NOT_STATED
        )
    if row.note:
        yield row.note.rstrip(".")
