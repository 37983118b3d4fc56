"""How many countries the unnamed ones of a selection can add to those named.

What is said of one role at one event is about one set of countries: groups of a region
and a count of all are limits of the same set. Different sets are free of each other.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Between low and high unnamed countries out of the allowed ones."""

    event_id: str
    region: str  # M49 codes; "" where the source counts countries of no one region
    allowed: frozenset[str]
    low: int
    high: int
    role: str = "attendees"


def fewest_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
    """Count the fewest countries beyond the named that all groups together leave.

    Named countries are free, so that of a group only what it lacks beyond them counts;
    of groups with the same others, the one that lacks most decides.
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
    if len(alone) == 1 and not joint:
        return alone[0][0].low
    return _of_sets(known, [*alone, *joint], most=False)


def _is_met(limits: Sequence[Unnamed], known: frozenset[str]) -> bool:
    """Tell whether countries that are named anyway can be all of a set."""
    (total,) = (limit for limit in limits if not limit.region)
    groups = [limit for limit in limits if limit.region]
    room = [min(group.high, len(group.allowed & known)) for group in groups]
    rest = total.allowed.difference(*(group.allowed for group in groups)) & known
    return (
        all(group.low <= most for group, most in zip(groups, room, strict=True))
        and sum(group.low for group in groups) <= total.high
        and sum(room) + len(rest) >= total.low
    )


def _limit(allowed: frozenset[str], low: int, high: int) -> Unnamed:
    return Unnamed("", "", allowed, low, high)


def most_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
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
    if len(alone) == 1 and not joint:
        return len(held) + alone[0][0].high
    return len(held) + _of_sets(known | held, [*alone, *joint], most=True)


def are_possible(limits: Sequence[Unnamed]) -> bool:
    """Tell whether all that is said of one set can be true."""
    parts = [*_parted([*limits])]
    singles = [part[0] for part in (*parts, *([limit] for limit in limits))]
    if any(not 0 <= one.low <= min(one.high, len(one.allowed)) for one in singles):
        return False
    joint = [part for part in parts if len(part) > 1]
    return not joint or not _program([], joint, most=False).impossible


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
    if len(totals) != 1 or not is_apart:
        yield from ([limit] for limit in limits)
    elif any(group.low != group.high for group in groups):
        yield limits
    else:
        (total,) = totals
        known = sum(group.low for group in groups)
        allowed = total.allowed.difference(*(group.allowed for group in groups))
        low, high = max(0, total.low - known), total.high - known
        yield from ([group] for group in groups)
        yield [replace(total, allowed=allowed, low=low, high=min(high, len(allowed)))]


def _of_sets(
    named: Collection[str], sets: Sequence[Sequence[Unnamed]], *, most: bool
) -> int:
    return abs(_program(named, sets, most=most).least) if sets else 0


def _program(
    named: Collection[str], sets: Sequence[Sequence[Unnamed]], *, most: bool
) -> Answer:
    """Solve for the size of the union of sets, by classes of like countries.

    For each class and set, x says how many of the class the set holds; u how many are
    in any set. Named countries are free.
    """
    limits = [(number, limit) for number, of in enumerate(sets) for limit in of]
    everybody = frozenset().union(*(limit.allowed for _, limit in limits))
    sizes = Counter(
        (country in named, *(country in limit.allowed for _, limit in limits))
        for country in everybody
    )
    classes = list(sizes)
    reach = [
        {n for (n, _), inside in zip(limits, c[1:], strict=True) if inside}
        for c in classes
    ]
    pairs = [(c, n) for c, numbers in enumerate(reach) for n in sorted(numbers)]
    column = {pair: len(classes) + at for at, pair in enumerate(pairs)}
    rows = [
        Row(
            [(column[c, n], 1) for c, kind in enumerate(classes) if kind[at + 1]],
            limit.low,
            limit.high,
        )
        for at, (n, limit) in enumerate(limits)
    ]
    for c, numbers in enumerate(reach):
        rows.append(Row([(c, 1), *((column[c, n], -1) for n in numbers)], None, 0))
        rows += [Row([(c, 1), (column[c, n], -1)], 0, None) for n in numbers]
    sign = -1 if most else 1
    cost = [0 if kind[0] else sign for kind in classes] + [0] * len(pairs)
    size = [sizes[kind] for kind in classes]
    most_of = [*size, *(size[c] for c, _ in pairs)]
    (answer,) = minimise([Program(cost, rows, [0] * len(cost), most_of)])
    return answer
