"""The way from one package to another, in whole steps of which each can be checked.

Each step takes some changed rows together, so that the package behind it breaks no
rule: what a new source brings is one step, a dispute is one, and so are the rows of
one cause that are about the same events. Steps are taken in the order of `CAUSES`, and
of equal cause in the order of rows. A row that others name comes with the first of
them, and a document that nobody cites goes with the last. Where the package behind a
step would break a rule, the next step that is about the same events is taken along.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.checking.check import is_sound
from data.difference.between import Between
from data.difference.causes import CAUSES, Cause, causes, disputes_of
from data.difference.names import Name
from data.difference.package import Package, Tables
from data.difference.rows import RowChange
from data.difference.ties import Ties
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset

_CONTEXT = frozenset({"sources", "places", "series"})
_MOST_STEPS = 200
_MOST_ROWS = 600_000  # that are counted, over all steps: about a minute's work


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """Rows that change together, each with its cause."""

    rows: tuple[RowChange, ...]
    causes: tuple[Cause, ...]  # of each row


def steps(
    old: Package, new: Package, changes: Sequence[RowChange]
) -> Iterator[tuple[Step, Dataset]]:
    """Walk from the old package to the new one; each step with the package after it."""
    of, ties = causes(changes), Ties(changes)
    ranks = _ranks(changes, of, ties, _most_steps(new.tables))
    between = Between(old, new, changes)
    done = np.zeros(len(changes), bool)
    while not done.all():
        settled = ties.settled(ranks)
        first = settled[~done].min()
        taken: Mask = settled <= first
        tables = between.tables(taken)
        while not (taken.all() or is_sound(tables)):
            ranks[settled == ties.next_of(taken & ~done, settled, first)] = first
            settled = ties.settled(ranks)
            taken = settled <= first
            tables = between.tables(taken)
        at = np.flatnonzero(taken & ~done).tolist()
        rows, own = tuple(changes[i] for i in at), tuple(of[i] for i in at)
        yield Step(rows, own), between.dataset(tables, taken)
        done = taken


def _most_steps(tables: Tables) -> int:
    """Bound the steps: large packages are counted a few times only."""
    rows = sum(map(len, tables.values()))
    return min(_MOST_STEPS, _MOST_ROWS // max(rows, 1))


def _ranks(
    changes: Sequence[RowChange], of: Sequence[Cause], ties: Ties, most: int
) -> Code:
    """Count the steps off: by what rows are about, or by cause where there are many."""
    units = _components(
        [
            {(cause, mark) for mark in _marks(change, cause, ties.about[i])}
            for i, (change, cause) in enumerate(zip(changes, of, strict=True))
        ]
    )
    first = [(CAUSES.index(cause), unit) for cause, unit in zip(of, units, strict=True)]
    many = Counter(cause for cause, _ in {*first}).most_common()
    while many and len({*first}) > most:
        largest, _ = many.pop(0)
        first = [(cause, unit * (cause != largest)) for cause, unit in first]
    order = {unit: rank for rank, unit in enumerate(sorted({*first}))}
    ranks = np.array([order[unit] for unit in first])
    # A document, city or programme by itself is no step: it comes with who names it.
    ranks[[c.table in _CONTEXT and c.old is None for c in changes]] = len(order)
    return ranks


def _marks(change: RowChange, cause: Cause, about: set[Name]) -> set[Any]:
    """Name what holds rows of one cause together."""
    match cause:
        case "wording":
            return {""}
        case "new_source" if change.new:
            return {change.new["source_id"]}
        case "dispute":
            return disputes_of(change)
    return about


def _components(marks: Sequence[set[Any]]) -> list[int]:
    """Find what shares marks, and name it by the first of them (union-find)."""
    parent = list(range(len(marks)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[Hashable, int] = {}
    for i, some in enumerate(marks):
        for mark in some:
            one, other = sorted((root(i), root(first.setdefault(mark, i))))
            parent[other] = one
    return [root(i) for i in range(len(marks))]
