"""The overview's five measures: each with its hedge, its note and what is cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import cards, formats, prose
from components.views import overview
from components.views.citing import Cited
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


def tiles(dataset: Dataset, chosen: Filter) -> tuple[Tile, ...]:
    """Say how many events, attendances, countries, cities and named people."""
    total = totals.attendances(dataset, chosen)
    counted = formats.attendances(total, totals.base_hedge(dataset, total))
    events = totals.events(dataset, chosen)
    countries = coverage.countries(dataset, chosen)
    cities = coverage.cities(dataset, chosen)
    people = overview.lecturers(dataset, chosen)
    named = int(people["person_id"].nunique())
    return (
        _tile(
            "events",
            prose.TILE_EVENTS,
            formats.number(events.held),
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
            formats.covered(countries),
            prose.countries_note(countries),
            overview.cited_participation(dataset, chosen),
        ),
        _tile(
            "cities",
            prose.TILE_CITIES,
            formats.covered(cities),
            prose.cities_note(cities),
            overview.cited_cities(dataset, chosen),
        ),
        _tile(
            "people",
            prose.TILE_PEOPLE,
            formats.number(named) if named else formats.NOT_STATED,
            prose.people_note(named, overview.corrected_people(dataset, people)),
            overview.cited_people(dataset, chosen),
        ),
    )


def _tile(key: str, label: str, words: str, note: str, cited: Sequence[Cited]) -> Tile:
    listed = cards.cited_html(cited)
    return Tile(key=key, label=label, words=words, note=note, cited=listed)
