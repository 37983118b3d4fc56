"""The way from one package to another, in whole steps of which each can be checked.

Each step takes some changed rows together, so that the package behind it breaks no
rule: what a new source brings is one step, a dispute is one, and so are the rows of
one cause that are about the same events. Steps are taken in the order of `CAUSES`, and
of equal cause in the order of rows. A row that others name comes with the first of
them, and a document that nobody cites goes with the last. Where the package behind a
step would break a rule, the next step that is about the same events is taken along.
"""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.checking.check import is_sound
from data.difference.causes import CAUSES, Cause, causes, disputes_of
from data.difference.names import Name, named
from data.difference.package import Package, Tables
from data.difference.rows import RowChange
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset, build
from data.reading.schema import DESCRIPTOR, KEYS

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
    of, ties = causes(changes), _Ties(changes)
    ranks = _ranks(changes, of, ties, _most_steps(new.tables))
    between = _Between(old, new, changes)
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
    changes: Sequence[RowChange], of: Sequence[Cause], ties: "_Ties", most: int
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


class _Ties:
    """Which changed row comes no later than which other, and what each is about."""

    def __init__(self, changes: Sequence[RowChange]) -> None:
        """Read off the rows what each of them names."""
        self.about = [_about(change) for change in changes]
        self._come = {(c.table, c.key): i for i, c in enumerate(changes) if c.new}
        self._gone = {
            (c.table, c.was or c.key): i for i, c in enumerate(changes) if c.old
        }
        pairs: list[tuple[int, int]] = []  # the first comes no later than the second
        last: list[tuple[int, int]] = []  # a document that is gone, and who cited it
        for i, change in enumerate(changes):
            for before, after in self._pairs(i, change, changes):
                dropped = changes[after]
                is_source = dropped.table == "sources" and dropped.new is None
                (last if is_source else pairs).append((before, after))
        self._first, self._then = np.array(pairs, int).reshape(-1, 2).T
        self._citing, self._dropped = np.array(last, int).reshape(-1, 2).T

    def _pairs(
        self, i: int, change: RowChange, changes: Sequence[RowChange]
    ) -> Iterator[tuple[int, int]]:
        if change.table == DESCRIPTOR:
            return
        come = [self._come.get(name) for name in named(change.table, change.new or {})]
        gone = [self._gone.get(name) for name in named(change.table, change.old or {})]
        yield from ((j, i) for j in come if j is not None and not _stays(changes[j]))
        yield from ((i, j) for j in gone if j is not None and not _stays(changes[j]))
        if change.table == "corrections":  # says the same as the cell that it is about
            row = change.new or change.old or {}
            j = self._come.get((row["table"], row["row"]))
            if j is not None and _stays(changes[j]):
                yield from ((i, j), (j, i))

    def settled(self, ranks: Code) -> Code:
        """Pull each row to the first step that needs it there; documents go last."""
        settled, before = ranks.copy(), None
        while before is None or not np.array_equal(settled, before):
            before = settled.copy()
            np.minimum.at(settled, self._first, settled[self._then])
        settled[self._dropped] = 0
        np.maximum.at(settled, self._dropped, settled[self._citing])
        return settled

    def next_of(self, now: Mask, settled: Code, first: int) -> int:
        """Find the next step that is about the same as the rows of this one."""
        about = set().union(*(self.about[i] for i in np.flatnonzero(now).tolist()))
        later = np.flatnonzero(settled > first).tolist()
        near = [i for i in later if not about.isdisjoint(self.about[i])]
        return int(settled[near or later].min())


def _stays(change: RowChange) -> bool:
    """Tell whether a row keeps its key, so that whoever names it finds it."""
    return bool(change.old and change.new and not change.was)


def _about(change: RowChange) -> set[Name]:
    """Name the events that a row is about, or else its series, and the row itself."""
    own = {(change.table, change.key), (change.table, change.was or change.key)}
    if change.table == DESCRIPTOR:
        return own
    rows = [row for row in (change.old, change.new) if row]
    every = {name for row in rows for name in named(change.table, row)}
    if change.table == "corrections":
        every = {(row["table"], row["row"]) for row in rows}
        return own | every
    if change.table == "events":
        return own
    events = {name for name in every if name[0] == "events"}
    return own | (events or {name for name in every if name[0] == "series"})


class _Between:
    """The packages between two: with some of the rows as before, some as now."""

    def __init__(
        self, old: Package, new: Package, changes: Sequence[RowChange]
    ) -> None:
        """Keep where the rows stand that change, and in which order all of them do."""
        self._old, self._new = old, new
        self._table = np.array([change.table for change in changes], dtype=object)
        self._old_at = np.array([change.old_at for change in changes], int)
        self._new_at = np.array([change.new_at for change in changes], int)

    def tables(self, taken: Mask) -> Tables:
        """Make the tables in which the rows taken are as now, and others as before."""
        return {table: self._mixed(table, taken) for table in self._old.tables}

    def _mixed(self, table: str, taken: Mask) -> pd.DataFrame:
        before, after = self._old.tables[table], self._new.tables[table]
        some = taken & (self._table == table)
        if not some.any():
            return before
        lost, come = self._old_at[some], self._new_at[some]
        lost, come = lost[lost >= 0], come[come >= 0]
        kept = np.ones(len(before), bool)
        kept[lost] = False
        places = pd.Index(after[KEYS[table]]).get_indexer(before[KEYS[table]])
        # A row that will be gone stands behind the one that it stood behind.
        order = np.maximum.accumulate(places) + np.where(places < 0, 0.5, 0)
        rows = pd.concat([before[kept], after.iloc[come]], ignore_index=True)
        at = np.argsort(np.concatenate([order[kept], come]), kind="stable")
        mixed: pd.DataFrame = rows.iloc[at].reset_index(drop=True)
        return mixed

    def dataset(self, tables: Tables, taken: Mask) -> Dataset:
        """Build the package that a step leads to: the new one where all are taken."""
        if taken.all():
            return self._new.dataset
        old, new = self._old.dataset, self._new.dataset
        mark = f"{old.digest} {new.digest} ".encode() + np.packbits(taken).tobytes()
        digest = hashlib.sha256(mark).hexdigest()
        return build(tables, name=new.name, version=new.version, digest=digest)
