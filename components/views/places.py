"""Countries, cities and the lines between them, as tables for the map."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

import pandas as pd

from components import formats, text
from components.views import naming
from data import countries as codes
from data import geography, totals
from data.coverage import Unnamed, counted_groups, unnamed_groups
from data.filters import Filter
from data.membership import participation_of_events, select
from data.package import Dataset, records

Certainty = Literal["named", "possible", "planned", "none"]
# How a country is shaded by role: the first of these that it has.
ROLE_RANK = ("attendees", "host", "organiser", "chair", "faculty", "planned_partner")
_MOST_EVENTS_READ = 6


@dataclass(slots=True)
class _Country:
    """What is known of one country under a filter."""

    roles: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    maybe: set[str] = field(default_factory=set)
    planned: set[str] = field(default_factory=set)
    partner_of: set[str] = field(default_factory=set)  # series, at no one event
    groups: list[Unnamed] = field(default_factory=list)

    @property
    def certainty(self) -> Certainty:
        if self.held:
            return "named"
        if self.maybe or self.groups:
            return "possible"
        return "planned" if self.planned or self.partner_of else "none"


@lru_cache(maxsize=128)
def countries(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row for every country of ISO 3166-1, also where nothing is known."""
    known = _known(dataset, chosen)
    nothing = _Country()
    rows = [
        _country_row(dataset, point, known.get(point.country, nothing))
        for point in records(_points())
    ]
    return pd.DataFrame(rows).sort_values("name", ignore_index=True)


@lru_cache(maxsize=128)
def unnamed(dataset: Dataset, chosen: Filter) -> tuple[Unnamed, ...]:
    """Give the groups of unnamed countries at the events held that may match."""
    definite, possible = totals.held_events(dataset, chosen)
    rows = participation(dataset, chosen)
    return tuple(unnamed_groups(rows[rows["event_id"].isin((*definite, *possible))]))


@lru_cache(maxsize=128)
def may_count(dataset: Dataset, chosen: Filter, code: str) -> tuple[str, ...]:
    """Give the events held that count countries, of any region, without naming all.

    No filter by country finds them; under the other filters, the country may be one.
    """
    others = replace(chosen, countries=())
    definite, possible = totals.held_events(dataset, others)
    events = (*definite, *possible)
    rows = participation_of_events(dataset)
    counted = counted_groups(dataset, others, events, rows)
    found = {g.event_id for g in counted if g.high and code in g.allowed}
    return tuple(event for event in events if event in found)


@lru_cache(maxsize=128)
def cities(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row for each city named at an event held, hosts last (drawn on top)."""
    rows = _city_rows(dataset, chosen)
    found = []
    for place, group in rows.groupby("place_id", sort=True):
        first = next(records(group))
        roles = [role for role in ROLE_RANK if role in set(group["role"])]
        events = list(dict.fromkeys(group["event_id"]))
        series_id = naming.series_of(dataset, events)
        found.append(
            {
                "key": f"place:{place}",
                "place_id": int(first.place_id),
                "name": first.name,
                "country": first.country_of_place,
                "latitude": first.latitude,
                "longitude": first.longitude,
                "host": "host" in roles,
                "series_id": series_id,
                "core": naming.is_core(dataset, series_id),
                "roles": formats.listed([text.ROLE_NAMES[role] for role in roles]),
                "events": _say_events(dataset, events),
                "reading": text.city_reading(
                    first.name,
                    first.country_of_place,
                    roles,
                    _say_events(dataset, events),
                ),
            }
        )
    columns = [
        "key",
        "place_id",
        "name",
        "country",
        "latitude",
        "longitude",
        "host",
        "series_id",
        "core",
        "roles",
        "events",
        "reading",
    ]
    return pd.DataFrame(found, columns=columns).sort_values(
        ["host", "name"], ignore_index=True
    )


@lru_cache(maxsize=128)
def lines(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row from each city of attendees to the city that was host to them."""
    rows = _city_rows(dataset, chosen)
    rows = rows[["event_id", "place_id", "role", "latitude", "longitude"]]
    hosts = rows[rows["role"] == "host"].drop_duplicates(["event_id", "place_id"])
    pairs = rows[rows["role"] == "attendees"].merge(
        hosts, on="event_id", suffixes=("_from", "_to")
    )
    pairs = pairs[pairs["place_id_from"] != pairs["place_id_to"]]
    series = [naming.series_of(dataset, [event]) for event in pairs["event_id"]]
    return pd.DataFrame(
        {
            "from_latitude": pairs["latitude_from"],
            "from_longitude": pairs["longitude_from"],
            "to_latitude": pairs["latitude_to"],
            "to_longitude": pairs["longitude_to"],
            "series_id": series,
            "core": [naming.is_core(dataset, series_id) for series_id in series],
        }
    ).drop_duplicates(ignore_index=True)


@lru_cache(maxsize=1)
def _points() -> pd.DataFrame:
    return geography.load_points()


def participation(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give who took part in a role that the filter shows, one row an event."""
    rows = participation_of_events(dataset)
    return rows[rows["role"].isin(chosen.roles or ROLE_RANK)]


def _known(dataset: Dataset, chosen: Filter) -> dict[str, _Country]:
    """Gather what events held, possible and planned say of each country."""
    found: defaultdict[str, _Country] = defaultdict(_Country)
    definite, possible = map(set, totals.held_events(dataset, chosen))
    selection = select(dataset, chosen)
    shown = set(totals.ids(dataset, selection.definite | selection.possible))
    for row in records(participation(dataset, chosen)):
        if row.event_id not in shown or not row.country:
            continue
        country = found[row.country]
        country.roles.add(row.role)
        if not row.definite:
            country.partner_of.add(row.series_id)
        elif row.role == "planned_partner" or row.event_id not in definite | possible:
            country.planned.add(row.event_id)
        else:
            (country.held if row.event_id in definite else country.maybe).add(
                row.event_id
            )
    for group in unnamed(dataset, chosen):
        for code in group.allowed:
            found[code].groups.append(group)
    return found


def _country_row(dataset: Dataset, point: Any, known: _Country) -> dict[str, Any]:
    certainty = known.certainty
    events = known.held or known.maybe or known.planned
    of_groups = {group.event_id for group in known.groups}
    sure = known.held or known.maybe or of_groups or known.planned
    series_id = naming.leading_series(dataset, sure)
    if not sure and len(known.partner_of) == 1:
        series_id = next(iter(known.partner_of))
    roles = [role for role in ROLE_RANK if role in known.roles]
    among = [
        text.may_be_among(_say_group(group), *_say_event(dataset, group.event_id))
        for group in known.groups
    ]
    return {
        "key": f"country:{point.country}",
        "country": point.country,
        "name": codes.name(point.country),
        "latitude": point.latitude,
        "longitude": point.longitude,
        "certainty": certainty,
        "series_id": series_id,
        "value": len(known.held),
        "role": roles[0] if roles else "attendees" if known.groups else "",
        "words": text.country_words(
            len(known.held), len(known.maybe), len(known.planned), len(known.groups)
        )
        or (text.PARTNER if known.partner_of else ""),
        "roles": formats.listed([text.ROLE_NAMES[role] for role in roles]),
        "events": " · ".join(_say_events(dataset, _ordered(dataset, events))),
        "note": "; ".join(among),
        "reading": text.country_reading(
            point.country,
            roles,
            _say_events(dataset, _ordered(dataset, events)),
            [*_planned_note(dataset, known), *among],
        ),
        "small": bool(point.small) or not bool(point.shape),
        "shape": bool(point.shape),
    }


def _planned_note(dataset: Dataset, known: _Country) -> list[str]:
    of_series = [
        text.partner_of(naming.series_by_id(dataset)[series].short_title)
        for series in sorted(known.partner_of)
    ]
    return of_series + [text.PLANNED_ONLY] * (known.certainty == "planned")


def _say_group(group: Unnamed) -> str:
    return text.unnamed_countries(group.low, group.high, group.region)


def _say_event(dataset: Dataset, event: str) -> tuple[str, str]:
    """Give the series of an event and its date in words."""
    row = naming.events_by_id(dataset)[event]
    series = naming.series_by_id(dataset)[row.series_id].short_title
    return series, formats.date(row.date)


def _say_events(dataset: Dataset, events: Sequence[str]) -> list[str]:
    """Say events by series, counted together where they share a stem."""
    by_series: defaultdict[str, list[str]] = defaultdict(list)
    known = naming.events_by_id(dataset)
    for event in events:
        by_series[known[event].series_id].append(event)
    said = [
        text.series_events(
            naming.series_by_id(dataset)[series_id].short_title,
            naming.label(dataset, ours),
        )
        for series_id, ours in by_series.items()
    ]
    if len(said) <= _MOST_EVENTS_READ:
        return said
    more = formats.counted(len(said) - _MOST_EVENTS_READ, "more series", "more series")
    return [*said[:_MOST_EVENTS_READ], more]


def _ordered(dataset: Dataset, events: set[str]) -> list[str]:
    order = naming.events_by_id(dataset)
    return [event for event in order if event in events]


def _city_rows(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    definite, _ = totals.held_events(dataset, chosen)
    rows = participation_of_events(dataset)
    rows = rows[rows["role"].isin(chosen.roles_counted)]
    rows = rows[rows["place_id"].notna() & rows["event_id"].isin(definite)]
    places = dataset.places.rename(columns={"country": "country_of_place"})
    return rows.merge(places, on="place_id", validate="many_to_one")


def participation_shown(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give who is said to have taken part in the events held that match for certain."""
    definite, _ = totals.held_events(dataset, chosen)
    rows = participation_of_events(dataset)
    rows = rows[rows["role"].isin(chosen.roles_counted) & rows["definite"]]
    return rows[rows["event_id"].isin(definite)]
