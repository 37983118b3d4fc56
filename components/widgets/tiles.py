"""The overview's five measures: each with its hedge, its note and what is cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.tables import cited as overview
from components.tables.citing import Cited
from components.widgets import cards
from components.words import numbers, prose
from data import coverage, totals
from data.filters import Filter
from data.package import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One measure, ready to show: its words, and its list as escaped HTML."""

    key: str
    label: str
    words: str
    note: str
    cited: str


@lru_cache(maxsize=256)
def tiles(dataset: Dataset, chosen: Filter) -> tuple[Tile, ...]:
    """Say how many events, attendances, countries, cities and named people."""
    total = totals.attendances(dataset, chosen)
    counted = numbers.attendances(total, totals.base_hedge(dataset, total))
    events = totals.events(dataset, chosen)
    countries = coverage.countries(dataset, chosen)
    cities = coverage.cities(dataset, chosen)
    people = overview.lecturers(dataset, chosen)
    named = int(people["person_id"].nunique())
    return (
        _tile(
            "events",
            prose.TILE_EVENTS,
            numbers.number(events.held),
            prose.events_note(events),
            overview.cited_events(dataset, chosen),
        ),
        _tile(
            "attendances",
            prose.TILE_ATTENDANCES,
            counted,
            prose.attendances_note(counted, total),
            overview.cited_claims(dataset, "attendances", chosen),
        ),
        _tile(
            "countries",
            prose.TILE_COUNTRIES,
            numbers.covered(countries),
            prose.countries_note(countries),
            overview.cited_participation(dataset, chosen),
        ),
        _tile(
            "cities",
            prose.TILE_CITIES,
            numbers.covered(cities),
            prose.cities_note(cities),
            overview.cited_cities(dataset, chosen),
        ),
        _tile(
            "people",
            prose.TILE_PEOPLE,
            numbers.number(named) if named else numbers.NOT_STATED,
            prose.people_note(named, overview.corrected_people(dataset, people)),
            overview.cited_people(dataset, chosen),
        ),
    )


def _tile(key: str, label: str, words: str, note: str, cited: Sequence[Cited]) -> Tile:
    listed = cards.cited_html(cited)
    return Tile(key=key, label=label, words=words, note=note, cited=listed)
