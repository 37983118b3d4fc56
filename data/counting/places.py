"""Claims that count countries or cities of several events, of a region or in dispute.

Events that such a claim connects are bounded together (`unions.Shared`); a count of one
event alone is a set of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from data.counting import programmes
from data.counting.connected import connected
from data.counting.solver import MOST_CHOICES, Constraint
from data.counting.statements import covered_by
from data.counting.totals import ids
from data.counting.unions import Shared, Union, Universe, Unnamed
from data.geography import countries as codes
from data.reading.arrays import Code, Mask, first_seen
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES

Kind = Literal["countries", "cities"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_NONE: frozenset[str] = frozenset()
_MOST_EVENTS = 6  # of a block whose every meeting of members is tried


@dataclass(frozen=True, slots=True)
class Block:
    """Events that claims of places connect, and all such claims about them."""

    events: tuple[str, ...]
    unions: tuple[Union, ...]

    @property
    def is_small(self) -> bool:
        """Tell whether every set of the events can be tried."""
        return len(self.events) <= _MOST_EVENTS


@of_data(maxsize=8)
def unions(dataset: Dataset, kind: Kind) -> tuple[Union, ...]:
    """Read the claims that count countries or cities.

    Of a part of the people, a number bounds from below; of a whole series, the events
    held before it was published, and from above. It closes nothing: a programme counts
    countries without saying in which role.
    """
    rows = dataset.claims
    wanted = (rows["measure"] == kind) & (rows["unit"] != "percent")
    places = np.flatnonzero(wanted.to_numpy(dtype=bool))
    found: list[Union] = []
    for at, claim in zip(places.tolist(), records(rows.iloc[places]), strict=True):
        region = region_of(claim) if kind == "countries" else ""
        is_part = bool(claim.population or claim.part_of or claim.dimension)
        is_open = pd.isna(claim.high) or (is_part and not region)
        low = 0 if pd.isna(claim.low) or claim.series_id else int(claim.low)
        events = covered_by(dataset, at) or _over(dataset, claim)
        if not events or (is_open and not low and not claim.dispute):
            continue
        every = [events]
        if claim.relation == "each_at_most":
            every = [frozenset([event]) for event in sorted(events)]
        found += (
            Union(
                claim.claim_id,
                some,
                codes.members(region) if region else None,
                low,
                None if is_open else int(claim.high),
                claim.dispute,
                is_part and not region,
                bool(claim.series_id),
            )
            for some in every
        )
    return tuple(found)


def is_large_programme(union: Union) -> bool:
    """Tell whether a programme's own number is of more events than can be joined."""
    return union.is_programme and len(union.events) > _MOST_EVENTS


def region_of(claim: Any) -> str:
    """Read the region whose countries alone a claim counts; "" where it is none."""
    is_region = claim.dimension == "origin" and codes.is_region(claim.part)
    return str(claim.part) if is_region else ""


def _over(dataset: Dataset, claim: Any) -> frozenset[str]:
    """List a programme's events that were over before its claim was published."""
    rows = dataset.sources[dataset.sources["source_id"] == claim.source_id]
    published = next(iter(rows["published"]), "")
    return programmes.over_by(dataset, claim, published) if claim.series_id else _NONE


@of_data(maxsize=8)
def blocks(dataset: Dataset, kind: Kind) -> tuple[Block, ...]:
    """Gather the events that claims about more than one, a region or a dispute join."""
    every = [u for u in unions(dataset, kind) if not is_large_programme(u)]
    joint = {
        event
        for u in every
        if len(u.events) > 1
        or u.allowed is not None
        or u.dispute
        or (u.is_part and kind == "countries")
        for event in u.events
    }
    number = coded.events(dataset).number
    by_events: dict[frozenset[str], list[Union]] = defaultdict(list)
    for union in every:
        if union.events <= joint:
            by_events[union.events].append(union)
    found = []
    for block in connected([Constraint("", of, None, None) for of in by_events]):
        events = sorted({e for c in block for e in c.events}, key=number.__getitem__)
        about = tuple(union for c in block for union in by_events[c.events])
        found.append(Block(tuple(events), about))
    return tuple(found)


def choices(some: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Settle the disputes in every way; of too many, a claim as wide as their sides."""
    sides: dict[str, list[Union]] = defaultdict(list)
    for union in (union for block in some for union in block.unions):
        if union.dispute:
            sides[union.dispute].append(union)
    if prod(map(len, sides.values())) > MOST_CHOICES:
        sides = {dispute: [_wide(of)] for dispute, of in sides.items()}
    for chosen in product(*sides.values()):
        yield tuple(_settled(block, chosen) for block in some)


def only(block: Block, names: frozenset[str]) -> Block:
    """Leave out all claims but some, and disputes of which a side is left out."""
    left = {u.dispute for u in block.unions if u.claim_id not in names} - {""}
    kept = (u for u in block.unions if u.claim_id in names and u.dispute not in left)
    return replace(block, unions=tuple(kept))


def _settled(block: Block, chosen: Sequence[Union]) -> Block:
    sure = (union for union in block.unions if not union.dispute)
    true = (union for union in chosen if union.events <= {*block.events})
    return replace(block, unions=(*sure, *true))


def _wide(sides: Sequence[Union]) -> Union:
    highs = [union.high for union in sides]
    high = None if None in highs else max(n for n in highs if n is not None)
    return replace(sides[0], low=min(union.low for union in sides), high=high)


def shared(
    dataset: Dataset, kind: Kind, block: Block, picked: Mask
) -> tuple[Shared, Universe]:
    """Put what is said of a block's events together, and who can be there at all."""
    inside = coded.mask(dataset, block.events)
    named = _named(dataset, kind, inside)
    some = Shared(
        events=block.events,
        picked=frozenset(ids(dataset, inside & picked)),
        unions=block.unions,
        named=named,
    )
    if kind == "cities":
        ends = (end for u in block.unions for end in (u.low, u.high))
        return some, Universe(frozenset(named), sum(end or 0 for end in ends))
    takers = coded.takers(dataset)
    attending = takers.definite & (takers.role == ROLES.index("attendees"))
    is_complete = dataset.events["attendee_countries"] == "complete"
    complete = ids(dataset, inside & is_complete.to_numpy(dtype=bool))
    return replace(
        some,
        groups=tuple(unnamed_groups(dataset, attending & inside[takers.event])),
        complete=frozenset(complete),
    ), Universe(frozenset(codes.codes()))


def _named(
    dataset: Dataset, kind: Kind, inside: Mask
) -> dict[str, frozenset[frozenset[str]]]:
    """Find who attended each event, or some event of a series that all lies inside."""
    takers, known = coded.takers(dataset), coded.events(dataset)
    whole = ~np.isin(known.series, known.series[known.held & ~inside]) & inside
    at = takers.country if kind == "countries" else takers.place
    picked = (takers.role == ROLES.index("attendees")) & (at >= 0)
    picked &= np.where(takers.definite, inside[takers.event], whole[takers.event])
    by_row: dict[tuple[int, int], set[str]] = defaultdict(set)
    rows = (takers.row[picked], at[picked], takers.event[picked])
    for row, member, event in zip(*map(np.ndarray.tolist, rows), strict=True):
        by_row[row, member].add(known.ids[event])
    names = codes.codes() if kind == "countries" else dataset.places["place_id"]
    named: dict[str, set[frozenset[str]]] = defaultdict(set)
    for (_, member), events in by_row.items():
        named[str(names[member])].add(frozenset(events))
    return {member: frozenset(musts) for member, musts in named.items()}


def unnamed_groups(dataset: Dataset, picked: Mask) -> list[Unnamed]:
    """Read "15 countries of Latin America" among the takers picked.

    A country that the same event names in the same role is not one of the unnamed.
    """
    takers = coded.takers(dataset)
    wanted = np.flatnonzero(picked & (takers.country < 0) & (takers.region >= 0))
    if not len(wanted):
        return []
    # What is said once of a series is one group, not one at each of its events.
    wanted = wanted[first_seen(takers.row[wanted])]
    roles = _at_role(takers, wanted)
    asked = np.zeros(len(dataset.events) * len(ROLES), bool)
    asked[roles] = True
    near = np.flatnonzero(picked & (takers.country >= 0))
    at_role = _at_role(takers, near)
    near, at_role = near[asked[at_role]], at_role[asked[at_role]]
    named: dict[int, set[str]] = defaultdict(set)
    known = codes.codes()
    pairs = zip(at_role.tolist(), takers.country[near].tolist(), strict=True)
    for role, country in pairs:
        named[role].add(known[country])
    names = coded.events(dataset).ids
    stated = dataset.participation["countries_stated"].iloc[takers.row[wanted]]
    groups = []
    for at, at_its, count in zip(wanted.tolist(), roles.tolist(), stated, strict=True):
        region = takers.regions[takers.region[at]]
        there = codes.members(region).intersection(named.get(at_its, _NONE))
        allowed = _members_but(dataset, region, there)
        low, high = (1, len(allowed)) if pd.isna(count) else (int(count),) * 2
        role = ROLES[takers.role[at]]
        groups.append(
            Unnamed(names[takers.event[at]], region, allowed, low, high, role)
        )
    return groups


def _at_role(takers: coded.Takers, at: Code) -> Code:
    """Give each taker the one number of its event and its role there."""
    return takers.event[at].astype(np.int64) * len(ROLES) + takers.role[at]


@of_data(maxsize=16_384)
def _members_but(
    _dataset: Dataset, region: str, named: frozenset[str]
) -> frozenset[str]:
    """Leave countries out of a region's; what is the same is one set, however often."""
    return codes.members(region) - named


@of_data(maxsize=8)
def limits_of_one_event(
    dataset: Dataset, kind: Kind
) -> dict[str, tuple[int, int | None]]:
    """Read low and high of the claims about one event that stands in no block."""
    joint = {event for block in blocks(dataset, kind) for event in block.events}
    limits: dict[str, tuple[int, int | None]] = {}
    for union in unions(dataset, kind):
        if len(union.events) > 1 or union.events & joint or union.is_programme:
            continue
        (event,) = union.events
        least, most = limits.get(event, (0, None))
        known = [end for end in (most, union.high) if end is not None]
        limits[event] = max(least, union.low), min(known, default=None)
    return limits
