"""How a bound follows from claims: which of their numbers are added or taken away.

A bound of a sum is proved by multipliers of the claims (`program`). Where these are
whole numbers and leave nothing over, they read as arithmetic: 651 - 69 = 582.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.counting import highs
from data.counting.constraints import event_of
from data.counting.highs import Program, Row
from data.counting.solver import Block, Constraint, settled

_MOST_ROWS = 2000  # of one block
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a sum: the low or high of a claim, so many times."""

    claims: tuple[str, ...]  # one, or several whose numbers are that together
    times: int  # below 0 where it is taken away
    end: int


Steps = tuple[Step, ...]


def derive(
    constraints: Sequence[Constraint],
    events: Collection[str],
    value: int,
    *,
    is_low: bool,
) -> Steps:
    """Write the low or high of a sum as arithmetic; () where none comes to it.

    Of claims in dispute, by a side with which the sum comes to that.
    """
    if len(constraints) > _MOST_ROWS:
        return ()
    names = tuple(sorted(frozenset().union(*(c.events for c in constraints))))
    wanted = frozenset(events)
    for block in settled(Block(names, tuple(constraints))):
        steps = _arithmetic(block, wanted, sign=1 if is_low else -1)
        if steps and sum(step.times * step.end for step in steps) == value:
            return steps
    return ()


def _arithmetic(block: Block, wanted: Collection[str], *, sign: int) -> Steps:
    """Find whole multipliers of claims that bound the sum by themselves."""
    column = {name: place for place, name in enumerate(block.events)}
    rows = [
        Row([(column[name], 1) for name in c.events], c.low, c.high)
        for c in block.constraints
    ]
    cost = [sign * (event_of(name) in wanted) for name in block.events]
    # Higher than any claim reaches, so that nothing but claims limits a count.
    ends = (end or 0 for row in rows for end in (row.low, row.high))
    most = [sum(ends) + 1] * len(cost)
    relaxed = highs.relaxed([Program(cost, rows, [0] * len(cost), most)])
    if relaxed is None:
        return ()
    times = [round(dual) for dual in relaxed[0].duals]
    duals = zip(times, relaxed[0].duals, strict=True)
    if any(abs(whole - dual) > _NEAR for whole, dual in duals):
        return ()
    return _whole(block, rows, cost, times, sign)


def _whole(
    block: Block,
    rows: Sequence[Row],
    cost: Sequence[int],
    times: Sequence[int],
    sign: int,
) -> Steps:
    """Check multipliers as `program.bounded_by` does, with counts that have no end."""
    rest = [*cost]
    steps = Counter[tuple[tuple[str, ...], int, int]]()
    for constraint, row, of_row in zip(block.constraints, rows, times, strict=True):
        end = row.low if of_row > 0 else row.high
        if not of_row:
            continue
        if end is None:
            return ()
        for at, weight in row.weights:
            rest[at] -= of_row * weight
        direction = 1 if of_row > 0 else -1
        steps[constraint.rests_on, end, sign * direction] += abs(of_row)
    if any(left < 0 for left in rest):
        return ()
    found = [Step(c, n * direction, end) for (c, end, direction), n in steps.items()]
    return tuple(sorted(found, key=lambda step: -step.times * step.end))
