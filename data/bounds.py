"""Tightest bounds and conflicting claims.

Each event has an unknown whole number of attendances; each claim bounds a sum of them.
The smallest and largest sum of a selection is a small integer program, solved exactly
by HiGHS for each block of claims that share events; counts that stand alone are added.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import pandas as pd

from data.package import Dataset, records

_MOST_SUBSETS = 20_000  # beyond it a minimal conflict is named, not the smallest


@dataclass(frozen=True, slots=True)
class Constraint:
    """low ≤ the sum over the events ≤ high; None is open. Named by its claim."""

    claim_id: str
    events: frozenset[str]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest sum; high is None where nothing limits it."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """Constraints that share events, directly or through others."""

    events: tuple[str, ...]
    constraints: tuple[Constraint, ...]


class Claimed:
    """All constraints on events held, sorted into single counts and blocks."""

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        """Split the constraints into those of one event alone and connected blocks."""
        blocks = _connected(tuple(constraints))
        self.blocks = tuple(block for block in blocks if len(block.events) > 1)
        self._single = {
            block.events[0]: _intersection(block.constraints)
            for block in blocks
            if len(block.events) == 1
        }
        self._block_of = {
            event: block for block in self.blocks for event in block.events
        }
        self._all = tuple(blocks)

    def bounds(self, definite: Collection[str], possible: Collection[str]) -> Bounds:
        """Bound the sum: low over the definite events, high over all of them."""
        low, high = 0, 0
        unlimited = False
        for event in definite:
            if event in self._single:
                low += self._single[event].low
        for event in (*definite, *possible):
            if event not in self._block_of:
                limit = self._single[event].high if event in self._single else None
                unlimited |= limit is None
                high += limit or 0
        sure, maybe = frozenset(definite), frozenset(possible)
        for block in self._blocks_of((*definite, *possible)):
            inside = frozenset(block.events)
            low += _least(block, sure & inside)
            most = _most(block, (sure | maybe) & inside)
            unlimited |= most is None
            high += most or 0
        return Bounds(low, None if unlimited else high)

    def fewest_persons(self, definite: Collection[str]) -> int:
        """Give the most that some one event surely had, whichever it was."""
        sure = frozenset(definite)
        singles = (self._single[e].low for e in sure if e in self._single)
        most = max(singles, default=0)
        for block in self._blocks_of(definite):
            most = max(most, _largest_event(block, sure & frozenset(block.events)))
        return most

    @cached_property
    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Name, for each block that cannot hold, the smallest set of claims at odds."""
        return tuple(
            _smallest_conflict(block.constraints)
            for block in self._all
            if not _feasible(block.constraints)
        )

    def _blocks_of(self, events: Collection[str]) -> list[Block]:
        found = {
            id(self._block_of[event]): self._block_of[event]
            for event in events
            if event in self._block_of
        }
        return list(found.values())


@lru_cache(maxsize=4)
def claimed(dataset: Dataset) -> Claimed:
    """Give the attendance claims of a dataset, ready to bound any selection."""
    return Claimed(constraints(dataset))


def constraints(dataset: Dataset) -> list[Constraint]:
    """Turn attendance claims into constraints on events held.

    A claim about part of the people ("from abroad") bounds its events only from below.
    """
    covered: dict[str, list[str]] = defaultdict(list)
    for claim_id, event_id in records(dataset.claim_events):
        covered[claim_id].append(event_id)
    found: list[Constraint] = []
    claims = dataset.claims[dataset.claims["measure"] == "attendances"]
    for claim in records(claims):
        low, high = _whole(claim.low), _whole(claim.high)
        if claim.population:
            high = None
        events = covered[claim.claim_id]
        groups = [events] if claim.relation == "total" else [[e] for e in events]
        found += [Constraint(claim.claim_id, frozenset(g), low, high) for g in groups]
    return found


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _connected(constraints: Sequence[Constraint]) -> list[Block]:
    """Group constraints that share events (union-find over events)."""
    parent: dict[str, str] = {}

    def root(event: str) -> str:
        parent.setdefault(event, event)
        while parent[event] != event:
            parent[event] = parent[parent[event]]
            event = parent[event]
        return event

    for constraint in constraints:
        first, *rest = constraint.events
        for event in rest:
            parent[root(event)] = root(first)
        root(first)
    events: dict[str, list[str]] = defaultdict(list)
    for event in parent:
        events[root(event)].append(event)
    grouped: dict[str, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        grouped[root(next(iter(constraint.events)))].append(constraint)
    return [Block(tuple(sorted(events[r])), tuple(grouped[r])) for r in events]


def _intersection(constraints: Sequence[Constraint]) -> Bounds:
    highs = [c.high for c in constraints if c.high is not None]
    return Bounds(
        max((c.low or 0 for c in constraints), default=0), min(highs, default=None)
    )


@lru_cache(maxsize=4096)
def _least(block: Block, events: frozenset[str]) -> int:
    return _solve(block, events, sign=1) if events else 0


@lru_cache(maxsize=4096)
def _most(block: Block, events: frozenset[str]) -> int | None:
    """Give the largest sum; None where some event is in no claim with an upper end.

    Every coefficient is 0 or 1 and every count at least 0, so that is exact.
    """
    limited = frozenset().union(
        *(c.events for c in block.constraints if c.high is not None)
    )
    if not events <= limited:
        return None
    return -_solve(block, events, sign=-1) if events else 0


@lru_cache(maxsize=4096)
def _largest_event(block: Block, events: frozenset[str]) -> int:
    """Find by halving the smallest cap on every event with which the claims hold."""
    low, high = 0, _least(block, events)
    while low < high:
        middle = (low + high) // 2
        caps = (Constraint("", frozenset({e}), None, middle) for e in events)
        if _feasible((*block.constraints, *caps)):
            high = middle
        else:
            low = middle + 1
    return low


def _solve(block: Block, events: Collection[str], *, sign: int) -> int:
    cost = [sign * (event in events) for event in block.events]
    best = _milp(block.constraints, block.events, cost)
    if best is None:
        names = ", ".join(sorted({c.claim_id for c in block.constraints}))
        message = f"the claims {names} cannot all be true"
        raise ValueError(message)
    return best


def _feasible(constraints: Sequence[Constraint]) -> bool:
    events = tuple(sorted(frozenset().union(*(c.events for c in constraints))))
    return _milp(constraints, events, [0] * len(events)) is not None


def _milp(
    constraints: Sequence[Constraint], events: Sequence[str], cost: Sequence[int]
) -> int | None:
    """Minimise over whole numbers ≥ 0; None where the constraints contradict."""
    # SciPy's optimiser takes a second to import: exact counts never need it.
    from scipy.optimize import LinearConstraint, milp
    from scipy.sparse import csr_array

    column = {event: index for index, event in enumerate(events)}
    rows = [i for i, c in enumerate(constraints) for _ in c.events]
    columns = [column[event] for c in constraints for event in c.events]
    matrix = csr_array(
        (np.ones(len(rows)), (rows, columns)), shape=(len(constraints), len(events))
    )
    result = milp(
        cost,
        integrality=[1] * len(events),
        constraints=LinearConstraint(
            matrix,
            [-np.inf if c.low is None else c.low for c in constraints],
            [np.inf if c.high is None else c.high for c in constraints],
        ),
        options={"mip_rel_gap": 0},
    )
    return round(result.fun) if result.success else None


def _smallest_conflict(constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """Name the fewest claims that cannot all be true."""
    by_claim: dict[str, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        by_claim[constraint.claim_id].append(constraint)

    def at_odds(names: Iterable[str]) -> bool:
        chosen = [c for name in names for c in by_claim[name]]
        return bool(chosen) and not _feasible(chosen)

    minimal = sorted(by_claim)
    for name in sorted(by_claim):
        fewer = [kept for kept in minimal if kept != name]
        if at_odds(fewer):
            minimal = fewer
    for size in range(1, len(minimal)):
        if comb(len(by_claim), size) > _MOST_SUBSETS:
            break
        for names in combinations(sorted(by_claim), size):
            if at_odds(names):
                return names
    return tuple(minimal)
