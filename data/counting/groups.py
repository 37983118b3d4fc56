"""Events held, parted into the smallest groups that the sources count together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from data.cells import sizes
from data.counting import statements, totals
from data.counting.bounds import Bounds, bounded, claimed
from data.reading.arrays import Code, Mask, Real
from data.reading.caches import of_data
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter

Kind = Literal["stated", "derived", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Events with one count: stated by a claim, derived from several, or none."""

    events: tuple[str, ...]
    kind: Kind
    bounds: Bounds
    stated: int | None = None
    hedge: sizes.Hedge | None = None
    # Of the only source that prints no one number, or of those that disagree.
    wordings: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    measure: Measure = "attendances"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Grouping:
    """All groups of a selection as columns, in the order of their first events."""

    dataset: Dataset
    part: Code  # the group of each event of the dataset; -1 outside the selection
    claim: Code  # that states a group, in the index of stated claims; or -1
    low: Real
    high: Real  # infinite where open
    measure: Measure = "attendances"

    def __len__(self) -> int:
        """Count the groups."""
        return len(self.claim)

    def __iter__(self) -> Iterator[Group]:
        """Walk all groups."""
        return iter(self.several(np.arange(len(self))))

    def several(self, places: Code) -> list[Group]:
        """Give some groups."""
        order = np.argsort(self.part, kind="stable")
        starts = np.searchsorted(self.part[order], np.arange(len(self) + 1))
        return [
            self._group(place, order[starts[place] : starts[place + 1]])
            for place in places.tolist()
        ]

    def group(self, place: int) -> Group:
        """Give one group."""
        return self._group(place, np.flatnonzero(self.part == place))

    def _group(self, place: int, events: Code) -> Group:
        bounds = bounded(self.low[place], self.high[place])
        ids = tuple(coded.events(self.dataset).ids[events])
        claim = int(self.claim[place])
        index = statements.stated_index(self.dataset, self.measure)
        if claim < 0 or not _fits(index, claim, bounds):
            is_derived = bounds.low or bounds.high is not None
            return Group(
                events=ids,
                kind="derived" if is_derived else "none",
                bounds=bounds,
                wordings=statements.wordings_of(
                    self.dataset, self.part == place, bounds, self.measure
                ),
                claims=_claims_about(self.dataset, events, self.measure),
                measure=self.measure,
            )
        return Group(
            events=ids,
            kind="stated",
            bounds=bounds,
            stated=int(index.printed[claim]),
            hedge=sizes.HEDGES[index.rank[claim]],
            claims=(index.ids[claim],),
            measure=self.measure,
        )


def _fits(index: statements.StatedIndex, claim: int, bounds: Bounds) -> bool:
    """Tell whether a claim's word is true of what all claims together leave."""
    hedge, printed = sizes.HEDGES[index.rank[claim]], int(index.printed[claim])
    return sizes.fits(hedge, printed, bounds.low, bounds.high)


@of_data(maxsize=32)
def grouped(
    dataset: Dataset, chosen: Filter, measure: Measure = "attendances"
) -> tuple[Grouping, Grouping]:
    """Part the events of a filter that bars show: the definite, and the possible."""
    definite, possible = totals.counted_masks(dataset, chosen, measure)
    return (
        grouping(dataset, definite, measure),
        grouping(dataset, possible, measure),
    )


@of_data(maxsize=32)
def selected_groups(dataset: Dataset, chosen: Filter) -> Grouping:
    """Part all events held that match or may match a filter."""
    definite, possible = totals.held_masks(dataset, chosen)
    return grouping(dataset, definite | possible)


@of_data(maxsize=256)
def groups(
    dataset: Dataset, events: frozenset[str], measure: Measure = "attendances"
) -> tuple[Group, ...]:
    """Part named events of one series or several into groups."""
    return tuple(grouping(dataset, coded.mask(dataset, tuple(events)), measure))


def grouping(
    dataset: Dataset, picked: Mask, measure: Measure = "attendances"
) -> Grouping:
    """Part events into groups; no event stands in two.

    A claim makes a group of those of its events that no narrower claim counts; it is
    stated when these are all of its events, and otherwise what the bounds leave.
    """
    part = np.full(len(picked), -1)
    claims = _by_claims(statements.stated_index(dataset, measure), picked, part)
    alike = _alike(dataset, picked, part, len(claims), measure)
    claims = [*claims, *[-1] * alike]
    first = np.full(len(claims), len(picked))
    np.minimum.at(first, part[picked], np.flatnonzero(picked))
    order = np.argsort(first)
    place = np.empty(len(order) + 1, np.int64)
    place[order], place[-1] = np.arange(len(order)), -1
    part = place[part]
    low, high = claimed(dataset, measure).of_parts(part, picked, len(claims))
    return Grouping(
        dataset=dataset,
        part=part,
        claim=np.array(claims, np.int64)[order],
        low=low,
        high=high,
        measure=measure,
    )


def _by_claims(index: statements.StatedIndex, picked: Mask, part: Code) -> list[int]:
    """Give each group its stated claim, narrow ones first; -1 where it is derived."""
    inside = index.inside(picked)
    alone = inside[index.size[inside] == 1]
    events, first = np.unique(index.event[index.start[alone]], return_index=True)
    part[events] = np.arange(len(events))
    claims: list[int] = alone[first].tolist()
    joint = inside[index.size[inside] > 1]
    for claim in joint[np.argsort(index.size[joint], kind="stable")].tolist():
        covered = index.event[index.start[claim] :][: index.size[claim]]
        fresh = covered[part[covered] < 0]
        if len(fresh):
            part[fresh] = len(claims)
            claims.append(claim if len(fresh) == len(covered) else -1)
    return claims


def _alike(
    dataset: Dataset, picked: Mask, part: Code, first: int, measure: Measure
) -> int:
    """Put the other events together that are in the same series and the same claims."""
    pairs = coded.claims(dataset)
    left = picked & (part < 0)
    known = np.append(left, False)
    about = (pairs.measure == measure)[pairs.claim] & known[pairs.event]
    claims: dict[int, list[int]] = defaultdict(list)
    found = zip(pairs.event[about].tolist(), pairs.claim[about].tolist(), strict=True)
    for event, claim in found:
        claims[event].append(claim)
    number: dict[tuple[int, frozenset[int]], int] = {}
    series = coded.events(dataset).series
    for event in np.flatnonzero(left).tolist():
        key = int(series[event]), frozenset(claims.get(event, ()))
        part[event] = number.setdefault(key, first + len(number))
    return len(number)


def _claims_about(dataset: Dataset, events: Code, measure: Measure) -> tuple[str, ...]:
    """Name the claims of a measure about any of the events, in their order."""
    pairs = coded.claims(dataset)
    about = (pairs.measure == measure)[pairs.claim]
    about &= np.isin(pairs.event, events)
    rows = np.unique(pairs.claim[about])
    return tuple(dataset.claims["claim_id"].iloc[rows])
