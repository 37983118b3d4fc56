"""Claims that overlap without nesting, solved exactly by HiGHS, and those at odds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from data.program import Row, minimise

_MOST_SUBSETS = 20_000  # beyond it a minimal conflict is named, not the smallest


@dataclass(frozen=True, slots=True)
class Constraint:
    """low ≤ the sum over the events ≤ high; None is open. Named by its claim."""

    claim_id: str
    events: frozenset[str]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Constraints that share events, directly or through others."""

    events: tuple[str, ...]
    constraints: tuple[Constraint, ...]


# A block and those of its events whose sum is asked for.
Asked = tuple[Block, frozenset[str]]


def least(asked: Sequence[Asked]) -> list[int]:
    """Give the smallest sum of each; blocks share no event, so one program does."""
    return _extremes(asked, sign=1)


def most(asked: Sequence[Asked]) -> list[int | None]:
    """Give the largest sums; None where some event is in no claim with an upper end.

    Every coefficient is 0 or 1 and every count at least 0, so that is exact.
    """
    limited = [_is_limited(block, events) for block, events in asked]
    bounded = [
        pair for pair, is_limited in zip(asked, limited, strict=True) if is_limited
    ]
    found = iter(_extremes(bounded, sign=-1))
    return [next(found) if is_limited else None for is_limited in limited]


def largest_event(asked: Sequence[Asked], at_least: int) -> int:
    """Find the smallest cap on every event asked for with which all claims hold."""
    high = max([at_least, *least(asked)])
    while asked and at_least < high:
        middle = (at_least + high) // 2
        if infeasible([_capped(block, events, middle) for block, events in asked]):
            at_least = middle + 1
        else:
            high = middle
    return at_least


def _capped(block: Block, events: frozenset[str], most: int) -> Block:
    caps = (Constraint("", frozenset({event}), None, most) for event in events)
    return Block(block.events, (*block.constraints, *caps))


def infeasible(blocks: Sequence[Block]) -> list[Block]:
    """Find the blocks whose claims cannot all be true, by halving."""
    if not blocks or is_feasible([c for block in blocks for c in block.constraints]):
        return []
    if len(blocks) == 1:
        return list(blocks)
    half = len(blocks) // 2
    return [*infeasible(blocks[:half]), *infeasible(blocks[half:])]


def is_feasible(constraints: Sequence[Constraint]) -> bool:
    """Tell whether constraints can all be true."""
    events = sorted(frozenset().union(*(c.events for c in constraints)))
    return _milp(constraints, events, [0] * len(events)) is not None


def smallest_conflict(constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """Name the fewest claims that cannot all be true."""
    by_claim: dict[str, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        by_claim[constraint.claim_id].append(constraint)

    def at_odds(names: Iterable[str]) -> bool:
        chosen = [c for name in names for c in by_claim[name]]
        return bool(chosen) and not is_feasible(chosen)

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


def _is_limited(block: Block, events: frozenset[str]) -> bool:
    return events <= frozenset().union(
        *(c.events for c in block.constraints if c.high is not None)
    )


def _extremes(asked: Sequence[Asked], *, sign: int) -> list[int]:
    """Solve all blocks as one program; one block asked for twice is two of its own."""
    if not any(events for _, events in asked):
        return [0] * len(asked)
    constraints: list[Constraint] = []
    unknowns: list[str] = []
    cost: list[int] = []
    for place, (block, events) in enumerate(asked):
        own = {event: f"{place} {event}" for event in block.events}
        constraints += [
            Constraint(c.claim_id, frozenset(own[e] for e in c.events), c.low, c.high)
            for c in block.constraints
        ]
        unknowns += own.values()
        cost += [sign * (event in events) for event in block.events]
    counts = _milp(constraints, unknowns, cost)
    if counts is None:
        names = ", ".join(sorted({c.claim_id for c in constraints}))
        message = f"the claims {names} cannot all be true"
        raise ValueError(message)
    chosen = np.round(counts) * np.abs(cost)
    ends = np.cumsum([len(block.events) for block, _ in asked])[:-1]
    return [round(float(part.sum())) for part in np.split(chosen, ends)]


def _milp(
    constraints: Sequence[Constraint], events: Sequence[str], cost: Sequence[int]
) -> npt.NDArray[np.float64] | None:
    """Minimise over whole numbers ≥ 0; None where the constraints contradict."""
    column = {event: index for index, event in enumerate(events)}
    rows = [
        Row([(column[event], 1) for event in c.events], c.low, c.high)
        for c in constraints
    ]
    return minimise(cost, rows)
