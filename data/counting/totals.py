"""Stated, hedge, low and high for each measure of a selection."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.cells import sizes, wordings
from data.counting.bounds import Bounds, bounded, claimed
from data.counting.narrower import narrower
from data.counting.tally import Count, added, tally
from data.reading.arrays import Code, Mask
from data.reading.caches import of_data
from data.reading.measures import SUMMED, Measure
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import STATUSES, Filter, Status
from data.selecting.membership import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim that names a number: what is printed, how, and for which events."""

    claim_id: str
    events: frozenset[str]
    printed: int
    hedge: sizes.Hedge


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
    widest = _widest(index, sure)
    counted = np.zeros(len(sure), bool)
    counted[index.events_of(widest)] = True
    beyond, anyhow = _reach(dataset, sure, maybe, measure)
    without = sure & ~anyhow
    bounds = picked_bounds(dataset, sure, maybe, measure)
    is_whole = np.array_equal(counted, sure | maybe)
    alone = bounds if is_whole else picked_bounds(dataset, counted, counted, measure)
    more = bool((sure & ~counted).any())
    hedge = _fitting(index, widest, alone, bounds.low if more else None)
    widest = widest if hedge else widest[:0]
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


def bounds_of(
    dataset: Dataset, definite: Collection[str], possible: Collection[str] = ()
) -> Bounds:
    """Bound the attendances of named events held."""
    return claimed(dataset).bounds(definite, possible)


def picked_bounds(
    dataset: Dataset, sure: Mask, maybe: Mask, measure: Measure = "attendances"
) -> Bounds:
    """Bound a measure over the events held that two masks pick."""
    parts = np.where(sure | maybe, 0, -1)
    low, high = claimed(dataset, measure).of_parts(parts, sure, 1)
    return bounded(low[0], high[0])


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class StatedIndex:
    """The stated claims as columns, and the numbers of the events of each."""

    ids: npt.NDArray[np.object_]
    row: Code  # in `dataset.claims`
    size: Code  # how many events
    rank: Code  # of the hedge in HEDGES: surer ones first
    printed: Code
    start: Code  # of a claim's events in `event`
    event: Code
    closer: Mapping[int, tuple[int, ...]]  # narrower claims that say the same closer

    def events_of(self, claims: Code) -> Code:
        """Give the numbers of the events of claims, one after the other."""
        counts = self.size[claims]
        ends = np.cumsum(counts)
        first = np.repeat(self.start[claims] - (ends - counts), counts)
        events: Code = self.event[np.arange(counts.sum()) + first]
        return events

    def hedge(self, claims: Code, *, more: bool = False) -> sizes.Hedge | None:
        """Say how to read the sum of claims; None where no word would be true of it."""
        if not len(claims):
            return None
        hedges = {sizes.HEDGES[rank] for rank in np.unique(self.rank[claims])}
        return sizes.combine(hedges, more=more, several=len(claims) > 1)

    def sum(self, claims: Code) -> int:
        """Add what claims print, no closer than the coarsest of those only near."""
        printed = self.printed[claims]
        near = [sizes.HEDGES.index(hedge) for hedge in sizes.NEAR]
        coarse = printed[np.isin(self.rank[claims], near)] if len(claims) > 1 else ()
        return sizes.rounded(int(printed.sum()), map(int, coarse))

    def inside(self, picked: Mask) -> Code:
        """Find the claims that lie wholly inside the events picked."""
        known = np.append(picked, False)
        claim = np.repeat(np.arange(len(self.size)), self.size)
        covered = np.bincount(claim[known[self.event]], minlength=len(self.size))
        return np.flatnonzero(covered == self.size)


@of_data(maxsize=8)
def stated_index(dataset: Dataset, measure: Measure = "attendances") -> StatedIndex:
    """Give the totals of a measure whose wording names a number, for everybody."""
    rows, pairs = dataset.claims, coded.claims(dataset)
    wanted = pairs.counting(measure)
    wanted &= pairs.is_whole
    parsed = _sizes(dataset)
    wanted &= np.array([isinstance(size, sizes.Size) for size in parsed], bool)
    at = np.flatnonzero(wanted)
    stated = [size for row in at if isinstance(size := parsed[row], sizes.Size)]
    place = np.full(len(rows), -1)
    place[at] = np.arange(len(at))
    of_stated = place[pairs.claim] >= 0
    order = np.argsort(place[pairs.claim][of_stated], kind="stable")
    events = np.bincount(place[pairs.claim][of_stated], minlength=len(at))
    names = np.array(rows["claim_id"].to_list(), dtype=object)[at]
    hedges = [size.hedge for size in stated]
    ends = np.cumsum(events)
    covered = np.split(pairs.event[of_stated][order], ends[:-1])
    bounds = [
        (size.low, size.high) if averaged else (_whole(low), _whole(high))
        for size, low, high, averaged in zip(
            stated,
            *(rows[name].iloc[at] for name in ("low", "high")),
            pairs.is_average[at],
            strict=True,
        )
    ]
    return StatedIndex(
        ids=names,
        row=at,
        size=events,
        rank=np.array([sizes.HEDGES.index(hedge) for hedge in hedges], np.int8),
        printed=np.array([size.printed for size in stated], np.int64),
        start=ends - events,
        event=pairs.event[of_stated][order],
        closer=narrower(covered, bounds, len(dataset.events)),
    )


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _sizes(dataset: Dataset) -> "list[sizes.Size | sizes.Range | None]":
    """Read each claim's wording; an average that is multiplied out is about as many."""
    rows = dataset.claims
    read = [wordings.parse(text) for text in rows["size_text"]]
    for at in np.flatnonzero(coded.claims(dataset).is_average).tolist():
        size = wordings.parse_average(rows["size_text"].iloc[at])
        count = _counted_exactly(dataset, rows["events"].iloc[at].split())
        read[at] = sizes.times(size, count) if size and count else None
    return read


def _counted_exactly(dataset: Dataset, events: Sequence[str]) -> int | None:
    """Count the events that rows stand for; None where one may be fewer or more."""
    known = coded.events(dataset)
    at = [known.number[event] for event in events if event in known.number]
    fewest, most = known.fewest[at], known.most[at]
    return int(fewest.sum()) if np.array_equal(fewest, most) else None


def wordings_of(
    dataset: Dataset, picked: Mask, bounds: Bounds, measure: str = "attendances"
) -> tuple[str, ...]:
    """Quote what alone bounds these events: one claim, or several that disagree."""
    known = _without_one_number(dataset, measure)
    if not known:
        return ()
    texts, low, high = known.get(frozenset(ids(dataset, picked)), ((), 0, None))
    return texts if (low, high) == (bounds.low, bounds.high) else ()


@of_data(maxsize=8)
def _without_one_number(
    dataset: Dataset, measure: str
) -> dict[frozenset[str], tuple[tuple[str, ...], int, int | None]]:
    """Read wordings, low and high of "60 to 80", "dozens", "2k" and of disputes."""
    rows, pairs = dataset.claims, coded.claims(dataset)
    wanted = (pairs.measure == measure) & pairs.is_total
    covered, alike = claim_events(dataset), defaultdict[str, list[Any]](list)
    for claim in records(rows[wanted & (pairs.is_whole | (rows["dispute"] != ""))]):
        is_bounded = not (pd.isna(claim.low) and pd.isna(claim.high))
        is_one = isinstance(wordings.parse(claim.size_text), sizes.Size)
        if claim.claim_id in covered and is_bounded and (claim.dispute or not is_one):
            alike[claim.dispute or claim.claim_id].append(claim)
    return {
        covered[claims[0].claim_id]: (
            tuple(dict.fromkeys(claim.size_text for claim in claims)),
            min(0 if pd.isna(claim.low) else int(claim.low) for claim in claims),
            None
            if any(pd.isna(claim.high) for claim in claims)
            else max(int(claim.high) for claim in claims),
        )
        for claims in alike.values()
    }


@of_data(maxsize=4)
def stated_claims(dataset: Dataset) -> tuple[Stated, ...]:
    """Give each stated claim by itself, with the ids of its events."""
    index, covered = stated_index(dataset), claim_events(dataset)
    return tuple(
        Stated(
            claim_id=claim,
            events=covered[claim],
            printed=printed,
            hedge=sizes.HEDGES[rank],
        )
        for claim, printed, rank in zip(
            index.ids, index.printed.tolist(), index.rank, strict=True
        )
    )


@of_data(maxsize=4)
def claim_events(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give the events that each claim covers."""
    covered: dict[str, set[str]] = defaultdict(set)
    for claim_id, event_id in records(dataset.claim_events):
        covered[claim_id].add(event_id)
    return {claim_id: frozenset(events) for claim_id, events in covered.items()}


def _widest(index: StatedIndex, sure: Mask) -> Code:
    """Pick the widest claims that share no event: more events first, then surer.

    Where narrower ones say the same closer, these stand for it.
    """
    inside = index.inside(sure)
    order = inside[np.lexsort((inside, index.rank[inside], -index.size[inside]))]
    joint, alone = order[index.size[order] > 1], order[index.size[order] == 1]
    taken = np.zeros(len(sure), bool)
    chosen: list[int] = []
    for claim in joint.tolist():
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
