"""A few events that claims connect, bounded by whom each person can have met there.

An unknown for each set of events: how many persons came to these and no others. A row
that stands for several events has its attendances apart: each person came to one of
them at least, and to all of them at most.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from data.counting.constraints import certified, event_of
from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise
from data.counting.solver import MOST_CHOICES, Constraint, fewest_at_odds

Weights = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim's limits of the different persons at its events."""

    claim_id: str
    events: frozenset[str]
    low: int
    high: int | None
    dispute: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """Events, how many each row stands for at most, and all that is said of them."""

    events: tuple[str, ...]
    counts: tuple[int, ...]
    sums: tuple[Constraint, ...]
    persons: tuple[Counted, ...]

    @property
    def _both(self) -> tuple[Constraint | Counted, ...]:
        return (*self.sums, *self.persons)

    @property
    def claims(self) -> frozenset[str]:
        """Name the claims."""
        of_sums = (name for claim in self.sums for name in claim.rests_on)
        return frozenset((*of_sums, *(claim.claim_id for claim in self.persons)))

    @property
    def sides(self) -> dict[str, list[str]]:
        """List the claims of each dispute."""
        sides: dict[str, list[str]] = {}
        for claim in self._both:
            if claim.dispute:
                of = sides.setdefault(claim.dispute, [])
                of += [claim.claim_id] * (claim.claim_id not in of)
        return sides

    def bounds(
        self, definite: frozenset[str], either: frozenset[str]
    ) -> tuple[int, int | None]:
        """Bound the persons at the events picked: low of those sure, high of all."""
        return self._over_choices(
            lambda program: program.least(definite),
            lambda program: program.most(either),
        )

    def came(self, picked: frozenset[str]) -> tuple[int, int | None]:
        """Bound the attendances of the events picked; each row is one event."""
        return self._over_choices(
            lambda program: program.fewest(picked),
            lambda program: program.most_came(picked),
        )

    def lightest(self, weights: Mapping[str, int]) -> int | None:
        """Find the smallest weighted sum of attendances; None where it has no end."""
        sums = []
        for choice in _choices(self):
            program = _program(choice)
            answer = program.lightest(weights)
            if not answer.impossible:
                sums.append(None if program.is_endless(weights) else answer.least)
        known = [least for least in sums if least is not None]
        return min(known) if known and len(known) == len(sums) else None

    def _over_choices(
        self,
        least: "Callable[[_Program], Answer]",
        most: "Callable[[_Program], int | None]",
    ) -> tuple[int, int | None]:
        """Bound over every choice of a true side of each dispute that can hold."""
        lows, highs = [], []
        for choice in _choices(self):
            program = _program(choice)
            answer = least(program)
            if not answer.impossible:
                lows.append(answer.least)
                highs.append(most(program))
        is_open = not highs or None in highs
        return min(lows, default=0), None if is_open else max(n or 0 for n in highs)

    @property
    def is_impossible(self) -> bool:
        """Tell whether the claims are proved to contradict each other."""
        nobody: frozenset[str] = frozenset()
        choices = (_program(choice) for choice in _choices(self))
        return all(choice.least(nobody).impossible for choice in choices)

    @property
    def conflict(self) -> tuple[str, ...]:
        """Name the fewest claims that cannot all be true."""
        sides = self.sides

        def at_odds(names: Sequence[str]) -> bool:
            # Of a dispute with a side left out, that side may be the true one.
            known = {*names}
            left = {d for d, of in sides.items() if not known.issuperset(of)}
            return self.only(known, left).is_impossible

        return fewest_at_odds(self.claims, at_odds)

    def only(self, names: set[str], without: set[str]) -> "World":
        """Leave out all claims but some, and whole disputes."""
        weaker = [c.resting_on(names) for c in self.sums if c.dispute not in without]
        sums = tuple(claim for claim in weaker if claim)
        persons = tuple(
            claim
            for claim in self.persons
            if claim.claim_id in names and claim.dispute not in without
        )
        return World(self.events, self.counts, sums, persons)


def is_small(world: World) -> bool:
    """Tell whether every choice of its disputes can be tried."""
    return prod(map(len, world.sides.values())) <= MOST_CHOICES


def _choices(world: World) -> Iterator[World]:
    """Settle the disputes in every way."""
    sides = world.sides
    every = world.claims.difference(*sides.values())
    for chosen in product(*sides.values()):
        yield world.only({*every, *chosen}, set())


@dataclass(frozen=True, slots=True)
class _Program:
    kinds: tuple[frozenset[str], ...]
    rows: tuple[Row, ...]
    most_of: tuple[int, ...]
    is_open: tuple[bool, ...]

    def least(self, picked: frozenset[str]) -> Answer:
        return self._extreme([bool(kind & picked) for kind in self.kinds])

    def most(self, picked: frozenset[str]) -> int | None:
        if self._is_open_for(picked):
            return None
        return -self._extreme([-bool(kind & picked) for kind in self.kinds]).least

    def fewest(self, picked: frozenset[str]) -> Answer:
        return self._extreme([len(kind & picked) for kind in self.kinds])

    def most_came(self, picked: frozenset[str]) -> int | None:
        if self._is_open_for(picked):
            return None
        return -self._extreme([-len(kind & picked) for kind in self.kinds]).least

    def lightest(self, weights: Mapping[str, int]) -> Answer:
        return self._extreme(
            [sum(weights.get(e, 0) for e in kind) for kind in self.kinds]
        )

    def is_endless(self, weights: Mapping[str, int]) -> bool:
        """Tell whether persons without limit make a weighted sum ever less."""
        return any(
            is_open and sum(weights.get(e, 0) for e in kind) < 0
            for kind, is_open in zip(self.kinds, self.is_open, strict=True)
        )

    def _is_open_for(self, picked: frozenset[str]) -> bool:
        kinds = zip(self.kinds, self.is_open, strict=True)
        return any(kind & picked and is_open for kind, is_open in kinds)

    def _extreme(self, cost: Sequence[int]) -> Answer:
        cost = [*cost, *[0] * (len(self.most_of) - len(cost))]
        program = Program(cost, [*self.rows], [0] * len(cost), [*self.most_of])
        (answer,) = minimise([program])
        return answer


def _program(world: World) -> _Program:
    kinds = [
        frozenset(kind)
        for size in range(1, len(world.events) + 1)
        for kind in combinations(world.events, size)
    ]
    some = {
        e: [(k, 1) for k, kind in enumerate(kinds) if e in kind] for e in world.events
    }
    several = [e for e, n in zip(world.events, world.counts, strict=True) if n > 1]
    came = {e: [(len(kinds) + at, 1)] for at, e in enumerate(several)}
    named = {name for c in world.sums for name in c.events}
    passed = [e for e in world.events if certified(e) in named]
    first = len(kinds) + len(several)
    column = {e: first + at for at, e in enumerate(passed)}
    rows = [
        Row(_weights(c.events, {**some, **came}, column), c.low, c.high)
        for c in world.sums
    ]
    for claim in world.persons:
        counts = [(k, 1) for k, kind in enumerate(kinds) if kind & claim.events]
        rows.append(Row(counts, claim.low, claim.high))
    tied = [Row([(column[e], -1), *{**some, **came}[e]], 0, None) for e in passed]
    ends = sum((row.low or 0) + (row.high or 0) for row in rows)
    for event, count in zip(world.events, world.counts, strict=True):
        if count > 1:
            fewest = [(k, -1) for k, _ in some[event]]
            most = [(k, -min(count, ends + 1)) for k, _ in some[event]]
            tied.append(Row([*came[event], *fewest], 0, None))
            tied.append(Row([*came[event], *most], None, 0))
    limits = _limits(rows, first + len(passed))
    for event, sum_of in came.items():
        for kind, _ in some[event]:
            limits[kind] += limits[sum_of[0][0]]
    least = sum(row.low or 0 for row in rows)
    most_of = [min(of, default=least) for of in limits]
    for event, sum_of in came.items():
        at = sum_of[0][0]
        every = sum(most_of[kind] for kind, _ in some[event])
        most_of[at] = min(limits[at], default=every + least)
    is_open = tuple(not of for of in limits[: len(kinds)])
    return _Program(tuple(kinds), (*rows, *tied), tuple(most_of), is_open)


def _weights(
    names: frozenset[str], came: dict[str, Weights], passed: dict[str, int]
) -> Weights:
    """Add up the counts that a sum names: those of a whole event, or its certified."""
    weights = Counter[int]()
    for name in names:
        event = event_of(name)
        if name == event:
            weights.update(dict(came[event]))
        elif event not in names:
            weights[passed[event]] += 1
    return [*weights.items()]


def _limits(rows: Sequence[Row], size: int) -> list[list[int]]:
    limits: list[list[int]] = [[] for _ in range(size)]
    for row in rows:
        for at, count in row.weights:
            if row.high is not None:
                limits[at].append(row.high // count)
    return limits
