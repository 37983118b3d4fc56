"""How many countries or cities a union of sets holds, as one exact program.

A set of its own is what is said of one role at one event; a `Shared` holds the sets of
several events whose unions are counted ("31 countries at both courses"). Members of
which the same is said are alike, and only counted: of a shared, by the events that each
is at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from data.counting.highs import Program, Row
from data.counting.program import Answer, minimise

Kind = frozenset[str]  # the events that a member is at
Weights = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Between low and high unnamed countries out of the allowed ones."""

    event_id: str
    region: str  # M49 codes; "" where the source counts countries of no one region
    allowed: frozenset[str]
    low: int
    high: int
    role: str = "attendees"


@dataclass(frozen=True, slots=True)
class Union:
    """A claim's limits of all that took part in its events, or of a region's."""

    claim_id: str
    events: frozenset[str]
    allowed: frozenset[str] | None  # None is everything
    low: int
    high: int | None
    dispute: str = ""
    is_part: bool = False  # of the people only
    is_programme: bool = False  # of events that are listed nowhere as well

    @property
    def is_upper(self) -> bool:
        """Tell whether it leaves no room: a programme need not count attendees."""
        is_whole = self.allowed is None and not self.is_programme
        return is_whole and self.high is not None


@dataclass(frozen=True, eq=False)
class Shared:
    """Events whose unions are counted, and what is said of each of them."""

    events: tuple[str, ...]
    picked: frozenset[str]  # whose union is asked for
    unions: tuple[Union, ...]
    groups: tuple[Unnamed, ...] = ()
    complete: frozenset[str] = frozenset()
    # A member named is at some event of each of these.
    named: Mapping[str, frozenset[Kind]] = field(default_factory=dict)

    @cached_property
    def closed(self) -> frozenset[str]:
        """Name the events at which nobody else can have been than is said of them."""
        return self.complete - self._counted

    @cached_property
    def _counted(self) -> frozenset[str]:
        """Name the events of which everything is counted.

        A side of a dispute may say nothing: then only those named are all.
        """
        saying = (u for u in self.unions if u.low or u.high is not None)
        of_one = (u for u in saying if len(u.events) == 1 and u.allowed is None)
        whole = (u for u in of_one if not (u.is_part or u.is_programme))
        return frozenset().union(*(u.events for u in whole))

    def is_exact(self, event: str) -> bool:
        """Tell whether groups are all of their regions: none overlaps, all is said."""
        regions = [group.allowed for group in self.groups if group.event_id == event]
        is_apart = not any(a & b for a, b in combinations(regions, 2))
        return is_apart and event in self.complete | self._counted

    def kinds(self, likeness: "Likeness") -> Iterator[Kind]:
        """List the sets of events that a member can be at: of those like it."""
        for size in range(1, len(self.events) + 1):
            for kind in map(frozenset, combinations(self.events, size)):
                if all(kind & must for must in likeness.named) and not any(
                    self._is_beyond(event, likeness) for event in kind & self.closed
                ):
                    yield kind

    def _is_beyond(self, event: str, likeness: "Likeness") -> bool:
        groups = zip(self.groups, likeness.groups, strict=True)
        is_told = frozenset({event}) in likeness.named
        return not is_told and not any(i and g.event_id == event for g, i in groups)

    def likeness(self, member: str) -> "Likeness":
        """Tell what is said of a member."""
        return Likeness(
            self.named.get(member, frozenset()),
            tuple(member in group.allowed for group in self.groups),
            tuple(u.allowed is None or member in u.allowed for u in self.unions),
        )


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a shared says of a member: equal for those that are alike."""

    named: frozenset[Kind]
    groups: tuple[bool, ...]
    unions: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Universe:
    """All members that there can be: some by name, and more of whom nothing is said."""

    members: frozenset[str]
    more: int = 0


def extreme(
    named: Collection[str],
    sets: Sequence[Sequence[Unnamed]],
    shared: Sequence[Shared] = (),
    universe: Universe | None = None,
    *,
    sign: int,
) -> Answer:
    """Find the smallest (sign 1) or largest size of the union, beyond those named.

    For each class of members alike and each set, x says how many of the class the set
    holds; y the same for each kind of a shared, and u how many are in any.
    """
    limits = [(number, limit) for number, of in enumerate(sets) for limit in of]
    members = frozenset().union(*(limit.allowed for _, limit in limits))
    members |= universe.members if universe else frozenset()
    sizes = Counter(
        (
            member in named,
            tuple(member in limit.allowed for _, limit in limits),
            tuple(of.likeness(member) for of in shared),
        )
        for member in members
    )
    if universe and universe.more:
        nothing = (False, (False,) * len(limits), tuple(s.likeness("") for s in shared))
        sizes[nothing] += universe.more
    classes = list(sizes)
    most_of = [sizes[likeness] for likeness in classes]
    rows: list[Row] = []
    inside: list[list[Weights]] = [[] for _ in classes]  # what makes up each union

    def column(most: int) -> int:
        most_of.append(most)
        return len(most_of) - 1

    x: dict[tuple[int, int], int] = {}
    for c, (_, allowed, _) in enumerate(classes):
        for n in sorted({n for (n, _), i in zip(limits, allowed, strict=True) if i}):
            x[c, n] = column(sizes[classes[c]])
            inside[c].append([(x[c, n], 1)])
    for at, (n, limit) in enumerate(limits):
        weights = [(x[c, n], 1) for c, kind in enumerate(classes) if kind[1][at]]
        rows.append(Row(weights, limit.low, limit.high))
    for number, of in enumerate(shared):
        y: dict[tuple[int, Kind], int] = {}
        for c, kind in enumerate(classes):
            size = sizes[kind]
            here = {k: column(size) for k in of.kinds(kind[2][number])}
            y |= {(c, k): at for k, at in here.items()}
            every = [(at, 1) for at in here.values()]
            rows.append(Row(every, size if kind[2][number].named else None, size))
            inside[c].append([(at, 1) for k, at in here.items() if k & of.picked])
        likeness = [kind[2][number] for kind in classes]
        rows += said(of, likeness, y, column, [sizes[kind] for kind in classes])
    for c, parts in enumerate(inside):
        rows.append(Row([(c, 1), *((a, -w) for p in parts for a, w in p)], None, 0))
        rows += [Row([(c, 1), *((a, -w) for a, w in p)], 0, None) for p in parts]
    cost = [0 if kind[0] else sign for kind in classes]
    cost += [0] * (len(most_of) - len(cost))
    (answer,) = minimise([Program(cost, rows, [0] * len(cost), most_of)])
    return answer


def said(
    of: Shared,
    likeness: Sequence[Likeness],
    y: Mapping[tuple[int, Kind], int],
    column: Callable[[int], int],
    sizes: Sequence[int],
) -> Iterator[Row]:
    """Limit what a shared's claims and groups count."""
    for at, union in enumerate(of.unions):
        weights = [
            (place, 1)
            for (c, kind), place in y.items()
            if likeness[c].unions[at] and kind & union.events
        ]
        yield Row(weights, union.low, union.high)
    for event in of.events:
        yield from _of_event(of, event, likeness, y=y, column=column, sizes=sizes)


def _of_event(  # noqa: PLR0913 (what is said, and the unknowns of it)
    of: Shared,
    event: str,
    likeness: Sequence[Likeness],
    *,
    y: Mapping[tuple[int, Kind], int],
    column: Callable[[int], int],
    sizes: Sequence[int],
) -> Iterator[Row]:
    """Limit the groups of one event, and where they are all, who else can be there."""
    by_class: dict[int, Weights] = defaultdict(list)
    for (c, kind), place in y.items():
        if event in kind:
            by_class[c].append((place, 1))
    parts: dict[int, Weights] = {c: [] for c in by_class}
    is_exact, is_closed = of.is_exact(event), event in of.closed
    for at, group in enumerate(of.groups):
        if group.event_id != event:
            continue
        here = [c for c in by_class if likeness[c].groups[at]]
        if is_exact or not is_closed:
            weights = [pair for c in here for pair in by_class[c]]
            yield Row(weights, group.low, group.high if is_exact else None)
            continue
        own = {c: column(sizes[c]) for c in here}
        yield Row([(place, 1) for place in own.values()], group.low, group.high)
        for c, place in own.items():
            yield Row([(place, -1), *by_class[c]], 0, None)
            parts[c].append((place, -1))
    told = frozenset({event})
    for c, weights in by_class.items():
        if is_closed and not is_exact and told not in likeness[c].named:
            yield Row([*weights, *parts[c]], None, 0)
