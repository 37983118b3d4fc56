"""Integer programs, with a proof of each answer in whole numbers.

HiGHS gives candidates (`highs`); none is believed. A solution counts once every
row holds in integers. That nothing is cheaper is shown by multipliers of the rows:
whatever they are, they bound the cost from below (weak duality), computed here in
integers. Where the two do not meet, unknowns are split and each part is bounded so.
What is left open after many parts, the wider bound tells, and the log.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import count
from math import floor
from threading import Lock

from data.counting import highs
from data.counting.highs import Program, Relaxed

_MOST_PARTS = 200  # of one program; those met in real packages take a handful
_UNITS = 720_720 << 20  # of multipliers: fine, and divisible by numbers up to 16
_NEAR = 1e-6
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The smallest cost of a program lies between `least` and `found`.

    `least` is proved; `found` is the cost of a solution that was checked, None where
    there is none. They are equal but where the proof was too long. `impossible` says
    that the rows are proved to contradict each other.
    """

    least: int
    found: int | None
    impossible: bool = False


@dataclass(slots=True)
class Doubts:
    """How often HiGHS was wrong, and how often no proof was found, in this process."""

    refuted: int = 0
    unproved: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def count(self, program: Program, *, refuted: bool) -> None:
        """Count one, and tell the log."""
        with self._lock:
            if refuted:
                self.refuted += 1
            else:
                self.unproved += 1
        what = "HiGHS was wrong" if refuted else "not proved, the wider bound is given"
        size = {"unknowns": len(program.cost), "rows": len(program.rows)}
        _log.warning("solver: %s", what, extra=size)


DOUBTS = Doubts()


def minimise(programs: Sequence[Program]) -> list[Answer]:
    """Bound the smallest cost of each."""
    if not programs:
        return []
    relaxed = highs.relaxed(programs)
    if relaxed is not None:
        pairs = zip(programs, relaxed, strict=True)
        return [_proved(program, candidate) for program, candidate in pairs]
    if len(programs) > 1:
        return [minimise([program])[0] for program in programs]
    return [_proved(programs[0], None)]


def _proved(program: Program, relaxed: Relaxed | None) -> Answer:
    """Check a candidate both ways, and search where that does not settle it."""
    if relaxed is not None:
        least = bounded_by(program, relaxed.duals)
        cost = cost_of(program, relaxed.values)
        if cost is not None and least == cost:
            return Answer(least, cost)
    told = highs.whole(program)
    best = None if told is None else cost_of(program, told)
    answer = _Search(program, best).answer()
    if answer.found != best or (relaxed is None and answer.found is not None):
        DOUBTS.count(program, refuted=True)
    if not answer.impossible and answer.least != answer.found:
        DOUBTS.count(program, refuted=False)
    return answer


def cost_of(program: Program, values: Sequence[float]) -> int | None:
    """Give the cost of a solution, rounded; None unless it keeps every row."""
    whole = [round(value) for value in values]
    for value, least, most in zip(whole, program.least, program.most, strict=True):
        if not least <= value <= most:
            return None
    for row in program.rows:
        total = sum(weight * whole[at] for at, weight in row.weights)
        if (row.low is not None and total < row.low) or (
            row.high is not None and total > row.high
        ):
            return None
    return sum(cost * value for cost, value in zip(program.cost, whole, strict=True))


def bounded_by(program: Program, duals: Sequence[float]) -> int:
    """Bound the cost from below by multipliers of the rows.

    For any y, above 0 at lower and below 0 at upper ends, c·x = y·(Ax) + (c - yA)·x is
    at least y·ends plus each unknown's own least (Nemhauser and Wolsey 1988, II.3).
    """
    total, rest = 0, [cost * _UNITS for cost in program.cost]
    for row, dual in zip(program.rows, duals, strict=True):
        multiplier = round(dual * _UNITS)
        end = row.low if multiplier > 0 else row.high
        if multiplier == 0 or end is None:
            continue
        total += multiplier * end
        for at, weight in row.weights:
            rest[at] -= multiplier * weight
    for left, least, most in zip(rest, program.least, program.most, strict=True):
        total += left * (least if left >= 0 else most)
    return -(-total // _UNITS)


class _Search:
    """Splits unknowns of one program, cheapest part first (Land and Doig 1960)."""

    def __init__(self, program: Program, found: int | None) -> None:
        """Begin with a solution, if there is one."""
        self._found = found
        self._number = count()  # settles which of two equally cheap parts is first
        self._parts: list[tuple[int, int, tuple[Program, Program]]] = []
        self._left: list[int] = []  # bounds of parts that could not be settled
        self._look(program, bounded_by(program, [0] * len(program.rows)))

    def answer(self) -> Answer:
        """Settle part after part until none can be cheaper than what was found."""
        for _ in range(_MOST_PARTS):
            if not self._parts or not self._is_cheaper(self._parts[0][0]):
                break
            bound, _, halves = heappop(self._parts)
            for half in halves:
                self._look(half, bound)
        bounds = [*self._left, *(bound for bound, *_ in self._parts)]
        least = min(filter(self._is_cheaper, bounds), default=self._found)
        return Answer(least or 0, self._found, impossible=least is None)

    def _is_cheaper(self, bound: int) -> bool:
        return self._found is None or bound < self._found

    def _look(self, part: Program, bound: int) -> None:
        """Bound a part; split it where it may hold something cheaper."""
        relaxed = highs.relaxed([part])
        if relaxed is None:
            if not contradicts(part):
                self._left.append(bound)
            return
        bound = max(bound, bounded_by(part, relaxed[0].duals))
        values = relaxed[0].values
        cost = cost_of(part, values)
        if cost is not None and self._is_cheaper(cost):
            self._found = cost
        if not self._is_cheaper(bound):
            return
        at = max(range(len(values)), key=lambda place: _from_whole(values[place]))
        if _from_whole(values[at]) < _NEAR:
            self._left.append(bound)
        else:
            halves = _halves(part, at, floor(values[at]))
            heappush(self._parts, (bound, next(self._number), halves))


def _halves(part: Program, at: int, most: int) -> tuple[Program, Program]:
    """Split a part: an unknown is at most so large in one half, larger in the other."""
    upper, lower = list(part.most), list(part.least)
    upper[at], lower[at] = most, most + 1
    return replace(part, most=upper), replace(part, least=lower)


def _from_whole(value: float) -> float:
    return abs(value - round(value))


def contradicts(part: Program) -> bool:
    """Prove that no numbers keep the rows, by the least amount that they must give."""
    size = len(part.cost)
    rows = [
        replace(
            row,
            weights=[*row.weights, (size + 2 * n, 1), (size + 2 * n + 1, -1)],
        )
        for n, row in enumerate(part.rows)
    ]
    spare = 2 * len(rows)
    ends = (abs(end or 0) for row in part.rows for end in (row.low, row.high))
    more = sum(ends) + sum(
        abs(w) * part.most[at] for row in part.rows for at, w in row.weights
    )
    elastic = Program(
        cost=[0] * size + [1] * spare,
        rows=rows,
        least=[*part.least, *[0] * spare],
        most=[*part.most, *[more] * spare],
    )
    relaxed = highs.relaxed([elastic])
    return relaxed is not None and bounded_by(elastic, relaxed[0].duals) > 0
