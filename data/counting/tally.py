"""How many events rows stand for: a number, or bounds where a source only counts."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.selecting import coded


@dataclass(frozen=True, slots=True)
class Tally:
    """Bounds of a number of events; `high` is None where it is open."""

    low: int
    high: int | None


Count = int | Tally


def bounds(count: Count) -> tuple[int, int | None]:
    """Give the low and high of a number of events."""
    return (count, count) if isinstance(count, int) else (count.low, count.high)


def least(count: Count) -> int:
    """Give the smallest number of events."""
    return bounds(count)[0]


def between(low: int, high: int | None) -> Count:
    """Give a number where the bounds are one, else the bounds."""
    return low if low == high else Tally(low, high)


def added(counts: Iterable[Count]) -> Count:
    """Add numbers of events."""
    ends = [bounds(count) for count in counts]
    highs = [high for _, high in ends if high is not None]
    is_open = len(highs) < len(ends)
    return between(sum(low for low, _ in ends), None if is_open else sum(highs))


def at_least(count: Count) -> Tally:
    """Leave a number open above."""
    return Tally(least(count), None)


def tally(dataset: Dataset, picked: Mask | Code, *, of_each: bool = False) -> Count:
    """Count the events that rows stand for, picked by a mask or by their numbers.

    `of_each`: what is meant is true of at least one event of each row, not of all.
    """
    known = coded.events(dataset)
    if not known.has_several:
        return int(np.count_nonzero(picked)) if picked.dtype == bool else len(picked)
    most = known.most[picked]
    low = len(most) if of_each else int(known.fewest[picked].sum())
    is_open = bool((most == coded.OPEN).any())
    return between(low, None if is_open else int(most.sum()))


def tally_of(dataset: Dataset, events: Iterable[str]) -> Count:
    """Count the events that rows stand for, by their ids."""
    return tally(dataset, coded.mask(dataset, tuple(events)))


def has_several(dataset: Dataset) -> bool:
    """Tell whether any row may stand for more than one event."""
    return coded.events(dataset).has_several
