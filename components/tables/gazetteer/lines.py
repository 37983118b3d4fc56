"""The events of a country or city in lines: when, in which roles, how sure, printed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any, overload

import numpy as np
import pandas as pd

from components.tables import naming
from components.tables.citing import Ref, noted
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


# The numbers of events, and what is said of them.
_Part = tuple[list[int], list[Statement]]


def standing(one: Statement) -> str:
    """Sort a statement by how it stands, as `STANDINGS`."""
    if one.is_partner and one.status != "cancelled":
        return "planned"
    if one.status == "held":
        return "maybe" if one.how == "unnamed" else "held"
    return "planned" if one.status == "planned" else "others"


class Lines(Sequence[Line]):
    """As many lines as there are, each worded only when it is asked for."""

    def __init__(self, parts: Sequence[_Part], word: Callable[[_Part], Line]) -> None:
        """Know the parts of what is said, and how to word one."""
        self._parts, self._word = parts, word

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._parts)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        """Word one line or some."""
        if isinstance(place, slice):
            return [self._word(part) for part in self._parts[place]]
        return self._word(self._parts[place])


@of_data(maxsize=64)
def lines(dataset: Dataset, mark: str) -> dict[str, Lines]:
    """List the events of a place by standing, the earliest first."""
    of_standing: dict[str, list[Statement]] = {name: [] for name in STANDINGS}
    for one in statements(dataset, mark):
        of_standing[standing(one)].append(one)
    word = partial(_line, dataset, mark)
    return {
        name: Lines(_parts(dataset, ours), word) for name, ours in of_standing.items()
    }


def _parts(dataset: Dataset, some: Sequence[Statement]) -> list[_Part]:
    """Part statements by event, and join events of which the same is said."""
    of_event: dict[Any, list[Statement]] = defaultdict(list)
    for one in some:
        if one.series_id and one.how != "sure":
            of_event[one.events].append(one)  # of its events, nobody knows which
            continue
        for event in one.events:
            of_event[event].append(one)
    events = dataset.events
    series, dates = coded.events(dataset).series, events["date"].to_list()
    statuses = events["status"].to_list()
    joined: dict[Any, _Part] = {}
    for at, ours in of_event.items():
        is_whole = isinstance(at, tuple)
        first = at[0] if is_whole else at
        said = frozenset((o.role, o.how, o.row.source_id, _printed(o)) for o in ours)
        alike = (series[first], dates[first], statuses[first], said, is_whole)
        part = joined.setdefault(alike, ([], []))
        part[0].extend(at if is_whole else (at,))
        part[1].extend(ours)
    starts = events["start"].to_numpy().astype("datetime64[s]")
    starts[np.isnat(starts)] = np.datetime64("0001-01-01", "s")
    return sorted(joined.values(), key=lambda part: (starts[part[0][0]], part[0][0]))


def _printed(one: Statement) -> str:
    return str(getattr(one.row, "as_printed", ""))


def _line(dataset: Dataset, mark: str, part: _Part) -> Line:
    events, some = part
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
        yield place, reduce(noted, _notes(row, {known[place]}), "")


def _notes(row: Any, own: set[str]) -> Iterator[str]:
    if row.as_printed not in own:
        yield words.printed(row.as_printed, row.confidence)
    if row.note:
        yield row.note.rstrip(".")
