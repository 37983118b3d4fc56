"""Claims that narrower ones say closer: those over the same events, each event once."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from data.reading.arrays import Code

Bounds = tuple[int | None, int | None]  # low and high; None is open


def narrower(
    covered: Sequence[Code], bounds: Sequence[Bounds], events: int
) -> dict[int, tuple[int, ...]]:
    """Find for claims over several events the claims that say the same sum closer.

    They share no event and cover all of them, and their bounds lie within its own.
    """
    times = np.zeros(events, np.int64)
    for of_claim in covered:
        times[of_claim] += 1
    joint = [
        claim
        for claim, of_claim in enumerate(covered)
        if len(of_claim) > 1 and (times[of_claim] > 1).all()
    ]
    about = _claims_of(covered, {*chain.from_iterable(covered[c] for c in joint)})
    found: dict[int, tuple[int, ...]] = {}
    for claim in sorted(joint, key=lambda c: len(covered[c])):
        own = frozenset(covered[claim].tolist())
        near = {c for event in own for c in about[event]} - {claim}
        inside = [c for c in near if len(covered[c]) < len(own)]
        inside = [c for c in sorted(inside) if own.issuperset(covered[c].tolist())]
        ways = [
            tuple(chain.from_iterable(found.get(c, (c,)) for c in way))
            for sign in (-1, 1)
            if (way := _parting(own, inside, covered, sign))
        ]
        closer = [way for way in ways if _within(way, claim, bounds)]
        if closer:
            found[claim] = min(closer, key=lambda way: _room(_sum(way, bounds)))
    return found


def _claims_of(
    covered: Sequence[Code], events: Iterable[int]
) -> defaultdict[int, list[int]]:
    wanted = set(events)
    about = defaultdict[int, list[int]](list)
    for claim, of_claim in enumerate(covered) if wanted else ():
        for event in of_claim.tolist():
            if event in wanted:
                about[event].append(claim)
    return about


def _parting(
    events: frozenset[int], claims: Sequence[int], covered: Sequence[Code], sign: int
) -> tuple[int, ...]:
    """Cover events by claims that share none, narrow or wide ones first; or by none."""
    left, way = set(events), []
    for claim in sorted(claims, key=lambda c: sign * len(covered[c])):
        of_claim = covered[claim].tolist()
        if left.issuperset(of_claim):
            way.append(claim)
            left.difference_update(of_claim)
    return () if left else tuple(way)


def _within(way: Iterable[int], claim: int, bounds: Sequence[Bounds]) -> bool:
    low, high = _sum(way, bounds)
    least, most = _sum([claim], bounds)
    return least <= low and high <= most and (low, high) != (least, most)


def _sum(claims: Iterable[int], bounds: Sequence[Bounds]) -> tuple[float, float]:
    ends = [bounds[claim] for claim in claims]
    highs = (math.inf if high is None else high for _, high in ends)
    return sum(low or 0 for low, _ in ends), sum(highs)


def _room(ends: tuple[float, float]) -> float:
    low, high = ends
    return high - low
