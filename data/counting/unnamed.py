"""How many countries the unnamed ones of a selection can add to those named.

What is said of one role at one event is about one set of countries: groups of a region
and a count of all are limits of the same set. Different sets are free of each other.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from data.counting.unions import Shared, Universe, Unnamed, extreme


def fewest_more(
    named: Collection[str],
    groups: Sequence[Unnamed],
    shared: Sequence[Shared] = (),
    universe: Universe | None = None,
) -> int | None:
    """Count the fewest countries beyond the named that all groups together leave.

    Named countries are free, so that of a group only what it lacks beyond them counts;
    of groups with the same others, the one that lacks most decides. None where what
    is said of events that share claims cannot be true.
    """
    known = frozenset(named)
    lacking: dict[frozenset[str], int] = {}
    joint = []
    for limits in _sets(groups):
        if len(limits) > 1:
            joint += [] if _is_met(limits, known) else [limits]
            continue
        others = limits[0].allowed - known
        lacks = limits[0].low - (len(limits[0].allowed) - len(others))
        if lacks > 0:
            lacking[others] = max(lacks, lacking.get(others, 0))
    alone = [[_limit(others, n, len(others))] for others, n in lacking.items()]
    if len(alone) == 1 and not joint and not shared:
        return alone[0][0].low
    if not (alone or joint or shared):
        return 0
    answer = extreme(known, [*alone, *joint], shared, universe, sign=1)
    return None if answer.impossible else answer.least


def _is_met(limits: Sequence[Unnamed], known: frozenset[str]) -> bool:
    """Tell whether countries that are named anyway can be all of a set."""
    (total,) = (limit for limit in limits if not limit.region)
    groups = [limit for limit in limits if limit.region]
    if any(a.allowed & b.allowed for a, b in combinations(groups, 2)):
        return False
    room = [min(group.high, len(group.allowed & known)) for group in groups]
    rest = total.allowed.difference(*(group.allowed for group in groups)) & known
    return (
        all(group.low <= most for group, most in zip(groups, room, strict=True))
        and sum(group.low for group in groups) <= total.high
        and sum(room) + len(rest) >= total.low
    )


def _limit(allowed: frozenset[str], low: int, high: int) -> Unnamed:
    return Unnamed("", "", allowed, low, high)


def most_more(
    named: Collection[str],
    groups: Sequence[Unnamed],
    shared: Sequence[Shared] = (),
    universe: Universe | None = None,
) -> int:
    """Count the most countries beyond the named that all groups together leave.

    Groups with the same others add up; those that can hold all of theirs are done.
    """
    known = frozenset(named)
    room: Counter[frozenset[str]] = Counter()
    joint = []
    for limits in _sets(groups):
        if len(limits) > 1:
            joint.append(limits)
            continue
        others = limits[0].allowed - known
        room[others] += min(limits[0].high, len(others))
    held: frozenset[str] = frozenset()
    while full := [others for others, most in room.items() if most >= len(others)]:
        held |= frozenset().union(*full)
        left: Counter[frozenset[str]] = Counter()
        for others, most in room.items():
            if most < len(others) and others - held:
                left[others - held] += most
        room = left
    alone = [[_limit(others, 0, most)] for others, most in room.items()]
    if len(alone) == 1 and not joint and not shared:
        return len(held) + alone[0][0].high
    if not (alone or joint or shared):
        return len(held)
    answer = extreme(known | held, [*alone, *joint], shared, universe, sign=-1)
    return len(held) - answer.least


def are_possible(limits: Sequence[Unnamed]) -> bool:
    """Tell whether all that is said of one set can be true."""
    parts = [*_parted([*limits])]
    singles = [part[0] for part in (*parts, *([limit] for limit in limits))]
    if any(not 0 <= one.low <= min(one.high, len(one.allowed)) for one in singles):
        return False
    joint = [part for part in parts if len(part) > 1]
    return not joint or not extreme([], joint, sign=1).impossible


def _sets(groups: Sequence[Unnamed]) -> Iterator[list[Unnamed]]:
    """Gather the limits of each set; where they part it, each part is a set."""
    by_set: dict[tuple[str, str], list[Unnamed]] = defaultdict(list)
    for group in groups:
        by_set[group.event_id, group.role].append(group)
    for limits in by_set.values():
        yield from _parted(limits)


def _parted(limits: list[Unnamed]) -> Iterator[list[Unnamed]]:
    """Take exact groups out of a count of all: what is left of it is the rest's.

    Groups whose regions overlap may be of several sources, and the same countries:
    each is a set of its own.
    """
    totals = [limit for limit in limits if not limit.region]
    groups = [limit for limit in limits if limit.region]
    is_apart = not any(a.allowed & b.allowed for a, b in combinations(groups, 2))
    if len(totals) != 1:
        yield from ([limit] for limit in limits)
    elif not is_apart:
        yield [*totals, *(replace(g, high=len(g.allowed)) for g in groups)]
    elif any(group.low != group.high for group in groups):
        yield limits
    else:
        (total,) = totals
        known = sum(group.low for group in groups)
        allowed = total.allowed.difference(*(group.allowed for group in groups))
        low, high = max(0, total.low - known), total.high - known
        yield from ([group] for group in groups)
        yield [replace(total, allowed=allowed, low=low, high=min(high, len(allowed)))]
