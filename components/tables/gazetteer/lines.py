"""The events of a country or city in lines: when, in which roles, how sure, printed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from components.tables import naming
from components.tables.gazetteer.statements import (
    PARTNER,
    VENUE,
    Statement,
    country_of,
    is_city,
    statements,
)
from components.tables.participation import ROLE_RANK
from components.words import gazetteer as words
from components.words import numbers, readings
from components.words.language import of_data
from data.geography import countries as codes
from data.reading.package import Dataset
from data.selecting import coded

# In which the page tells them.
STANDINGS = ("held", "maybe", "planned", "others")
_RANK = (*ROLE_RANK[:-1], VENUE, PARTNER)


class Ref(NamedTuple):
    """Where a fact stands: the source and the place in it."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InRole:
    """One role at the events of a line."""

    role: str  # in words
    cities: tuple[tuple[str, str, str], ...]  # marks, names, how they are printed
    notes: tuple[str, ...]  # how it is printed, how sure, what is noted
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Events of one series and date of which the same is said."""

    events: tuple[str, ...]
    label: str
    series: str
    when: str
    reason: str  # why it is not sure, or ""
    roles: tuple[InRole, ...]


def standing(one: Statement) -> str:
    """Sort a statement by how it stands, as `STANDINGS`."""
    if one.is_partner and one.status != "cancelled":
        return "planned"
    if one.status == "held":
        return "maybe" if one.how == "unnamed" else "held"
    return "planned" if one.status == "planned" else "others"


@of_data(maxsize=64)
def lines(dataset: Dataset, mark: str) -> dict[str, tuple[Line, ...]]:
    """List the events of a place by standing, the earliest first."""
    of_standing: dict[str, list[Statement]] = {name: [] for name in STANDINGS}
    for one in statements(dataset, mark):
        of_standing[standing(one)].append(one)
    return {
        name: tuple(_lines(dataset, mark, ours)) for name, ours in of_standing.items()
    }


def _lines(dataset: Dataset, mark: str, some: Sequence[Statement]) -> Iterator[Line]:
    """Part statements by event, and join events of which the same is said."""
    of_event: dict[Any, list[Statement]] = defaultdict(list)
    for one in some:
        if one.series_id and one.how != "sure":
            of_event[one.events].append(one)  # of its events, nobody knows which
            continue
        for event in one.events:
            of_event[event].append(one)
    joined: dict[Any, list[int]] = defaultdict(list)
    about: dict[Any, list[Statement]] = {}
    for at, ours in of_event.items():
        events = at if isinstance(at, tuple) else (at,)
        first = naming.row(dataset, "events", events[0])
        said = frozenset((o.role, o.how, o.row.source_id, _printed(o)) for o in ours)
        alike = (first.series_id, first.date, first.status, said, isinstance(at, tuple))
        joined[alike].extend(events)
        about.setdefault(alike, []).extend(ours)
    starts = dataset.events["start"]
    for alike in sorted(joined, key=lambda one: _when(starts, joined[one])):
        yield _line(dataset, mark, joined[alike], about[alike])


def _when(starts: Any, events: Sequence[int]) -> tuple[Any, int]:
    first = starts.iloc[events[0]]
    return (pd.Timestamp.min if pd.isna(first) else first), events[0]


def _printed(one: Statement) -> str:
    return str(getattr(one.row, "as_printed", ""))


def _line(
    dataset: Dataset, mark: str, events: Sequence[int], some: Sequence[Statement]
) -> Line:
    ids = tuple(coded.events(dataset).ids[list(dict.fromkeys(events))])
    first = naming.events_by_id(dataset)[ids[0]]
    of_role: dict[str, list[Statement]] = defaultdict(list)
    for one in some:
        of_role[one.role].append(one)
    roles = sorted(of_role, key=_RANK.index)
    series = naming.series_name(dataset, first.series_id)
    whole = any(one.series_id and one.how != "sure" for one in some)
    return Line(
        events=ids,
        label=words.of_series(series) if whole else _label(dataset, ids),
        series="" if whole else series,
        when=naming.date_words(dataset, ids),
        reason=numbers.capital("; ".join(_reasons(dataset, some))),
        roles=tuple(_in_role(dataset, mark, role, of_role[role]) for role in roles),
    )


def _label(dataset: Dataset, events: Sequence[str]) -> str:
    """Name one event by its whole title, several as charts do."""
    if len(events) == 1:
        return str(naming.events_by_id(dataset)[events[0]].title)
    return naming.label(dataset, events)


def _reasons(dataset: Dataset, some: Iterable[Statement]) -> list[str]:
    """Say why it is not sure at which events a place was, or whether it was."""
    reasons = []
    for one in some:
        if one.series_id and one.how != "sure":
            reasons.append(words.NO_EVENT_STATED)
        elif one.how == "several":
            event = naming.row(dataset, "events", one.events[0])
            reasons.append(words.some_of(event.count_text))
        if one.status not in {"held", "planned"}:
            reasons.append(readings.status_words(one.status))
        elif one.status == "held" and one.is_partner:
            reasons.append(words.ONLY_PARTNER)
    return list(dict.fromkeys(reasons))


def unnamed_of(one: Statement) -> tuple[int, int]:
    """Give how many unnamed countries a statement is about; 1 and many where open."""
    stated = one.row.countries_stated
    if not pd.isna(stated):
        return int(stated), int(stated)
    return 1, len(codes.members(one.row.region))


def _in_role(
    dataset: Dataset, mark: str, role: str, some: Sequence[Statement]
) -> InRole:
    rows = [one.row for one in some if one.role != VENUE]
    own = _own_names(dataset, mark)
    inside = [row for row in rows if not is_city(mark) and not pd.isna(row.place_id)]
    beside = [row for row in rows if is_city(mark) or pd.isna(row.place_id)]
    notes = [_among(one) for one in some if one.how == "unnamed"]
    notes += [note for row in beside for note in _notes(row, own)]
    places = dict(_cities(dataset, inside))
    known = naming.names_of_cities(dataset)
    for one in some:
        if one.role == VENUE and not is_city(mark):
            places.setdefault(int(one.row.place_id), "")
    return InRole(
        role=words.ROLES[role],
        cities=tuple((f"place:{at}", known[at], said) for at, said in places.items()),
        notes=tuple(dict.fromkeys(notes)),
        refs=tuple(dict.fromkeys(Ref(o.row.source_id, o.row.locator) for o in some)),
    )


def _among(one: Statement) -> str:
    """Say why a country that no source names may be one of those there."""
    return words.may_be(readings.among_unnamed(*unnamed_of(one), one.row.region))


def _own_names(dataset: Dataset, mark: str) -> set[str]:
    """List the names of a place that need not be told to be printed."""
    if is_city(mark):
        return {naming.names_of_cities(dataset)[int(mark.partition(":")[2])]}
    code = country_of(dataset, mark)
    return {codes.name(code), *codes.aliases(code)}


def _cities(dataset: Dataset, rows: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """Say of each city, once, how it is printed and what is noted of it."""
    known = naming.names_of_cities(dataset)
    for row in rows:
        place = int(row.place_id)
        yield place, "; ".join(_notes(row, {known[place]}))


def _notes(row: Any, own: set[str]) -> Iterator[str]:
    if row.as_printed not in own:
        yield words.printed(row.as_printed, row.confidence)
    if row.note:
        yield row.note.rstrip(".")
