"""The sets of two selections, gathered for a program: what is said of each, and whose.

Sets that nothing limits are put together, as are those of the one alone, of which the
fewest are wanted, and those that a source names whole.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from data.counting.between import Sides
from data.counting.places import Block, Kind, shared, unions, unnamed_groups
from data.counting.totals import ids
from data.counting.unions import Shared, Union, Universe, Unnamed
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import ROLES

_ATTENDEES = ROLES.index("attendees")
# Sets put together: of the one selection alone, of both, and of the other alone.
_ONE, _BOTH, _OTHER = "/one", "/both", "/other"


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """Events that a selection has, and the roles in which it counts who took part."""

    events: Mask
    roles: tuple[str, ...]

    def attended(self) -> Mask:
        """Pick the events whose attendees are counted."""
        none = np.zeros_like(self.events)
        return self.events if "attendees" in self.roles else none

    def has(self, takers: coded.Takers) -> Mask:
        """Pick the takers at these events in these roles."""
        in_role = np.isin(takers.role, coded.role_codes(self.roles))
        picked: Mask = self.events[takers.event] & in_role
        return picked


@dataclass(slots=True)
class _Together:
    """What is said of the sets put together."""

    # A member is in some set of each of these.
    named: defaultdict[str, set[frozenset[str]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    beside: set[str] = field(default_factory=set)  # who is in the other's
    groups: list[Unnamed] = field(default_factory=list)
    claims: list[Union] = field(default_factory=list)
    # Who is in some set of the one, and how many of some members are.
    sure: set[str] = field(default_factory=set)
    needs: list[tuple[frozenset[str], int]] = field(default_factory=list)

    def shared(self, *, is_open: bool) -> list[Shared]:
        """Give the sets; that of both has no other members where nothing is open."""
        both = Shared(
            events=(_ONE, _BOTH),
            picked=frozenset(),
            unions=tuple(self.claims),
            groups=tuple(self.groups),
            complete=frozenset() if is_open else frozenset({_BOTH}),
            named={member: frozenset(musts) for member, musts in self.named.items()},
        )
        other = frozenset({_OTHER})
        named = {member: frozenset({other}) for member in self.beside}
        return [both, Shared((_OTHER,), other, (), complete=other, named=named)]


class Sets:
    """Gathers the sets of two selections; `closed` are events that claims limit."""

    def __init__(
        self, dataset: Dataset, kind: Kind, one: Side, other: Side, closed: Mask
    ) -> None:
        """Sort the attendees of events into sets of their own, and those together."""
        self._dataset, self._kind, self._closed = dataset, kind, closed
        self._one, self._other = one, other
        self._takers = coded.takers(dataset)
        self._in_one, self._in_other = one.has(self._takers), other.has(self._takers)
        self._attending = self._takers.role == _ATTENDEES
        self._alone: dict[str, list[Union]] = defaultdict(list)
        for union in unions(dataset, kind):
            if len(union.events) == 1 and not union.is_programme:
                self._alone[next(iter(union.events))].append(union)

    def gathered(self, joint: Sequence[Block]) -> tuple[list[Shared], Universe, Sides]:
        """Gather all sets, who can be in them, and which are whose."""
        dataset, kind = self._dataset, self._kind
        in_block = coded.mask(dataset, [e for block in joint for e in block.events])
        own = self._own() & ~in_block
        singles = (
            Block((event,), tuple(self._alone.get(event, ())))
            for event in ids(dataset, own)
        )
        nobody = np.zeros_like(own)
        pairs = [shared(dataset, kind, of, nobody) for of in (*joint, *singles)]
        own |= in_block
        together = self._together(own)
        is_open = self._has_open(own)
        every = [*(of for of, _ in pairs), *together.shared(is_open=is_open)]
        names = frozenset(name for of in every for name in of.events)
        sides = Sides(
            names & {*ids(dataset, self._one.attended()), _ONE, _BOTH},
            names & {*ids(dataset, self._other.attended()), _BOTH, _OTHER},
            (*together.needs, (frozenset(together.sure), len(together.sure))),
        )
        if kind == "countries":
            return every, Universe(frozenset(codes.codes())), sides
        members = together.sure.union(*(of.named for of in every))
        more = sum(universe.more for _, universe in pairs)
        more += sum(union.low for union in together.claims)
        return every, Universe(frozenset(members), more), sides

    def _own(self) -> Mask:
        """Pick the events whose attendees are a set of their own."""
        one, other = self._one.attended(), self._other.attended()
        counted = coded.mask(self._dataset, [*self._alone])
        takers = self._takers
        groups = self._attending & takers.definite & (takers.region >= 0)
        grouped = np.zeros_like(counted)
        if self._kind == "countries":
            grouped[takers.event[groups & (takers.country < 0)]] = True
        limited = self._closed & (counted | grouped)
        own: Mask = (other & limited) | ((one | other) & counted & grouped)
        return own

    def _has_open(self, own: Mask) -> bool:
        """Tell whether nothing limits some set, put together, that both have."""
        attended = self._one.attended() & self._other.attended() & ~own
        others = {*self._one.roles} & {*self._other.roles} - {"attendees"}
        in_both = (self._one.events & self._other.events).any()
        return bool((attended & ~self._closed).any() or (others and in_both))

    def _together(self, own: Mask) -> _Together:
        """Put the other sets together, by whose they are."""
        found, takers = _Together(), self._takers
        free = ~(self._attending & own[takers.event])
        some = {
            _ONE: self._in_one & ~self._in_other & free,
            _BOTH: self._in_one & self._in_other & free,
        }
        for name, picked in some.items():
            sure = picked & takers.definite
            for member in self._members(sure):
                found.named[member].add(frozenset({name}))
            found.groups += [replace(of, event_id=name) for of in self._groups(sure)]
        beside = self._in_other & ~self._in_one & free & takers.definite
        found.beside |= {*self._members(beside)}
        found.claims += self._counted(own)
        self._add_series(found, some)
        return found

    def _counted(self, own: Mask) -> Iterator[Union]:
        """Limit the sets put together from below, by counts of single events."""
        one, other = self._one.attended() & ~own, self._other.attended()
        for name, events in ((_ONE, one & ~other), (_BOTH, one & other)):
            for event in ids(self._dataset, events):
                for union in self._alone.get(event, ()):
                    yield replace(union, events=frozenset({name}), high=None)

    def _add_series(self, found: _Together, some: Mapping[str, Mask]) -> None:
        """Add what is said of whole series, of which a selection has all events.

        Of the one it is sure, in one of the sets put together where all are; of the
        other it may be beside the one, which is right, if not tight.
        """
        for here in self._of_whole_series(self._in_one):
            where = frozenset(name for name, of in some.items() if (here & of).any())
            is_inside = not (here & ~some[_ONE] & ~some[_BOTH]).any()
            for group in self._groups(here):
                if is_inside:
                    claim = Union("", where, group.allowed, group.low, None)
                    found.claims.append(claim)
                else:
                    found.needs.append((group.allowed, group.low))
            for name in self._members(here):
                if is_inside:
                    found.named[name].add(where)
                else:
                    found.sure.add(name)
        for here in self._of_whole_series(self._in_other):
            if (here & ~self._in_one).any():
                found.beside |= {*self._members(here)}

    def _of_whole_series(self, picked: Mask) -> Iterator[Mask]:
        """Walk the takers of each row about a series, where all of them are picked."""
        takers = self._takers
        held = coded.events(self._dataset).held[takers.event]
        rows = ~takers.definite & held
        size = len(self._dataset.participation)
        inside = np.bincount(takers.row[rows & picked], minlength=size) > 0
        outside = np.bincount(takers.row[rows & ~picked], minlength=size) > 0
        for row in np.flatnonzero(inside & ~outside).tolist():
            yield rows & (takers.row == row)

    def _members(self, picked: Mask) -> list[str]:
        """Name the countries or cities of takers, each once."""
        takers = self._takers
        of: Code = takers.country if self._kind == "countries" else takers.place
        known = codes.codes()
        if self._kind == "cities":
            known = tuple(map(str, self._dataset.places["place_id"]))
        return [known[at] for at in np.unique(of[picked]).tolist() if at >= 0]

    def _groups(self, picked: Mask) -> list[Unnamed]:
        return [] if self._kind == "cities" else unnamed_groups(self._dataset, picked)
