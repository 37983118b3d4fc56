"""The places of the map in a list beside it: those named first, the rest apart."""

from dataclasses import dataclass

import pandas as pd

from components.asked.selection import Selection
from components.tables import countries, places
from components.words import mapkey
from data.reading.rows import records


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a city: its mark, its name, and what is said of it."""

    mark: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind under one title; one that is folded opens by its title."""

    title: str
    places: tuple[Place, ...]
    is_folded: bool


def grouped(selection: Selection) -> list[Group]:
    """List what the map marks: countries named, planned, cities, then the possible."""
    every = countries.countries(selection)
    among, matching = every[~every["may_match"]], every[every["may_match"]]
    cities = places.cities(selection).sort_values("name")
    of_cities = tuple(Place(r.key, r.name, r.roles) for r in records(cities))
    groups = [
        Group(mapkey.LIST_NAMED, _of(every, "named"), is_folded=False),
        Group(mapkey.LIST_PLANNED, _of(every, "planned"), is_folded=False),
        Group(mapkey.LIST_CITIES, of_cities, is_folded=True),
        Group(mapkey.LIST_MAY_MATCH, _of(matching, "possible"), is_folded=True),
        Group(mapkey.LIST_POSSIBLE, _of(among, "possible"), is_folded=True),
    ]
    return [group for group in groups if group.places]


def _of(every: pd.DataFrame, certainty: str) -> tuple[Place, ...]:
    rows = every[every["certainty"] == certainty]
    if certainty == "named":
        rows = rows.sort_values("value", ascending=False, kind="stable")
    return tuple(Place(row.key, row.name, row.words) for row in records(rows))
