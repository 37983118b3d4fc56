"""Countries and cities of a selection: who is named, and how many there can be."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.counting.totals import claim_events, held_masks
from data.counting.unnamed import Unnamed, fewest_more, most_more
from data.geography import countries as codes
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES, Filter, Role
from data.selecting.membership import select

PARTNER: Role = "planned_partner"
Limits = dict[str, tuple[int, int | None]]  # low and high by event


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Named members in sorted order, and the bounds of how many there are in all."""

    named: tuple[str, ...]
    low: int
    high: int | None
    unnamed: tuple[Unnamed, ...] = ()
    partners: tuple[str, ...] = ()  # of `named`, those only planned to take part

    @property
    def taking_part(self) -> int:
        """Count the members named that took part."""
        return len(self.named) - len(self.partners)


@of_data(maxsize=256)
def countries(dataset: Dataset, chosen: Filter, *, sure_only: bool = False) -> Covered:
    """Count the countries that took part in the chosen roles at the events held.

    Planned partners are named where they are asked for, and took no part: they count in
    no bound. `sure_only` leaves out the events that only may match.
    """
    definite, possible = held_masks(dataset, chosen)
    either = definite if sure_only else definite | possible
    rows = _taking_part(dataset, chosen, definite)
    named, sure, groups = _named_and_groups(dataset, chosen, definite, rows)
    planned = partners(dataset, chosen)
    only_planned = _named(dataset, planned) - named
    return Covered(
        named=tuple(sorted(named | only_planned)),
        low=len(named) + fewest_more(named, sure),
        high=_most_countries(dataset, chosen, either),
        unnamed=(*groups, *unnamed_groups(dataset, planned)),
        partners=tuple(sorted(only_planned)),
    )


def partners(dataset: Dataset, chosen: Filter) -> Mask:
    """Pick the planned partners, if they are asked for, of events that surely match.

    A source names them of an event that is planned, or was; of one that was cancelled
    they are partners no more. Those of a whole series are sure where every planned
    event of it is.
    """
    takers, known = coded.takers(dataset), coded.events(dataset)
    if PARTNER not in chosen.roles:
        return np.zeros(len(takers.row), bool)
    planned = (dataset.events["status"] == "planned").to_numpy(dtype=bool)
    sure = select(dataset, chosen).definite & (planned | known.held)
    open_ = np.zeros(len(dataset.series), bool)
    open_[known.series[planned & ~sure]] = True
    is_sure = takers.definite | ~open_[known.series[takers.event]]
    picked: Mask = sure[takers.event] & is_sure & (takers.role == ROLES.index(PARTNER))
    return picked


def roles_taking_part(chosen: Filter) -> tuple[str, ...]:
    """Give the chosen roles without that of planned partners, who took no part yet."""
    return tuple(role for role in chosen.roles_counted if role != PARTNER)


def _most_countries(dataset: Dataset, chosen: Filter, events: Mask) -> int | None:
    """Count the countries that there can be; None where the sources leave room."""
    if not events.any():
        return 0
    counted = limits_of_one_event(dataset, "countries")
    limited = [event for event, (_, high) in counted.items() if high is not None]
    complete = (dataset.events["attendee_countries"] == "complete").to_numpy(dtype=bool)
    closed = complete | coded.mask(dataset, limited)
    if set(roles_taking_part(chosen)) != {"attendees"} or (events & ~closed).any():
        return None
    picked = _taking_part(dataset, chosen, events)
    named, groups, _ = _named_and_groups(dataset, chosen, events, picked)
    return len(named) + most_more(named, groups)


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
    limits = limits_of_one_event(dataset, "cities")
    number = coded.events(dataset).number
    lows = [low for event, (low, _) in limits.items() if definite[number[event]]]
    if "attendees" not in chosen.roles_counted:
        lows = []
    is_closed = set(roles_taking_part(chosen)) == {"attendees"}
    either = definite | possible
    return Covered(
        named=tuple(named),
        low=max([len(named), *lows]),
        high=_most_cities(dataset, limits, either, picked) if is_closed else None,
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
        role = ROLES[takers.role[at]]
        groups.append(Unnamed(ids[takers.event[at]], region, allowed, low, high, role))
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
        for event, limit in limits_of_one_event(dataset, "countries").items()
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


def _taking_part(dataset: Dataset, chosen: Filter, events: Mask) -> Mask:
    """Pick the takers of events in the roles that count."""
    roles = coded.role_codes(roles_taking_part(chosen))
    wanted = np.isin(coded.takers(dataset).role, roles)
    picked: Mask = wanted & coded.certain(dataset, events)
    return picked


def _named(dataset: Dataset, picked: Mask) -> frozenset[str]:
    numbers = np.unique(coded.takers(dataset).country[picked])
    return frozenset(codes.codes()[country] for country in numbers if country >= 0)


@of_data(maxsize=8)
def limits_of_one_event(dataset: Dataset, measure: str) -> Limits:
    """Read low and high of the claims that count cities or countries of one event.

    A count of one region's ("15 countries of Latin America") is the participation's.
    Of claims in dispute, which one is true is open: any of them may be.
    """
    covered = claim_events(dataset)
    claims = dataset.claims
    claims = claims[(claims["measure"] == measure) & (claims["relation"] == "total")]
    claims = claims[(claims["population"] == "") | (measure == "cities")]
    sides: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for claim in records(claims[claims["part_of"] == ""]):
        if len(covered.get(claim.claim_id, ())) == 1:
            low = 0 if pd.isna(claim.low) else int(claim.low)
            # "352 cities of Russia" limits all cities only from below.
            is_open = pd.isna(claim.high) or bool(claim.population)
            limit = (low, None if is_open else int(claim.high))
            key = claim.dispute or claim.claim_id
            sides[next(iter(covered[claim.claim_id])), key].append(limit)
    limits: Limits = {}
    for (event, _), either in sides.items():
        lows, highs = zip(*either, strict=True)
        least, most = limits.get(event, (0, None))
        high = None if None in highs else max(highs)
        known = [end for end in (most, high) if end is not None]
        limits[event] = max(least, min(lows)), min(known, default=None)
    return limits
