"""Claims that overlap without nesting, bounded with proof, and those at odds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise

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


def least(questions: Sequence[Asked]) -> list[int]:
    """Give the smallest sum of each, or less where it could not be proved."""
    answers = minimise([_program(*question, sign=1) for question in questions])
    _hold(questions, answers)
    return [max(0, answer.least) for answer in answers]


def most(questions: Sequence[Asked]) -> list[int | None]:
    """Give the largest sums, or more where that could not be proved; None is open.

    A sum is open where some event is in no claim with an upper end: every coefficient
    is 0 or 1 and every count at least 0, so that is exact.
    """
    limited = [pair for pair in questions if _is_limited(*pair)]
    answers = minimise([_program(*question, sign=-1) for question in limited])
    _hold(limited, answers)
    sums = iter(answers)
    return [-next(sums).least if _is_limited(*pair) else None for pair in questions]


def _hold(questions: Sequence[Asked], answers: Sequence[Answer]) -> None:
    """Refuse to bound claims that are proved to contradict each other."""
    for (block, _), answer in zip(questions, answers, strict=True):
        if answer.impossible:
            names = ", ".join(sorted({c.claim_id for c in block.constraints}))
            message = f"the claims {names} cannot all be true"
            raise ValueError(message)


def largest_event(questions: Sequence[Asked], at_least: int) -> int:
    """Find the smallest cap on every event asked for with which all claims hold."""
    high = max([at_least, *least(questions)])
    while at_least < high:
        middle = (at_least + high) // 2
        if infeasible([_capped(block, events, middle) for block, events in questions]):
            at_least = middle + 1
        else:
            high = middle
    return at_least


def _capped(block: Block, events: frozenset[str], most: int) -> Block:
    caps = (Constraint("", frozenset({event}), None, most) for event in events)
    return Block(block.events, (*block.constraints, *caps))


def infeasible(blocks: Sequence[Block]) -> list[Block]:
    """Find the blocks whose claims are proved not to be all true."""
    answers = minimise([_program(block, frozenset(), sign=0) for block in blocks])
    pairs = zip(blocks, answers, strict=True)
    return [block for block, answer in pairs if answer.impossible]


def is_feasible(constraints: Sequence[Constraint]) -> bool:
    """Tell whether constraints can all be true, as far as nothing else is proved."""
    events = frozenset().union(*(c.events for c in constraints))
    return not infeasible([Block(tuple(sorted(events)), tuple(constraints))])


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
        fewer = [other for other in minimal if other != name]
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


def _program(block: Block, events: frozenset[str], *, sign: int) -> Program:
    """Minimise the sum over some events of a block, times the sign."""
    column = {event: place for place, event in enumerate(block.events)}
    rows = [
        Row([(column[event], 1) for event in c.events], c.low, c.high)
        for c in block.constraints
    ]
    cost = [sign * (event in events) for event in block.events]
    most = [_most_needed(block, event) for event in block.events]
    return Program(cost, rows, [0] * len(cost), most)


def _most_needed(block: Block, event: str) -> int:
    """Cap a count: by its claims, or where none does by what any of them asks for.

    More than that makes no claim true that was not, and is never asked for as a sum.
    """
    about = [c for c in block.constraints if event in c.events]
    highs = [c.high for c in about if c.high is not None]
    return min(highs) if highs else max((c.low or 0 for c in about), default=0)
