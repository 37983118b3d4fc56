"""Cities, and the lines from guests to their hosts, as tables for the map."""

from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, participation
from components.words import numbers, readings
from components.words.language import of_data
from data.counting import coverage
from data.reading.arrays import Code, Mask, distinct, first_seen
from data.reading.package import Dataset
from data.reading.rows import records, table
from data.selecting import coded
from data.selecting.filters import ROLES

MOST_CITIES = 200


MOST_LINES = 300


_CITY = (
    *("key", "place_id", "name", "country", "subdivision", "latitude", "longitude"),
    *("host", "series_id", "core", "roles", "events", "reading", "numbers"),
)


@of_data(maxsize=32)
def cities(selection: Selection) -> pd.DataFrame:
    """Give one row for each city named at an event held, hosts last (drawn on top).

    Of more cities than a map shows apart, those with the most events.
    """
    return _cities(selection, MOST_CITIES)


def cities_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every city, however many there are."""
    return _cities(selection, len(selection.dataset.places))


def cities_left_out(selection: Selection) -> int:
    """Count the cities that the map does not show."""
    having = np.zeros(len(selection.dataset.places), bool)
    having[coded.takers(selection.dataset).place[_in_cities(selection)]] = True
    return max(0, int(having.sum()) - MOST_CITIES)


def _cities(selection: Selection, most: int) -> pd.DataFrame:
    dataset = selection.dataset
    takers, known = coded.takers(dataset), coded.events(dataset)
    at = np.flatnonzero(_in_cities(selection))
    # One entry for each city and event, in the order in which they are said.
    pair = takers.place[at].astype(np.int64) * len(known.ids) + takers.event[at]
    first = at[first_seen(pair)]
    count = np.bincount(takers.place[first], minlength=len(dataset.places))
    largest = np.sort(np.argsort(-count, kind="stable")[:most])
    largest = largest[count[largest] > 0]
    by_city = first[np.argsort(takers.place[first], kind="stable")]
    ends = np.searchsorted(takers.place[by_city], largest, side="right")
    starts = np.searchsorted(takers.place[by_city], largest)
    having = np.zeros((len(dataset.places), len(ROLES)), bool)
    having[takers.place[at], takers.role[at]] = True
    rows = []
    for row, place, start, end in zip(
        records(dataset.places.iloc[largest]), largest, starts, ends, strict=True
    ):
        roles = [r for r in participation.ROLE_RANK if having[place, ROLES.index(r)]]
        rows.append(_city_row(dataset, row, roles, takers.event[by_city[start:end]]))
    by_id = table(rows, _CITY).sort_values(["place_id"])
    return by_id.sort_values(["host", "name"], ignore_index=True)


def _city_row(
    dataset: Dataset, place: Any, roles: list[str], events: Code
) -> dict[str, Any]:
    series = np.unique(coded.events(dataset).series[events])
    series_id = naming.series_ids(dataset)[series[0]] if len(series) == 1 else None
    event_words = naming.events_in_words(dataset, events)
    return {
        "key": f"place:{place.place_id}",
        "place_id": int(place.place_id),
        "name": naming.cities(dataset, readings.ALONE)[int(place.place_id)],
        "country": place.country,
        "subdivision": place.subdivision,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "host": "host" in roles,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "roles": numbers.listed([readings.ROLE_NAMES[role] for role in roles]),
        "events": event_words,
        "reading": readings.city_reading(
            naming.cities(dataset)[int(place.place_id)], roles, event_words
        ),
        "numbers": events,
    }


@of_data(maxsize=32)
def lines(selection: Selection) -> pd.DataFrame:
    """Give one row from each city of attendees to the city that was host to them.

    Of more lines than a map shows apart, those between its cities with the most events;
    `attrs["left_out"]` says how many more there are between them.
    """
    dataset = selection.dataset
    takers, known = coded.takers(dataset), coded.events(dataset)
    shown = dataset.places["place_id"].isin(cities(selection)["place_id"])
    picked = _in_cities(selection)
    picked[picked] = shown.to_numpy(dtype=bool)[takers.place[picked]]
    guests, hosts = (
        np.flatnonzero(picked & (takers.role == ROLES.index(role)))
        for role in ("attendees", "host")
    )
    # A city is host to an event once, however often that is said.
    size = len(dataset.places)
    hostings = takers.event[hosts].astype(np.int64) * size + takers.place[hosts]
    host_event, host_place = np.divmod(np.unique(hostings), max(size, 1))
    guest, host = _met(takers.event[guests], host_event)
    start, end = takers.place[guests[guest]], host_place[host]
    way = start.astype(np.int64) * size + end
    way = way * len(dataset.series) + known.series[host_event[host]]
    ways, first, alike = distinct(way[start != end])
    said_first = np.argsort(first)
    often = np.bincount(alike, minlength=len(ways))[said_first]
    largest = said_first[np.argsort(-often, kind="stable")[:MOST_LINES]]
    drawn_ways = ways[largest[np.argsort(first[largest])]]
    ends, line = np.divmod(drawn_ways, max(len(dataset.series), 1))
    start, end = np.divmod(ends, max(size, 1))
    places, ids = dataset.places, naming.series_ids(dataset)
    series = [ids[place] for place in line]
    drawn = pd.DataFrame(
        {
            f"{name}_{axis}": places[axis].to_numpy()[at]
            for name, at in (("from", start), ("to", end))
            for axis in ("latitude", "longitude")
        }
        | {
            "series_id": pd.Series(series, dtype="object"),
            "core": [naming.is_core(dataset, series_id) for series_id in series],
        }
    )
    drawn.attrs["left_out"] = len(ways) - len(largest)
    return drawn


def _met(guests: Code, hosts: Code) -> tuple[Code, Code]:
    """Pair each guest with every host of the same event; hosts come in its order."""
    begins = np.searchsorted(hosts, guests)
    counts = np.searchsorted(hosts, guests, side="right") - begins
    guest = np.repeat(np.arange(len(guests)), counts)
    nth = np.arange(len(guest)) - np.repeat(np.cumsum(counts) - counts, counts)
    return guest, begins[guest] + nth


def _in_cities(selection: Selection) -> Mask:
    """Pick who took part from a named city in an event that surely matches."""
    takers = coded.takers(selection.dataset)
    definite, _ = selection.held
    wanted = coverage.roles_taking_part(selection.chosen)
    roles = np.isin(takers.role, coded.role_codes(wanted))
    return roles & (takers.place >= 0) & definite[takers.event]
