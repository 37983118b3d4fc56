"""What is said of an event's countries and cities, held together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from data.counting.coverage import counted_groups
from data.counting.places import (
    KINDS,
    Block,
    Kind,
    blocks,
    choices,
    limits_of_one_event,
    only,
    shared,
    unnamed_groups,
)
from data.counting.solver import fewest_at_odds
from data.counting.unions import Unnamed, extreme
from data.counting.unnamed import are_possible
from data.reading.arrays import Mask
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import ROLES, Filter

_ATTENDEES = Filter(roles=("attendees",))


def at_odds(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """Find events of which too few or too many are claimed: id, measure and why."""
    takers = coded.takers(dataset)
    of_event = _of_one_event(dataset)
    attending = of_event & (takers.role == ROLES.index("attendees"))
    for measure in ("countries", "cities"):
        at = takers.country if measure == "countries" else takers.place
        named = _distinct(dataset, at, attending & (at >= 0))
        for event, (low, high) in limits_of_one_event(dataset, measure).items():
            if high is not None and low > high:
                yield event, measure, f"at least {low} and at most {high} are claimed"
            elif high is not None and named[event] > high:
                why = f"{named[event]} are named and at most {high} are claimed"
                yield event, measure, why
    every = np.ones(len(dataset.events), bool)
    by_set: dict[tuple[str, str], list[Unnamed]] = defaultdict(list)
    groups = unnamed_groups(dataset, of_event)
    for group in [*groups, *counted_groups(dataset, _ATTENDEES, every, attending)]:
        by_set[group.event_id, group.role].append(group)
    for (event, _), limits in by_set.items():
        if not are_possible(limits):
            why = "the named, the unnamed and those claimed do not fit together"
            yield event, "countries", why
    for kind in KINDS:
        yield from _joint(dataset, kind)


def _joint(dataset: Dataset, kind: Kind) -> Iterator[tuple[str, str, str]]:
    """Find claims about several events, a region or in dispute that cannot be true."""
    for block in blocks(dataset, kind):
        if not block.is_small or _is_possible(dataset, kind, block):
            continue

        def at_odds(
            names: Sequence[str], block: Block = block, kind: Kind = kind
        ) -> bool:
            chosen = only(block, frozenset(names))
            return not _is_possible(dataset, kind, chosen)

        names = fewest_at_odds({u.claim_id for u in block.unions}, at_odds)
        why = f"{', '.join(names)} and those named do not fit together"
        yield block.events[0], kind, why


def _is_possible(dataset: Dataset, kind: Kind, block: Block) -> bool:
    nobody = np.zeros(len(dataset.events), bool)
    return any(
        not extreme([], [], [some], universe, sign=1).impossible
        for (settled,) in choices([block])
        for some, universe in [shared(dataset, kind, settled, nobody)]
    )


def _of_one_event(dataset: Dataset) -> Mask:
    is_of_event = (dataset.participation["event_id"] != "").to_numpy(dtype=bool)
    picked: Mask = is_of_event[coded.takers(dataset).row]
    return picked


def _distinct(dataset: Dataset, at: "np.ndarray", picked: Mask) -> dict[str, int]:
    """Count the different countries or cities that each event names."""
    ids, most = coded.events(dataset).ids, int(at.max(initial=0)) + 1
    pairs = coded.takers(dataset).event[picked].astype(np.int64) * most + at[picked]
    events, counts = np.unique(np.unique(pairs) // most, return_counts=True)
    return defaultdict(int, zip(ids[events], counts.tolist(), strict=True))
