"""Tightest bounds and conflicting claims.

Each event has an unknown whole number of attendances; each claim bounds a sum of them.
Counts that stand alone are added, claims that nest are bounded exactly without a
solver (`nested`), and those that overlap otherwise are a small integer program.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.counting import solver
from data.counting.blocks import Blocks, EverySum
from data.counting.constraints import constraints, event_of
from data.counting.solver import MOST_CHOICES, Asked, Block
from data.counting.worlds import met
from data.reading.arrays import Code, Mask, Real, Whole
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest sum; high is None where nothing limits it."""

    low: int
    high: int | None


class Claimed(Blocks):
    """All constraints on events held, and what they leave of any sum.

    Events have the numbers of their places in `events`; those that only claims name
    come after them.
    """

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
        events, blocks, places = self._solved_events
        inside = np.flatnonzero(picked[places])
        part = parts[places[inside]].tolist()
        for at, its_part in zip(inside.tolist(), part, strict=True):
            questions[blocks[at], its_part].append(events[at])
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

    @cached_property
    def _solved_events(self) -> tuple[list[str], list[Block], Whole]:
        """Name the events that the solver bounds, with their blocks and numbers."""
        events = [*self._solved_of]
        places = np.array([self.places[event] for event in events], np.int64)
        return events, [*self._solved_of.values()], places

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


def bounded(low: float, high: float) -> Bounds:
    """Give bounds as whole numbers; an infinite high is None."""
    return Bounds(round(low), None if np.isinf(high) else round(high))


@of_data(maxsize=8)
def claimed(dataset: Dataset, measure: Measure = "attendances") -> Claimed:
    """Sort the claims of a measure, ready to bound any selection."""
    stored = dataset.at_hand(EverySum)
    sums = stored.of.get(measure) if stored else None
    return Claimed(
        lambda: constraints(dataset, measure),
        coded.events(dataset).ids.tolist(),
        met(dataset) if measure == "attendances" and not sums else (),
        sums,
    )


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
