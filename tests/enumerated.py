"""Sets of claims small enough to try every count: what bounds are held against.

An event's count is its base plus 0 to `REACH`. Bases shift the numbers, so that a
solver meets them where it does not expect them; claims overlap as they like.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from data.counting import solver
from data.counting.solver import Block, Constraint

REACH = 6
_BASES = (0, 0, 0, 1, 3, 17, 345, 99_999)
_SHIFTS = (0, 0, 0, 1, 5)


@dataclass(frozen=True, slots=True)
class World:
    """Claims about a few events, and every count of each with which all are true."""

    events: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    counts: npt.NDArray[np.int64]  # one row a way; none where claims contradict

    def questions(self) -> Iterator[frozenset[str]]:
        """Give every selection of events but the empty one."""
        for size in range(1, len(self.events) + 1):
            for some in combinations(self.events, size):
                yield frozenset(some)

    def extremes(self, asked: frozenset[str]) -> tuple[int, int]:
        """Give the smallest and the largest sum of some events."""
        sums = self.counts[:, [event in asked for event in self.events]].sum(axis=1)
        return int(sums.min()), int(sums.max())


def against_every_count(*, bounds: int, seed: int) -> list[str]:
    """Hold so many bounds against every count, and tell what differs."""
    wrong: list[str] = []
    for world in worlds(seed):
        if bounds <= 0:
            break
        block = Block(world.events, world.constraints)
        if not len(world.counts):
            if not solver.infeasible([block]):
                wrong.append(f"not refused: {world.constraints}")
            continue
        asked = [(block, events) for events in world.questions()]
        found = zip(asked, solver.least(asked), solver.most(asked), strict=True)
        for (_, events), low, high in found:
            if (low, high) != world.extremes(events):
                wrong.append(f"{low} to {high} of {set(events)}: {world.constraints}")
        bounds -= 2 * len(asked)
    return wrong


def worlds(seed: int) -> Iterator[World]:
    """Draw worlds without end; about one in three contradicts itself."""
    rng = np.random.default_rng(seed)
    while True:
        yield _world(rng)


def _world(rng: np.random.Generator) -> World:
    size = int(rng.integers(2, 5))
    events = tuple(f"e{n}" for n in range(size))
    base = rng.choice(_BASES, size)
    ways = base + np.array(list(product(range(REACH + 1), repeat=size)))
    constraints = [
        Constraint(
            f"own-{event}", frozenset({event}), int(least) or None, int(least) + REACH
        )
        for event, least in zip(events, base, strict=True)
    ]
    true = ways[rng.integers(len(ways))]
    for number in range(int(rng.integers(1, 7))):
        inside = np.zeros(size, bool)
        inside[rng.permutation(size)[: rng.integers(1, size + 1)]] = True
        low, high = _limits(rng, int(true[inside].sum()))
        names = frozenset(e for e, here in zip(events, inside, strict=True) if here)
        constraints.append(Constraint(f"c{number}", names, low, high))
        sums = ways[:, inside].sum(axis=1)
        kept = sums >= (0 if low is None else low)
        ways = ways[kept if high is None else kept & (sums <= high)]
    return World(events, tuple(constraints), ways)


def _limits(rng: np.random.Generator, true: int) -> tuple[int | None, int | None]:
    """Limit a sum around a true one, now and then beside it; None is open."""
    low = max(0, true - int(rng.integers(0, 4)) + int(rng.choice(_SHIFTS)))
    high = max(low, true + int(rng.integers(0, 4)) - int(rng.choice(_SHIFTS)))
    kind = rng.random()
    if kind < 0.3:
        return low, None
    return (None, high) if kind < 0.6 else (low, high)
