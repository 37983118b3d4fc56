"""The overview's five measures: each with its hedge, its note and what is cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.asked.selection import Selection
from components.tables import cited as overview
from components.tables.citing import Cited
from components.widgets import cards
from components.words import language, numbers, prose
from data.reading.measures import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One measure, ready to show: its words, and its list as escaped HTML."""

    key: str
    label: str
    words: str
    note: str
    cited: str


@language.of_data(maxsize=256)
def tiles(selection: Selection) -> tuple[Tile, ...]:
    """Say how many events, attendances, countries, cities and named people."""
    events = selection.events
    countries = selection.countries
    cities = selection.cities
    people = overview.lecturers(selection)
    named = int(people["person_id"].nunique())
    return (
        _tile(
            "events",
            prose.TILE_EVENTS,
            numbers.number(events.held),
            prose.events_note(events),
            overview.cited_events(selection),
        ),
        *(_of_measure(selection, measure) for measure in _measures(selection)),
        _tile(
            "countries",
            prose.TILE_COUNTRIES,
            numbers.covered(countries),
            prose.countries_note(countries),
            overview.cited_participation(selection),
        ),
        _tile(
            "cities",
            prose.TILE_CITIES,
            numbers.covered(cities),
            prose.cities_note(cities),
            overview.cited_cities(selection),
        ),
        _tile(
            "people",
            prose.TILE_PEOPLE,
            numbers.number(named) if named else numbers.NOT_STATED,
            prose.people_note(
                named, overview.corrected_people(selection.dataset, people)
            ),
            overview.cited_people(selection),
        ),
    )


def _measures(selection: Selection) -> tuple[Measure, ...]:
    """Name attendances, counted or not, and whatever else a source counts."""
    return tuple(dict.fromkeys(("attendances", *selection.measures)))


def _of_measure(selection: Selection, measure: Measure) -> Tile:
    total = selection.counted(measure)
    return _tile(
        measure,
        prose.TILE_MEASURES[measure],
        numbers.attendances(total),
        prose.attendances_note(total),
        overview.cited_claims(selection, measure),
    )


def _tile(key: str, label: str, words: str, note: str, cited: Sequence[Cited]) -> Tile:
    listed = cards.cited_html(cited)
    return Tile(key=key, label=label, words=words, note=note, cited=listed)
