"""In which roles a country or city took part, or may have: what each source says.

A mark is "country:PER" or "place:498817", as on the map.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from components.tables import naming
from components.words.language import of_data
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES, STATUSES

VENUE = "venue"  # an event took place there, which is no role of a source's
PARTNER = "planned_partner"
# How sure it is: of these events; of some of one row's events; of a series, and no
# source says at which event; one of unnamed countries.
How = Literal["sure", "several", "series", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One row of a source, about events that share a status."""

    role: str  # of ROLES, or VENUE
    how: How
    status: str
    events: tuple[int, ...]  # by number
    row: Any  # of participation; of events for a venue

    @property
    def is_partner(self) -> bool:
        """Tell whether the place is only named as one that is to take part."""
        return self.role == PARTNER

    @property
    def series_id(self) -> str:
        """The series of which it is said as a whole; "" where it is of one event."""
        return "" if self.role == VENUE else str(self.row.series_id)


def is_city(mark: str) -> bool:
    """Tell a city's mark from a country's."""
    return mark.startswith("place:")


def country_of(dataset: Dataset, mark: str) -> str:
    """Give the code of a country's mark, or of the country of a city."""
    _, _, value = mark.partition(":")
    return str(place_row(dataset, value).country) if is_city(mark) else value


def place_row(dataset: Dataset, place: int | str) -> Any:
    """Give the row of a city by its id."""
    at = int(np.flatnonzero(dataset.places["place_id"] == int(place))[0])
    return naming.row(dataset, "places", at)


@of_data(maxsize=64)
def statements(dataset: Dataset, mark: str) -> tuple[Statement, ...]:
    """List what is said of a place, in the order of the tables."""
    takers = coded.takers(dataset)
    there = _there(dataset, mark)
    found = [*_of_rows(dataset, np.flatnonzero(there), is_named=True)]
    if not is_city(mark):
        among = _among_unnamed(dataset, country_of(dataset, mark), there)
        found += _of_rows(dataset, np.flatnonzero(among), is_named=False)
    hosts = takers.event[there & (takers.role == ROLES.index("host"))]
    return (*found, *_venues(dataset, mark, hosts))


def _there(dataset: Dataset, mark: str) -> Mask:
    """Pick the takers of a country, or of a city."""
    takers = coded.takers(dataset)
    if is_city(mark):
        ids = dataset.places["place_id"] == int(mark.partition(":")[2])
        there: Mask = np.isin(takers.place, np.flatnonzero(ids))
        return there
    country = takers.country == codes.codes().index(mark.partition(":")[2])
    return np.asarray(country, bool)


def _among_unnamed(dataset: Dataset, code: str, named: Mask) -> Mask:
    """Pick the groups of unnamed countries of which one may be this one.

    A country that the same event names in the same role is not one of them.
    """
    takers = coded.takers(dataset)
    regions = [
        place
        for place, region in enumerate(takers.regions)
        if region and code in codes.members(region)
    ]
    at_once = takers.event.astype(np.int64) * len(ROLES) + takers.role
    among = (takers.country < 0) & np.isin(takers.region, regions)
    picked: Mask = among & ~np.isin(at_once, at_once[named])
    return picked


def _of_rows(dataset: Dataset, at: Code, *, is_named: bool) -> Iterator[Statement]:
    """Gather takers by row and by the status of their events."""
    takers, known = coded.takers(dataset), coded.events(dataset)
    statuses = dataset.events["status"].to_numpy()
    at = at[np.argsort(takers.row[at], kind="stable")]
    if not len(at):
        return
    parts = np.split(at, np.flatnonzero(np.diff(takers.row[at])) + 1)
    rows = records(dataset.participation.iloc[[takers.row[of[0]] for of in parts]])
    for row, of_row in zip(rows, parts, strict=True):
        role, inside = ROLES[takers.role[of_row[0]]], takers.event[of_row]
        of_series = not takers.definite[of_row].all()
        by_status = {
            status: inside[statuses[inside] == status].tolist() for status in STATUSES
        }
        if of_series and role != PARTNER and by_status["held"]:
            # Nobody says of a plan that its programme had attendees.
            by_status = {"held": by_status["held"]}
        for status, events in by_status.items():
            if events:
                several = role != "organiser" and (known.most[events] != 1).any()
                how: How = "several" if several else "sure"
                how = "series" if of_series else how
                yield Statement(
                    role=role,
                    how=how if is_named else "unnamed",
                    status=status,
                    events=tuple(events),
                    row=row,
                )


def _venues(dataset: Dataset, mark: str, hosts: Code) -> Iterator[Statement]:
    """List the events that took place there, where no row calls the place a host."""
    places = dataset.places
    wanted = places["place_id"].astype(str) == mark.partition(":")[2]
    if not is_city(mark):
        wanted = places["country"] == country_of(dataset, mark)
    there = dataset.events["place_id"].isin(places.loc[wanted, "place_id"])
    for event in np.flatnonzero(there.to_numpy(dtype=bool, na_value=False)).tolist():
        if event not in hosts:
            row = naming.row(dataset, "events", event)
            several = coded.events(dataset).most[event] != 1
            yield Statement(
                role=VENUE,
                how="several" if several else "sure",
                status=row.status,
                events=(event,),
                row=row,
            )
