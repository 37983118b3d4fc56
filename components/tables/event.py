"""One event on a page of its own: what matters first, and where each fact stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.tables import counted, details, events, naming
from components.tables.citing import Cited, cite
from components.tables.details import Fact
from components.words import event as words
from components.words import numbers, prose, readings
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

_FEW = 2  # are named in the leading facts; more are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """Those of one country, or of a group that no source names, and their cities."""

    name: str
    code: str  # ISO 3166-1 alpha-3; "" of a group
    cities: tuple[tuple[str, int], ...]  # name, GeoNames id


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Who took part in one role, in the order of the sources."""

    role: str
    lands: tuple[Land, ...]
    cited: list[Cited]  # without words: where it stands; with words: what it adds

    @property
    def cities(self) -> int:
        """Count the cities that are named."""
        return sum(len(land.cities) for land in self.lands)


def leading(dataset: Dataset, event_id: str) -> list[Fact]:
    """List what a reader asks first: when, where, how many, who came, who taught."""
    event = naming.events_by_id(dataset)[event_id]
    cited = [cite(dataset, "", "", event)]
    when = numbers.date(event.date)
    if event.status != "held":
        when = words.with_status(when, readings.status_words(event.status))
    place = events.place(dataset, event)
    return [
        (prose.FACT_WHEN, when, cited),
        (prose.FACT_PLACE, place, cited),
        *_counts(dataset, event),
        *_came_in_short(dataset, event),
        *_taught_in_short(dataset, event),
    ]


def _counts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    summed = {*prose.TILE_MEASURES.values(), *prose.FACTS_NOT_HELD.values()}
    for name, value, cited in counted.facts(dataset, event):
        if name in summed:
            yield name, value, cited


def _came_in_short(dataset: Dataset, event: Any) -> Iterator[Fact]:
    for came in took_part(dataset, event.event_id):
        if came.role == "attendees":
            named = [land.name for land in came.lands]
            value = words.came(named, came.cities, most=_FEW)
            is_held = event.status == "held"
            yield words.WHO_CAME if is_held else words.WHO_IS_NAMED, value, came.cited


def _taught_in_short(dataset: Dataset, event: Any) -> Iterator[Fact]:
    people = details.people(dataset, event)
    teachers = people[people["role"] == "faculty"]
    if not teachers.empty:
        named = list(dict.fromkeys(teachers["name"]))
        cited = [cite(dataset, "", "", row) for row in records(teachers)]
        yield words.WHO_TAUGHT, words.taught(named, most=_FEW), cited


def took_part(dataset: Dataset, event_id: str) -> list[Came]:
    """List who took part in each role, cities under their countries."""
    rows = details.takers_at(dataset, event_id)
    return [
        Came(
            role=str(role),
            lands=tuple(_lands(dataset, group)),
            cited=details.cited_takers(dataset, group),
        )
        for role, group in rows.groupby("role", sort=False)
    ]


def _lands(dataset: Dataset, group: pd.DataFrame) -> Iterator[Land]:
    cities = naming.names_of_cities(dataset)
    by_land: dict[tuple[str, str], dict[str, int]] = {}
    for row in records(group):
        named = codes.name(row.country) if row.country else details.taker(dataset, row)
        found = by_land.setdefault((named, row.country or ""), {})
        if not pd.isna(row.place_id):
            place = int(row.place_id)
            found[cities[place]] = place
    for (name, code), of_land in by_land.items():
        yield Land(name=name, code=code, cities=tuple(of_land.items()))


def about(dataset: Dataset, event_id: str) -> list[Fact]:
    """List what the event belongs to, and what it was about."""
    event = naming.events_by_id(dataset)[event_id]
    leads = {prose.FACT_WHEN, prose.FACT_PLACE, prose.FACT_STATUS}
    return [fact for fact in details.own_facts(dataset, event) if fact[0] not in leads]


def counts(dataset: Dataset, event_id: str) -> list[Fact]:
    """List what sources count of it, each with the wordings of the claims."""
    event = naming.events_by_id(dataset)[event_id]
    return list(counted.facts(dataset, event))


def beside(dataset: Dataset, event_id: str) -> tuple[str | None, str | None]:
    """Name the events before and after it in its series, by number and then by date."""
    known = coded.events(dataset)
    at = known.number[event_id]
    of_series = np.flatnonzero(known.series == known.series[at])
    rows = dataset.events.iloc[of_series][["number", "start", "event_id"]]
    order = list(rows.sort_values(["number", "start"], kind="stable")["event_id"])
    place = order.index(event_id)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after
