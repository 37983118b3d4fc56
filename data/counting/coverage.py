"""Countries and cities of a selection: who is named, and how many there can be."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from data.counting.bounds import Bounds
from data.counting.places import (
    Block,
    Kind,
    blocks,
    choices,
    limits_of_one_event,
    shared,
    unnamed_groups,
)
from data.counting.statements import wordings_of
from data.counting.totals import held_masks, ids
from data.counting.unions import Shared, Union, Universe, Unnamed
from data.counting.unnamed import fewest_more, most_more
from data.geography import countries as codes
from data.reading.arrays import Mask
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import ROLES, Filter, Role
from data.selecting.membership import select

PARTNER: Role = "planned_partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Named members in sorted order, and the bounds of how many there are in all."""

    named: tuple[str, ...]
    low: int
    high: int | None
    unnamed: tuple[Unnamed, ...] = ()
    partners: tuple[str, ...] = ()  # of `named`, those only planned to take part
    wordings: tuple[str, ...] = ()  # of sources that disagree, or print no one number

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
    if sure_only and not possible.any():
        return countries(dataset, chosen)
    either = definite if sure_only else definite | possible
    rows = takers_in_roles(dataset, chosen, definite)
    named, groups = _named(dataset, rows), unnamed_groups(dataset, rows)
    low, high = true_of_any(
        dataset,
        chosen,
        either,
        "countries",
        fewest=lambda blocks: _fewest(dataset, chosen, definite, rows, blocks, groups),
        most=lambda blocks: _most_countries(dataset, chosen, either, blocks),
    )
    planned = partners(dataset, chosen)
    only_planned = _named(dataset, planned) - named
    low = max(len(named), low)
    return Covered(
        named=tuple(sorted(named | only_planned)),
        low=low,
        high=high,
        wordings=wordings_of(dataset, either, Bounds(low, high), "countries"),
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


def true_of_any(  # noqa: PLR0913 (what is counted, and how)
    dataset: Dataset,
    chosen: Filter,
    events: Mask,
    kind: Kind,
    *,
    fewest: Callable[[Sequence[Block]], int | None],
    most: Callable[[Sequence[Block]], int | None],
) -> tuple[int, int | None]:
    """Bound over the choices of a true side of each dispute, where they can be true."""
    joint = _joint(dataset, chosen, events, kind)
    lows, highs = [], []
    for choice in choices(joint):
        low = fewest(choice)
        if low is not None:
            lows.append(low)
            highs.append(most(choice))
    is_open = not highs or None in highs
    return min(lows, default=0), None if is_open else max(n or 0 for n in highs)


def _joint(
    dataset: Dataset, chosen: Filter, events: Mask, kind: Kind
) -> tuple[Block, ...]:
    """Give the blocks of which attendees are asked for."""
    if "attendees" not in chosen.roles_counted:
        return ()
    number = coded.events(dataset).number
    return tuple(
        block
        for block in blocks(dataset, kind)
        if any(events[number[event]] for event in block.events)
    )


def _fewest(  # noqa: PLR0913, PLR0917 (what is asked for, and what is said)
    dataset: Dataset,
    chosen: Filter,
    events: Mask,
    picked: Mask,
    joint: Sequence[Block],
    groups: list[Unnamed],
) -> int | None:
    """Count the fewest countries; None where what is said cannot be true."""
    named = _named(dataset, picked)
    sets, some, universe = _sets(dataset, chosen, events, picked, joint, groups=groups)
    more = fewest_more(named, sets, some, universe)
    return None if more is None else len(named) + more


def _most_countries(
    dataset: Dataset, chosen: Filter, events: Mask, joint: Sequence[Block]
) -> int | None:
    """Count the countries that there can be; None where the sources leave room."""
    if not events.any():
        return 0
    complete = (dataset.events["attendee_countries"] == "complete").to_numpy(dtype=bool)
    closed = complete | closed_events(dataset, "countries", joint)
    if set(roles_taking_part(chosen)) != {"attendees"} or (events & ~closed).any():
        return None
    picked = takers_in_roles(dataset, chosen, events)
    named = _named(dataset, picked)
    sets, some, universe = _sets(dataset, chosen, events, picked, joint, is_high=True)
    return len(named) + most_more(named, sets, some, universe)


def closed_events(dataset: Dataset, kind: Kind, joint: Sequence[Block]) -> Mask:
    """Pick the events that a claim for everybody limits from above."""
    limits = limits_of_one_event(dataset, kind)
    closed = {event for event, (_, high) in limits.items() if high is not None}
    for union in (union for block in joint for union in block.unions):
        closed |= union.events if union.is_upper else frozenset()
    return coded.mask(dataset, tuple(closed))


def _sets(  # noqa: PLR0913 (what is asked for, and what is said of it)
    dataset: Dataset,
    chosen: Filter,
    events: Mask,
    picked: Mask,
    joint: Sequence[Block],
    *,
    groups: list[Unnamed] | None = None,  # of those picked, where they are known
    is_high: bool = False,
) -> tuple[list[Unnamed], list[Shared], Universe | None]:
    """Give the sets of single events, and the events whose unions are counted."""
    small = [block for block in joint if block.is_small]
    if small:
        takers = coded.takers(dataset)
        names = [event for block in small for event in block.events]
        attending = takers.definite & (takers.role == ROLES.index("attendees"))
        groups = None
        picked = picked & ~(attending & coded.mask(dataset, names)[takers.event])
    alone = [*(unnamed_groups(dataset, picked) if groups is None else groups)]
    alone += counted_groups(dataset, chosen, events, picked)
    alone += _of_large(dataset, joint, events, is_high=is_high)
    pairs = [shared(dataset, "countries", block, events) for block in small]
    universe = pairs[0][1] if pairs else None
    return alone, [some for some, _ in pairs], universe


def _of_large(
    dataset: Dataset, joint: Sequence[Block], events: Mask, *, is_high: bool
) -> list[Unnamed]:
    """Take each claim about many events as a set of its own: right, if not tight."""
    chosen = frozenset(ids(dataset, events))
    complete = dataset.events["attendee_countries"] == "complete"
    left = chosen - {*dataset.events["event_id"][complete]}
    groups = []
    large = (block for block in joint if not block.is_small)
    every = (union for block in large for union in block.unions if not union.allowed)
    for union in sorted(every, key=lambda union: len(union.events)):
        inside = coded.mask(dataset, tuple(union.events))
        if is_high and not (union.is_upper and union.events & left):
            continue
        if not is_high and not union.events <= chosen:
            continue
        left -= union.events if is_high else frozenset()
        named = _attending(dataset, inside)
        allowed = frozenset(codes.codes()) - named
        most = len(allowed) if union.high is None else max(0, union.high - len(named))
        low = 0 if is_high else max(0, union.low - len(named))
        groups.append(Unnamed(union.claim_id, "", allowed, low, most))
    return groups


def _attending(dataset: Dataset, events: Mask) -> frozenset[str]:
    """Name the countries whose people attended some events."""
    takers = coded.takers(dataset)
    role = takers.role == ROLES.index("attendees")
    return _named(dataset, role & takers.definite & events[takers.event])


def may_be_at(dataset: Dataset, country: str) -> frozenset[str]:
    """Name the events that joint claims count more countries at than are named."""
    return frozenset[str]().union(
        *(
            union.events
            for union, named in _open_unions(dataset)
            if country not in named
            and (union.allowed is None or country in union.allowed)
        )
    )


@of_data(maxsize=4)
def _open_unions(dataset: Dataset) -> list[tuple[Union, frozenset[str]]]:
    """Find the joint claims that leave countries unnamed, each with those named."""
    unions = [u for b in blocks(dataset, "countries") for u in b.unions]
    named = [
        (u, _attending(dataset, coded.mask(dataset, tuple(u.events))))
        for u in unions
        if not u.is_programme
    ]
    return [(u, n) for u, n in named if u.high is None or u.high > len(n)]


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


def takers_in_roles(dataset: Dataset, chosen: Filter, events: Mask) -> Mask:
    """Pick the takers of events in the roles that count."""
    roles = coded.role_codes(roles_taking_part(chosen))
    wanted = np.isin(coded.takers(dataset).role, roles)
    picked: Mask = wanted & coded.certain(dataset, events)
    return picked


def _named(dataset: Dataset, picked: Mask) -> frozenset[str]:
    numbers = np.unique(coded.takers(dataset).country[picked])
    return frozenset(codes.codes()[country] for country in numbers if country >= 0)


def open_above(dataset: Dataset, chosen: Filter, kind: Kind) -> tuple[str, ...]:
    """Name the events whose attendees' places no source counts or lists in full."""
    definite, possible = held_masks(dataset, chosen)
    either = definite | possible
    closed = closed_events(dataset, kind, _joint(dataset, chosen, either, kind))
    if kind == "countries":
        rows = dataset.events["attendee_countries"] == "complete"
        closed |= rows.to_numpy(dtype=bool)
    return ids(dataset, either & ~closed)
