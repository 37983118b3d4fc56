"""Small packages, and every world that they leave: what bounds are held against.

Written apart from `data.counting`, as plainly as can be. A world says how many persons
came to each set of events and to no other, how many seats each row of several events
filled, how many certificates, registrations and views there were, and which countries
and cities took part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from tests.small import CITIES, COUNTRIES, REGIONS, Claim, Package

_MOST_WAYS = 1_000_000
Ways = npt.NDArray[np.int64]
True_ = npt.NDArray[np.bool_]
_POOL = 4  # cities that nobody names
MOST_MET = 3  # events of which every meeting is tried


Bounds = tuple[int, int | None]


def bounds(
    package: Package,
    measure: str,
    sure: Sequence[int],
    either: Sequence[int],
) -> Bounds | None:
    """Try every world; None where there is none."""
    (found,) = bounds_of_each(package, measure, [(sure, either)])
    return found


def bounds_of_each(
    package: Package,
    measure: str,
    asked: Sequence[tuple[Sequence[int], Sequence[int]]],
) -> list[Bounds | None]:
    """Try every world once for several questions: `sure` and `either` of each."""
    lows: list[list[int]] = [[] for _ in asked]
    highs: list[list[int | None]] = [[] for _ in asked]
    for settled in package.about(_family(measure)).choices():
        value = _value_of(measure)(settled, measure)
        if value is None:
            continue
        closed = _closed(settled, measure)
        for (sure, either), low, high in zip(asked, lows, highs, strict=True):
            low.append(int(value(sure).min()))
            is_open = bool({*either} - closed)
            high.append(None if is_open else int(value(either).max()))
    return [*map(_together, lows, highs)]


def _together(lows: list[int], highs: list[int | None]) -> Bounds | None:
    if not lows:
        return None
    known = [high for high in highs if high is not None]
    return min(lows), max(known) if len(known) == len(highs) else None


def lightest(package: Package, measure: str) -> dict[tuple[int, ...], int | None]:
    """Find the smallest weighted sum for every 1, 0 and -1 that events can count for.

    None where it has no end; nothing of a package that no world is true of.
    """
    sums: dict[tuple[int, ...], list[int | None]] = {}
    events = range(len(package.counts))
    for settled in package.about(_family(measure)).choices():
        value = _value_of(measure)(settled, measure)
        if value is None:
            continue
        for weights in product((-1, 0, 1), repeat=len(events)):
            added, taken = ([e for e in events if weights[e] == s] for s in (1, -1))
            is_open = bool({*taken} - _closed(settled, measure))
            least = None if is_open else int((value(added) - value(taken)).min())
            sums.setdefault(weights, []).append(least)
    return {
        weights: None if None in of else min(n for n in of if n is not None)
        for weights, of in sums.items()
    }


def apart(
    package: Package, measure: str
) -> dict[tuple[tuple[int, ...], tuple[int, ...]], int | None]:
    """Find the least of the union of some events less that of others, for every two.

    None where it has no end; nothing of a package that no world is true of.
    """
    sums: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int | None]] = {}
    events = range(len(package.counts))
    every = [some for n in range(len(events) + 1) for some in combinations(events, n)]
    for settled in package.about(_family(measure)).choices():
        value = _value_of(measure)(settled, measure)
        if value is None:
            continue
        sizes = {some: value(some) for some in every}
        closed = _closed(settled, measure)
        for one, other in product(every, repeat=2):
            is_open = bool({*other} - {*one} - closed)
            least = None if is_open else int((sizes[one] - sizes[other]).min())
            sums.setdefault((one, other), []).append(least)
    return {
        pair: None if None in of else min(n for n in of if n is not None)
        for pair, of in sums.items()
    }


def is_true(package: Package) -> bool:
    """Tell whether any world is left."""
    measures = ["attendances", "registrations", "views"]
    if len(package.counts) <= MOST_MET:
        measures += ["countries", "cities"]
    return all(
        any(_value_of(m)(p, m) is not None for p in package.about(_family(m)).choices())
        for m in measures
    )


Value = Callable[[Sequence[int]], Ways]


_PEOPLE = ("attendances", "persons", "certificates")


def _family(measure: str) -> tuple[str, ...]:
    """Name the measures that say anything of each other."""
    return _PEOPLE if measure in _PEOPLE else (measure,)


def _limits(claim: Claim, counts: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Read what a claim says of the sum over its events."""
    low = 0 if claim.low is None else claim.low
    high = np.inf if claim.high is None or claim.is_part else claim.high
    if claim.relation == "average":
        half = 0.5 if claim.low == claim.high else 0
        few = sum(counts[e][0] for e in claim.events)
        many = sum(counts[e][1] for e in claim.events)
        low = ceil(few * (low - half))
        high = np.inf if high == np.inf else floor(many * (high + half))
    return low, high


def _holds(claim: Claim, package: Package, by_event: Sequence[Ways]) -> True_:
    """Tell in which worlds a claim about a sum is true."""
    if claim.relation == "each_at_most":
        true = np.ones(len(by_event[0]), bool)
        for e in claim.events:
            if claim.high is not None and not claim.is_part:
                true &= by_event[e] <= claim.high * package.counts[e][1]
        return true
    total: Ways = np.sum([by_event[e] for e in claim.events], axis=0)
    low, high = _limits(claim, package.counts)
    fits: True_ = (total >= low) & (total <= high)
    return fits


def _reach(package: Package, claims: Sequence[Claim]) -> int:
    """Give what no count of one thing need exceed: the largest number claimed."""
    most = 1
    for claim in claims:
        low, high = _limits(claim, package.counts)
        if claim.relation == "each_at_most" and claim.high is not None:
            high = claim.high * max(package.counts[e][1] for e in claim.events)
        most = max(most, int(low), 0 if high == np.inf else int(high))
    return most


def _grid(sizes: Sequence[int]) -> list[Ways]:
    """Give every way to count so many things, each from 0 to below its size."""
    every = np.indices(tuple(sizes)).reshape(len(sizes), -1)
    return [column.astype(np.int64) for column in every]


class TooManyError(Exception):
    """A question of more worlds than can be tried."""


@dataclass
class _People:
    """Columns of worlds: persons of each kind, and what else is counted of events."""

    kinds: list[tuple[int, ...]]
    columns: list[Ways]
    others: list[Ways] = field(default_factory=list)

    def at(self, some: Sequence[int]) -> Ways:
        """Count the different persons at any of some events."""
        pairs = zip(self.kinds, self.columns, strict=True)
        came = [column for kind, column in pairs if {*kind} & {*some}]
        total: Ways = np.sum(came, axis=0)
        return total

    def keep(self, true: True_) -> None:
        """Leave out the worlds in which something is not true."""
        self.columns = [column[true] for column in self.columns]
        self.others = [column[true] for column in self.others]

    def widen(self, most: Ways) -> None:
        """Make a world for each number from 0 to so many; it is the last column."""
        if (most + 1).sum() > _MOST_WAYS:
            raise TooManyError
        of = np.repeat(np.arange(len(most)), most + 1)
        starts = np.cumsum(most + 1) - (most + 1)
        self.columns = [column[of] for column in self.columns]
        self.others = [*(c[of] for c in self.others), np.arange(len(of)) - starts[of]]


def _people(package: Package, measure: str) -> Value | None:
    events = range(len(package.counts))
    kinds = [k for n in range(1, len(events) + 1) for k in combinations(events, n)]
    claims = [c for c in package.claims if c.measure in _PEOPLE]
    if "persons" not in {measure, *(c.measure for c in claims)}:  # nobody comes twice
        kinds = [(e,) for e in events]
    sizes = [_reach(package, claims) + 1] * len(kinds)
    people = _People(kinds, _grid(sizes))
    _of_persons(package, claims, people)
    several = [e for e in events if package.counts[e][1] > 1]
    for e in several:  # whoever came to one of them may have come to the others
        people.widen((package.counts[e][1] - 1) * people.at((e,)))

    def seats() -> list[Ways]:
        by_event = [people.at((e,)) for e in events]
        for n, e in enumerate(several):
            by_event[e] = by_event[e] + people.others[n]
        return by_event

    for claim in claims:
        if claim.measure == "attendances" or _is_of_each(claim):
            people.keep(_holds(claim, package, seats()))
    passed = [c for c in claims if c.measure == "certificates"]
    if passed or measure == "certificates":
        for e in events:
            people.widen(seats()[e])
        for claim in passed:
            people.keep(_holds(claim, package, people.others[len(several) :]))
    size = len(people.columns[0])
    summed = people.others[len(several) :] if measure == "certificates" else seats()
    value = people.at if measure == "persons" else _summed(summed, size)
    return value if size else None


def _of_persons(package: Package, claims: Sequence[Claim], people: _People) -> None:
    """Leave out worlds of more or fewer different persons than are claimed."""
    for claim in claims:
        if claim.measure == "persons" and claim.relation == "total":
            low, high = _limits(claim, package.counts)
            came = people.at(claim.events)
            people.keep((came >= low) & (came <= high))


def _is_of_each(claim: Claim) -> bool:
    """Tell whether a claim of persons says of single events what each had."""
    return claim.measure == "persons" and claim.relation != "total"


def _summed(by_event: Sequence[Ways], size: int) -> Value:
    def value(some: Sequence[int]) -> Ways:
        zero = np.zeros(size, np.int64)
        total: Ways = np.sum([zero, *(by_event[e] for e in some)], axis=0)
        return total

    return value


def _apart(package: Package, measure: str) -> Value | None:
    claims = [c for c in package.claims if c.measure == measure]
    by_event = _grid([_reach(package, claims) + 1] * len(package.counts))
    true = np.ones(len(by_event[0]), bool)
    for claim in claims:
        true &= _holds(claim, package, by_event)
    kept = [column[true] for column in by_event]
    return _summed(kept, int(true.sum())) if true.any() else None


def _masks(members: Sequence[str], some: Sequence[str]) -> int:
    return sum(1 << members.index(member) for member in some)


def _joined(package: Package, members: Sequence[str], measure: str) -> list[Ways]:
    """Give every way to choose a set for each event, as bits, by what claims say."""
    sets = _grid([1 << len(members)] * len(package.counts))
    true = np.ones(len(sets[0]), bool)
    for claim in package.claims:
        if claim.measure == measure:
            union = np.bitwise_or.reduce([sets[e] for e in claim.events])
            if claim.region:
                union &= _masks(members, REGIONS[claim.region])
            size, (low, high) = np.bitwise_count(union), _limits(claim, package.counts)
            true &= (size >= low) & (size <= high)
    return [column[true] for column in sets]


def _countries(package: Package, measure: str) -> Value | None:
    sets = _joined(package, COUNTRIES, measure)
    true = np.ones(len(sets[0]), bool)
    for e in range(len(package.counts)):
        allowed = _of_event(package, e)
        true &= np.isin(sets[e], allowed)
    return _united([column[true] for column in sets])


def _of_event(package: Package, event: int) -> list[int]:
    """List the sets of countries that can have attended an event, claims aside."""
    named = _masks(COUNTRIES, [c for e, c in package.named if e == event])
    groups = [
        (_masks(COUNTRIES, REGIONS[region]) & ~named, stated)
        for e, region, stated in package.groups
        if e == event
    ]
    is_counted = any(
        c.measure == "countries"
        and c.events == (event,)
        and not (c.region or c.is_part)
        and (c.low or c.high is not None)  # one that says nothing counts nothing
        for c in package.claims
    )
    is_complete = event in package.complete
    is_apart = all(not a & b for (a, _), (b, _) in combinations(groups, 2))
    found = []
    for some in range(1 << len(COUNTRIES)):
        if some & named != named:
            continue
        choices = []
        for allowed, stated in groups:
            here = [s for s in range(1 << len(COUNTRIES)) if not s & ~(allowed & some)]
            if is_apart and (is_complete or is_counted):
                here = [allowed & some]
            size = [s.bit_count() for s in here]
            fits = [
                s
                for s, n in zip(here, size, strict=True)
                if (n >= 1 if stated is None else n == stated)
            ]
            choices.append(fits)
        closed = is_complete and not is_counted
        if any(
            not closed or some == named | _union(chosen) for chosen in product(*choices)
        ):
            found.append(some)
    return found


def _union(sets: Sequence[int]) -> int:
    union = 0
    for some in sets:
        union |= some
    return union


def _united(sets: list[Ways]) -> Value | None:
    if not len(sets[0]):
        return None

    def value(some: Sequence[int]) -> Ways:
        zero = np.zeros(len(sets[0]), np.int64)
        union = np.bitwise_or.reduce([zero, *(sets[e] for e in some)])
        size: Ways = np.bitwise_count(union).astype(np.int64)
        return size

    return value


def _cities(package: Package, measure: str) -> Value | None:
    members = (*CITIES, *(f"other {n}" for n in range(_POOL)))
    sets = _joined(package, members, measure)
    true = np.ones(len(sets[0]), bool)
    for e, city in package.cities:
        true &= (sets[e] >> members.index(city)) & 1 == 1
    return _united([column[true] for column in sets])


def _closed(package: Package, measure: str) -> set[int]:
    """Name the events of which a claim about everybody leaves no more than so many."""
    upper = {
        "persons": {"attendances", "persons"},
        "attendances": {"attendances", "persons"},
        "certificates": {"attendances", "persons", "certificates"},
    }.get(measure, {measure})
    whole = (
        claim.events
        for claim in package.claims
        if claim.measure in upper and claim.high is not None
        if not claim.is_part and not claim.region
    )
    complete = package.complete if measure == "countries" else frozenset[int]()
    return {*chain.from_iterable(whole), *complete}


def _value_of(measure: str) -> Callable[[Package, str], Value | None]:
    if measure in _PEOPLE:
        return _people
    return {"countries": _countries, "cities": _cities}.get(measure, _apart)
