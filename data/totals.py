"""Stated, hedge, low and high for each measure of a selection."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from data import sizes
from data.bounds import Bounds, claimed
from data.filters import Filter
from data.membership import Mask, select
from data.package import Dataset, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim that names a number: what is printed, how, and for which events."""

    claim_id: str
    events: frozenset[str]
    printed: int
    hedge: sizes.Hedge
    almost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendances:
    """Attendances of the events held: what is stated, how to read it, its bounds."""

    stated: int | None
    hedge: sizes.Hedge | None
    low: int
    high: int | None
    claims: tuple[str, ...]  # whose printed numbers make up `stated`
    events_without_count: tuple[str, ...]  # definite, in no claim at all
    not_attributable: tuple[str, ...]  # claims that reach beyond the definite events
    covered: bool  # every definite event is in `stated` or has no count at all
    definite: int
    possible: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """How many events are held, planned, and how many more may match."""

    held: int
    planned: int
    possible: int
    possible_held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Bounds for distinct persons; no source reports them."""

    low: int
    high: int | None


def ids(dataset: Dataset, mask: Mask) -> tuple[str, ...]:
    """Give the event_ids that a mask picks, in the order of the table."""
    return tuple(dataset.events["event_id"].to_numpy()[mask])


def held(dataset: Dataset) -> Mask:
    """Pick the events that a source says took place."""
    return (dataset.events["status"] == "held").to_numpy(dtype=bool)


def held_events(
    dataset: Dataset, chosen: Filter
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the event_ids held: those definite, and those possible, under a filter."""
    selection, took_place = select(dataset, chosen), held(dataset)
    return (
        ids(dataset, selection.definite & took_place),
        ids(dataset, selection.possible & took_place),
    )


def events(dataset: Dataset, chosen: Filter) -> Events:
    """Count events held, planned and possible."""
    selection = select(dataset, chosen)
    status = dataset.events["status"].to_numpy()
    return Events(
        held=int((selection.definite & (status == "held")).sum()),
        planned=int((selection.definite & (status == "planned")).sum()),
        possible=int(selection.possible.sum()),
        possible_held=int((selection.possible & (status == "held")).sum()),
    )


def attendances(dataset: Dataset, chosen: Filter) -> Attendances:
    """Total the attendances of a filter's events held."""
    return attendances_of(dataset, *held_events(dataset, chosen))


def attendances_of(
    dataset: Dataset, definite: Collection[str], possible: Collection[str] = ()
) -> Attendances:
    """Total the attendances of named events held."""
    sure, maybe = frozenset(definite), frozenset(possible)
    inside = [s for s in stated_claims(dataset) if s.events <= sure]
    widest = _widest(inside)
    counted = frozenset().union(*(s.events for s in widest))
    beyond, anyhow = _reach(dataset, sure, maybe)
    without = tuple(event for event in definite if event not in anyhow)
    hedge = sizes.combine({s.hedge for s in widest}, more=counted != sure)
    if hedge is None:
        widest = ()
    bounds = bounds_of(dataset, definite, possible)
    return Attendances(
        stated=sum(s.printed for s in widest) if widest else None,
        hedge=hedge if widest else None,
        low=bounds.low,
        high=bounds.high,
        claims=tuple(s.claim_id for s in widest),
        events_without_count=without,
        not_attributable=beyond,
        covered=bool(widest) and sure <= counted | frozenset(without),
        definite=len(sure),
        possible=len(maybe),
    )


def base_hedge(dataset: Dataset, total: Attendances) -> sizes.Hedge | None:
    """Say how to read `stated` by itself, whatever events have no count."""
    hedges = {s.hedge for s in stated_claims(dataset) if s.claim_id in total.claims}
    return sizes.combine(hedges) if hedges else None


def bounds_of(
    dataset: Dataset, definite: Collection[str], possible: Collection[str] = ()
) -> Bounds:
    """Bound the attendances of named events held."""
    return claimed(dataset).bounds(definite, possible)


def persons(dataset: Dataset, chosen: Filter) -> Persons:
    """Bound distinct persons: the largest single event's low, and the sum's high."""
    definite, possible = held_events(dataset, chosen)
    return Persons(
        low=claimed(dataset).fewest_persons(definite),
        high=bounds_of(dataset, definite, possible).high,
    )


@lru_cache(maxsize=4)
def stated_claims(dataset: Dataset) -> tuple[Stated, ...]:
    """Give the attendance totals whose wording names a number, for everybody."""
    covered = claim_events(dataset)
    claims = dataset.claims
    wanted = claims[
        (claims["measure"] == "attendances")
        & (claims["relation"] == "total")
        & (claims["population"] == "")
    ]
    return tuple(
        Stated(
            claim_id=claim.claim_id,
            events=covered[claim.claim_id],
            printed=size.printed,
            hedge=size.hedge,
            almost=size.almost,
        )
        for claim in records(wanted)
        if (size := sizes.parse(claim.size_text))
    )


@lru_cache(maxsize=4)
def claim_events(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give the events that each claim covers."""
    covered: dict[str, set[str]] = defaultdict(set)
    for claim_id, event_id in records(dataset.claim_events):
        covered[claim_id].add(event_id)
    return {claim_id: frozenset(found) for claim_id, found in covered.items()}


@lru_cache(maxsize=4)
def attendance_claims(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give the events of each claim that totals or limits attendances."""
    wanted = set(
        dataset.claims.loc[dataset.claims["measure"] == "attendances"]["claim_id"]
    )
    covered = claim_events(dataset)
    return {claim: events for claim, events in covered.items() if claim in wanted}


def _widest(inside: list[Stated]) -> tuple[Stated, ...]:
    """Pick the widest claims that share no event: more events first, then surer."""
    chosen: list[Stated] = []
    taken: set[str] = set()
    rank = sizes.HEDGES.index
    for stated in sorted(inside, key=lambda s: (-len(s.events), rank(s.hedge))):
        if taken.isdisjoint(stated.events):
            chosen.append(stated)
            taken |= stated.events
    order = {stated.claim_id: place for place, stated in enumerate(inside)}
    return tuple(sorted(chosen, key=lambda s: order[s.claim_id]))


def _reach(
    dataset: Dataset, sure: frozenset[str], maybe: frozenset[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Find the claims that reach beyond the definite events, and all events counted."""
    pairs = dataset.claim_events
    totals = dataset.claims.loc[
        (dataset.claims["measure"] == "attendances")
        & (dataset.claims["relation"] == "total"),
        "claim_id",
    ]
    pairs = pairs[pairs["claim_id"].isin(totals)]
    touched = pairs[pairs["event_id"].isin(sure | maybe)]
    outside = pairs.loc[~pairs["event_id"].isin(sure), "claim_id"]
    beyond = touched.loc[touched["claim_id"].isin(outside), "claim_id"]
    return tuple(dict.fromkeys(beyond)), frozenset(touched["event_id"])


def people(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """List the people named at the definite events held, or for a chosen series."""
    definite, _ = held_events(dataset, chosen)
    rows = dataset.people
    series = dataset.events.loc[
        dataset.events["event_id"].isin(definite), "series_id"
    ].unique()
    return rows[
        rows["event_id"].isin(definite) | rows["series_id"].isin(np.array(series))
    ]
