"""Distinct persons over several events: bounds, from attendances and from claims.

The persons of a set of events are at least those of any part of it, and at most
the sum of any parts that cover it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from data.counting.bounds import claimed
from data.counting.totals import held_masks, ids, picked_bounds
from data.counting.worlds import claims_of, counts, worlds
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter

if TYPE_CHECKING:
    from data.counting.meetings import Counted

_MOST_COVERING = 8  # claims of which every choice is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Bounds for distinct persons, and the claims that count them here."""

    low: int
    high: int | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Events that no claim connects with others, and the persons at them."""

    events: tuple[str, ...]
    low: int
    high: int | None
    claims: tuple[str, ...]  # that count persons here, or what they are bounded by


@dataclass(frozen=True, slots=True)
class _Claim:
    claim_ids: tuple[str, ...]
    events: Mask
    low: int
    high: int | None


def persons(dataset: Dataset, chosen: Filter) -> Persons:
    """Bound the distinct persons at the events held of a filter.

    Events that no claim connects may have had the same persons, or others: the least is
    the largest of their leasts, the most the sum.
    """
    pieces = apart(dataset, chosen)
    highs = [piece.high for piece in pieces]
    either = np.logical_or(*held_masks(dataset, chosen))
    claims = [c for c in _masked(dataset) if (c.events & either).any()]
    return Persons(
        low=max(piece.low for piece in pieces),
        high=None if None in highs else sum(high for high in highs if high is not None),
        claims=tuple(dict.fromkeys(i for claim in claims for i in claim.claim_ids)),
    )


def are_counted(dataset: Dataset, chosen: Filter) -> bool:
    """Tell whether a claim counts the persons at any event held of a filter."""
    either = np.logical_or(*held_masks(dataset, chosen))
    return any((claim.events & either).any() for claim in _masked(dataset))


def apart(dataset: Dataset, chosen: Filter) -> list[Piece]:
    """Bound the distinct persons of events that no claim connects; all others last."""
    definite, possible = held_masks(dataset, chosen)
    either, left = definite | possible, np.ones(len(definite), bool)
    claims = [c for c in _masked(dataset) if (c.events & either).any()]
    known, pieces = coded.events(dataset), []
    for world in worlds(dataset):
        inside = coded.mask(dataset, world.events)
        if (inside & either).any():
            picked = (known.ids[inside & mask] for mask in (definite, either))
            low, high = world.bounds(*map(frozenset, picked))
            events = ids(dataset, inside & either)
            pieces.append(Piece(events, low, high, tuple(sorted(world.claims))))
            left &= ~inside
    rest = [claim for claim in claims if (claim.events & left).any()]
    low, high = _roughly(dataset, rest, definite & left, either & left)
    named = tuple(i for claim in rest for i in claim.claim_ids)
    return [*pieces, Piece(ids(dataset, either & left), low, high, named)]


def _roughly(
    dataset: Dataset, claims: "list[_Claim]", definite: Mask, either: Mask
) -> tuple[int, int | None]:
    """Bound persons by what one claim or event, or a cover by several, allows."""
    lows = [_low_within(dataset, claim, definite) for claim in claims]
    low = claimed(dataset).fewest_persons(ids(dataset, definite), counts(dataset))
    return max([low, 0, *lows]), _high(dataset, claims, either)


def conflicts(dataset: Dataset) -> list[tuple[frozenset[str], tuple[str, ...]]]:
    """Name, for each block that cannot hold, its claims and the fewest at odds."""
    wrong = [world for world in worlds(dataset) if world.is_impossible]
    return [(world.claims, world.conflict) for world in wrong]


def _low_within(dataset: Dataset, claim: _Claim, picked: Mask) -> int:
    """Bound those of a claim's persons who came to the events picked, from below."""
    if not (claim.events & picked).any():
        return 0
    beyond = claim.events & ~picked
    elsewhere = picked_bounds(dataset, beyond, beyond).high if beyond.any() else 0
    return 0 if elsewhere is None else claim.low - elsewhere


def _high(dataset: Dataset, claims: list[_Claim], picked: Mask) -> int | None:
    """Cover the events by claims, and those left by their attendances."""
    covering = [claim for claim in claims if claim.high is not None][:_MOST_COVERING]
    highs: list[int] = []
    for some in _choices(covering):
        left = picked & ~np.logical_or.reduce([claim.events for claim in some], axis=0)
        high = picked_bounds(dataset, left, left).high if left.any() else 0
        if high is not None:
            highs.append(high + sum(claim.high or 0 for claim in some))
    return min(highs, default=None)


def _choices(claims: list[_Claim]) -> Iterator[tuple[_Claim, ...]]:
    for size in range(len(claims) + 1):
        yield from combinations(claims, size)


@of_data(maxsize=4)
def _masked(dataset: Dataset) -> tuple[_Claim, ...]:
    """Give the claims, a dispute as one of them: either side may be true."""
    alike: dict[str, list[Counted]] = defaultdict(list)
    for claim in claims_of(dataset):
        alike[claim.dispute or f" {claim.claim_id}"].append(claim)
    return tuple(
        _Claim(
            tuple(claim.claim_id for claim in of),
            coded.mask(dataset, tuple(of[0].events)),
            min(claim.low for claim in of),
            None
            if any(claim.high is None for claim in of)
            else max(claim.high or 0 for claim in of),
        )
        for of in alike.values()
    )
