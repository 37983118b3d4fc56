"""Which changed rows hold together: what names what, and what is about the same."""

from collections.abc import Iterator, Sequence

import numpy as np

from data.difference.names import Name, named
from data.difference.rows import RowChange
from data.reading.arrays import Code, Mask
from data.reading.schema import DESCRIPTOR


class Ties:
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
