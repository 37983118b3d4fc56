"""By how many countries or cities one selection exceeds another: the tightest bounds.

Who came to an event in a role is one set, whichever selection has it: what both have
cancels, and a claim over events of either bounds both. Sets that nothing limits are
one set for each selection and one for both. Events that more claims connect than can
be tried at once are bounded by what each selection has by itself: right, if not tight.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np

from data.counting import cities, coverage
from data.counting.between import TooLargeError, least
from data.counting.differences import Difference, matches
from data.counting.place_sets import Sets, Side
from data.counting.places import (
    Block,
    Kind,
    blocks,
    choices,
    is_large_programme,
    unions,
)
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter

_MOST_TIED = 5  # events that are in both selections or in neither
_MOST_ALIKE = 200  # of these, with those alike
_TOLD = ("role", "country", "place_id", "region", "countries_stated")


@of_data(maxsize=64)
def difference(dataset: Dataset, one: Filter, other: Filter, kind: Kind) -> Difference:
    """Bound a selection's countries or cities, less those of another."""
    most = _least(dataset, other, one, kind)
    high = None if most is None else -most
    return Difference(_least(dataset, one, other, kind), high)


def _least(dataset: Dataset, one: Filter, other: Filter, kind: Kind) -> int | None:
    roles, roles_too = map(coverage.roles_taking_part, (one, other))
    of = matches(dataset, one, other)
    try:
        pairs = (
            (Side(of.one | some, roles), Side(of.other | some, roles_too))
            for some in _ways(dataset, kind, of.tied)
        )
        found = [of_events(dataset, *pair, kind) for pair in pairs]
    except TooLargeError:
        is_inside = not (of.other & ~of.one).any() and {*roles_too} <= {*roles}
        low = _by_themselves(dataset, one, other, kind)
        return max(0, low or 0) if is_inside else low
    known = [low for low in found if low is not None]
    return min(known) if len(known) == len(found) else None


def _by_themselves(
    dataset: Dataset, one: Filter, other: Filter, kind: Kind
) -> int | None:
    """Bound it by what each selection has by itself."""
    of = coverage.countries if kind == "countries" else cities.cities
    most = of(dataset, other).high
    return None if most is None else of(dataset, one).low - most


def _ways(dataset: Dataset, kind: Kind, tied: Mask) -> Iterator[Mask]:
    """Choose in every way which of some events are in both; of those alike, one.

    More of events alike that nothing limits leave no more room than one of them.
    """
    if np.count_nonzero(tied) > _MOST_ALIKE:
        raise TooLargeError
    takers, names = coded.takers(dataset), coded.events(dataset).ids
    counted = (u for u in unions(dataset, kind) if not is_large_programme(u))
    apart = {event for union in counted for event in union.events}
    apart |= {*dataset.events["event_id"][_complete(dataset)]}
    first: dict[object, int] = {}
    for event in np.flatnonzero(tied).tolist():
        rows = takers.row[(takers.event == event) & takers.definite]
        told = dataset.participation.iloc[rows][list(_TOLD)].astype(str)
        alike = frozenset(told.itertuples(index=False, name=None))
        first.setdefault(event if names[event] in apart else alike, event)
    if len(first) > _MOST_TIED:
        raise TooLargeError
    for picked in product((False, True), repeat=len(first)):
        some = np.zeros_like(tied)
        some[[*first.values()]] = picked
        yield some


def of_events(dataset: Dataset, one: Side, other: Side, kind: Kind) -> int | None:
    """Find the least of what the one's events have over the other's; None is open."""
    if _is_open(one, other):
        return None
    either = one.attended() | other.attended()
    joint = [b for b in blocks(dataset, kind) if either[_numbers(dataset, b)].any()]
    if not all(block.is_small for block in joint):
        raise TooLargeError
    found: list[int | None] = []
    for choice in choices(joint):
        closed = _complete(dataset) & (kind == "countries")
        closed |= coverage.closed_events(dataset, kind, choice)
        if (other.attended() & ~one.attended() & ~closed).any():
            found.append(None)
            continue
        sets = Sets(dataset, kind, one, other, closed)
        answer = least(*sets.gathered(choice))
        if not answer.impossible:
            found.append(answer.least)
    known = [low for low in found if low is not None]
    return min(known) if known and len(known) == len(found) else None


def _is_open(one: Side, other: Side) -> bool:
    """Tell whether the other alone has sets that nothing ever limits."""
    beyond = other.events & ~one.events
    if {*other.roles} - {*one.roles} - {"attendees"}:
        beyond = other.events
    return bool(beyond.any()) and other.roles != ("attendees",)


def _complete(dataset: Dataset) -> Mask:
    return (dataset.events["attendee_countries"] == "complete").to_numpy(dtype=bool)


def _numbers(dataset: Dataset, block: Block) -> list[int]:
    number = coded.events(dataset).number
    return [number[event] for event in block.events]
