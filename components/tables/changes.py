"""What changed between two packages: each headline number that moved, and by what.

The headline numbers are those of Overview's tiles. Each step of the rows that changed
has the effect that a number has after it and had not before it: the effects of all
steps add up to the whole difference, whatever the numbers are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from components.asked.selection import Selection
from components.tables import cited
from components.words import numbers, prose
from components.words.changes import Effect, Number
from data.counting.coverage import Covered
from data.counting.tally import bounds
from data.counting.totals import Attendances
from data.difference.package import Package
from data.difference.rows import RowChange, differing
from data.difference.steps import Step, steps
from data.reading import caches
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.selecting.filters import STATUSES, Filter

Scope = Literal["usual", "related"]  # what Overview opens with; with related events
_SCOPES: Mapping[Scope, Filter] = {"usual": Filter(), "related": Filter(related=True)}
Key = tuple[Scope, str]
_NONE = Number(numbers.NOT_STATED, "", 0, None, None)  # what no source counts
_LARGE = 20_000  # rows of a package whose numbers are not kept after a step


@dataclass(frozen=True, slots=True)
class Moved:
    """A headline number that some steps moved; where it came back, they cancel."""

    scope: Scope
    name: str
    whole: Effect
    parts: Mapping[int, Effect]  # by the number of the step, from 1


@dataclass(frozen=True, eq=False, slots=True)
class Changes:
    """Everything that differs between two packages."""

    old: Package
    new: Package
    steps: tuple[Step, ...]
    moved: tuple[Moved, ...]

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """Every row that differs."""
        return tuple(row for step in self.steps for row in step.rows)

    def moved_by(self, step: int) -> list[Moved]:
        """List the numbers that a step moves."""
        return [moved for moved in self.moved if step in moved.parts]


def changes(old: Package, new: Package) -> Changes:
    """Compare two packages: rows, headline numbers, and what moved these."""
    taken: list[Step] = []
    states = [headline(old.dataset)]
    for step, dataset in steps(old, new, differing(old, new)):
        taken.append(step)
        states.append(headline(dataset))
        if len(dataset.participation) > _LARGE:
            caches.empty()
    moved = [_moved(key, states) for key in states[0]]
    told = [of for of in moved if of.parts and not _is_told(of, moved)]
    return Changes(old, new, tuple(taken), tuple(told))


def _moved(key: Key, states: Sequence[Mapping[Key, Number]]) -> Moved:
    each = [state[key] for state in states]
    pairs = enumerate(pairwise(each), 1)
    parts = {step: Effect(*pair) for step, pair in pairs if pair[0] != pair[1]}
    return Moved(*key, Effect(each[0], each[-1]), parts)


def _is_told(of: Moved, moved: Sequence[Moved]) -> bool:
    """Tell whether a number with related events only repeats the usual one."""
    usual = Moved("usual", of.name, of.whole, of.parts)
    return of.scope != "usual" and usual in moved


def headline(dataset: Dataset) -> dict[Key, Number]:
    """Count what Overview's tiles say of a package, as it opens and with all of it."""
    return {
        (scope, name): number
        for scope, chosen in _SCOPES.items()
        for name, number in _numbers(Selection(dataset, chosen))
    }


def _numbers(selection: Selection) -> Iterator[tuple[str, Number]]:
    events = selection.events
    for status in STATUSES:
        low, high = bounds(events.sure[status])
        stated = low if low == high else None
        said = numbers.number(events.sure[status])
        yield f"events_{status}", Number(said, "", low, stated, high)
    for measure in SUMMED:
        has_tile = measure == "attendances" or measure in selection.measures
        yield measure, _measured(selection.counted(measure)) if has_tile else _NONE
    persons = selection.persons
    said = numbers.bounds(persons.low, persons.high)
    counted = Number(said, "", persons.low, None, persons.high)
    yield "persons", counted if persons.claims else _NONE
    countries, cities = selection.countries, selection.cities
    yield "countries", _covered(countries, prose.countries_note(countries))
    yield "cities", _covered(cities, prose.cities_note(cities))
    people = cited.lecturers(selection)
    named = int(people["person_id"].nunique())
    note = prose.people_note(named, cited.corrected_people(selection.dataset, people))
    said = numbers.number(named) if named else numbers.NOT_STATED
    yield "people", Number(said, note, named, named, named)


def _measured(total: Attendances) -> Number:
    """Word a total as its tile does; a number that is not shown is not stated."""
    stated, _ = total.stated_whole or (None, None)
    note = prose.total_note(total, total.measure) if total.is_counted else ""
    return Number(numbers.attendances(total), note, total.low, stated, total.high)


def _covered(covered: Covered, note: str) -> Number:
    said = numbers.covered(covered)
    return Number(
        said, note, covered.low, covered.taking_part, covered.high, is_of_places=True
    )
