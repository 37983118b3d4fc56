"""Parts of a number with their bounds: of the whole, each part, and what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.counting.bounds import Bounds, claimed
from data.counting.dividing import Divided, Share, divided, limits
from data.reading.arrays import Mask, Whole
from data.reading.caches import of_data
from data.reading.measures import SUMMED
from data.reading.package import Dataset

_MOST_TRIED = 4_000  # whole numbers; of more, those at either end


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a number, and the claims that state it."""

    name: str
    bounds: Bounds
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A number divided by one dimension: its parts, and whoever is in none of them."""

    whole: Any  # the row of claims
    dimension: str
    bounds: Bounds  # of the whole
    parts: tuple[Part, ...]
    rest: Bounds  # in no part that a source states
    both: Bounds | None  # in each of two parts that overlap


@of_data(maxsize=4)
def divisions(dataset: Dataset) -> tuple[Division, ...]:
    """Bound each number that is divided, with its parts, by each dimension.

    One in dispute that its parts exceed is not the true one, and has none.
    """
    each_bounded = (_division(dataset, each) for each in divided(dataset))
    return tuple(division for division in each_bounded if division)


def _division(dataset: Dataset, each: Divided) -> Division | None:
    if each.is_exact:
        return _exact(each)
    spread = _Spread(each, _whole(dataset, each))
    if not spread.is_possible:
        return None
    return Division(
        each.whole,
        each.dimension,
        spread.bounds(),
        tuple(
            Part(part, spread.part(part), _claims_of(each.shares, part))
            for part in spread.low
        ),
        spread.rest(),
        spread.both(),
    )


def _exact(each: Divided) -> Division:
    """Take numbers as they are stated, where nothing is left to be bounded."""
    counts = [(share, share.low or 0) for share in each.shares]
    whole = int(each.whole.low)
    rest = whole - sum(count for _, count in counts)
    return Division(
        each.whole,
        each.dimension,
        Bounds(whole, whole),
        tuple(Part(s.part, Bounds(n, n), (s.claim_id,)) for s, n in counts),
        Bounds(rest, rest),
        None,
    )


def _claims_of(shares: Sequence[Share], part: str) -> tuple[str, ...]:
    return tuple(share.claim_id for share in shares if share.part == part)


def _whole(dataset: Dataset, each: Divided) -> Bounds:
    """Bound the whole by what its claim says, and by all else about its events."""
    whole = each.whole
    low = 0 if pd.isna(whole.low) else int(whole.low)
    high = None if pd.isna(whole.high) else int(whole.high)
    if each.is_counted and not whole.dispute and whole.relation == "total":
        if whole.measure not in SUMMED:
            return Bounds(low, high)
        events = whole.events.split()
        known = claimed(dataset, whole.measure).bounds(events, events)
        low = max(low, known.low)
        highs = [n for n in (high, known.high) if n is not None]
        high = min(highs, default=None)
    return Bounds(low, high)


class _Spread:
    """Every whole number that the whole may be, and what its parts may be of each."""

    def __init__(self, each: Divided, whole: Bounds) -> None:
        """Keep the numbers that can be divided as the parts are stated."""
        self._apart = {s.part for s in each.shares if not s.overlapping}
        self._open = whole.high is None
        self._covers = each.covers
        self._stated = dict.fromkeys((s.part for s in each.shares), False)
        self.whole = _tried(_narrowed(each, whole), each.shares)
        self.low: dict[str, Whole] = {}
        self._high: dict[str, Whole] = {}
        for part in self._stated:
            low, high = _ends([s for s in each.shares if s.part == part], self.whole)
            self.low[part], self._high[part] = low, high
            self._stated[part] = any(
                s.part == part and s.high is not None and not s.is_percent
                for s in each.shares
            )
        fits = self._fits()
        self.is_possible = bool(fits.any())
        if self.is_possible:
            self._keep(fits)
        self._least = self._together()

    def _keep(self, fits: Mask) -> None:
        self.whole = self.whole[fits]
        self.low = {part: low[fits] for part, low in self.low.items()}
        self._high = {part: high[fits] for part, high in self._high.items()}

    def _fits(self) -> Mask:
        fits = self._together() <= self.whole
        for part, low in self.low.items():
            fits &= (low <= self._high[part]) & (low <= self.whole)
        if self._covers:
            covered = fits & (sum(self._high.values()) >= self.whole)
            self._covers = bool(covered.any())
            fits = covered if self._covers else fits
        return np.asarray(fits, bool)

    def _together(self) -> Whole:
        """Add up the fewest of the parts that share nobody."""
        none = np.zeros_like(self.whole)
        return sum((self.low[part] for part in sorted(self._apart)), none)

    def bounds(self) -> Bounds:
        """Bound the whole by what its parts leave."""
        most = None if self._open else int(self.whole.max())
        return Bounds(int(self.whole.min()), most)

    def part(self, part: str) -> Bounds:
        """Bound a part: of those that share nobody, by what the others leave."""
        high = np.minimum(self._high[part], self.whole)
        low = self.low[part]
        if part in self._apart:
            high = np.minimum(high, self.whole - self._least + low)
        elif self._covers:
            (other,) = (name for name in self.low if name != part)
            low = np.maximum(low, self.whole - self._high[other])
        is_open = self._open and not self._stated[part]
        return Bounds(int(low.min()), None if is_open else int(high.max()))

    def rest(self) -> Bounds:
        """Bound those who are in no part."""
        if self._covers:
            return Bounds(0, 0)
        most = sum(self._high.values(), np.zeros_like(self.whole))
        least = np.maximum(self._least, np.max(np.stack([*self.low.values()]), axis=0))
        low = np.maximum(0, self.whole - most).min()
        return Bounds(int(low), None if self._open else int((self.whole - least).max()))

    def both(self) -> Bounds | None:
        """Bound those who are in each of two parts; None where no two overlap."""
        if self._apart or len(self.low) != 2:  # noqa: PLR2004
            return None
        one, other = self.low.values()
        most_of_one, most_of_other = self._high.values()
        low = np.maximum(0, one + other - self.whole)
        high = np.minimum(most_of_one, most_of_other)
        if self._covers:
            high = np.minimum(high, most_of_one + most_of_other - self.whole)
        is_open = self._open and not all(self._stated.values())
        return Bounds(int(low.min()), None if is_open else int(high.max()))


def _narrowed(each: Divided, whole: Bounds) -> Bounds:
    """Leave out what the parts rule out, but for a few numbers at either end."""
    least, most = limits([share for share in each.shares if not share.dispute])
    low = max(whole.low, least)
    highs = [n for n in (whole.high, most) if n is not None]
    ends = [share.high for share in each.shares if not share.is_percent]
    if each.covers and None not in ends:
        together = sum(end or 0 for end in ends)
        highs += [together] * (low <= together and len(ends) == len(each.shares))
    return Bounds(low, min(highs, default=None))


def _tried(whole: Bounds, shares: Sequence[Share]) -> Whole:
    """List the numbers that a whole may be; of many, those at either end.

    An open one is tried until all that is stated of its parts finds room in it.
    """
    low, high = whole.low, whole.high
    if high is None:
        counts = [share for share in shares if not share.is_percent]
        room = sum(max(share.low or 0, share.high or 0) for share in counts)
        high = low + room + _MOST_TRIED
    if high - low <= 2 * _MOST_TRIED:
        return np.arange(low, high + 1)
    return np.concatenate(
        [
            np.arange(low, low + _MOST_TRIED),
            np.arange(high - _MOST_TRIED + 1, high + 1),
        ]
    )


def _ends(shares: Sequence[Share], whole: Whole) -> tuple[Whole, Whole]:
    """Bound a part by all that state it; of sides in dispute, one is true."""
    low, high = np.zeros_like(whole), whole
    disputes: dict[str, list[Share]] = {}
    for share in shares:
        if share.dispute:
            disputes.setdefault(share.dispute, []).append(share)
            continue
        low = np.maximum(low, share.least(whole))
        high = np.minimum(high, share.most(whole))
    for sides in disputes.values():
        low = np.maximum(low, np.min([s.least(whole) for s in sides], axis=0))
        high = np.minimum(high, np.max([s.most(whole) for s in sides], axis=0))
    return low, high


def overfull(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    """Name the claims of each whole that its parts exceed, as few as are at odds.

    Sums over events, of everybody there, are held by `bounds`, with all other claims.
    """
    for each in divided(dataset):
        whole = each.whole
        if each.is_counted and whole.measure in SUMMED and whole.relation == "total":
            continue
        if whole.dispute:
            continue
        bounds = _whole(dataset, each)
        shares = [share for share in each.shares if not share.dispute]
        if not shares or _Spread(_with(each, shares), bounds).is_possible:
            continue
        for share in tuple(shares):
            fewer = [other for other in shares if other != share]
            if fewer and not _Spread(_with(each, fewer), bounds).is_possible:
                shares = fewer
        yield tuple(sorted([whole.claim_id, *(s.claim_id for s in shares)]))


def _with(each: Divided, shares: Sequence[Share]) -> Divided:
    return Divided(each.whole, each.dimension, tuple(shares))
