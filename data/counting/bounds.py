"""Tightest bounds and conflicting claims.

Each event has an unknown whole number of attendances; each claim bounds a sum of them.
Counts that stand alone are added, claims that nest are bounded exactly without a
solver (`nested`), and those that overlap otherwise are a small integer program.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from data.counting import nested, solver
from data.counting.connected import connected
from data.counting.constraints import constraints, event_of
from data.counting.kept import Known
from data.counting.meetings import World
from data.counting.nested import Limits
from data.counting.solver import MOST_CHOICES, Asked, Block, Constraint
from data.counting.worlds import met
from data.reading.arrays import Code, Mask, Real, Whole
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest sum; high is None where nothing limits it."""

    low: int
    high: int | None


class Claimed:
    """All constraints on events held, sorted into single counts, trees and blocks.

    Events have the numbers of their places in `events`; those that only claims name
    come after them.
    """

    def __init__(
        self,
        constraints: Iterable[Constraint],
        events: Sequence[str] = (),
        met: Iterable[World] = (),
    ) -> None:
        """Split the constraints into those of one event alone and connected blocks.

        Where counts of persons bound sums, too, `met` has all that is said of a block.
        """
        self._constraints = tuple(constraints)
        self._met = {event: world for world in met for event in world.events}
        named = (
            e for c in self._constraints for n in c.events for e in (event_of(n), n)
        )
        self.places = {e: n for n, e in enumerate(dict.fromkeys((*events, *named)))}
        # An event's certified are a count of their own, and go wherever it goes.
        whole = {name: event_of(name) for name in self.places}
        twins = [(self.places[n], self.places[e]) for n, e in whole.items() if n != e]
        self._twins, self._whole = np.array(twins, np.int64).reshape(-1, 2).T
        self._low = np.zeros(len(self.places))
        self._high = np.full(len(self.places), np.inf)
        self._block_of = np.full(len(self.places), -1)
        self._sort()

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
        self.solved: list[Block] = []  # those that the solver bounds
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
        self._solved_of = {e: b for b in self.solved for e in b.events}
        self._solved_at = np.full(len(self.places), -1)
        for number, block in enumerate(self.solved):
            self._solved_at[[self.places[e] for e in block.events]] = number
        self._least = Known(self._fewest)
        self._most = Known(self._largest)
        self._in_solved = self._solved_at >= 0
        # Where persons met, an event's count is whole, the certified among it.
        apart = [n for e, n in self.places.items() if event_of(e) in self._met]
        inside = np.zeros(len(self.places), bool)
        inside[apart] = True
        self._low[inside & ~self._in_solved] = 0
        self._high[inside & ~self._in_solved] = 0

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

    def bounds(self, definite: Collection[str], possible: Collection[str]) -> Bounds:
        """Bound the sum: low over the definite events, high over all of them."""
        unknown = any(e not in self.places for e in (*definite, *possible))
        parts = np.full(len(self.places), -1)
        sure = np.zeros(len(self.places), bool)
        known = [self.places[e] for e in definite if e in self.places]
        maybe = [self.places[e] for e in possible if e in self.places]
        parts[[*known, *maybe]] = 0
        sure[known] = True
        low, high = self.of_parts(parts, sure, 1)
        return bounded(low[0], np.inf if unknown else high[0])

    def of_parts(self, parts: Whole, sure: Mask, count: int) -> tuple[Real, Real]:
        """Bound the sum of each part: `parts` numbers each event's, -1 for none.

        The lows are over the sure events of a part, the highs over all; inf is open.
        """
        certain = self.spread(sure, 0).astype(bool)
        return self.of_places(self.spread(parts, -1), certain, count)

    def of_places(self, parts: Whole, sure: Mask, count: int) -> tuple[Real, Real]:
        """Bound the sum of each part, of all that claims name (`spread`)."""
        picked = parts >= 0
        alone = picked & (self._block_of < 0) & ~self._in_solved
        certain = alone & sure
        low = _summed(parts[certain], self._low[certain], count)
        high = _summed(parts[alone], self._high[alone], count)
        for more_low, more_high in (
            self._nested(parts, sure, picked & (self._block_of >= 0), count),
            self._overlapping(parts, sure, picked & self._in_solved, count),
        ):
            low, high = low + more_low, high + more_high
        return low, high

    def of_steps(self, over: Whole, begun: Whole, count: int) -> tuple[Real, Real]:
        """Bound the sum up to each of so many steps, in which events only ever join.

        `over` numbers the step from which an event surely counts, `begun` that from
        which it may; `count` where it never does.
        """
        over = self.spread(over, count)
        begun = np.minimum(self.spread(begun, count), over)
        alone = (self._block_of < 0) & ~self._in_solved
        low, high = np.zeros(count + 1), np.zeros(count + 1)
        np.add.at(low, over[alone], self._low[alone])
        np.add.at(high, begun[alone], self._high[alone])
        for blocks, of_event, bound in (
            (len(self._trees.start) - 1, self._block_of, self._nested_at),
            (len(self.solved), self._solved_at, self._overlapping_at),
        ):
            turned, steps = _turns(blocks, of_event, over, begun, count)
            least, most = bound(turned, steps, over, begun)
            _add_changes(low, turned, steps, least)
            _add_changes(high, turned, steps, most)
        return np.cumsum(low[:-1]), np.cumsum(high[:-1])

    def _nested_at(
        self, blocks: Whole, steps: Whole, over: Whole, begun: Whole
    ) -> tuple[Real, Real]:
        nodes = self._trees.chosen(blocks)
        at, is_leaf = steps[nodes.of], nodes.leaf >= 0
        least, _ = nodes.extremes(is_leaf & (over[nodes.leaf] <= at))
        _, most = nodes.extremes(~(is_leaf & (begun[nodes.leaf] <= at)))
        of, tops = nodes.of[nodes.tops], nodes.tops
        size = len(blocks)
        return _summed(of, least[tops], size), _summed(of, most[tops], size)

    def _overlapping_at(
        self, blocks: Whole, steps: Whole, over: Whole, begun: Whole
    ) -> tuple[Real, Real]:
        certain, either = [], []
        for number, step in zip(blocks.tolist(), steps.tolist(), strict=True):
            block = self.solved[number]
            places = {e: self.places[e] for e in block.events}
            certain.append(
                (block, frozenset(e for e, p in places.items() if over[p] <= step))
            )
            either.append(
                (block, frozenset(e for e, p in places.items() if begun[p] <= step))
            )
        most = [np.inf if n is None else n for n in self._most(either)]
        return np.array(self._least(certain), float), np.array(most, float)

    def _nested(
        self, parts: Whole, sure: Mask, picked: Mask, count: int
    ) -> tuple[Real, Real]:
        pairs = np.unique(self._block_of[picked] * count + parts[picked])
        blocks, part = np.divmod(pairs, max(count, 1))
        nodes = self._trees.chosen(blocks)
        inside = (nodes.leaf >= 0) & (parts[nodes.leaf] == part[nodes.of])
        least, _ = nodes.extremes(inside & sure[nodes.leaf])
        _, most = nodes.extremes(~inside)
        of = part[nodes.of[nodes.tops]]
        return (
            _summed(of, least[nodes.tops], count),
            _summed(of, most[nodes.tops], count),
        )

    def _overlapping(
        self, parts: Whole, sure: Mask, picked: Mask, count: int
    ) -> tuple[Real, Real]:
        low, high = np.zeros(count), np.zeros(count)
        if not picked.any():
            return low, high
        questions: dict[tuple[Block, int], list[str]] = defaultdict(list)
        for event, block in self._solved_of.items():
            if picked[self.places[event]]:
                questions[block, int(parts[self.places[event]])].append(event)
        of = [part for _, part in questions]
        certain: list[Asked] = [
            (block, frozenset(e for e in events if sure[self.places[e]]))
            for (block, _), events in questions.items()
        ]
        either: list[Asked] = [
            (block, frozenset(events)) for (block, _), events in questions.items()
        ]
        np.add.at(low, of, self._least(certain))
        most = self._most(either)
        np.add.at(high, of, [np.inf if n is None else n for n in most])
        return low, high

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

    def fewest_persons(
        self, definite: Collection[str], counts: Code | None = None
    ) -> int:
        """Give the most that some one event surely had, whichever it was.

        `counts` says how many events a row stands for: each had its share or less.
        """
        share = np.zeros(len(self.places), np.int64)
        sure = [self.places[e] for e in definite if e in self.places]
        share[sure] = 1 if counts is None else counts[sure]
        share, low = self.spread(share, 0), self._low.copy()
        np.add.at(low, self._whole, self._low[self._twins])
        picked = share > 0
        most = int(np.ceil(low[picked] / share[picked]).max(initial=0))
        is_parted = np.isin(self._block_of, [*self._parted])
        most = self._fewest_nested(np.where(is_parted, 0, share), most)
        asked: dict[Block, dict[frozenset[str], int]] = defaultdict(dict)
        for block in {*self._solved_of.values(), *self._parted.values()}:
            names: dict[str, list[str]] = defaultdict(list)
            for name in block.events:
                names[event_of(name)] += [name] * int(share[self.places[name]] > 0)
            for event, of_event in names.items():
                if of_event:
                    asked[block][frozenset(of_event)] = int(share[self.places[event]])
        return solver.largest_event([*asked.items()], most)

    @cached_property
    def _parted(self) -> dict[int, Block]:
        """Give the blocks of trees in which events are two counts."""
        numbers = np.unique(self._block_of[self._twins])
        return {
            n: self._block(self._constraints_on(np.flatnonzero(self._block_of == n)))
            for n in numbers[numbers >= 0].tolist()
        }

    def _fewest_nested(self, share: Whole, at_least: int) -> int:
        """Halve to the smallest cap on the sure events that every tree allows."""
        blocks = np.unique(self._block_of[(share > 0) & (self._block_of >= 0)])
        nodes = self._trees.chosen(blocks)
        capped = (nodes.leaf >= 0) & (share[nodes.leaf] > 0)
        low, high = at_least, max(at_least, int(nodes.low.max(initial=0)))
        while low < high:
            middle = (low + high) // 2
            nodes.high[:] = np.where(
                capped,
                np.minimum(self._high[nodes.leaf], middle * share[nodes.leaf]),
                nodes.high,
            )
            least, most = nodes.intervals()
            low, high = (low, middle) if (least <= most).all() else (middle + 1, high)
        return low

    @property
    def too_disputed(self) -> list[tuple[str, ...]]:
        """The disputes of each block that leave more choices than can be tried."""
        blocks = (block for block in self.solved if block.choices > MOST_CHOICES)
        return [tuple(block.disputes) for block in blocks]

    @cached_property
    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Name, for each block that cannot hold, the smallest set of claims at odds."""
        nodes = self._trees.chosen(np.arange(len(self._trees.start) - 1))
        low, high = nodes.intervals()
        bad = set(nodes.of[low > high].tolist())
        wrong = np.flatnonzero((self._low > self._high) & (self._block_of < 0))
        alone = [[int(place)] for place in wrong if not self._in_solved[place]]
        trees = [np.flatnonzero(self._block_of == block).tolist() for block in bad]
        candidates = [self._constraints_on(places) for places in (*alone, *trees)]
        plain = [block for block in self.solved if block not in self._worlds]
        candidates += [block.constraints for block in solver.infeasible(plain)]
        return tuple(
            solver.smallest_conflict(constraints) for constraints in candidates
        )

    def _constraints_on(self, places: Iterable[int]) -> tuple[Constraint, ...]:
        wanted = set(places)
        return tuple(
            c for c in self._constraints if self.places[next(iter(c.events))] in wanted
        )


def bounded(low: float, high: float) -> Bounds:
    """Give bounds as whole numbers; an infinite high is None."""
    return Bounds(round(low), None if np.isinf(high) else round(high))


@of_data(maxsize=8)
def claimed(dataset: Dataset, measure: Measure = "attendances") -> Claimed:
    """Sort the claims of a measure, ready to bound any selection."""
    return Claimed(
        constraints(dataset, measure),
        dataset.events["event_id"].to_list(),
        met(dataset) if measure == "attendances" else (),
    )


def _limits(constraint: Constraint) -> Limits:
    high = np.inf if constraint.high is None else float(constraint.high)
    return float(constraint.low or 0), high


def _turns(
    blocks: int, of_event: Whole, over: Whole, begun: Whole, count: int
) -> tuple[Whole, Whole]:
    """Pair each block with the steps at which some event of it joins, in order."""
    inside = of_event >= 0
    block, first, last = of_event[inside], begun[inside], over[inside]
    pairs = np.concatenate([block * (count + 1) + first, block * (count + 1) + last])
    turned, steps = np.divmod(np.unique(pairs), count + 1)
    kept = (steps < count) & (turned < blocks)
    return turned[kept], steps[kept]


def _add_changes(sums: Real, blocks: Whole, steps: Whole, bounds: Real) -> None:
    """Add what each block's bound grows by; once it is open it stays so."""
    same = np.append(False, blocks[1:] == blocks[:-1])
    before = np.where(same, np.roll(bounds, 1), 0)
    known = ~np.isinf(before)
    np.add.at(sums, steps[known], bounds[known] - before[known])


def _summed(of: Whole, values: Real, count: int) -> Real:
    """Add up values by their part."""
    return np.bincount(of, values, count).astype(np.float64)
