"""What claims say of sums, sorted into single counts, trees and blocks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from data.counting import nested, solver
from data.counting.connected import connected
from data.counting.constraints import event_of
from data.counting.kept import Known
from data.counting.meetings import World
from data.counting.nested import Limits, Trees
from data.counting.solver import Asked, Block, Constraint
from data.reading.arrays import Real, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Constraints sorted, where no counts of persons bound sums, too."""

    names: tuple[str, ...]  # that only claims name
    low: Real  # of each event's single counts
    high: Real
    tree: Whole  # in which an event stands; -1 for none
    trees: Trees
    solved: tuple[Block, ...]  # those that the solver bounds
    ends: tuple[tuple[int, int | None], ...]  # of the sum of all events of each


@dataclass(frozen=True, slots=True)
class EverySum:
    """The sorted constraints of each measure, as they are stored with a dataset."""

    of: Mapping[str, Sums]


class Blocks:
    """All constraints on events held, sorted into single counts, trees and blocks.

    Events have the numbers of their places in `events`; those that only claims name
    come after them.
    """

    def __init__(
        self,
        constraints: Iterable[Constraint] | Callable[[], Iterable[Constraint]],
        events: Sequence[str] = (),
        met: Iterable[World] = (),
        sums: Sums | None = None,
    ) -> None:
        """Split the constraints into those of one event alone and connected blocks.

        Where counts of persons bound sums, too, `met` has all that is said of a block.
        Where `sums` are known already, the constraints are not read before they are
        asked for.
        """
        self._given = constraints
        self._met = {event: world for world in met for event in world.events}
        named = sums.names if sums else self._named()
        self.places = {e: n for n, e in enumerate(dict.fromkeys((*events, *named)))}
        # An event's certified are a count of their own, and go wherever it goes.
        whole = {n: event_of(n) for n in islice(self.places, len(events), None)}
        twins = [(self.places[n], self.places[e]) for n, e in whole.items() if n != e]
        self._twins, self._whole = np.array(twins, np.int64).reshape(-1, 2).T
        self._worlds: dict[Block, World] = {}
        self.solved: list[Block]
        if sums:
            self._low, self._high, self._block_of = sums.low, sums.high, sums.tree
            self._trees, self.solved = sums.trees, [*sums.solved]
        else:
            self._low = np.zeros(len(self.places))
            self._high = np.full(len(self.places), np.inf)
            self._block_of = np.full(len(self.places), -1)
            self._sort()
        self._solved_of = {e: b for b in self.solved for e in b.events}
        self._solved_at = np.full(len(self.places), -1)
        for number, block in enumerate(self.solved):
            self._solved_at[[self.places[e] for e in block.events]] = number
        self._least = Known(self._fewest)
        self._most = Known(self._largest)
        if sums:
            for block, (fewest, largest) in zip(self.solved, sums.ends, strict=True):
                self._least.learn((block, frozenset(block.events)), fewest)
                self._most.learn((block, frozenset(block.events)), largest)
        self._in_solved = self._solved_at >= 0
        if self._met:
            self._stand_whole()

    @cached_property
    def _constraints(self) -> tuple[Constraint, ...]:
        return tuple(self._given() if callable(self._given) else self._given)

    def _named(self) -> Iterator[str]:
        return (
            e for c in self._constraints for n in c.events for e in (event_of(n), n)
        )

    def sums(self, events: int) -> Sums | None:
        """Lend what the constraints come to; None where counts of persons count, too.

        `events` is how many the dataset has.
        """
        if self._met:
            return None
        whole = [(block, frozenset(block.events)) for block in self.solved]
        return Sums(
            names=tuple(islice(self.places, events, None)),
            low=self._low,
            high=self._high,
            tree=self._block_of,
            trees=self._trees,
            solved=tuple(self.solved),
            ends=tuple(zip(self._least(whole), self._most(whole), strict=True)),
        )

    def _stand_whole(self) -> None:
        """Where persons met, count an event as a whole, the certified among it."""
        apart = [n for e, n in self.places.items() if event_of(e) in self._met]
        inside = np.zeros(len(self.places), bool)
        inside[apart] = True
        self._low[inside & ~self._in_solved] = 0
        self._high[inside & ~self._in_solved] = 0

    def _sort(self) -> None:
        joint = [
            c
            for c in self._constraints
            if (len(c.events) > 1 or c.dispute) and not self._world_of(c)
        ]
        for constraint in self._constraints:
            if len(constraint.events) == 1 and not constraint.dispute:
                place = self.places[next(iter(constraint.events))]
                low, high = _limits(constraint)
                self._low[place] = max(self._low[place], low)
                self._high[place] = min(self._high[place], high)
        self.solved = []  # those that the solver bounds
        grown: list[list[nested.Node]] = []
        for of_block in connected(joint):
            tree = self._tree(of_block)
            if tree is None:
                self.solved.append(self._block(of_block))
            else:
                leaves = [node.leaf for node in tree if node.leaf >= 0]
                self._block_of[leaves] = len(grown)
                grown.append(tree)
        self._worlds = {
            Block(tuple(sorted(world.events)), world.sums): world
            for world in dict.fromkeys(self._met.values())
        }
        self.solved += self._worlds
        self._trees = nested.planted(grown)

    def _world_of(self, constraint: Constraint) -> World | None:
        return self._met.get(event_of(next(iter(constraint.events))))

    def _fewest(self, questions: Sequence[Asked]) -> list[int]:
        plain = iter(solver.least([q for q in questions if q[0] not in self._worlds]))
        return [
            self._worlds[block].came(events)[0]
            if block in self._worlds
            else next(plain)
            for block, events in questions
        ]

    def _largest(self, questions: Sequence[Asked]) -> list[int | None]:
        plain = iter(solver.most([q for q in questions if q[0] not in self._worlds]))
        return [
            self._worlds[block].came(events)[1]
            if block in self._worlds
            else next(plain)
            for block, events in questions
        ]

    def _tree(self, joint: Sequence[Constraint]) -> Any:
        if any(constraint.dispute for constraint in joint):
            return None
        alike: dict[frozenset[int], Limits] = {}
        for constraint in joint:
            covered = frozenset(self.places[e] for e in constraint.events)
            low, high = alike.get(covered, nested.OPEN)
            least, most = _limits(constraint)
            alike[covered] = (max(low, least), min(high, most))
        events = sorted(frozenset().union(*alike))
        alone = [(float(self._low[e]), float(self._high[e])) for e in events]
        return nested.tree(events, alone, alike.items())

    def _block(self, joint: Sequence[Constraint]) -> Block:
        """Gather a block with the constraints on its events alone."""
        events = frozenset().union(*(c.events for c in joint))
        alone = (c for e in sorted(events) for c in self._alone.get(e, ()))
        return Block(tuple(sorted(events)), (*joint, *alone))

    @cached_property
    def _alone(self) -> dict[str, list[Constraint]]:
        by_event: dict[str, list[Constraint]] = defaultdict(list)
        for constraint in self._constraints:
            if len(constraint.events) == 1 and not constraint.dispute:
                by_event[next(iter(constraint.events))].append(constraint)
        return by_event

    def spread(self, values: Any, rest: int) -> Any:
        """Lengthen an array over the dataset's events by what only claims name."""
        more = np.full(len(self.places) - len(values), rest)
        values = np.concatenate([values, more]) if len(more) else values.copy()
        values[self._twins] = values[self._whole]
        return values

    @cached_property
    def groups(self) -> Whole:
        """Number the block that claims put each event into with others; -1 for none."""
        trees = len(self._trees.start) - 1
        of_solved = np.where(self._in_solved, trees + self._solved_at, -1)
        return np.where(self._block_of >= 0, self._block_of, of_solved)

    def block(self, group: int) -> tuple[Block, World | None]:
        """Take one of `groups` for the solver, with the persons who met there."""
        trees = len(self._trees.start) - 1
        if group < trees:
            return self._block(self._of_trees[group]), None
        block = self.solved[group - trees]
        return block, self._worlds.get(block)

    @cached_property
    def _of_trees(self) -> dict[int, list[Constraint]]:
        """Sort the constraints of several events that nest by their trees."""
        of_trees: dict[int, list[Constraint]] = defaultdict(list)
        for constraint in self._constraints:
            place = self.places[next(iter(constraint.events))]
            if len(constraint.events) > 1 and self._block_of[place] >= 0:
                of_trees[int(self._block_of[place])].append(constraint)
        return of_trees

    def _constraints_on(self, places: Iterable[int]) -> tuple[Constraint, ...]:
        wanted = set(places)
        return tuple(
            c for c in self._constraints if self.places[next(iter(c.events))] in wanted
        )


def _limits(constraint: Constraint) -> Limits:
    high = np.inf if constraint.high is None else float(constraint.high)
    return float(constraint.low or 0), high
