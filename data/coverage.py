"""Countries and cities of a selection: who is named, and how many there can be."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from data import countries as codes
from data.filters import Filter
from data.membership import participation_of_events, select
from data.package import Dataset, records
from data.totals import claim_events, held, held_events, ids


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Between low and high unnamed countries out of the allowed ones."""

    event_id: str
    region: str  # M49 codes; "" where the source counts countries of no one region
    allowed: frozenset[str]
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Named members in sorted order, and the bounds of how many there are in all."""

    named: tuple[str, ...]
    low: int
    high: int | None
    unnamed: tuple[Unnamed, ...] = ()


@lru_cache(maxsize=256)
def countries(dataset: Dataset, chosen: Filter, *, sure_only: bool = False) -> Covered:
    """Count the countries that took part in the chosen roles at the events held.

    `sure_only` leaves out the events that only may match.
    """
    definite, possible = _events_counted(dataset, chosen)
    possible = () if sure_only else possible
    rows = _rows(dataset, chosen, definite)
    wider = _rows(dataset, chosen, (*definite, *possible))
    named, either = _named(rows), _named(wider)
    groups = unnamed_groups(rows)
    sure = [*groups, *counted_groups(dataset, chosen, definite, rows)]
    events = (*definite, *possible)
    maybe = [*unnamed_groups(wider), *counted_groups(dataset, chosen, events, wider)]
    unsaid = _unsaid(dataset, chosen, events, wider)
    return Covered(
        named=tuple(sorted(named)),
        low=len(named) + fewest_more(named, sure),
        high=None if unsaid else len(either) + most_more(either, maybe),
        unnamed=tuple(groups),
    )


@lru_cache(maxsize=256)
def cities(dataset: Dataset, chosen: Filter) -> Covered:
    """Count the cities of the chosen roles; open above unless a source counts them."""
    definite, possible = held_events(dataset, chosen)
    rows = _rows(dataset, chosen, (*definite, *possible))
    rows = rows[rows["place_id"].notna()]
    of_event: dict[str, set[int]] = {event: set() for event in (*definite, *possible)}
    for event, place in zip(rows["event_id"], rows["place_id"], strict=True):
        of_event[event].add(int(place))
    named = set[int]().union(*(of_event[event] for event in definite))
    either = set[int]().union(*of_event.values())
    limits = (
        _claims_of_one_event(dataset, "cities")
        if "attendees" in chosen.roles_counted
        else {}
    )
    lows = [limits[event][0] for event in definite if event in limits]
    highs = [limits.get(event, (0, None))[1] for event in of_event]
    more = sum(
        max(0, high - len(of_event[event]))
        for event, high in zip(of_event, highs, strict=True)
        if high is not None
    )
    return Covered(
        named=tuple(str(place) for place in sorted(named)),
        low=max([len(named), *lows]),
        high=None if None in highs else len(either) + more,
    )


def _events_counted(
    dataset: Dataset, chosen: Filter
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the events held; with them those planned where partners are asked for."""
    definite, possible = held_events(dataset, chosen)
    if "planned_partner" not in chosen.roles:
        return definite, possible
    selection = select(dataset, chosen)
    planned = ids(dataset, (selection.definite | selection.possible) & ~held(dataset))
    return tuple(dict.fromkeys((*definite, *planned))), possible


def _unsaid(
    dataset: Dataset, chosen: Filter, events: Collection[str], rows: pd.DataFrame
) -> bool:
    """Tell whether no source says from where the attendees of some event came."""
    if "attendees" not in chosen.roles_counted:
        return False
    said = set(rows.loc[rows["role"] == "attendees", "event_id"])
    said |= set(_claims_of_one_event(dataset, "countries"))
    return not set(events) <= said


def unnamed_groups(rows: pd.DataFrame) -> list[Unnamed]:
    """Read "15 countries of Latin America" rows.

    A country that the same event names in the same role is not one of the unnamed.
    """
    wanted = rows[(rows["country"] == "") & (rows["region"] != "")]
    # What is said once of a series is one group, not one at each of its events.
    wanted = wanted.drop_duplicates("participation_id")
    groups = []
    for row in records(wanted):
        same = rows[(rows["event_id"] == row.event_id) & (rows["role"] == row.role)]
        allowed = codes.members(row.region) - _named(same)
        known = not pd.isna(row.countries_stated)
        low, high = (int(row.countries_stated),) * 2 if known else (1, len(allowed))
        groups.append(Unnamed(row.event_id, row.region, allowed, low, high))
    return groups


def counted_groups(
    dataset: Dataset, chosen: Filter, events: Collection[str], rows: pd.DataFrame
) -> list[Unnamed]:
    """Read "32 countries" claims: those beyond the ones that the event names."""
    if "attendees" not in chosen.roles_counted:
        return []
    groups = []
    for event, (low, high) in _claims_of_one_event(dataset, "countries").items():
        if event not in events:
            continue
        here = (rows["event_id"] == event) & (rows["role"] == "attendees")
        named = _named(rows[here])
        allowed = frozenset(codes.codes()) - named
        most = len(allowed) if high is None else max(0, high - len(named))
        least = max(0, low - len(named))
        groups.append(Unnamed(event, "", allowed, least, most))
    return groups


def fewest_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
    """Give the fewest countries beyond the named that the groups can add."""
    return _extreme(frozenset(named), groups, most=False)


def most_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
    """Give the most countries beyond the named that the groups can add."""
    return _extreme(frozenset(named), groups, most=True)


def _extreme(named: frozenset[str], groups: Sequence[Unnamed], *, most: bool) -> int:
    """Solve for how many countries the groups add, by classes of like countries.

    Countries in the same groups are alike; the named ones are free. For each class and
    group, x says how many of the class the group holds; u how many are in any group.
    """
    if not groups:
        return 0
    classes = Counter(
        (tuple(country in group.allowed for group in groups), country in named)
        for country in frozenset().union(*(group.allowed for group in groups))
    )
    if len(groups) == 1:
        return _extreme_of_one(groups[0], classes, most=most)
    return _extreme_of_many(groups, classes, most=most)


Classes = Counter[tuple[tuple[bool, ...], bool]]


def _extreme_of_one(group: Unnamed, classes: Classes, *, most: bool) -> int:
    free = sum(n for (_, is_named), n in classes.items() if is_named)
    new = sum(n for (_, is_named), n in classes.items() if not is_named)
    return min(new, group.high) if most else max(0, group.low - free)


def _extreme_of_many(groups: Sequence[Unnamed], classes: Classes, *, most: bool) -> int:
    from scipy.optimize import Bounds, LinearConstraint, milp

    pairs = [
        (c, g)
        for c, (inside, _) in enumerate(classes)
        for g in range(len(groups))
        if inside[g]
    ]
    sizes = list(classes.values())
    size = len(sizes)
    rows, lows, highs = [], [], []

    def add(entries: Iterable[tuple[int, int]], low: float, high: float) -> None:
        row = np.zeros(size + len(pairs))
        for index, value in entries:
            row[index] += value
        rows.append(row)
        lows.append(low)
        highs.append(high)

    for g, group in enumerate(groups):
        held = [(size + i, 1) for i, (_, of) in enumerate(pairs) if of == g]
        add(held, group.low, group.high)
    for c in range(size):
        of_class = [size + i for i, (this, _) in enumerate(pairs) if this == c]
        add([(c, 1), *((i, -1) for i in of_class)], -np.inf, 0)
        for i in of_class:
            add([(c, 1), (i, -1)], 0, np.inf)
    counts = [0 if is_named else 1 for _, is_named in classes]
    result = milp(
        [-n if most else n for n in counts] + [0] * len(pairs),
        integrality=[1] * (size + len(pairs)),
        bounds=Bounds(0, [*sizes, *(sizes[c] for c, _ in pairs)]),
        constraints=LinearConstraint(np.array(rows), lows, highs),
        options={"mip_rel_gap": 0},
    )
    return abs(round(float(result.fun or 0)))


def _rows(dataset: Dataset, chosen: Filter, events: Collection[str]) -> pd.DataFrame:
    rows = participation_of_events(dataset)
    wanted = rows["event_id"].isin(events) & rows["role"].isin(chosen.roles_counted)
    # A planned partner of a series is named, although at no one event.
    named = rows["definite"] | (rows["role"] == "planned_partner")
    return rows[wanted & named]


def _named(rows: pd.DataFrame) -> frozenset[str]:
    return frozenset(rows["country"]) - {""}


def _claims_of_one_event(
    dataset: Dataset, measure: str
) -> dict[str, tuple[int, int | None]]:
    """Give low and high of the claims that count cities or countries of one event.

    A count of one region's ("15 countries of Latin America") is the participation's.
    """
    covered = claim_events(dataset)
    claims = dataset.claims
    claims = claims[claims["measure"] == measure]
    claims = claims[(claims["population"] == "") | (measure == "cities")]
    limits: dict[str, tuple[int, int | None]] = {}
    for claim in records(claims):
        if len(covered[claim.claim_id]) == 1 and claim.relation == "total":
            event = next(iter(covered[claim.claim_id]))
            least, most = limits.get(event, (0, None))
            low = least if pd.isna(claim.low) else max(least, int(claim.low))
            # "352 cities of Russia" limits all cities only from below.
            if not pd.isna(claim.high) and not claim.population:
                most = min(int(claim.high), int(claim.high) if most is None else most)
            limits[event] = (low, most)
    return limits
