"""All countries and all cities of a package, with how surely each took part."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from components.asked.selection import Selection
from components.tables import countries, naming
from components.tables.gazetteer.presence import EVERYTHING
from components.tables.gazetteer.statements import is_city
from components.tables.participation import ROLE_RANK
from components.words import gazetteer as words
from components.words import numbers, readings
from components.words.language import of_data
from data.counting.tally import tally
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One country or city in a list."""

    mark: str
    name: str
    words: str  # in how many events, and in which roles


@of_data(maxsize=4)
def every_country(dataset: Dataset) -> dict[str, tuple[Entry, ...]]:
    """List the countries of which anything is known, by certainty, by name."""
    found: dict[str, list[Entry]] = {"named": [], "planned": [], "possible": []}
    for row in records(countries.countries(Selection(dataset, EVERYTHING))):
        certainty = row.certainty
        if certainty == "none" and row.words:  # cancelled, or of unknown outcome
            certainty = "planned"
        if certainty in found:
            roles = row.roles if certainty != "possible" else ""
            line = words.entry(row.words, roles)
            found[certainty].append(Entry(mark=row.key, name=row.name, words=line))
    return {certainty: tuple(entries) for certainty, entries in found.items()}


@of_data(maxsize=4)
def every_city(dataset: Dataset) -> dict[str, tuple[Entry, ...]]:
    """List the cities of a package by the code of their country, both by name."""
    by_country: dict[str, list[Entry]] = defaultdict(list)
    names, said = naming.names_of_cities(dataset), _of_cities(dataset)
    for at, place in enumerate(records(dataset.places)):
        entry = Entry(
            mark=f"place:{place.place_id}",
            name=names[int(place.place_id)],
            words=said.get(at, words.VENUE_ONLY),
        )
        by_country[place.country].append(entry)
    return {
        code: tuple(sorted(by_country[code], key=lambda one: codes.folded(one.name)))
        for code in sorted(by_country, key=codes.name)
    }


def cities_of(dataset: Dataset, code: str) -> tuple[Entry, ...]:
    """List the cities of a country."""
    return every_city(dataset).get(code, ())


def beside(dataset: Dataset, mark: str, code: str) -> tuple[Entry, ...]:
    """List the cities of a country, but for the one whose page it is."""
    every = cities_of(dataset, code)
    return tuple(one for one in every if not is_city(mark) or one.mark != mark)


@of_data(maxsize=4)
def _of_cities(dataset: Dataset) -> dict[int, str]:
    """Say of each city named, by its place in the table, at how many events, and as."""
    takers, known = coded.takers(dataset), coded.events(dataset)
    at = np.flatnonzero(takers.place >= 0)
    at = at[np.argsort(takers.place[at], kind="stable")]
    held = known.held[takers.event]
    found = {}
    for ours in np.split(at, np.flatnonzero(np.diff(takers.place[at])) + 1):
        if not len(ours):
            continue
        having = {ROLES[role] for role in takers.role[ours].tolist()}
        roles = [readings.ROLE_NAMES[role] for role in ROLE_RANK if role in having]
        there, elsewhere = (
            tally(dataset, np.unique(takers.event[picked]), of_each=True)
            for picked in (ours[held[ours]], ours[~held[ours]])
        )
        counted = words.at_events(there, elsewhere)
        found[int(takers.place[ours[0]])] = words.entry(counted, numbers.listed(roles))
    return found
