"""By how much one union of sets exceeds another, at the least, as one exact program.

Members of which the same is said are alike, and only counted: of each set or `Shared`,
by whether they are in the one union, the other, or both. Sets of different shareds are
free of each other: those of the one may lie in what both have, and those of the other
beside it. That is exact while only one shared has events of each alone (`merged`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise
from data.counting.unions import Kind, Shared, Universe, Weights, said

MOST_EVENTS = 6  # of a shared whose every meeting of members is tried
_MOST_UNKNOWNS = 6000


class TooLargeError(Exception):
    """A question of more unknowns than are worth an answer."""


@dataclass(frozen=True, eq=False)
class Sides:
    """The events whose unions are compared, and what else is sure of the one's."""

    one: frozenset[str]
    other: frozenset[str]
    # At least so many of some members are in the one's union.
    needs: Sequence[tuple[frozenset[str], int]] = ()

    def is_mixed(self, of: Shared) -> bool:
        """Tell whether a shared has events of each alone."""
        events = frozenset(of.events)
        return bool(events & self.one - self.other and events & self.other - self.one)


def merged(shared: Sequence[Shared], sides: Sides) -> list[Shared]:
    """Make one of those that have events of each side alone, while it is small."""
    whole: list[Shared] = []
    for of in sorted(shared, key=lambda of: not sides.is_mixed(of)):
        last = whole[-1] if whole else None
        is_small = last and len(last.events) + len(of.events) <= MOST_EVENTS
        if last and is_small and sides.is_mixed(of):
            whole[-1] = _joined(last, of)
        else:
            whole.append(of)
    return whole


def _joined(one: Shared, other: Shared) -> Shared:
    members = {*one.named, *other.named}
    nothing: frozenset[Kind] = frozenset()
    return replace(
        one,
        events=(*one.events, *other.events),
        unions=(*one.unions, *other.unions),
        groups=(*one.groups, *other.groups),
        complete=one.complete | other.complete,
        named={
            member: one.named.get(member, nothing) | other.named.get(member, nothing)
            for member in members
        },
    )


@dataclass(slots=True)
class _Unknowns:
    """The columns of a program, and its rows."""

    cost: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, most: int, cost: int = 0) -> int:
        if len(self.cost) >= _MOST_UNKNOWNS:
            raise TooLargeError
        self.cost.append(cost)
        self.most.append(most)
        return len(self.cost) - 1

    def at_most(self, less: Weights, more: Weights) -> None:
        """Hold that one sum is no more than another."""
        taken = [(at, -weight) for at, weight in less]
        self.rows.append(Row([*more, *taken], 0, None))


@dataclass(slots=True)
class _Class:
    """Members alike: how many are in the one union, in the other, in sets of both."""

    size: int
    one: int
    other: int
    both: int
    parts: list[Weights] = field(default_factory=list)  # of `both`, by shared
    beside: list[Weights] = field(default_factory=list)  # of the other alone


def least(shared: Sequence[Shared], universe: Universe, sides: Sides) -> Answer:
    """Find the least of the size of the one's union less that of the other's."""
    whole = merged(shared, sides)
    sizes = Counter(
        (
            tuple(of.likeness(member) for of in whole),
            tuple(member in some for some, _ in sides.needs),
        )
        for member in universe.members
    )
    if universe.more:
        nothing = tuple(of.likeness("") for of in whole)
        sizes[nothing, (False,) * len(sides.needs)] += universe.more
    unknowns = _Unknowns()
    column = unknowns.column
    classes = [
        _Class(n, column(n, 1), column(n, -1), column(n)) for n in sizes.values()
    ]
    for number, of in enumerate(whole):
        y: dict[tuple[int, Kind], int] = {}
        likeness = [of_shareds[number] for of_shareds, _ in sizes]
        for c, (alike, those) in enumerate(zip(likeness, classes, strict=True)):
            here = {kind: column(those.size) for kind in of.kinds(alike)}
            y |= {(c, kind): at for kind, at in here.items()}
            every = [(at, 1) for at in here.values()]
            must = those.size if alike.named else None
            unknowns.rows.append(Row(every, must, those.size))
            _place(unknowns, those, here, sides)
        unknowns.rows += said(of, likeness, y, column, [of.size for of in classes])
    for those in classes:
        parts = [pair for part in those.parts for pair in part]
        beside = [pair for part in those.beside for pair in part]
        unknowns.at_most([(those.both, 1)], parts)
        unknowns.at_most([(those.both, 1)], [(those.one, 1)])
        unknowns.at_most([(those.other, 1)], [(those.both, 1), *beside])
    for at, (_, low) in enumerate(sides.needs):
        inside = [is_in[at] for _, is_in in sizes]
        pairs = zip(classes, inside, strict=True)
        weights = [(those.one, 1) for those, is_there in pairs if is_there]
        unknowns.rows.append(Row(weights, low, None))
    none = [0] * len(unknowns.cost)
    (answer,) = minimise([Program(unknowns.cost, unknowns.rows, none, unknowns.most)])
    return answer


def _place(
    unknowns: _Unknowns, those: _Class, here: dict[Kind, int], sides: Sides
) -> None:
    """Sort the kinds of a shared by which of both unions they lie in."""
    ways = {kind: (bool(kind & sides.one), bool(kind & sides.other)) for kind in here}
    in_both, in_one, in_other = (
        [(here[kind], 1) for kind, where in ways.items() if where == way]
        for way in ((True, True), (True, False), (False, True))
    )
    unknowns.at_most(in_both, [(those.both, 1)])
    unknowns.at_most([*in_both, *in_one], [(those.one, 1)])
    those.parts.append(in_both)
    those.beside.append(in_other)
