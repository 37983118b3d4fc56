"""Draws small packages, of claims of every measure; some contradict themselves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

COUNTRIES = ("BMU", "CAN", "GRL", "USA", "FRA")  # all that there are, in these tests
REGIONS = {"021": ("BMU", "CAN", "GRL", "USA"), "019": ("CAN", "USA", "FRA")}
CITIES = ("1", "2")
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

    def about(self, measures: Collection[str]) -> "Package":
        """Leave out the claims of other measures."""
        kept = (claim for claim in self.claims if claim.measure in measures)
        return replace(self, claims=tuple(kept))

    def only(self, names: frozenset[str]) -> "Package":
        """Leave out claims, and a dispute of which a side is left out."""
        left = {c.dispute for c in self.claims if c.name not in names} - {""}
        kept = (c for c in self.claims if c.name in names and c.dispute not in left)
        return replace(self, claims=tuple(kept))


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
