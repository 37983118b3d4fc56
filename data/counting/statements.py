"""The numbers that claims print, each with the events that it counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.cells import sizes, wordings
from data.counting.bounds import Bounds
from data.counting.narrower import narrower
from data.reading.arrays import Code, Mask, parted
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim that names a number: what is printed, how, and for which events."""

    claim_id: str
    events: frozenset[str]
    printed: int
    hedge: sizes.Hedge


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


@dataclass(frozen=True, slots=True)
class EveryStated:
    """The stated claims of each measure, as they are stored with a dataset."""

    of: Mapping[str, StatedIndex]


@of_data(maxsize=8)
def stated_index(dataset: Dataset, measure: Measure = "attendances") -> StatedIndex:
    """Give the totals of a measure whose wording names a number, for everybody."""
    stored = dataset.at_hand(EveryStated)
    found = stored.of.get(measure) if stored else None
    return found or _stated_index(dataset, measure)


def _stated_index(dataset: Dataset, measure: Measure) -> StatedIndex:
    rows, pairs = dataset.claims, coded.claims(dataset)
    wanted = pairs.counting(measure)
    wanted &= pairs.is_whole
    parsed = _sizes(dataset)
    wanted &= np.fromiter((isinstance(s, sizes.Size) for s in parsed), bool)
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
    covered = parted(pairs.event[of_stated][order], ends)
    ends_of = (_wholes(rows[name].iloc[at]) for name in ("low", "high"))
    bounds = [
        (size.low, size.high) if averaged else (low, high)
        for size, low, high, averaged in zip(
            stated, *ends_of, pairs.is_average[at].tolist(), strict=True
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


def _wholes(column: "pd.Series[Any]") -> list[int | None]:
    """List whole numbers; None where there is none."""
    blank = column.isna().to_numpy(dtype=bool)
    values = column.to_numpy(np.int64, na_value=0).astype(object)
    values[blank] = None
    numbers: list[int | None] = values.tolist()
    return numbers


def _sizes(dataset: Dataset) -> "list[sizes.Size | sizes.Range | None]":
    """Read each claim's wording; an average that is multiplied out is about as many."""
    rows = dataset.claims
    read = _parsed(rows["size_text"])
    for at in np.flatnonzero(coded.claims(dataset).is_average).tolist():
        size = wordings.parse_average(rows["size_text"].iloc[at])
        count = _counted_exactly(dataset, rows["events"].iloc[at].split())
        read[at] = sizes.times(size, count) if size and count else None
    return read


def _parsed(texts: "pd.Series[str]") -> "list[sizes.Size | sizes.Range | None]":
    """Read wordings, each of them once: many claims are worded alike."""
    codes, words = pd.factorize(texts)
    known = [wordings.parse(word) for word in words]
    return [known[code] for code in codes.tolist()]


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
    texts, low, high = known.get(
        frozenset(coded.events(dataset).ids[picked]), ((), 0, None)
    )
    return texts if (low, high) == (bounds.low, bounds.high) else ()


@of_data(maxsize=8)
def _without_one_number(
    dataset: Dataset, measure: str
) -> dict[frozenset[str], tuple[tuple[str, ...], int, int | None]]:
    """Read wordings, low and high of "60 to 80", "dozens", "2k" and of disputes."""
    rows, pairs = dataset.claims, coded.claims(dataset)
    wanted = (pairs.measure == measure) & pairs.is_total
    disputed = (rows["dispute"] != "").to_numpy(dtype=bool)
    wanted &= (rows["low"].notna() | rows["high"].notna()).to_numpy(dtype=bool)
    wanted &= disputed | pairs.is_whole & ~_is_one(dataset)
    alike = defaultdict[str, list[Any]](list)
    covered: dict[str, frozenset[str]] = {}
    places = np.flatnonzero(wanted)
    for at, claim in zip(places.tolist(), records(rows.iloc[places]), strict=True):
        if events := covered_by(dataset, at):
            covered[claim.claim_id] = events
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
def _is_one(dataset: Dataset) -> Mask:
    """Pick the claims whose wording names one number."""
    codes, words = pd.factorize(dataset.claims["size_text"])
    is_one = [isinstance(wordings.parse(word), sizes.Size) for word in words]
    return np.array(is_one, bool)[codes]


def covered_by(dataset: Dataset, claim: int) -> frozenset[str]:
    """Name the events that a claim covers; `claim` is its place in the table."""
    pairs = coded.claims(dataset)
    first, end = np.searchsorted(pairs.claim, (claim, claim + 1))
    return frozenset(coded.events(dataset).ids[pairs.event[first:end]])


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
