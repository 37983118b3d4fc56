"""Where else the same name is printed, and who else may be among the same unnamed.

The same name is no proof of the same place: it is told, and nothing is concluded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.tables import naming
from components.tables.citing import Cited, Ref
from components.tables.details import correction
from components.tables.gazetteer.lines import unnamed_of
from components.tables.gazetteer.persons import persons
from components.tables.gazetteer.statements import (
    VENUE,
    Statement,
    country_of,
    is_city,
    place_row,
    statements,
)
from components.words import gazetteer as words
from components.words import readings
from components.words.language import of_data
from components.words.scope import with_article
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

_MOST = 40  # of those printed alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A row elsewhere under which the same name is printed."""

    events: tuple[str, ...]  # none for a series
    where: str
    words: str
    curated: str  # the name of what it is curated as; "" where it is no one place
    mark: str  # of the same
    refs: tuple[Ref, ...]


@of_data(maxsize=64)
def printed_alike(dataset: Dataset, mark: str) -> tuple[Alike, ...]:
    """List other rows in which the name of a place is printed, or one of its names."""
    rows = dataset.participation
    others = _printed(dataset).isin(_names(dataset, mark)) & ~_ours(dataset, mark)
    return tuple(_alike(dataset, row) for row in records(rows[others].head(_MOST)))


@of_data(maxsize=4)
def _printed(dataset: Dataset) -> "pd.Series[str]":
    """Fold what is printed, each wording once: a million rows hold few of them."""
    rows = dataset.participation["as_printed"]
    places, wordings = pd.factorize(rows)
    folded = np.array([codes.folded(str(words)) for words in wordings], dtype=object)
    return pd.Series(folded[places], rows.index, dtype="object")


def _ours(dataset: Dataset, mark: str) -> "pd.Series[bool]":
    rows = dataset.participation
    if is_city(mark):
        return rows["place_id"].astype(str) == mark.partition(":")[2]
    return rows["country"] == country_of(dataset, mark)


def _names(dataset: Dataset, mark: str) -> set[str]:
    """List what a place is called, by the data and as sources print it."""
    rows = dataset.participation[_ours(dataset, mark)]
    if is_city(mark):
        city = place_row(dataset, mark.partition(":")[2])
        names = {city.name, *rows["as_printed"]}
    else:
        code = country_of(dataset, mark)
        alone = rows[rows["place_id"].isna()]
        names = {codes.name(code), *codes.aliases(code), *alone["as_printed"]}
    return {codes.folded(name) for name in names} - {""}


def _alike(dataset: Dataset, row: Any) -> Alike:
    is_place = not pd.isna(row.place_id)
    place = f"place:{int(row.place_id)}" if is_place else ""
    country = f"country:{row.country}" if row.country else ""
    named = (
        naming.cities(dataset)[int(row.place_id)]
        if is_place
        else codes.name(row.country)
    )
    return Alike(
        events=(row.event_id,) if row.event_id else (),
        where=naming.events_by_id(dataset)[row.event_id].title
        if row.event_id
        else with_article(naming.series_name(dataset, row.series_id)),
        words=words.printed_alike(row.as_printed, words.ROLES[row.role]),
        curated=named if country else "",
        mark=place or country,
        refs=(Ref(row.source_id, row.locator),),
    )


@of_data(maxsize=64)
def namesakes(dataset: Dataset, mark: str) -> tuple[tuple[str, str], ...]:
    """List other cities of the same name: marks and names."""
    if not is_city(mark):
        return ()
    own = place_row(dataset, mark.partition(":")[2])
    places = dataset.places
    same = places["name"].map(codes.folded) == codes.folded(own.name)
    names = naming.cities(dataset)
    return tuple(
        (f"place:{place}", names[place])
        for place in places.loc[same, "place_id"].astype(int)
        if place != own.place_id
    )


@of_data(maxsize=64)
def neighbours(
    dataset: Dataset, mark: str
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """List who else may be among the unnamed countries of which a country may be one.

    By group: its words, and marks and names in the order of names.
    """
    found = []
    for one in statements(dataset, mark):
        if one.how == "unnamed":
            named = _named_beside(dataset, one.events[0], one.role)
            others = codes.members(one.row.region) - named - {country_of(dataset, mark)}
            group = readings.unnamed_countries(*unnamed_of(one), one.row.region)
            listed = sorted(others, key=codes.name)
            found.append(
                (
                    words.among(group, where(dataset, one)),
                    tuple((f"country:{code}", codes.name(code)) for code in listed),
                )
            )
    return tuple(found)


def where(dataset: Dataset, one: Statement) -> str:
    """Name the event, or the series, of which a statement is."""
    if one.series_id:
        return with_article(naming.series_name(dataset, one.series_id))
    return str(naming.row(dataset, "events", one.events[0]).title)


def _named_beside(dataset: Dataset, event: int, role: str) -> frozenset[str]:
    takers = coded.takers(dataset)
    there = (takers.event == event) & (takers.country >= 0)
    known, roles = codes.codes(), coded.role_codes([role])
    picked = np.unique(takers.country[there & np.isin(takers.role, roles)])
    return frozenset(known[at] for at in picked.tolist())


@of_data(maxsize=64)
def corrections(dataset: Dataset, mark: str) -> tuple[Cited, ...]:
    """List the corrections of what is said of a place and of its people."""
    return tuple(dict.fromkeys(_corrections(dataset, mark)))


def _corrections(dataset: Dataset, mark: str) -> Iterator[Cited]:
    every = statements(dataset, mark)
    rows = [o.row for o in every if o.role != VENUE and o.how != "unnamed"]
    people = dataset.people
    ours = {person.name for person in persons(dataset, mark)}
    about = {
        "participation": {row.participation_id for row in rows},
        "places": {mark.partition(":")[2]}
        if is_city(mark)
        else {str(int(row.place_id)) for row in rows if not pd.isna(row.place_id)},
        "people": set(people.loc[people["name"].isin(ours), "appearance_id"]),
    }
    for row in records(dataset.corrections):
        if row.row in about.get(row.table, ()):
            yield correction(dataset, row)
