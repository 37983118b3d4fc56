"""Visits to persons: by address, else by name, and what cannot be told apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from data.attendance.visits import Span, Visit, length, overlaps


@dataclass(eq=False)
class Person:
    """Somebody, or a connection that may be somebody counted already."""

    visits: list[Visit] = field(default_factory=list)
    extra: bool = False

    @property
    def names(self) -> set[bytes]:
        """The hashes of all names that the person had."""
        return {name for visit in self.visits for name in visit.who.names}

    @property
    def roles(self) -> set[str]:
        """All roles that the person ever had."""
        return {visit.role for visit in self.visits}

    @property
    def came(self) -> bool | None:
        """Whether the person was there: True, False, or None where nobody knows."""
        values = {visit.came for visit in self.visits}
        return True if True in values else None if None in values else False

    @property
    def countries(self) -> set[str]:
        """Every country that a report states for the person."""
        return {code for visit in self.visits for code in visit.country}

    @cached_property
    def minutes(self) -> tuple[float, float]:
        """Bounds of the minutes that the person was there."""
        return length(v for v in self.visits if v.came is not False)

    @property
    def spans(self) -> list[Span | None]:
        """When the person was there; None for a visit of an unknown time."""
        return [v.span for v in self.visits if v.came is not False]


def persons(visits: Iterable[Visit]) -> list[Person]:
    """Gather visits into persons and extra connections."""
    visits = [visit for visit in visits if not visit.who.bot]
    by_ticket, visits = _ticketed(visits)
    known: dict[bytes, Person] = defaultdict(Person)
    named: list[Visit] = []
    extras: list[Person] = []
    for visit in visits:
        if visit.who.address:
            known[visit.who.address].visits.append(visit)
        elif visit.who.names:
            named.append(visit)
        elif visit.came is not False:
            extras.append(Person([visit], extra=True))
    everybody = [*by_ticket, *known.values()]
    return [*everybody, *_named(named, everybody), *extras]


def _ticketed(visits: Sequence[Visit]) -> tuple[list[Person], list[Visit]]:
    """Make each ticket a person, unless only one person has its address."""
    buyers: dict[bytes, set[bytes]] = defaultdict(set)
    for visit in visits:
        if visit.ticket:
            buyers[visit.who.address].add(visit.ticket)
    tickets: dict[bytes, Person] = defaultdict(Person)
    others: list[Visit] = []
    for visit in visits:
        if visit.ticket and (
            not visit.who.address or len(buyers[visit.who.address]) > 1
        ):
            tickets[visit.ticket].visits.append(visit)
        else:
            others.append(visit)
    return list(tickets.values()), others


def _named(visits: Sequence[Visit], known: Sequence[Person]) -> list[Person]:
    """Gather rows without an address with whoever has the name, if not there then."""
    bearers: dict[bytes, list[Person]] = defaultdict(list)
    for person in known:
        for name in person.names:
            bearers[name].append(person)
    made: list[Person] = []
    for visit in sorted(visits, key=_when):
        name_sakes = {id(p): p for name in visit.who.names for p in bearers[name]}
        fitting = [p for p in name_sakes.values() if _fits(visit, p)][:1]
        if not fitting:
            fitting = [Person(extra=bool(name_sakes))]
            made += fitting
        (person,) = fitting
        person.visits.append(visit)
        for name in visit.who.names:
            if all(person is not other for other in bearers[name]):
                bearers[name].append(person)
    return made


def _when(visit: Visit) -> tuple[bool, float]:
    start = visit.span[0] if visit.span else float("inf")
    return visit.came is False, start


def _fits(visit: Visit, person: Person) -> bool:
    """Tell whether a row may be a person's own: never while the person was there."""
    if visit.came is False:
        return True
    for span in person.spans:
        if span is None or visit.span is None or overlaps(span, visit.span):
            return False
    return True
