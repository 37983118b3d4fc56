"""How every total of a selection comes about, by the key of its tile."""

from components.asked.selection import Selection
from components.tables import programme
from components.tables.how import measures, others, places
from components.tables.how.working import Working
from components.words.language import of_data
from data.counting.how import MOST_TERMS
from data.counting.places import KINDS
from data.reading.measures import SUMMED, Measure

PROGRAMME = "programme"  # what programmes report of themselves
MOST_IN_FILES = 200  # terms of one sum


@of_data(maxsize=32)
def working(selection: Selection, key: str, most: int = MOST_TERMS) -> Working:
    """Show how the total of a tile comes about."""
    if measure := _measure(key):
        return measures.measure(selection, measure, most)
    if kind := next((kind for kind in KINDS if kind == key), None):
        return places.places(selection, kind, most)
    if key == PROGRAMME:
        return others.programmes(selection)
    if key == "persons":
        return others.persons(selection)
    return (
        others.people(selection) if key == "people" else others.events(selection, most)
    )


def _measure(key: str) -> Measure | None:
    return next((measure for measure in SUMMED if measure == key), None)


def keys(selection: Selection) -> tuple[str, ...]:
    """Name the totals of a selection, in the order of their tiles."""
    measures = dict.fromkeys(("attendances", *selection.measures))
    persons = ["persons"] if selection.counts_persons else []
    programmes = [PROGRAMME] if programme.reported(selection) else []
    places = ("countries", "cities")
    return ("events", *measures, *persons, *places, "people", *programmes)


def every(selection: Selection, most: int = MOST_TERMS) -> tuple[Working, ...]:
    """Show how each total comes about."""
    return tuple(working(selection, key, most) for key in keys(selection))
