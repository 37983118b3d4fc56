"""Distinct persons over several events: bounds, from attendances and from claims.

The persons of a set of events are at least those of any part of it, and at most
the sum of any parts that cover it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from data.counting.bounds import claimed, connected
from data.counting.constraints import constraints
from data.counting.highs import Program, Row
from data.counting.program import minimise
from data.counting.solver import Constraint
from data.counting.totals import claim_events, held_masks, ids, picked_bounds
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import Filter

_MOST_COVERING = 8  # claims of which every choice is tried
_MOST_EVENTS = 6  # of a block whose every meeting of persons is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Bounds for distinct persons, and the claims that count them here."""

    low: int
    high: int | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    claim_id: str
    events: Mask
    low: int
    high: int | None


def persons(dataset: Dataset, chosen: Filter) -> Persons:
    """Bound the distinct persons at the events held of a filter.

    Events that no claim connects may have had the same persons, or others: the least is
    the largest of their leasts, the most the sum.
    """
    definite, possible = held_masks(dataset, chosen)
    either, left = definite | possible, np.ones(len(definite), bool)
    claims = [c for c in _claims(dataset) if (c.events & either).any()]
    bounds = []
    for known in _worlds(dataset) if claims else ():
        if (known.events & either).any():
            bounds.append(known.bounds(definite, either))
            left &= ~known.events
    rest = [claim for claim in claims if (claim.events & left).any()]
    bounds.append(_roughly(dataset, rest, definite & left, either & left))
    highs = [high for _, high in bounds]
    return Persons(
        low=max(low for low, _ in bounds),
        high=None if None in highs else sum(high for high in highs if high is not None),
        claims=tuple(claim.claim_id for claim in claims),
    )


def _roughly(
    dataset: Dataset, claims: "list[_Claim]", definite: Mask, either: Mask
) -> tuple[int, int | None]:
    """Bound persons by what one claim or event, or a cover by several, allows."""
    lows = [_low_within(dataset, claim, definite) for claim in claims]
    is_one = coded.events(dataset).most == 1
    low = claimed(dataset).fewest_persons(ids(dataset, definite & is_one))
    several = [
        _at_one_of(dataset, at) for at in np.flatnonzero(definite & ~is_one).tolist()
    ]
    return max([low, 0, *lows, *several]), _high(dataset, claims, either)


def _at_one_of(dataset: Dataset, number: int) -> int:
    """Bound the persons of a row of several events: one had no less than their mean."""
    picked = np.zeros(len(dataset.events), bool)
    picked[number] = True
    low, most = picked_bounds(dataset, picked, picked).low, coded.events(dataset).most
    events = int(most[number])
    return min(low, 1) if events == coded.OPEN else -(-low // events)


@dataclass(frozen=True, slots=True)
class _World:
    """A few events that claims connect, bounded by whom each person can have met.

    An unknown for each set of events: how many persons came to these and no others.
    """

    numbers: tuple[int, ...]  # of the events
    events: Mask
    rows: tuple[Row, ...]
    kinds: tuple[frozenset[int], ...]
    most: tuple[int, ...]
    is_open: tuple[bool, ...]

    def bounds(self, definite: Mask, either: Mask) -> tuple[int, int | None]:
        """Bound the persons at the events picked: low of those sure, high of all."""
        low = self._extreme(definite, sign=1)
        counted = [any(either[n] for n in kind) for kind in self.kinds]
        if any(c and o for c, o in zip(counted, self.is_open, strict=True)):
            return low, None
        return low, -self._extreme(either, sign=-1)

    def _extreme(self, picked: Mask, *, sign: int) -> int:
        cost = [sign * any(bool(picked[n]) for n in kind) for kind in self.kinds]
        program = Program(cost, [*self.rows], [0] * len(cost), [*self.most])
        (answer,) = minimise([program])
        return answer.least


@of_data(maxsize=4)
def _worlds(dataset: Dataset) -> tuple[_World, ...]:
    """Find the blocks of few single events of which a claim counts persons."""
    known, claims = coded.events(dataset), _claims(dataset)
    # Whoever is counted as one of several events' persons connects these events.
    joined = [
        Constraint("", claim_events(dataset)[claim.claim_id], None, None)
        for claim in claims
    ]
    worlds = []
    for block in connected([*constraints(dataset), *joined]):
        at = sorted({known.number[e] for c in block for e in c.events})
        events = coded.mask(dataset, [known.ids[n] for n in at])
        inside = [claim for claim in claims if (claim.events & events).any()]
        is_plain = len(at) <= _MOST_EVENTS and (known.most[at] == 1).all()
        if inside and is_plain and not any(c.dispute for c in block):
            worlds.append(_world(known, at, events, block, inside))
    return tuple(worlds)


def _world(
    known: coded.Events,
    at: list[int],
    events: Mask,
    block: list[Constraint],
    claims: "list[_Claim]",
) -> _World:
    kinds = [
        frozenset(kind)
        for size in range(1, len(at) + 1)
        for kind in combinations(at, size)
    ]
    rows = []
    for constraint in block:
        about = {known.number[event] for event in constraint.events}
        counts = [
            (k, len(kind & about)) for k, kind in enumerate(kinds) if kind & about
        ]
        rows.append(Row(counts, constraint.low, constraint.high))
    for claim in claims:
        counts = [(k, 1) for k, kind in enumerate(kinds) if claim.events[[*kind]].any()]
        rows.append(Row(counts, claim.low, claim.high))
    least = sum(row.low or 0 for row in rows)
    limits: list[list[int]] = [[] for _ in kinds]
    for row in rows:
        for kind, count in row.weights:
            if row.high is not None:
                limits[kind].append(row.high // count)
    return _World(
        tuple(at),
        events,
        tuple(rows),
        tuple(kinds),
        tuple(min(some, default=least) for some in limits),
        tuple(not some for some in limits),
    )


def _low_within(dataset: Dataset, claim: _Claim, picked: Mask) -> int:
    """Bound those of a claim's persons who came to the events picked, from below."""
    if not (claim.events & picked).any():
        return 0
    beyond = claim.events & ~picked
    elsewhere = picked_bounds(dataset, beyond, beyond).high if beyond.any() else 0
    return 0 if elsewhere is None else claim.low - elsewhere


def _high(dataset: Dataset, claims: list[_Claim], picked: Mask) -> int | None:
    """Cover the events by claims, and those left by their attendances."""
    covering = [claim for claim in claims if claim.high is not None][:_MOST_COVERING]
    highs: list[int] = []
    for some in _choices(covering):
        left = picked & ~np.logical_or.reduce([claim.events for claim in some], axis=0)
        high = picked_bounds(dataset, left, left).high if left.any() else 0
        if high is not None:
            highs.append(high + sum(claim.high or 0 for claim in some))
    return min(highs, default=None)


def _choices(claims: list[_Claim]) -> Iterator[tuple[_Claim, ...]]:
    for size in range(len(claims) + 1):
        yield from combinations(claims, size)


@of_data(maxsize=4)
def _claims(dataset: Dataset) -> tuple[_Claim, ...]:
    covered = claim_events(dataset)
    rows = dataset.claims
    wanted = (rows["measure"] == "persons") & (rows["relation"] == "total")
    return tuple(
        _Claim(
            claim.claim_id,
            coded.mask(dataset, tuple(covered[claim.claim_id])),
            0 if pd.isna(claim.low) else int(claim.low),
            None if claim.population or pd.isna(claim.high) else int(claim.high),
        )
        for claim in records(rows[wanted])
        if claim.claim_id in covered
    )
