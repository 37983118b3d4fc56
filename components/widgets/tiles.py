"""The overview's five measures: each with its hedge, its note and what is cited."""

from collections.abc import Iterator
from typing import NamedTuple

from components.asked.selection import Selection
from components.live import firsts
from components.tables import cited as overview
from components.widgets import cards
from components.words import language, numbers, prose
from data.reading.measures import Measure


class Tile(NamedTuple):
    """One measure, ready to show: its words, and its list as escaped HTML."""

    key: str
    label: str
    words: str
    note: str
    cited: str


@language.of_data(maxsize=256)
def tiles(selection: Selection) -> tuple[Tile, ...]:
    """Make a tile of events, attendances, countries, cities and named people each."""
    made = firsts.of_selection("tiles", selection, lambda: _made(selection))
    return tuple(Tile(*tile) for tile in made)


def _made(selection: Selection) -> tuple[Tile, ...]:
    events = selection.events
    countries = selection.countries
    cities = selection.cities
    people = overview.lecturers(selection)
    cited = cards.cited_html
    named = int(people["person_id"].nunique())
    return (
        Tile(
            "events",
            prose.TILE_EVENTS,
            numbers.number(events.held),
            prose.events_note(events),
            cited(overview.cited_events(selection)),
        ),
        *(_of_measure(selection, measure) for measure in _measures(selection)),
        *_persons(selection),
        Tile(
            "countries",
            prose.TILE_COUNTRIES,
            numbers.covered(countries),
            prose.countries_note(countries),
            cited(overview.cited_participation(selection), selection.chosen),
        ),
        Tile(
            "cities",
            prose.TILE_CITIES,
            numbers.covered(cities),
            prose.cities_note(cities),
            cited(overview.cited_cities(selection), selection.chosen),
        ),
        Tile(
            "people",
            prose.TILE_PEOPLE,
            numbers.number(named) if named else numbers.NOT_STATED,
            prose.people_note(
                named, overview.corrected_people(selection.dataset, people)
            ),
            cited(overview.cited_people(selection)),
        ),
    )


def _measures(selection: Selection) -> tuple[Measure, ...]:
    """Name attendances, counted or not, and whatever else a source counts."""
    return tuple(dict.fromkeys(("attendances", *selection.measures)))


def _persons(selection: Selection) -> Iterator[Tile]:
    """Make a tile of distinct persons where a source counts them."""
    if selection.counts_persons:
        persons = selection.persons
        words = numbers.bounds(persons.low, persons.high)
        cited = cards.cited_html(overview.cited_claims(selection, "persons"))
        yield Tile("persons", prose.PERSONS, words, prose.BETWEEN_CLAIMS, cited)


def _of_measure(selection: Selection, measure: Measure) -> Tile:
    total = selection.counted(measure)
    return Tile(
        measure,
        prose.TILE_MEASURES[measure],
        numbers.attendances(total),
        prose.total_note(total, measure),
        cards.cited_html(overview.cited_claims(selection, measure)),
    )
