"""Events held, parted into the smallest groups that the sources count together."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data import sizes, totals
from data.bounds import Bounds
from data.package import Dataset

Kind = Literal["stated", "derived", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Events with one count: stated by a claim, derived from several, or none."""

    events: tuple[str, ...]
    kind: Kind
    bounds: Bounds
    stated: int | None = None
    hedge: sizes.Hedge | None = None
    almost: bool = False
    claims: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def groups(dataset: Dataset, events: frozenset[str]) -> tuple[Group, ...]:
    """Part events of one series or several into groups; no event stands in two.

    A claim makes a group of those of its events that no narrower claim counts; it is
    stated when these are all of its events, and otherwise what the bounds leave.
    """
    remaining = set(events)
    found: list[Group] = []
    inside = [s for s in totals.stated_claims(dataset) if s.events <= events]
    for stated in sorted(inside, key=lambda s: len(s.events)):
        fresh = stated.events & remaining
        remaining -= fresh
        if fresh == stated.events:
            found.append(_stated(dataset, stated))
        elif fresh:
            found.append(_derived(dataset, fresh))
    found += [_derived(dataset, alike) for alike in _alike(dataset, remaining)]
    place = _place(dataset)
    return tuple(sorted(found, key=lambda group: place[group.events[0]]))


def _stated(dataset: Dataset, stated: totals.Stated) -> Group:
    return Group(
        events=_in_order(dataset, stated.events),
        kind="stated",
        bounds=totals.bounds_of(dataset, stated.events),
        stated=stated.printed,
        hedge=stated.hedge,
        almost=stated.almost,
        claims=(stated.claim_id,),
    )


def _derived(dataset: Dataset, events: Collection[str]) -> Group:
    bounds = totals.bounds_of(dataset, events)
    return Group(
        events=_in_order(dataset, events),
        kind="derived" if bounds.low or bounds.high is not None else "none",
        bounds=bounds,
        claims=tuple(
            claim_id
            for claim_id, covered in totals.attendance_claims(dataset).items()
            if covered & frozenset(events)
        ),
    )


def _alike(dataset: Dataset, events: Collection[str]) -> list[frozenset[str]]:
    """Put events together that are in the same series and the same claims."""
    series = _series_of(dataset)
    alike: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for claim_id, covered in totals.attendance_claims(dataset).items():
        for event in covered:
            claims[event].add(claim_id)
    for event in events:
        alike[series[event], frozenset(claims[event])].add(event)
    return [frozenset(found) for found in alike.values()]


@lru_cache(maxsize=4)
def _series_of(dataset: Dataset) -> dict[str, str]:
    events = dataset.events
    return dict(zip(events["event_id"], events["series_id"], strict=True))


def _in_order(dataset: Dataset, events: Collection[str]) -> tuple[str, ...]:
    place = _place(dataset)
    return tuple(sorted(events, key=place.__getitem__))


@lru_cache(maxsize=4)
def _place(dataset: Dataset) -> dict[str, int]:
    return {event: i for i, event in enumerate(dataset.events["event_id"])}
