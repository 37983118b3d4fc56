"""Distinct persons over several events: bounds, from attendances and from claims.

The persons of a set of events are at least those of any part of it, and at most
the sum of any parts that cover it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from data.counting.bounds import claimed
from data.counting.totals import claim_events, held_masks, ids, picked_bounds
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import Filter

_MOST_COVERING = 8  # claims of which every choice is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Bounds for distinct persons, and the claims that count them here."""

    low: int
    high: int | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    claim_id: str
    events: Mask
    low: int
    high: int | None


def persons(dataset: Dataset, chosen: Filter) -> Persons:
    """Bound the distinct persons at the events held of a filter."""
    definite, possible = held_masks(dataset, chosen)
    claims = [c for c in _claims(dataset) if (c.events & (definite | possible)).any()]
    return Persons(
        low=max(
            claimed(dataset).fewest_persons(ids(dataset, definite)),
            *(_low_within(dataset, claim, definite) for claim in claims),
            0,
        ),
        high=_high(dataset, claims, definite | possible),
        claims=tuple(c.claim_id for c in claims),
    )


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
def _claims(dataset: Dataset) -> tuple[_Claim, ...]:
    covered = claim_events(dataset)
    rows = dataset.claims
    wanted = (rows["measure"] == "persons") & (rows["relation"] == "total")
    return tuple(
        _Claim(
            claim.claim_id,
            coded.mask(dataset, tuple(covered[claim.claim_id])),
            0 if pd.isna(claim.low) else int(claim.low),
            None if claim.population or pd.isna(claim.high) else int(claim.high),
        )
        for claim in records(rows[wanted])
        if claim.claim_id in covered
    )
