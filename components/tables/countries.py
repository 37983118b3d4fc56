"""Countries, cities and the lines between them, as tables for the map."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, standing
from components.words import numbers, readings
from components.words.language import cached, of_data
from data import geography
from data.counting import totals
from data.counting.coverage import Unnamed, counted_groups, unnamed_groups
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.reading.rows import records, table
from data.selecting import coded
from data.selecting.filters import ROLES

Certainty = Literal["named", "possible", "planned", "none"]
# How a country is shaded by role: the first of these that it has.
ROLE_RANK = ("attendees", "host", "organiser", "chair", "faculty", "planned_partner")
_MOST_EVENTS_READ = 6  # series of which events are told
_MOST_GROUPS_READ = 6  # groups of unnamed countries, of which a country may be one
_MOST_NAMED = 24  # events of one series that are named, and not only counted
MOST_CITIES = 200
MOST_LINES = 300
_NOBODY = np.empty(0, np.int64)
_CITY = [
    "key",
    "place_id",
    "name",
    "country",
    "subdivision",
    "latitude",
    "longitude",
    "host",
    "series_id",
    "core",
    "roles",
    "events",
    "reading",
    "numbers",
]


@dataclass(slots=True)
class _Country:
    """What is known of one country under a filter; events by number, in order."""

    roles: list[str] = field(default_factory=list)
    held: Code = field(default_factory=lambda: _NOBODY)
    maybe: Code = field(default_factory=lambda: _NOBODY)
    planned: Code = field(default_factory=lambda: _NOBODY)
    partner_of: list[str] = field(default_factory=list)  # series, at no one event
    groups: list[Unnamed] = field(default_factory=list)
    partners: Code = field(default_factory=lambda: _NOBODY)  # events of `partner_of`
    is_sure: bool = False  # what is planned surely matches

    @property
    def match(self) -> str:
        """Say whether it is sure that a country is what the map says it is."""
        sure = len(self.held) > 0 or (self.certainty == "planned" and self.is_sure)
        return standing.match_words(sure, not sure and self.certainty != "none")

    @property
    def certainty(self) -> Certainty:
        if len(self.held):
            return "named"
        if len(self.maybe) or self.groups:
            return "possible"
        return "planned" if len(self.planned) or self.partner_of else "none"


@of_data(maxsize=32)
def countries(selection: Selection) -> pd.DataFrame:
    """Give one row for every country of ISO 3166-1, also where nothing is known."""
    known = _known(selection)
    rows = [
        _country_row(selection.dataset, point, known[point.country])
        if point.country in known
        else untouched
        for point, untouched in zip(
            _named_points(), _untouched(selection.dataset), strict=True
        )
    ]
    return table(rows)


@cached(maxsize=1)
def _named_points() -> tuple[Any, ...]:
    """Give the label points of all countries, in the order of their names."""
    points = records(_points())
    return tuple(sorted(points, key=lambda point: codes.name(point.country)))


@of_data(maxsize=4)
def _untouched(dataset: Dataset) -> tuple[dict[str, Any], ...]:
    """Give the rows of countries of which nothing is known: most of them, each time."""
    return tuple(_country_row(dataset, point, _Country()) for point in _named_points())


@of_data(maxsize=32)
def unnamed(selection: Selection) -> tuple[Unnamed, ...]:
    """Give the groups of unnamed countries at the events held that may match."""
    events = selection.shown_held[coded.takers(selection.dataset).event]
    return tuple(unnamed_groups(selection.dataset, _in_roles(selection) & events))


@of_data(maxsize=128)
def may_count(selection: Selection, code: str) -> tuple[str, ...]:
    """Give the events held that count countries, of any region, without naming all.

    No filter by country finds them; under the other filters, the country may be one.
    """
    dataset, others = selection.dataset, selection.but(countries=())
    everybody = np.ones(len(coded.takers(dataset).row), bool)
    counted = counted_groups(dataset, others.chosen, others.shown_held, everybody)
    found = [g.event_id for g in counted if g.high and code in g.allowed]
    sure, maybe = (coded.mask(dataset, found) & held for held in others.held)
    return (*totals.ids(dataset, sure), *totals.ids(dataset, maybe))


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
    every = np.unique(coded.takers(selection.dataset).place[_in_cities(selection)])
    return max(0, len(every) - MOST_CITIES)


def _cities(selection: Selection, most: int) -> pd.DataFrame:
    dataset = selection.dataset
    takers, known = coded.takers(dataset), coded.events(dataset)
    at = np.flatnonzero(_in_cities(selection))
    # One entry for each city and event, in the order in which they are said.
    pair = takers.place[at].astype(np.int64) * len(known.ids) + takers.event[at]
    _, first = np.unique(pair, return_index=True)
    first = at[np.sort(first)]
    count = np.bincount(takers.place[first], minlength=len(dataset.places))
    shown = np.sort(np.argsort(-count, kind="stable")[:most])
    shown = shown[count[shown] > 0]
    by_city = first[np.argsort(takers.place[first], kind="stable")]
    ends = np.searchsorted(takers.place[by_city], shown, side="right")
    starts = np.searchsorted(takers.place[by_city], shown)
    having = np.zeros((len(dataset.places), len(ROLES)), bool)
    having[takers.place[at], takers.role[at]] = True
    found = []
    for row, place, start, end in zip(
        records(dataset.places.iloc[shown]), shown, starts, ends, strict=True
    ):
        roles = [r for r in ROLE_RANK if having[place, ROLES.index(r)]]
        found.append(_city_row(dataset, row, roles, takers.event[by_city[start:end]]))
    by_id = table(found, _CITY).sort_values(["place_id"])
    return by_id.sort_values(["host", "name"], ignore_index=True)


def _city_row(
    dataset: Dataset, place: Any, roles: list[str], events: Code
) -> dict[str, Any]:
    series = np.unique(coded.events(dataset).series[events])
    series_id = naming.series_ids(dataset)[series[0]] if len(series) == 1 else None
    said = _say_events(dataset, events)
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
        "events": said,
        "reading": readings.city_reading(
            naming.cities(dataset)[int(place.place_id)], roles, said
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
    said = np.stack([takers.event[hosts], takers.place[hosts]])
    host_event, host_place = np.unique(said, axis=1)
    guest, host = _met(takers.event[guests], host_event)
    start, end = takers.place[guests[guest]], host_place[host]
    ways = np.stack([start, end, known.series[host_event[host]]])[:, start != end]
    ways, first, size = np.unique(ways, axis=1, return_index=True, return_counts=True)
    said_first = np.argsort(first)
    largest = said_first[np.argsort(-size[said_first], kind="stable")[:MOST_LINES]]
    start, end, line = ways[:, largest[np.argsort(first[largest])]]
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
    drawn.attrs["left_out"] = ways.shape[1] - len(largest)
    return drawn


def _met(guests: Code, hosts: Code) -> tuple[Code, Code]:
    """Pair each guest with every host of the same event; hosts come in its order."""
    begins = np.searchsorted(hosts, guests)
    counts = np.searchsorted(hosts, guests, side="right") - begins
    guest = np.repeat(np.arange(len(guests)), counts)
    nth = np.arange(len(guest)) - np.repeat(np.cumsum(counts) - counts, counts)
    return guest, begins[guest] + nth


@lru_cache(maxsize=1)
def _points() -> pd.DataFrame:
    return geography.load_points()


def _in_roles(selection: Selection) -> Mask:
    """Pick who took part in a role that the filter shows."""
    roles = coded.role_codes(selection.chosen.roles or ROLE_RANK)
    return np.isin(coded.takers(selection.dataset).role, roles)


def participation(selection: Selection, mark: str) -> Mask:
    """Pick the takers at a mark of the map, in a role that the filter shows."""
    takers = coded.takers(selection.dataset)
    kind, _, code = mark.partition(":")
    if kind == "place":
        places = selection.dataset.places["place_id"] == int(code)
        here = np.isin(takers.place, np.flatnonzero(places))
    else:
        here = takers.country == codes.codes().index(code)
    return here & _in_roles(selection)


def _known(selection: Selection) -> dict[str, _Country]:
    """Gather what events held, possible and planned say of each country."""
    dataset = selection.dataset
    takers, known = coded.takers(dataset), codes.codes()
    definite, possible = selection.held
    shown = selection.shown
    at = np.flatnonzero(
        _in_roles(selection) & shown[takers.event] & (takers.country >= 0)
    )
    country, event, role = takers.country[at], takers.event[at], takers.role[at]
    partner = ~takers.definite[at]
    is_held = (definite | possible)[event] & (role != ROLES.index("planned_partner"))
    sure = is_held & definite[event] & ~partner
    maybe = is_held & ~definite[event] & ~partner
    having = np.zeros((len(known), len(ROLES)), bool)
    having[country, role] = True
    series = coded.events(dataset).series
    partners = np.unique(np.stack([country[partner], series[event[partner]]]), axis=1)
    found: defaultdict[str, _Country] = defaultdict(_Country)
    for number in np.flatnonzero(having.any(axis=1)).tolist():
        roles = [r for r in ROLE_RANK if having[number, ROLES.index(r)]]
        found[known[number]].roles = roles
    for name, picked in (
        ("held", sure),
        ("maybe", maybe),
        ("planned", ~is_held & ~partner),
    ):
        for number, events in _by_country(country[picked], event[picked], len(shown)):
            setattr(found[known[number]], name, events)
            found[known[number]].is_sure |= bool(selection.definite[events].any())
    for number, events in _by_country(country[partner], event[partner], len(shown)):
        found[known[number]].partners = events
    for number, place in partners.T.tolist():
        found[known[number]].partner_of.append(naming.series_ids(dataset)[place])
    for group in unnamed(selection):
        for code in group.allowed:
            found[code].groups.append(group)
    return found


def _by_country(country: Code, event: Code, size: int) -> Iterator[tuple[int, Code]]:
    """Part events by country, each event of one once, in the order of the table."""
    pairs = np.zeros((int(country.max(initial=-1)) + 1, size), bool)
    pairs[country, event] = True
    for number in np.unique(country).tolist():
        yield number, np.flatnonzero(pairs[number])


def _country_row(dataset: Dataset, point: Any, known: _Country) -> dict[str, Any]:
    events = next(
        (some for some in (known.held, known.maybe, known.planned) if len(some)),
        _NOBODY,
    )
    among = [
        readings.may_be_among(_say_group(group), *_say_event(dataset, group.event_id))
        for group in known.groups[:_MOST_GROUPS_READ]
    ]
    if len(known.groups) > _MOST_GROUPS_READ:
        among.append(readings.more_groups(len(known.groups) - _MOST_GROUPS_READ))
    said = _say_events(dataset, events)
    return {
        "key": f"country:{point.country}",
        "country": point.country,
        "name": codes.name(point.country),
        "latitude": point.latitude,
        "longitude": point.longitude,
        "certainty": known.certainty,
        "series_id": _series_of_country(dataset, known),
        "value": len(known.held),
        "role": known.roles[0] if known.roles else "attendees" if among else "",
        "words": readings.country_words(
            len(known.held), len(known.maybe), len(known.planned), len(known.groups)
        )
        or (readings.PARTNER if known.partner_of else ""),
        "roles": numbers.listed([readings.ROLE_NAMES[role] for role in known.roles]),
        "events": " · ".join(said),
        "note": "; ".join(among),
        "reading": readings.country_reading(
            point.country, known.roles, said, [*_planned_note(dataset, known), *among]
        ),
        "small": bool(point.small) or not bool(point.shape),
        "shape": bool(point.shape),
        "matches": known.match,
        "numbers": _numbers(dataset, known),
    }


def _numbers(dataset: Dataset, known: _Country) -> Code:
    """Give the events by which a country stands on the map as it does."""
    match known.certainty:
        case "named":
            return known.held
        case "possible":
            groups = [group.event_id for group in known.groups]
            found: Code = np.union1d(known.maybe, naming.numbers_of(dataset, groups))
            return found
    return np.union1d(known.planned, known.partners)


def _series_of_country(dataset: Dataset, known: _Country) -> str | None:
    """Give the series that colours a country: that of what is surest."""
    of_groups = [group.event_id for group in known.groups]
    for events in (known.held, known.maybe):
        if len(events):
            return naming.leading_of(dataset, events)
    if of_groups:
        return naming.leading_series(dataset, of_groups)
    if len(known.planned):
        return naming.leading_of(dataset, known.planned)
    return known.partner_of[0] if len(known.partner_of) == 1 else None


def _planned_note(dataset: Dataset, known: _Country) -> list[str]:
    partner_of = sorted(known.partner_of)
    of_series = [
        readings.partner_of(naming.series_name(dataset, series))
        for series in partner_of[:_MOST_EVENTS_READ]
    ]
    if len(partner_of) > _MOST_EVENTS_READ:
        of_series.append(readings.partner_of_more(len(partner_of) - _MOST_EVENTS_READ))
    return of_series + [readings.PLANNED_ONLY] * (known.certainty == "planned")


def groups_with(selection: Selection, code: str) -> tuple[str, ...]:
    """Name the groups of unnamed countries of which a country may be one."""
    groups = unnamed(selection)
    return tuple(_say_group(group) for group in groups if code in group.allowed)


def _say_group(group: Unnamed) -> str:
    return readings.unnamed_countries(group.low, group.high, group.region)


def _say_event(dataset: Dataset, event: str) -> tuple[str, str]:
    """Give the series of an event and its date in words."""
    row = naming.events_by_id(dataset)[event]
    series = naming.series_name(dataset, row.series_id)
    return series, numbers.date(row.date)


def _say_events(dataset: Dataset, events: Code) -> list[str]:
    """Say events by series: named where they are few, else counted."""
    known, ids = coded.events(dataset), naming.series_ids(dataset)
    series = known.series[events]
    order = list(dict.fromkeys(series.tolist()))
    said = []
    for place in order[:_MOST_EVENTS_READ]:
        ours = events[series == place]
        named = numbers.counted(len(ours), "event")
        if len(ours) <= _MOST_NAMED:
            named = naming.label(dataset, known.ids[ours].tolist())
        title = naming.series_name(dataset, ids[place])
        said.append(readings.series_events(title, named))
    more = len(order) - _MOST_EVENTS_READ
    if more > 0:
        said.append(readings.other_series(more))
    return said


def _in_cities(selection: Selection) -> Mask:
    """Pick who took part from a named city in an event that surely matches."""
    takers = coded.takers(selection.dataset)
    definite, _ = selection.held
    roles = np.isin(takers.role, coded.role_codes(selection.chosen.roles_counted))
    return roles & (takers.place >= 0) & definite[takers.event]


def participation_shown(selection: Selection) -> Mask:
    """Pick who is said to have taken part in the events held that match for certain."""
    takers = coded.takers(selection.dataset)
    definite, _ = selection.held
    roles = np.isin(takers.role, coded.role_codes(selection.chosen.roles_counted))
    return roles & takers.definite & definite[takers.event]
