"""Shares of a number: what the parts that a source states ask of the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from data.counting.solver import Constraint
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records

PERCENT = 200  # the ends of a percentage are counted in halves of a per cent
_WAYS = 2  # on site and online
_OF_A_SHARE = [
    *("claim_id", "part", "low", "high", "unit", "overlapping", "dispute"),
    *("part_of", "dimension", "relation"),
]
_MOST_TRIED = 400  # whole numbers that are tried, to round a share inwards


@dataclass(frozen=True, slots=True)
class Share:
    """One part as a claim states it: a count, or a percentage in halves of one."""

    claim_id: str
    part: str
    low: int | None
    high: int | None
    is_percent: bool = False
    overlapping: bool = False
    dispute: str = ""

    @property
    def is_exact(self) -> bool:
        """Tell whether it is one number of people who are in no other part."""
        is_plain = not (self.is_percent or self.overlapping or self.dispute)
        return is_plain and self.low is not None and self.low == self.high

    def least(self, whole: Any) -> Any:
        """Count the fewest that it can be of a whole, or of each of several."""
        return self._ends(whole)[0]

    def most(self, whole: Any) -> Any:
        """Count the most that it can be of a whole, or of each of several."""
        return self._ends(whole)[1]

    def _ends(self, whole: Any) -> tuple[Any, Any]:
        """Round a percentage inwards, or outwards where no whole number lies within.

        60 per cent of 500 are 298 to 302; of 37 they are 22 or 23.
        """
        low = self.low or 0
        if not self.is_percent:
            none = 0 * whole
            return low + none, whole if self.high is None else self.high + none
        above = -(-low * whole // PERCENT)
        below = (PERCENT if self.high is None else self.high) * whole // PERCENT
        return np.minimum(above, below), np.maximum(above, below)


@dataclass(frozen=True, slots=True)
class Divided:
    """A claim with its parts by one dimension."""

    whole: Any  # the row of claims
    dimension: str
    shares: tuple[Share, ...]

    @property
    def covers(self) -> bool:
        """Tell whether everybody is in a part: two ways to attend that overlap."""
        names = {share.part for share in self.shares}
        overlap = all(share.overlapping for share in self.shares)
        return self.dimension == "mode" and len(names) == _WAYS and overlap

    @property
    def is_exact(self) -> bool:
        """Tell whether whole and parts are single numbers that nobody disputes."""
        whole, shares = self.whole, self.shares
        if pd.isna(whole.low) or pd.isna(whole.high) or whole.low != whole.high:
            return False
        return (
            not whole.dispute
            and whole.relation == "total"
            and all(share.is_exact for share in shares)
            and len({share.part for share in shares}) == len(shares)
            and sum(share.low or 0 for share in shares) <= whole.low
        )

    @property
    def is_counted(self) -> bool:
        """Tell whether the whole is a sum over events, of everybody there."""
        whole = self.whole
        return bool(whole.events) and not (whole.population or whole.part_of)


@of_data(maxsize=4)
def divided(dataset: Dataset) -> tuple[Divided, ...]:
    """List the claims that have parts, by the dimension of these."""
    claims = dataset.claims
    parts = claims[claims["part_of"] != ""]
    if not len(parts):
        return ()
    named = claims[claims["claim_id"].isin(parts["part_of"].unique())]
    wholes = {row.claim_id: row for row in records(named)}
    grouped: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for row in records(parts[_OF_A_SHARE]):
        if row.part_of in wholes and row.relation == "total":
            grouped[row.part_of, row.dimension].append(_share(row))
    return tuple(
        Divided(wholes[whole], dimension, tuple(shares))
        for (whole, dimension), shares in grouped.items()
    )


def _share(row: Any) -> Share:
    low, high = (None if n is pd.NA else int(n) for n in (row.low, row.high))
    is_percent = row.unit == "percent"
    if is_percent:
        half = int(low is not None and low == high)  # "60 %" is 59.5 to 60.5
        low = max(0, 2 * (low or 0) - half)
        high = PERCENT if high is None else min(PERCENT, 2 * high + half)
    return Share(
        *(row.claim_id, row.part, low, high),
        *(is_percent, bool(row.overlapping), row.dispute),
    )


def shared(dataset: Dataset, measure: str) -> Iterator[Constraint]:
    """Limit the sums that are divided by what their parts come to together."""
    every = divided(dataset)
    deeper = {(d.whole.claim_id, d.dimension): d for d in every if d.whole.part_of}
    for each in every:
        if not each.is_counted or each.whole.measure != measure:
            continue
        if each.whole.relation != "total":
            continue
        events = frozenset(each.whole.events.split())
        if events:
            yield from _added(each, events, deeper)
            yield from _percentages(each, events)


def _added(
    each: Divided, events: frozenset[str], deeper: dict[tuple[str, str], Divided]
) -> Iterator[Constraint]:
    """Add up the parts that nobody shares; those in dispute one at a time."""
    counted = [s for s in each.shares if not (s.is_percent or s.overlapping)]
    sure = _largest(s for s in counted if not s.dispute)
    shares = tuple(
        known
        for share in sure.values()
        for known in _lowest(share.claim_id, share.low or 0, deeper)
    )
    if len(shares) > 1:
        yield _sum(shares, events, "")
    for share in (s for s in counted if s.dispute):
        others = tuple(
            known
            for part, other in sure.items()
            if part != share.part
            for known in _lowest(other.claim_id, other.low or 0, deeper)
        )
        if others:
            own = (share.claim_id, share.low or 0)
            yield _sum((own, *others), events, share.dispute)


def _sum(
    shares: tuple[tuple[str, int | None], ...], events: frozenset[str], dispute: str
) -> Constraint:
    low = sum(low or 0 for _, low in shares)
    return Constraint(shares[0][0], events, low, None, dispute, shares)


def _largest(shares: Iterable[Share]) -> dict[str, Share]:
    """Pick of each part the claim that asks for most."""
    largest: dict[str, Share] = {}
    for share in shares:
        known = largest.get(share.part)
        if known is None or (share.low or 0) > (known.low or 0):
            largest[share.part] = share
    return largest


def _lowest(
    claim_id: str, low: int, deeper: dict[tuple[str, str], Divided]
) -> list[tuple[str, int | None]]:
    """Count a part by its own parts where these come to more than it says itself."""
    best: list[tuple[str, int | None]] = [(claim_id, low)]
    for (whole, _), each in deeper.items():
        if whole != claim_id:
            continue
        sure = [s for s in each.shares if not (s.is_percent or s.overlapping)]
        inner = [
            known
            for share in _largest(s for s in sure if not s.dispute).values()
            for known in _lowest(share.claim_id, share.low or 0, deeper)
        ]
        if sum(n or 0 for _, n in inner) > sum(n or 0 for _, n in best):
            best = inner
    return best


def _percentages(each: Divided, events: frozenset[str]) -> Iterator[Constraint]:
    """Limit a whole by its percentages, and by those that are counts as well."""
    shares = [s for s in each.shares if not s.dispute]
    if not any(s.is_percent for s in shares):
        return
    low, high = limits(shares)
    whole = each.whole
    if not whole.dispute:
        low = max(low, 0 if pd.isna(whole.low) else int(whole.low))
        if not pd.isna(whole.high):
            high = int(whole.high) if high is None else min(high, int(whole.high))
    least, most = _inwards(shares, low, high)
    names = [share.claim_id for share in shares]
    if not whole.dispute:
        names.append(whole.claim_id)
    yield Constraint(
        names[0], events, least, most, "", tuple((name, None) for name in names)
    )


def limits(shares: Sequence[Share]) -> tuple[int, int | None]:
    """Bound a whole as if its people could be cut, with one to spare for each cut."""
    by_part: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_part[share.part].append(share)
    low, highs = 0, []
    cut = counted = 0
    for of_part in by_part.values():
        rates = [s for s in of_part if s.is_percent]
        counts = [s for s in of_part if not s.is_percent]
        least = max((s.low or 0 for s in counts), default=0)
        spared = max(0, least - 1)
        low = max([low, least, *(-(-PERCENT * spared // (r.high or 1)) for r in rates)])
        highs += [
            PERCENT * (count.high + 1) // rate.low
            for rate, count in product(rates, counts)
            if rate.low and count.high is not None
        ]
        if not of_part[0].overlapping:
            rate = max((s.low or 0 for s in rates), default=0)
            cut, counted = cut + rate, counted + (-1 if rates else least)
    if cut < PERCENT:
        low = max(low, -(-PERCENT * counted // (PERCENT - cut)))
    elif cut > PERCENT:
        highs.append(max(0, PERCENT * -counted // (cut - PERCENT)))
    elif counted > 0:
        highs.append(0)
    return low, min(highs, default=None)


def _inwards(
    shares: Sequence[Share], low: int, high: int | None
) -> tuple[int, int | None]:
    """Move both ends to whole numbers that can be divided so, as far as is tried."""
    tried = range(low, low + _MOST_TRIED if high is None else high + 1)
    least = next((n for n in tried[:_MOST_TRIED] if can_be(shares, n)), None)
    if least is None:
        is_impossible = high is not None and len(tried) <= _MOST_TRIED
        return (low, min(high or 0, low - 1)) if is_impossible else (low, high)
    if high is None:
        return least, None
    downwards = tried[::-1][:_MOST_TRIED]
    return least, next((n for n in downwards if can_be(shares, n)), high)


def can_be(shares: Sequence[Share], whole: int) -> bool:
    """Tell whether a whole number can be divided into parts as they are stated."""
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    apart: set[str] = set()
    for share in shares:
        part = share.part
        least[part] = max(least.get(part, 0), int(share.least(whole)))
        most[part] = min(most.get(part, whole), int(share.most(whole)))
        if not share.overlapping:
            apart.add(part)
    together = sum(least[part] for part in apart)
    fits = all(least[part] <= most[part] for part in least)
    return fits and together <= whole
