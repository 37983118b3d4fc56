"""Cities of a selection: who is named, and how many there can be."""

from collections.abc import Collection, Sequence

import numpy as np

from data.counting.bounds import Bounds
from data.counting.coverage import (
    Covered,
    closed_events,
    roles_taking_part,
    takers_in_roles,
    true_of_any,
)
from data.counting.places import Block, limits_of_one_event, shared
from data.counting.statements import wordings_of
from data.counting.totals import held_masks, ids
from data.counting.unions import Universe, extreme
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import Filter


@of_data(maxsize=256)
def cities(dataset: Dataset, chosen: Filter) -> Covered:
    """Count the cities of the chosen roles; open above unless a source counts them."""
    definite, possible = held_masks(dataset, chosen)
    takers, either = coded.takers(dataset), definite | possible
    picked = takers_in_roles(dataset, chosen, either) & (takers.place >= 0)
    named = _cities(dataset, picked & definite[takers.event])
    low, high = true_of_any(
        dataset,
        chosen,
        either,
        "cities",
        fewest=lambda blocks: _fewest_cities(dataset, chosen, definite, named, blocks),
        most=lambda blocks: _most_cities(dataset, chosen, either, picked, blocks),
    )
    low = max(len(named), low)
    words = wordings_of(dataset, either, Bounds(low, high), "cities")
    return Covered(named=named, low=low, high=high, wordings=words)


def _cities(dataset: Dataset, picked: Mask) -> tuple[str, ...]:
    places = dataset.places["place_id"].to_numpy()
    takers = coded.takers(dataset)
    return tuple(str(n) for n in sorted(places[np.unique(takers.place[picked])]))


def _fewest_cities(
    dataset: Dataset,
    chosen: Filter,
    events: Mask,
    named: Collection[str],
    joint: Sequence[Block],
) -> int | None:
    """Count the fewest cities: of each event they may all be those of the others."""
    if "attendees" not in chosen.roles_counted:
        return len(named)
    number = coded.events(dataset).number
    limits = limits_of_one_event(dataset, "cities")
    lows = [low for event, (low, _) in limits.items() if events[number[event]]]
    small = [shared(dataset, "cities", b, events) for b in joint if b.is_small]
    more = 0
    if small:
        # Whoever is named elsewhere may be one of those that nobody names here.
        every = frozenset(named).union(*(of.members for _, of in small))
        universe = Universe(every, sum(of.more for _, of in small))
        answer = extreme(named, [], [of for of, _ in small], universe, sign=1)
        if answer.impossible:
            return None
        more = answer.least
    chosen_ids = frozenset(ids(dataset, events))
    large = (u for b in joint if not b.is_small for u in b.unions)
    lows += [union.low for union in large if union.events <= chosen_ids]
    return max([len(named) + more, *lows])


def _most_cities(
    dataset: Dataset,
    chosen: Filter,
    events: Mask,
    picked: Mask,
    joint: Sequence[Block],
) -> int | None:
    """Add what the sources allow beyond the cities named; None where one is open."""
    closed = closed_events(dataset, "cities", joint)
    if set(roles_taking_part(chosen)) != {"attendees"} or (events & ~closed).any():
        return None
    number, takers = coded.events(dataset).number, coded.takers(dataset)
    limits = limits_of_one_event(dataset, "cities")
    most = {number[event]: high for event, (_, high) in limits.items()}
    pairs = takers.event[picked].astype(np.int64) * (len(dataset.places) or 1)
    pairs = np.unique(pairs + takers.place[picked])
    named = np.bincount(pairs // (len(dataset.places) or 1), minlength=len(events))
    more = sum(
        max(0, high - int(named[event]))
        for event, high in most.items()
        if high is not None and events[event]
    )
    every = _cities(dataset, picked)
    for block in joint:
        if block.is_small:
            some, universe = shared(dataset, "cities", block, events)
            more -= extreme(every, [], [some], universe, sign=-1).least
        else:
            more += _covering(block, frozenset(ids(dataset, events)))
    return len(every) + more


def _covering(block: Block, events: frozenset[str]) -> int:
    """Add up claims that cover the events of a large block."""
    total, left = 0, events & {*block.events}
    for union in sorted(block.unions, key=lambda union: len(union.events)):
        if union.is_upper and union.events & left:
            total += union.high or 0
            left -= union.events
    return total
