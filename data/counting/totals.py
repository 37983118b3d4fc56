"""Stated, hedge, low and high for each measure of a selection."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.cells import sizes
from data.counting.bounds import Bounds, bounded, claimed
from data.counting.statements import StatedIndex, stated_index, wordings_of
from data.counting.tally import Count, added, tally
from data.reading.arrays import Code, Mask
from data.reading.caches import of_data
from data.reading.measures import SUMMED, Measure
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import STATUSES, Filter, Status
from data.selecting.membership import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendances:
    """A measure of the events held: what is stated, how to read it, its bounds."""

    stated: int | None
    hedge: sizes.Hedge | None
    base_hedge: sizes.Hedge | None  # of `stated` alone, whatever has no count
    low: int
    high: int | None
    claims: tuple[str, ...]  # whose printed numbers make up `stated`
    events_without_count: tuple[str, ...]  # definite, in no claim at all
    not_attributable: tuple[str, ...]  # claims that reach beyond the definite events
    covered: bool  # every definite event is in `stated` or has no count at all
    definite: int  # rows, and so is the next
    possible: int
    may_match: Count  # events that these rows stand for
    without_count: Count
    measure: Measure = "attendances"
    is_average: bool = False  # an average multiplied out is among the claims
    # Of the only source that prints no one number, or of those that disagree.
    wordings: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Tell whether any claim says anything about these events."""
        claimed = self.claims or self.not_attributable or self.low
        return bool(claimed) or self.high is not None

    @property
    def stated_whole(self) -> tuple[int, sizes.Hedge] | None:
        """Give what is stated, with its own hedge, where it covers all that counts."""
        if self.stated is None or self.base_hedge is None or not self.covered:
            return None
        return self.stated, self.base_hedge


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """How many events match, and how many more may, by status."""

    sure: Mapping[Status, Count]  # every status
    maybe: Mapping[Status, Count]

    @property
    def held(self) -> Count:
        """Count the events that surely match and took place."""
        return self.sure["held"]

    @property
    def planned(self) -> Count:
        """Count the events that surely match and are planned."""
        return self.sure["planned"]

    @property
    def possible(self) -> Count:
        """Count the events that may match, of any status."""
        return added(self.maybe.values())


def measures(dataset: Dataset, picked: Mask) -> tuple[Measure, ...]:
    """Name the measures that any claim about the events picked counts."""
    about = coded.claims_about(dataset, picked)
    counted = set(coded.claims(dataset).measure[about])
    return tuple(measure for measure in SUMMED if measure in counted)


def ids(dataset: Dataset, mask: Mask) -> tuple[str, ...]:
    """Give the event_ids that a mask picks, in the order of the table."""
    return tuple(coded.events(dataset).ids[mask])


def held(dataset: Dataset) -> Mask:
    """Pick the events that a source says took place."""
    return coded.events(dataset).held


def held_masks(dataset: Dataset, chosen: Filter) -> tuple[Mask, Mask]:
    """Pick the events held: those definite, and those possible, under a filter."""
    selection, took_place = select(dataset, chosen), held(dataset)
    return selection.definite & took_place, selection.possible & took_place


@of_data(maxsize=32)
def counted_masks(
    dataset: Dataset, chosen: Filter, measure: Measure
) -> tuple[Mask, Mask]:
    """Pick the events held that a chart of a measure shows, definite and possible.

    All of them for attendances; of other measures, which nobody expects of every event,
    those that some source counts.
    """
    definite, possible = held_masks(dataset, chosen)
    if measure == "attendances":
        return definite, possible
    _, counted = _reach(dataset, definite, possible, measure)
    return definite & counted, possible & counted


@of_data(maxsize=32)
def held_events(
    dataset: Dataset, chosen: Filter
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the event_ids held: those definite, and those possible, under a filter."""
    definite, possible = held_masks(dataset, chosen)
    return ids(dataset, definite), ids(dataset, possible)


def events(dataset: Dataset, chosen: Filter) -> Events:
    """Count the events that match and those that may, by status."""
    selection = select(dataset, chosen)
    having = dataset.events["status"].to_numpy()

    def counted(picked: Mask) -> Mapping[Status, Count]:
        return {
            status: tally(dataset, picked & (having == status)) for status in STATUSES
        }

    return Events(sure=counted(selection.definite), maybe=counted(selection.possible))


@of_data(maxsize=32)
def attendances(
    dataset: Dataset, chosen: Filter, measure: Measure = "attendances"
) -> Attendances:
    """Total the attendances, or another measure, of a filter's events held."""
    return attendances_picked(dataset, *held_masks(dataset, chosen), measure)


def attendances_of(
    dataset: Dataset, definite: Collection[str], possible: Collection[str] = ()
) -> Attendances:
    """Total the attendances of named events held."""
    sure = coded.mask(dataset, tuple(definite))
    return attendances_picked(dataset, sure, coded.mask(dataset, tuple(possible)))


def attendances_picked(
    dataset: Dataset, sure: Mask, maybe: Mask, measure: Measure = "attendances"
) -> Attendances:
    """Total a measure over the events held that two masks pick."""
    index = stated_index(dataset, measure)
    bounds = picked_bounds(dataset, sure, maybe, measure)
    widest, hedge, counted = _stated(dataset, sure, maybe, bounds, measure)
    beyond, anyhow = _reach(dataset, sure, maybe, measure)
    without = sure & ~anyhow
    return Attendances(
        stated=index.sum(widest) if hedge else None,
        hedge=hedge,
        base_hedge=index.hedge(widest),
        low=bounds.low,
        high=bounds.high,
        claims=tuple(index.ids[widest]),
        events_without_count=ids(dataset, without),
        not_attributable=beyond,
        covered=bool(hedge) and not (sure & ~counted & ~without).any(),
        definite=int(sure.sum()),
        possible=int(maybe.sum()),
        may_match=tally(dataset, maybe),
        without_count=tally(dataset, without),
        measure=measure,
        is_average=bool(coded.claims(dataset).is_average[index.row[widest]].any()),
        wordings=()
        if hedge or maybe.any()
        else wordings_of(dataset, sure, bounds, measure),
    )


def number_of(dataset: Dataset, sure: Mask) -> int:
    """Give the attendances that are stated of events held, else the fewest."""
    nobody = np.zeros_like(sure)
    bounds = picked_bounds(dataset, sure, nobody)
    widest, hedge, _ = _stated(dataset, sure, nobody, bounds, "attendances")
    return stated_index(dataset).sum(widest) if hedge else bounds.low


def _stated(
    dataset: Dataset, sure: Mask, maybe: Mask, bounds: Bounds, measure: Measure
) -> tuple[Code, sizes.Hedge | None, Mask]:
    """Pick the claims to add, how to read their sum, and the events that they count.

    Where no word is true of the sum there are none, and no hedge.
    """
    index = stated_index(dataset, measure)
    widest = _widest(index, sure)
    counted = np.zeros(len(sure), bool)
    counted[index.events_of(widest)] = True
    is_whole = np.array_equal(counted, sure | maybe)
    alone = bounds if is_whole else picked_bounds(dataset, counted, counted, measure)
    more = bool((sure & ~counted).any())
    hedge = _fitting(index, widest, alone, bounds.low if more else None)
    return widest if hedge else widest[:0], hedge, counted


def _fitting(
    index: "StatedIndex", claims: Code, alone: Bounds, low: int | None
) -> sizes.Hedge | None:
    """Say how to read a sum of claims; None where no word is true of its bounds.

    `alone` bounds the events of the claims, `low` those with others that more come at.
    """
    stated, base = index.sum(claims), index.hedge(claims)
    hedge = index.hedge(claims, more=low is not None)
    if base is None or not sizes.fits(base, stated, alone.low, alone.high):
        return None
    if low is None or hedge is None:
        return hedge
    return hedge if sizes.fits(hedge, stated, low, None) else None


def picked_bounds(
    dataset: Dataset, sure: Mask, maybe: Mask, measure: Measure = "attendances"
) -> Bounds:
    """Bound a measure over the events held that two masks pick."""
    parts = np.where(sure | maybe, 0, -1)
    low, high = claimed(dataset, measure).of_parts(parts, sure, 1)
    return bounded(low[0], high[0])


def _widest(index: StatedIndex, sure: Mask) -> Code:
    """Pick the widest claims that share no event: more events first, then surer.

    Where narrower ones say the same closer, these stand for it.
    """
    inside = index.inside(sure)
    order = inside[np.lexsort((inside, index.rank[inside], -index.size[inside]))]
    joint, alone = order[index.size[order] > 1], order[index.size[order] == 1]
    # Those that share no event with another of several events are taken at once.
    about = index.events_of(joint)
    is_shared = np.bincount(about, minlength=len(sure))[about] > 1
    claim_of = np.repeat(np.arange(len(joint)), index.size[joint])
    shares = np.bincount(claim_of[is_shared], minlength=len(joint)) > 0
    taken = np.zeros(len(sure), bool)
    taken[index.events_of(joint[~shares])] = True
    chosen: list[int] = []
    for claim in joint[~shares].tolist():
        chosen += index.closer.get(claim, (claim,))
    for claim in joint[shares].tolist():
        events_of_claim = index.event[
            index.start[claim] : index.start[claim] + index.size[claim]
        ]
        if not taken[events_of_claim].any():
            chosen += index.closer.get(claim, (claim,))
            taken[events_of_claim] = True
    events = index.event[index.start[alone]]
    _, first = np.unique(events, return_index=True)
    surest = alone[first][~taken[events[first]]]
    return np.sort(np.concatenate([np.array(chosen, np.int64), surest]))


def _reach(
    dataset: Dataset, sure: Mask, maybe: Mask, measure: Measure
) -> tuple[tuple[str, ...], Mask]:
    """Find the claims that reach beyond the definite events, and all events counted."""
    pairs = coded.claims(dataset)
    wanted = pairs.counting(measure)[pairs.claim]
    claim, event = pairs.claim[wanted], pairs.event[wanted]
    inside, either = np.append(sure, False), np.append(sure | maybe, False)
    beyond, touched = (np.zeros(len(pairs.is_total), bool) for _ in range(2))
    beyond[claim[~inside[event]]] = True
    touched[claim[either[event]]] = True
    counted = np.zeros(len(sure) + 1, bool)
    counted[event[either[event]]] = True
    reaching = dataset.claims["claim_id"].iloc[np.flatnonzero(beyond & touched)]
    return tuple(reaching), counted[:-1]


def people(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """List the people named at the definite events held, or for a chosen series."""
    picked, _ = held_masks(dataset, chosen)
    event, series = coded.people(dataset)
    having = np.zeros(len(dataset.series), bool)
    having[coded.events(dataset).series[picked]] = True
    wanted = np.append(picked, False)[event] | np.append(having, False)[series]
    rows: pd.DataFrame = dataset.people[wanted]
    return rows
