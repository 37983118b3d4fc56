"""Spellings in their order, each with the entries that have it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from components.words.searching import is_number
from data.reading.arrays import Code, Mask

_DIGITS = re.compile("[0-9]+")
_LAST = "\U0010ffff"


class Spellings:
    """The spellings of so many entries; a hundred thousand have few different words."""

    def __init__(self, of_entries: Iterable[Iterable[str]]) -> None:
        """Note which entries have each spelling."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        self._size = 0
        for at, spellings in enumerate(of_entries):
            self._size += 1
            for spelling in spellings:
                held[spelling].append(at)
        self._sorted = sorted(held)
        lengths = [len(held[spelling]) for spelling in self._sorted]
        self._ends = np.cumsum([0, *lengths])
        entries = [at for spelling in self._sorted for at in held[spelling]]
        self._entries = np.array(entries, np.int32)

    def being(self, spelling: str) -> Mask:
        """Pick the entries that have just this."""
        at = bisect_left(self._sorted, spelling)
        is_one = at < len(self._sorted) and self._sorted[at] == spelling
        return self._between(at, at + is_one)

    def beginning(self, start: str) -> Mask:
        """Pick the entries that have one that begins so."""
        first = bisect_left(self._sorted, start)
        return self._between(first, bisect_left(self._sorted, start + _LAST))

    def holding(self, word: str) -> Mask:
        """Pick the entries that have one with these letters; a number, whole."""
        some = [at for at, spelling in enumerate(self._sorted) if word in spelling]
        if is_number(word):
            some = [at for at in some if word in _DIGITS.findall(self._sorted[at])]
        return self._picked(some)

    def _between(self, first: int, last: int) -> Mask:
        picked = np.zeros(self._size, bool)
        picked[self._entries[self._ends[first] : self._ends[last]]] = True
        return picked

    def _picked(self, some: Sequence[int]) -> Mask:
        if len(some) == len(self._sorted):
            return self._between(0, len(some))
        picked = np.zeros(self._size, bool)
        parts: list[Code] = [
            self._entries[self._ends[at] : self._ends[at + 1]] for at in some
        ]
        picked[np.concatenate(parts) if parts else []] = True
        return picked
