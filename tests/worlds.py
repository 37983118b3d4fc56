"""Small packages, and every world that they leave: what bounds are held against.

Written apart from `data.counting`, as plainly as can be. A world says how many persons
came to each set of events and to no other, how many seats each row of several events
filled, how many certificates, registrations and views there were, and which countries
and cities took part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations, product
from math import ceil, floor

import numpy as np
import numpy.typing as npt

Ways = npt.NDArray[np.int64]
True_ = npt.NDArray[np.bool_]
COUNTRIES = ("BMU", "CAN", "GRL", "USA", "FRA")  # all that there are, in these tests
REGIONS = {"021": ("BMU", "CAN", "GRL", "USA"), "019": ("CAN", "USA", "FRA")}
CITIES = ("1", "2")
_POOL = 4  # cities that nobody names
MOST_MET = 3  # events of which every meeting is tried
_DATED = 2001


@dataclass(frozen=True)
class Claim:
    """One row of claims.csv."""

    name: str
    measure: str
    events: tuple[int, ...]
    low: int | None
    high: int | None
    relation: str = "total"
    dispute: str = ""
    population: str = ""
    region: str = ""

    @property
    def is_part(self) -> bool:
        return bool(self.population)


@dataclass(frozen=True)
class Package:
    """A few events and what is said of them."""

    counts: tuple[tuple[int, int], ...]  # how few and how many events a row stands for
    claims: tuple[Claim, ...]
    # event, country (or place), region, how many unnamed
    named: tuple[tuple[int, str], ...] = ()
    cities: tuple[tuple[int, str], ...] = ()
    groups: tuple[tuple[int, str, int | None], ...] = ()
    complete: frozenset[int] = frozenset()

    def tables(self) -> dict[str, str]:
        """Draw the package for `tests.drawn.tables`."""
        events = ["event_id | date | count_low | count_high | attendee_countries"]
        for e, (few, many) in enumerate(self.counts):
            whole = "complete" if e in self.complete else ""
            events.append(f"e{e} | {_DATED + e} | {few} | {many} | {whole}")
        claims = ["claim_id | measure | relation | events | low | high"]
        claims[0] += " | dispute | population | dimension | part"
        for c in self.claims:
            ends = [c.measure, c.relation, " ".join(f"e{e}" for e in c.events)]
            ends += ["" if n is None else str(n) for n in (c.low, c.high)]
            ends += [c.dispute, c.population, "origin" if c.region else "", c.region]
            claims.append(" | ".join([c.name, *ends]))
        rows = ["participation_id | event_id | country | place_id | region"]
        rows[0] += " | countries_stated"
        for n, (e, country) in enumerate(self.named):
            rows.append(f"n{n} | e{e} | {country} | | |")
        for n, (e, place) in enumerate(self.cities):
            rows.append(f"c{n} | e{e} | FRA | {place} | |")
        for n, (e, region, stated) in enumerate(self.groups):
            number = "" if stated is None else stated
            rows.append(f"g{n} | e{e} | | | {region} | {number}")
        places = [f"{city} | City {city} | FRA" for city in CITIES]
        return {
            "events": "\n".join(events),
            "claims": "\n".join(claims),
            "participation": "\n".join(rows),
            "places": "\n".join(["place_id | name | country", *places]),
        }

    def choices(self) -> Iterator["Package"]:
        """Take one claim of each dispute as true."""
        sides: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.dispute:
                sides.setdefault(claim.dispute, []).append(claim)
        sure = [claim for claim in self.claims if not claim.dispute]
        for chosen in product(*sides.values()):
            yield replace(self, claims=(*sure, *chosen))

    def about(self, measure: str) -> "Package":
        """Leave out the claims that say nothing of a measure."""
        of = "people" if _family(measure) == "people" else measure
        kept = (c for c in self.claims if of in {c.measure, _family(c.measure)})
        return replace(self, claims=tuple(kept))

    def only(self, names: frozenset[str]) -> "Package":
        """Leave out claims, and a dispute of which a side is left out."""
        left = {c.dispute for c in self.claims if c.name not in names} - {""}
        kept = (c for c in self.claims if c.name in names and c.dispute not in left)
        return replace(self, claims=tuple(kept))


Bounds = tuple[int, int | None]


def bounds(
    package: Package,
    measure: str,
    sure: Sequence[int],
    either: Sequence[int],
) -> Bounds | None:
    """Try every world; None where there is none."""
    lows: list[int] = []
    highs: list[int | None] = []
    for settled in package.about(measure).choices():
        value = _VALUES[_family(measure)](settled, measure)
        if value is None:
            continue
        lows.append(int(value(sure).min()))
        is_open = bool({*either} - _closed(settled, measure))
        highs.append(None if is_open else int(value(either).max()))
    if not lows:
        return None
    known = [high for high in highs if high is not None]
    return min(lows), max(known) if len(known) == len(highs) else None


def is_true(package: Package) -> bool:
    """Tell whether any world is left."""
    measures = ["attendances", "registrations", "views"]
    if len(package.counts) <= MOST_MET:
        measures += ["countries", "cities"]
    return all(
        any(_VALUES[_family(m)](p, m) is not None for p in package.about(m).choices())
        for m in measures
    )


Value = Callable[[Sequence[int]], Ways]


def _family(measure: str) -> str:
    if measure in {"attendances", "persons", "certificates"}:
        return "people"
    return measure if measure in {"countries", "cities"} else "apart"


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
        of = np.repeat(np.arange(len(most)), most + 1)
        starts = np.cumsum(most + 1) - (most + 1)
        self.columns = [column[of] for column in self.columns]
        self.others = [*(c[of] for c in self.others), np.arange(len(of)) - starts[of]]


def _people(package: Package, measure: str) -> Value | None:
    events = range(len(package.counts))
    kinds = [k for n in range(1, len(events) + 1) for k in combinations(events, n)]
    claims = [c for c in package.claims if _family(c.measure) == "people"]
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
        and not c.region
        and not c.is_part
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


_VALUES: dict[str, Callable[[Package, str], Value | None]] = {
    "people": _people,
    "apart": _apart,
    "countries": _countries,
    "cities": _cities,
}


def packages(seed: int) -> Iterator[Package]:
    """Draw packages without end; some contradict themselves."""
    rng = np.random.default_rng(seed)
    while True:
        yield _Drawing(rng).package()


_ENDS = ("exact", "about", "low", "high")


class _Drawing:
    """Draws one package."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.size = int(rng.choice([2, 2, 2, 3, 3, 4, 5]))
        self.is_small = self.size < 4
        self.most = {2: 4, 3: 2, 4: 3, 5: 2}[self.size]
        self.claims: list[Claim] = []

    def package(self) -> Package:
        rng, size = self.rng, self.size
        counts = [(1, 1)] * size
        if size == 2 and rng.random() < 0.3:
            counts[0] = ((1, 2), (2, 2))[int(rng.integers(2))]
            self.most = 3
        people = ["attendances", "attendances", "certificates"]
        people += ["persons"] * self.is_small
        self._sums(people, int(rng.integers(0, 5)))
        self._sums(["registrations", "views"], int(rng.integers(0, 3)))
        if not self.is_small:
            return Package(tuple(counts), tuple(self.claims))
        self._places("countries", int(rng.integers(0, 4)), 5)
        self._places("cities", int(rng.integers(0, 3)), 3 if size == 2 else 2)
        named = [(e, str(c)) for e in range(size) for c in self._some(COUNTRIES, 0.2)]
        cities = [(e, str(c)) for e in range(size) for c in self._some(CITIES, 0.3)]
        # Whoever comes from a city comes from its country.
        named += [(e, "FRA") for e in sorted({e for e, _ in cities})]
        groups = [
            (e, region, None if rng.random() < 0.3 else int(rng.integers(1, 3)))
            for e in range(size)
            for region in self._some(tuple(REGIONS), 0.2)
        ]
        complete = frozenset(e for e in range(size) if rng.random() < 0.3)
        return Package(
            tuple(counts),
            tuple(self.claims),
            tuple(dict.fromkeys(named)),
            tuple(cities),
            tuple(groups),
            complete,
        )

    def _some(self, names: Sequence[str], chance: float) -> list[str]:
        return [name for name in names if self.rng.random() < chance]

    def _events(self) -> tuple[int, ...]:
        count = int(self.rng.integers(1, self.size + 1))
        return tuple(sorted(self.rng.permutation(self.size)[:count].tolist()))

    def _ends(self, most: int) -> tuple[int | None, int | None]:
        low = int(self.rng.integers(0, most + 1))
        high = int(self.rng.integers(low, most + 1))
        kind = self.rng.choice(_ENDS)
        if kind == "exact":
            return low, low
        return None if kind == "high" else low, None if kind == "low" else high

    def _sums(self, measures: Sequence[str], count: int) -> None:
        for _ in range(count):
            relation = str(self.rng.choice(["total"] * 4 + ["each_at_most", "average"]))
            low, high = self._ends(self.most)
            if relation == "each_at_most":
                low, high = None, int(self.rng.integers(0, self.most + 1))
            if relation == "average" and self.size > 2:
                low = high = min(1, high or 0)
            measure = str(self.rng.choice(measures))
            if measure == "persons" and relation == "average":
                relation = "total"
            is_part = relation == "total" and self.rng.random() < 0.15
            self._add(
                Claim(
                    "",
                    measure,
                    self._events(),
                    low,
                    high,
                    relation,
                    population="from abroad" if is_part else "",
                ),
                self.most,
            )

    def _places(self, measure: str, count: int, most: int) -> None:
        for _ in range(count):
            low, high = self._ends(most)
            region, part, luck = "", "", self.rng.random()
            if luck < 0.2 and measure == "countries":
                region = str(self.rng.choice(tuple(REGIONS)))
            elif luck < 0.35:
                part = "lecturers"
            claim = Claim(
                "", measure, self._events(), low, high, population=part, region=region
            )
            self._add(claim, most)

    def _add(self, claim: Claim, most: int) -> None:
        """Add a claim, and now and then another that disagrees with it."""
        dispute = ""
        if self.rng.random() < 0.12 and claim.relation == "total":
            dispute = f"d{len(self.claims)}"
            low, high = self._ends(most)
            other = replace(claim, low=low, high=high, dispute=dispute)
            self._append(other)
        self._append(replace(claim, dispute=dispute))

    def _append(self, claim: Claim) -> None:
        self.claims.append(replace(claim, name=f"k{len(self.claims)}"))
