"""What changed between two packages: each headline number that moved, and by what.

The headline numbers are those of Overview's tiles. Each step of the rows that changed
has the effect that a number has after it and had not before it: the effects of all
steps add up to the whole difference, whatever the numbers are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from components.asked.selection import Selection
from components.tables import cited
from components.words import numbers, prose
from data.counting.coverage import Covered
from data.counting.tally import bounds
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
_LARGE = 20_000  # rows of a package whose numbers are not kept after a step


class Number(NamedTuple):
    """A headline number of one package: its words, its note, and its three ends."""

    words: str
    note: str
    low: int
    stated: int | None
    high: int | None  # None where it is open

    @property
    def ends(self) -> dict[str, int | None]:
        """Its bounds, and what sources state or name, each by its name."""
        return {"low": self.low, "stated": self.stated, "high": self.high}


class Effect(NamedTuple):
    """A number before and after something."""

    before: Number
    after: Number

    @property
    def by(self) -> dict[str, int | None]:
        """Subtract each end; None where it is open or not stated on either side."""
        pairs = zip(self.before.ends.items(), self.after.ends.values(), strict=True)
        return {
            name: None if one is None or other is None else other - one
            for (name, one), other in pairs
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A headline number that is another now, and the steps that moved it."""

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
    moved = [_moved(key, states) for key in _keys(states)]
    told = [of for of in moved if of.parts and not _is_told(of, moved)]
    return Changes(old, new, tuple(taken), tuple(told))


def _keys(states: Sequence[Mapping[Key, Number]]) -> list[Key]:
    return list(states[0])


def _moved(key: Key, states: Sequence[Mapping[Key, Number]]) -> Moved:
    each = [state[key] for state in states]
    pairs = enumerate(zip(each, each[1:], strict=False), 1)
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
        yield f"events {status}", Number(said, "", low, stated, high)
    for measure in SUMMED:
        total = selection.counted(measure)
        said, note = numbers.attendances(total), prose.total_note(total, measure)
        yield measure, Number(said, note, total.low, total.stated, total.high)
    persons = selection.persons
    said = numbers.bounds(persons.low, persons.high)
    yield "persons", Number(said, "", persons.low, None, persons.high)
    for name, covered, note in (
        ("countries", selection.countries, prose.countries_note),
        ("cities", selection.cities, prose.cities_note),
    ):
        yield name, _covered(covered, note(covered))
    people = cited.lecturers(selection)
    named = int(people["person_id"].nunique())
    note = prose.people_note(named, cited.corrected_people(selection.dataset, people))
    said = numbers.number(named) if named else numbers.NOT_STATED
    yield "people", Number(said, note, named, named, named)


def _covered(covered: Covered, note: str) -> Number:
    said = numbers.covered(covered)
    return Number(said, note, covered.low, covered.taking_part, covered.high)
