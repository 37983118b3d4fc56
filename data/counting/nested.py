"""Bounds of counts that stand alone or nest: a pass over their trees, no solver.

A claim whose events are exactly those of narrower claims and single events is a node
above them. What a node's sum can be is an interval; of a selection of its events, the
least is max(A, t - U) for a sum t, where A is the least of the selected ones and U the
most of the others. Both follow from the children's, so one pass upwards is exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from data.reading.arrays import Mask, Real, Whole

Limits = tuple[float, float]
OPEN: Limits = (0.0, np.inf)


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all blocks, a block's side by side, children before their parents."""

    leaf: Whole  # the event of a node; -1 for a claim over several
    parent: Whole  # as a node's place in its block; -1 at the top
    level: Whole  # 0 for leaves, else one more than the highest child's
    low: Real  # the claim's own limits
    high: Real
    start: Whole  # of each block, and the end of the last

    def chosen(self, blocks: Whole) -> "Chosen":
        """Copy the nodes of blocks; a block may be asked for more than once."""
        sizes = self.start[blocks + 1] - self.start[blocks]
        ends = np.cumsum(sizes)
        of = np.repeat(np.arange(len(blocks)), sizes)
        first = np.repeat(ends - sizes, sizes)
        at = np.arange(len(of)) - first + np.repeat(self.start[blocks], sizes)
        parent = np.where(self.parent[at] < 0, -1, self.parent[at] + first)
        return Chosen(
            of, self.leaf[at], parent, self.level[at], self.low[at], self.high[at]
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """Nodes of the blocks asked for; `of` says for which question each stands."""

    of: Whole
    leaf: Whole
    parent: Whole
    level: Whole
    low: Real
    high: Real

    def intervals(self) -> tuple[Real, Real]:
        """Give what each node's sum can be; low above high where claims contradict."""
        low, high = self.low.copy(), self.high.copy()
        below_low, below_high = np.zeros_like(low), np.zeros_like(high)
        for nodes, up in self._upwards():
            low[nodes] = np.maximum(low[nodes], below_low[nodes])
            inner = self.level[nodes] > 0
            high[nodes[inner]] = np.minimum(
                high[nodes[inner]], below_high[nodes[inner]]
            )
            _add(below_low, self.parent, low, up)
            _add(below_high, self.parent, high, up)
        return low, high

    def extremes(self, picked: Mask) -> tuple[Real, Real]:
        """Give the least of the leaves picked, and the most of all others, by node."""
        low, high = self.intervals()
        is_leaf = self.leaf >= 0
        least = np.where(is_leaf & picked, low, 0.0)
        most = np.where(is_leaf & ~picked, high, 0.0)
        for nodes, up in self._upwards():
            inner = nodes[self.level[nodes] > 0]
            below, others = least[inner].copy(), most[inner].copy()
            least[inner] = np.maximum(below, low[inner] - others)
            most[inner] = np.minimum(others, high[inner] - below)
            _add(least, self.parent, least, up)
            _add(most, self.parent, most, up)
        return least, most

    @property
    def tops(self) -> Mask:
        """Pick the nodes that stand under no other."""
        return self.parent < 0

    def _upwards(self) -> Iterable[tuple[Whole, Whole]]:
        """Walk the levels: the nodes of each, and those of them with a parent."""
        for level in range(int(self.level.max(initial=-1)) + 1):
            nodes = np.flatnonzero(self.level == level)
            yield nodes, nodes[self.parent[nodes] >= 0]


def _add(sums: Real, parent: Whole, values: Real, nodes: Whole) -> None:
    np.add.at(sums, parent[nodes], values[nodes])


@dataclass(slots=True)
class Node:
    """One event or claim in the tree of its block."""

    leaf: int
    limits: Limits
    parent: int = -1
    level: int = 0


def tree(
    events: Sequence[int],
    alone: Sequence[Limits],
    joint: Iterable[tuple[frozenset[int], Limits]],
) -> list[Node] | None:
    """Stand the claims of one block above each other; None where they do not nest."""
    nodes = [Node(e, limits) for e, limits in zip(events, alone, strict=True)]
    top = {event: place for place, event in enumerate(events)}
    size = [1] * len(nodes)
    for covered, limits in sorted(joint, key=lambda claim: len(claim[0])):
        below = {top[event] for event in covered}
        if sum(size[place] for place in below) != len(covered):
            return None
        level = 1 + max(nodes[place].level for place in below)
        for place in below:
            nodes[place].parent = len(nodes)
        top |= dict.fromkeys(covered, len(nodes))
        nodes.append(Node(-1, limits, level=level))
        size.append(len(covered))
    return nodes


def planted(blocks: Sequence[list[Node]]) -> Trees:
    """Lay the trees of all blocks side by side."""
    nodes = [node for block in blocks for node in block]
    return Trees(
        leaf=np.array([node.leaf for node in nodes], np.int64),
        parent=np.array([node.parent for node in nodes], np.int64),
        level=np.array([node.level for node in nodes], np.int64),
        low=np.array([node.limits[0] for node in nodes], np.float64),
        high=np.array([node.limits[1] for node in nodes], np.float64),
        start=np.cumsum([0, *map(len, blocks)], dtype=np.int64),
    )
