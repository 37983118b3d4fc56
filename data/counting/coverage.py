"""Countries and cities of a selection: who is named, and how many there can be."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.counting.highs import Program, Row
from data.counting.program import minimise
from data.counting.totals import claim_events, held, held_masks
from data.geography import countries as codes
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES, Filter
from data.selecting.membership import select

Limits = dict[str, tuple[int, int | None]]  # low and high by event


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


@of_data(maxsize=256)
def countries(dataset: Dataset, chosen: Filter, *, sure_only: bool = False) -> Covered:
    """Count the countries that took part in the chosen roles at the events held.

    `sure_only` leaves out the events that only may match.
    """
    definite, possible = _events_counted(dataset, chosen)
    either = definite if sure_only else definite | possible
    rows = _taking_part(dataset, chosen, definite)
    wider = _taking_part(dataset, chosen, either)
    named, sure, groups = _named_and_groups(dataset, chosen, definite, rows)
    in_all, maybe = named, sure
    if (either != definite).any():
        in_all, maybe, _ = _named_and_groups(dataset, chosen, either, wider)
    unsaid = _unsaid(dataset, chosen, either, wider)
    return Covered(
        named=tuple(sorted(named)),
        low=len(named) + fewest_more(named, sure),
        high=None if unsaid else len(in_all) + most_more(in_all, maybe),
        unnamed=tuple(groups),
    )


def _named_and_groups(
    dataset: Dataset, chosen: Filter, events: Mask, picked: Mask
) -> tuple[frozenset[str], list[Unnamed], list[Unnamed]]:
    """Give the countries named, every group, and those of them that have a region."""
    groups = unnamed_groups(dataset, picked)
    counted = counted_groups(dataset, chosen, events, picked)
    return _named(dataset, picked), [*groups, *counted], groups


@of_data(maxsize=256)
def cities(dataset: Dataset, chosen: Filter) -> Covered:
    """Count the cities of the chosen roles; open above unless a source counts them."""
    definite, possible = held_masks(dataset, chosen)
    takers = coded.takers(dataset)
    picked = _taking_part(dataset, chosen, definite | possible) & (takers.place >= 0)
    sure = picked & definite[takers.event]
    places = dataset.places["place_id"].to_numpy()
    named = [str(place) for place in sorted(places[np.unique(takers.place[sure])])]
    limits = _claims_of_one_event(dataset, "cities")
    if "attendees" not in chosen.roles_counted:
        limits = {}
    number = coded.events(dataset).number
    lows = [low for event, (low, _) in limits.items() if definite[number[event]]]
    return Covered(
        named=tuple(named),
        low=max([len(named), *lows]),
        high=_most_cities(dataset, limits, definite | possible, picked),
    )


def _most_cities(
    dataset: Dataset, limits: Limits, events: Mask, picked: Mask
) -> int | None:
    """Add what the sources allow beyond the cities named; None where one is open."""
    number, takers = coded.events(dataset).number, coded.takers(dataset)
    most = {number[event]: high for event, (_, high) in limits.items()}
    if any(most.get(event) is None for event in np.flatnonzero(events).tolist()):
        return None
    pairs = takers.event[picked].astype(np.int64) * (len(dataset.places) or 1)
    pairs = np.unique(pairs + takers.place[picked])
    named = np.bincount(pairs // (len(dataset.places) or 1), minlength=len(events))
    more = sum(
        max(0, high - int(named[event]))
        for event, high in most.items()
        if high is not None and events[event]
    )
    return len(np.unique(takers.place[picked])) + more


def _events_counted(dataset: Dataset, chosen: Filter) -> tuple[Mask, Mask]:
    """Pick the events held; with them those planned where partners are asked for."""
    definite, possible = held_masks(dataset, chosen)
    if "planned_partner" not in chosen.roles:
        return definite, possible
    selection = select(dataset, chosen)
    planned = (selection.definite | selection.possible) & ~held(dataset)
    return definite | planned, possible


def _unsaid(dataset: Dataset, chosen: Filter, events: Mask, picked: Mask) -> bool:
    """Tell whether no source says from where the attendees of some event came."""
    if "attendees" not in chosen.roles_counted:
        return False
    takers = coded.takers(dataset)
    placed = np.zeros(len(events), bool)
    placed[takers.event[picked & (takers.role == ROLES.index("attendees"))]] = True
    placed |= coded.mask(dataset, [*_claims_of_one_event(dataset, "countries")])
    return bool((events & ~placed).any())


def unnamed_groups(dataset: Dataset, picked: Mask) -> list[Unnamed]:
    """Read "15 countries of Latin America" among the takers picked.

    A country that the same event names in the same role is not one of the unnamed.
    """
    takers = coded.takers(dataset)
    wanted = np.flatnonzero(picked & (takers.country < 0) & (takers.region >= 0))
    # What is said once of a series is one group, not one at each of its events.
    _, first = np.unique(takers.row[wanted], return_index=True)
    wanted = wanted[np.sort(first)]
    roles = takers.event.astype(np.int64) * len(ROLES) + takers.role
    near = picked & (takers.country >= 0)
    near[near] = np.isin(takers.event[near], takers.event[wanted])
    named: dict[int, set[str]] = defaultdict(set)
    known = codes.codes()
    pairs = zip(roles[near].tolist(), takers.country[near].tolist(), strict=True)
    for role, country in pairs:
        named[role].add(known[country])
    ids = coded.events(dataset).ids
    stated = dataset.participation["countries_stated"].iloc[takers.row[wanted]]
    groups = []
    for at, count in zip(wanted.tolist(), stated, strict=True):
        region = takers.regions[takers.region[at]]
        allowed = codes.members(region) - named.get(int(roles[at]), frozenset())
        low, high = (1, len(allowed)) if pd.isna(count) else (int(count),) * 2
        groups.append(Unnamed(ids[takers.event[at]], region, allowed, low, high))
    return groups


def counted_groups(
    dataset: Dataset, chosen: Filter, events: Mask, picked: Mask
) -> list[Unnamed]:
    """Read "32 countries" claims: those beyond the ones that the event names."""
    if "attendees" not in chosen.roles_counted:
        return []
    takers, number = coded.takers(dataset), coded.events(dataset).number
    limits = {
        event: limit
        for event, limit in _claims_of_one_event(dataset, "countries").items()
        if events[number[event]]
    }
    known, named = codes.codes(), defaultdict[int, set[str]](set)
    near = picked & (takers.role == ROLES.index("attendees")) & (takers.country >= 0)
    near[near] = np.isin(takers.event[near], [number[event] for event in limits])
    pairs = zip(takers.event[near].tolist(), takers.country[near].tolist(), strict=True)
    for event, country in pairs:
        named[event].add(known[country])
    groups = []
    for event, (low, high) in limits.items():
        of_event = named[number[event]]
        allowed = frozenset(known) - of_event
        most = len(allowed) if high is None else max(0, high - len(of_event))
        least = max(0, low - len(of_event))
        groups.append(Unnamed(event, "", allowed, least, most))
    return groups


def fewest_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
    """Give the fewest countries beyond the named that the groups can add.

    Named countries are free, so that of a group only what it lacks beyond them counts;
    of groups with the same others, the one that lacks most decides.
    """
    known = frozenset(named)
    lacking: dict[frozenset[str], int] = {}
    for group in groups:
        others = group.allowed - known
        lacks = group.low - (len(group.allowed) - len(others))
        if lacks > 0:
            lacking[others] = max(lacks, lacking.get(others, 0))
    return _extreme(
        [Unnamed("", "", others, n, len(others)) for others, n in lacking.items()],
        most=False,
    )


def most_more(named: Collection[str], groups: Sequence[Unnamed]) -> int:
    """Give the most countries beyond the named that the groups can add.

    Groups with the same others add up; those that can hold all of theirs are done.
    """
    known = frozenset(named)
    room: Counter[frozenset[str]] = Counter()
    for group in groups:
        others = group.allowed - known
        room[others] += min(group.high, len(others))
    held: frozenset[str] = frozenset()
    while full := [others for others, most in room.items() if most >= len(others)]:
        held |= frozenset().union(*full)
        left: Counter[frozenset[str]] = Counter()
        for others, most in room.items():
            if most < len(others) and others - held:
                left[others - held] += most
        room = left
    rest = [Unnamed("", "", others, 0, most) for others, most in room.items()]
    return len(held) + _extreme(rest, most=True)


def _extreme(groups: Sequence[Unnamed], *, most: bool) -> int:
    """Solve for how many countries the groups add, by classes of like countries.

    Countries in the same groups are alike. For each class and group, x says how many of
    the class the group holds; u how many are in any group.
    """
    if not groups:
        return 0
    if len(groups) == 1:
        return groups[0].high if most else groups[0].low
    classes = Counter(
        tuple(country in group.allowed for group in groups)
        for country in frozenset().union(*(group.allowed for group in groups))
    )
    return _extreme_of_many(groups, classes, most=most)


Classes = Counter[tuple[bool, ...]]


def _extreme_of_many(groups: Sequence[Unnamed], classes: Classes, *, most: bool) -> int:
    pairs = [
        (c, g)
        for c, inside in enumerate(classes)
        for g in range(len(groups))
        if inside[g]
    ]
    sizes = list(classes.values())
    size = len(sizes)
    rows = [
        Row(
            [(size + i, 1) for i, (_, of) in enumerate(pairs) if of == g],
            group.low,
            group.high,
        )
        for g, group in enumerate(groups)
    ]
    for c in range(size):
        of_class = [size + i for i, (this, _) in enumerate(pairs) if this == c]
        rows.append(Row([(c, 1), *((i, -1) for i in of_class)], None, 0))
        rows += [Row([(c, 1), (i, -1)], 0, None) for i in of_class]
    program = Program(
        cost=[-1 if most else 1] * size + [0] * len(pairs),
        rows=rows,
        least=[0] * (size + len(pairs)),
        most=[*sizes, *(sizes[c] for c, _ in pairs)],
    )
    (answer,) = minimise([program])
    return abs(answer.least)


def _taking_part(dataset: Dataset, chosen: Filter, events: Mask) -> Mask:
    """Pick the takers of events in the roles that count."""
    takers = coded.takers(dataset)
    wanted = np.isin(takers.role, coded.role_codes(chosen.roles_counted))
    # A planned partner of a series is named, although at no one event.
    named = takers.definite | (takers.role == ROLES.index("planned_partner"))
    picked: Mask = wanted & named & events[takers.event]
    return picked


def _named(dataset: Dataset, picked: Mask) -> frozenset[str]:
    numbers = np.unique(coded.takers(dataset).country[picked])
    return frozenset(codes.codes()[country] for country in numbers if country >= 0)


@of_data(maxsize=8)
def _claims_of_one_event(dataset: Dataset, measure: str) -> Limits:
    """Give low and high of the claims that count cities or countries of one event.

    A count of one region's ("15 countries of Latin America") is the participation's.
    """
    covered = claim_events(dataset)
    claims = dataset.claims
    claims = claims[claims["measure"] == measure]
    claims = claims[(claims["population"] == "") | (measure == "cities")]
    limits: Limits = {}
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
