"""Distinct persons over several events: bounds, from attendances and from claims.

The persons of a set of events are at least those of any part of it, and at most
the sum of any parts that cover it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from data.counting.bounds import claimed, connected
from data.counting.constraints import constraints, event_of
from data.counting.meetings import Counted, World, is_small
from data.counting.solver import Constraint
from data.counting.totals import claim_events, held_masks, ids, picked_bounds
from data.reading.arrays import Code, Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import Filter

_MOST_COVERING = 8  # claims of which every choice is tried
_ENDLESS = 1_000_000  # more than anybody came to
_MOST_EVENTS = 6  # of a block whose every meeting of persons is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Bounds for distinct persons, and the claims that count them here."""

    low: int
    high: int | None
    claims: tuple[str, ...] = ()


def _counts(dataset: Dataset) -> Code:
    """Count the events that each row stands for at most; of some they are endless."""
    most = coded.events(dataset).most
    return np.where(most == coded.OPEN, _ENDLESS, most)


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
    definite, possible = held_masks(dataset, chosen)
    either, left = definite | possible, np.ones(len(definite), bool)
    claims = [c for c in _masked(dataset) if (c.events & either).any()]
    known, bounds = coded.events(dataset), []
    for world in worlds(dataset) if claims else ():
        inside = coded.mask(dataset, world.events)
        if (inside & either).any():
            picked = (known.ids[inside & mask] for mask in (definite, either))
            bounds.append(world.bounds(*map(frozenset, picked)))
            left &= ~inside
    rest = [claim for claim in claims if (claim.events & left).any()]
    bounds.append(_roughly(dataset, rest, definite & left, either & left))
    highs = [high for _, high in bounds]
    return Persons(
        low=max(low for low, _ in bounds),
        high=None if None in highs else sum(high for high in highs if high is not None),
        claims=tuple(dict.fromkeys(i for claim in claims for i in claim.claim_ids)),
    )


def _roughly(
    dataset: Dataset, claims: "list[_Claim]", definite: Mask, either: Mask
) -> tuple[int, int | None]:
    """Bound persons by what one claim or event, or a cover by several, allows."""
    lows = [_low_within(dataset, claim, definite) for claim in claims]
    low = claimed(dataset).fewest_persons(ids(dataset, definite), _counts(dataset))
    return max([low, 0, *lows]), _high(dataset, claims, either)


@of_data(maxsize=4)
def worlds(dataset: Dataset) -> tuple[World, ...]:
    """Find the blocks of a few events of which a claim counts persons."""
    known, claims = coded.events(dataset), _claims(dataset)
    # Whoever is counted as one of several events' persons connects these events.
    joined = [Constraint("", c.events, None, None) for c in claims]
    found = []
    for block in connected([*constraints(dataset), *joined] if claims else []):
        events = {event_of(name) for c in block for name in c.events}
        inside = tuple(claim for claim in claims if claim.events <= events)
        at = sorted(known.number[event] for event in events if event in known.number)
        if inside and len(at) <= _MOST_EVENTS:
            ids, most = tuple(known.ids[at]), tuple(_counts(dataset)[at].tolist())
            # What follows from two claims of persons is known here anyhow.
            said = tuple(c for c in block if c.claim_id and " " not in c.claim_id)
            found.append(World(ids, most, said, inside))
    return tuple(filter(is_small, found))


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
def _claims(dataset: Dataset) -> tuple[Counted, ...]:
    covered = claim_events(dataset)
    rows = dataset.claims
    wanted = (rows["measure"] == "persons") & (rows["relation"] == "total")
    wanted &= rows["unit"] != "percent"
    return tuple(
        Counted(
            claim.claim_id,
            covered[claim.claim_id],
            0 if pd.isna(claim.low) else int(claim.low),
            None
            if claim.population or claim.part_of or pd.isna(claim.high)
            else int(claim.high),
            claim.dispute,
        )
        for claim in records(rows[wanted])
        if claim.claim_id in covered
    )


@of_data(maxsize=4)
def _masked(dataset: Dataset) -> tuple[_Claim, ...]:
    """Give the claims, a dispute as one of them: either side may be true."""
    alike: dict[str, list[Counted]] = defaultdict(list)
    for claim in _claims(dataset):
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
