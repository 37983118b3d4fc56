"""Claims that overlap without nesting, bounded with proof, and those at odds."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product
from math import comb, prod
from typing import TypeVar

from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise

MOST_CHOICES = 64  # that disputes leave of claims which share events
_MOST_SUBSETS = 20_000  # beyond it a minimal conflict is named, not the smallest


@dataclass(frozen=True, slots=True)
class Constraint:
    """low ≤ the sum over the events ≤ high; None is open. Named by its claim."""

    claim_id: str
    events: frozenset[str]
    low: int | None
    high: int | None
    dispute: str = ""  # of the claims that share it exactly one is true
    # The claims it rests on and what each adds to `low`; None where all are needed.
    shares: tuple[tuple[str, int | None], ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The claims from which it follows."""
        return tuple(name for name, _ in self.shares) or (self.claim_id,)

    def resting_on(self, known: Collection[str]) -> "Constraint | None":
        """Weaken it to what some claims say alone; None where that is nothing."""
        if not self.shares:
            return self if self.claim_id in known else None
        kept = tuple(share for share in self.shares if share[0] in known)
        if kept == self.shares:
            return self
        if not kept or None in (low for _, low in self.shares):
            return None
        return replace(self, low=sum(low or 0 for _, low in kept), shares=kept)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Constraints that share events, directly or through others."""

    events: tuple[str, ...]
    constraints: tuple[Constraint, ...]

    @property
    def disputes(self) -> dict[str, list[str]]:
        """The claims of each dispute."""
        sides: dict[str, list[str]] = {}
        for constraint in self.constraints:
            if constraint.dispute:
                of = sides.setdefault(constraint.dispute, [])
                of += [constraint.claim_id] * (constraint.claim_id not in of)
        return sides

    @property
    def choices(self) -> int:
        """How many choices of one true claim a dispute there are."""
        return prod(map(len, self.disputes.values()))


Sum = TypeVar("Sum")
# A block and those of its events whose sum is asked for.
Asked = tuple[Block, frozenset[str]]
# A block and what each event counts for in a sum: 1, -1, or nothing.
Weighed = tuple[Block, Mapping[str, int]]


def least(questions: Sequence[Asked]) -> list[int]:
    """Give the smallest sum of each, or less where it could not be proved.

    Of claims in dispute, the smallest over the choices of one that is true.
    """
    return [min(sums) for sums in _by_choice(questions, _least)]


def most(questions: Sequence[Asked]) -> list[int | None]:
    """Give the largest sums, or more where that could not be proved; None is open.

    A sum is open where some event is in no claim with an upper end: every coefficient
    is 0 or 1 and every count at least 0, so that is exact.
    """
    return [
        None if None in sums else max(high for high in sums if high is not None)
        for sums in _by_choice(questions, _most)
    ]


def _by_choice(
    questions: Sequence[Asked], solve: Callable[[Sequence[Asked]], list[Sum]]
) -> list[list[Sum]]:
    """Answer each question once for every choice of claims that can be true."""
    choices = [[(b, events) for b in _possible(block)] for block, events in questions]
    answers = iter(solve([question for of in choices for question in of]))
    return [[next(answers) for _ in of] for of in choices]


@lru_cache(maxsize=4096)
def _possible(block: Block) -> list[Block]:
    """List a block by the choices that its claims leave."""
    choices = settled(block)
    if len(choices) == 1:
        return choices
    wrong = infeasible(choices)
    return [choice for choice in choices if choice not in wrong] or choices


def settled(block: Block) -> list[Block]:
    """List a block once for each choice of one true claim a dispute."""
    if not block.disputes:
        return [block]
    return [
        Block(
            block.events,
            tuple(
                replace(c, dispute="")
                for c in block.constraints
                if not c.dispute or c.claim_id in chosen
            ),
        )
        for chosen in product(*block.disputes.values())
    ]


def lightest(questions: Sequence[Weighed]) -> list[int | None]:
    """Give the smallest weighted sum of each, or less; None where it has no end."""
    choices = [[(b, weights) for b in _possible(block)] for block, weights in questions]
    every = [question for of in choices for question in of]
    limited = [(b, w) for b, w in every if _is_limited(b, _lost(w))]
    answers = minimise([_program(*question) for question in limited])
    _hold(limited, answers)
    sums = iter(answers)
    found = iter(
        [next(sums).least if _is_limited(b, _lost(w)) else None for b, w in every]
    )
    of_choices = [[next(found) for _ in of] for of in choices]
    return [
        None if None in of else min(n for n in of if n is not None) for of in of_choices
    ]


def _lost(weights: Mapping[str, int]) -> frozenset[str]:
    """Name the events of which more makes a weighted sum less."""
    return frozenset(event for event, weight in weights.items() if weight < 0)


def _least(questions: Sequence[Asked]) -> list[int]:
    answers = minimise([_program(b, dict.fromkeys(of, 1)) for b, of in questions])
    _hold(questions, answers)
    return [max(0, answer.least) for answer in answers]


def _most(questions: Sequence[Asked]) -> list[int | None]:
    limited = [pair for pair in questions if _is_limited(*pair)]
    answers = minimise([_program(b, dict.fromkeys(of, -1)) for b, of in limited])
    _hold(limited, answers)
    sums = iter(answers)
    return [-next(sums).least if _is_limited(*pair) else None for pair in questions]


def _hold(questions: Sequence[tuple[Block, object]], answers: Sequence[Answer]) -> None:
    """Refuse to bound claims that are proved to contradict each other."""
    for (block, _), answer in zip(questions, answers, strict=True):
        if answer.impossible:
            names = ", ".join(sorted({c.claim_id for c in block.constraints}))
            message = f"the claims {names} cannot all be true"
            raise ValueError(message)


# A block and the counts of each event asked for, with how many events it stands for.
Shared = tuple[Block, dict[frozenset[str], int]]


def largest_event(questions: Sequence[Shared], at_least: int) -> int:
    """Find the smallest cap on every event asked for with which all claims hold."""
    sums = [(block, frozenset().union(*of)) for block, of in questions]
    high = max([at_least, *least(sums)])
    while at_least < high:
        middle = (at_least + high) // 2
        if infeasible([_capped(block, of, middle) for block, of in questions]):
            at_least = middle + 1
        else:
            high = middle
    return at_least


def _capped(block: Block, events: dict[frozenset[str], int], most: int) -> Block:
    caps = (Constraint("", names, None, most * n) for names, n in events.items())
    return Block(block.events, (*block.constraints, *caps))


def infeasible(blocks: Sequence[Block]) -> list[Block]:
    """Find the blocks whose claims are proved not to be all true, by any choice."""
    choices = [settled(block) for block in blocks]
    answers = iter(minimise([_program(b, {}) for of in choices for b in of]))
    impossible = [[next(answers).impossible for _ in of] for of in choices]
    pairs = zip(blocks, impossible, strict=True)
    return [block for block, by_choice in pairs if all(by_choice)]


def is_feasible(constraints: Sequence[Constraint]) -> bool:
    """Tell whether constraints can all be true, as far as nothing else is proved."""
    events = frozenset().union(*(c.events for c in constraints))
    return not infeasible([Block(tuple(sorted(events)), tuple(constraints))])


def smallest_conflict(constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """Name the fewest claims that cannot all be true."""
    names = {name for c in constraints for name in c.rests_on}
    sides: dict[str, set[str]] = defaultdict(set)
    for constraint in constraints:
        sides[constraint.dispute].add(constraint.claim_id)

    def at_odds(names: Sequence[str]) -> bool:
        # Of a dispute with a side left out, that side may be the true one.
        known = set(names)
        weaker = [
            constraint.resting_on(known)
            for constraint in constraints
            if not constraint.dispute or sides[constraint.dispute] <= known
        ]
        chosen = [constraint for constraint in weaker if constraint]
        return bool(chosen) and not is_feasible(chosen)

    return fewest_at_odds(names, at_odds)


def fewest_at_odds(
    claims: Collection[str], at_odds: Callable[[Sequence[str]], bool]
) -> tuple[str, ...]:
    """Find the fewest of some claims that are at odds, as all of them are."""
    minimal = sorted(claims)
    for name in sorted(claims):
        fewer = [other for other in minimal if other != name]
        if at_odds(fewer):
            minimal = fewer
    for size in range(1, len(minimal)):
        if comb(len(claims), size) > _MOST_SUBSETS:
            break
        for some in combinations(sorted(claims), size):
            if at_odds(some):
                return some
    return tuple(minimal)


def _is_limited(block: Block, events: frozenset[str]) -> bool:
    return events <= frozenset().union(
        *(c.events for c in block.constraints if c.high is not None)
    )


def _program(block: Block, weights: Mapping[str, int]) -> Program:
    """Minimise the sum over some events of a block, each with its weight."""
    column = {event: place for place, event in enumerate(block.events)}
    rows = [
        Row([(column[event], 1) for event in c.events], c.low, c.high)
        for c in block.constraints
    ]
    cost = [weights.get(event, 0) for event in block.events]
    most = [_most_needed(block, event) for event in block.events]
    return Program(cost, rows, [0] * len(cost), most)


def _most_needed(block: Block, event: str) -> int:
    """Cap a count: by its claims, or where none does by what any of them asks for.

    More than that makes no claim true that was not, and is never asked for as a sum.
    """
    about = [c for c in block.constraints if event in c.events]
    highs = [c.high for c in about if c.high is not None]
    return min(highs) if highs else max((c.low or 0 for c in about), default=0)
