"""Countries, named, possible or planned, as a table for the map."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, participation, standing
from components.words import numbers, readings
from components.words.language import cached, of_data
from data import geography
from data.counting import coverage, totals
from data.counting.coverage import counted_groups
from data.counting.places import unnamed_groups
from data.counting.tally import tally
from data.counting.unions import Unnamed
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.reading.rows import records, table
from data.selecting import coded
from data.selecting.filters import ROLES

Certainty = Literal["named", "possible", "planned", "none"]


_MOST_GROUPS_READ = 6  # groups of unnamed countries, of which a country may be one


_NOBODY = np.empty(0, np.int64)


@dataclass(slots=True)
class _Country:
    """What is known of one country under a filter; events by number, in order."""

    roles: list[str] = field(default_factory=list)
    held: Code = field(default_factory=lambda: _NOBODY)
    maybe: Code = field(default_factory=lambda: _NOBODY)
    planned: Code = field(default_factory=lambda: _NOBODY)
    cancelled: Code = field(default_factory=lambda: _NOBODY)
    unknown: Code = field(default_factory=lambda: _NOBODY)
    partner_at: Code = field(default_factory=lambda: _NOBODY)  # planned, then held
    partner_of: list[str] = field(default_factory=list)  # series, at no one event
    groups: list[Unnamed] = field(default_factory=list)
    groups_at: list[int] = field(default_factory=list)  # events of `groups`
    partners: Code = field(default_factory=lambda: _NOBODY)  # events of `partner_of`
    is_sure: bool = False  # what is planned surely matches

    @property
    def match(self) -> str:
        """Say whether it is sure that a country is what the map says it is."""
        sure = len(self.held) > 0 or (self.certainty == "planned" and self.is_sure)
        return standing.match_words(sure, not sure and self.certainty != "none")

    @property
    def may_match(self) -> bool:
        """Tell whether it is named, and only its events may or may not match."""
        return len(self.maybe) > 0 and not len(self.held)

    @property
    def certainty(self) -> Certainty:
        if len(self.held):
            return "named"
        if len(self.maybe) or self.groups:
            return "possible"
        is_planned = len(self.planned) or len(self.partner_at) or self.partner_of
        return "planned" if is_planned else "none"


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
    return tuple(
        unnamed_groups(selection.dataset, participation.in_roles(selection) & events)
    )


@of_data(maxsize=128)
def may_count(selection: Selection, code: str) -> tuple[str, ...]:
    """Give the events held that count countries, of any region, without naming all.

    No filter by country finds them; under the other filters, the country may be one.
    """
    dataset, others = selection.dataset, selection.but(countries=())
    everybody = np.ones(len(coded.takers(dataset).row), bool)
    counted = counted_groups(dataset, others.chosen, others.shown_held, everybody)
    events = [g.event_id for g in counted if g.high and code in g.allowed]
    events += sorted(coverage.may_be_at(dataset, code))
    sure, maybe = (coded.mask(dataset, events) & held for held in others.held)
    return (*totals.ids(dataset, sure), *totals.ids(dataset, maybe))


@lru_cache(maxsize=1)
def _points() -> pd.DataFrame:
    return geography.load_points()


def _known(selection: Selection) -> dict[str, _Country]:
    """Gather what events held, possible and planned say of each country."""
    dataset = selection.dataset
    takers, known = coded.takers(dataset), codes.codes()
    definite, possible = selection.held
    shown = selection.shown
    at = np.flatnonzero(
        participation.in_roles(selection) & shown[takers.event] & (takers.country >= 0)
    )
    country, event, role = takers.country[at], takers.event[at], takers.role[at]
    partner = ~takers.definite[at]
    is_partner = role == ROLES.index(coverage.PARTNER)
    is_held = (definite | possible)[event] & ~is_partner
    sure = is_held & definite[event] & ~partner
    maybe = is_held & ~definite[event] & ~partner

    def having_status(status: str) -> Mask:
        picked: Mask = (dataset.events["status"] == status).to_numpy(dtype=bool)[event]
        return picked

    having = np.zeros((len(known), len(ROLES)), bool)
    having[country, role] = True
    series = coded.events(dataset).series
    pairs = country[partner].astype(np.int64) * len(dataset.series)
    pairs = np.unique(pairs + series[event[partner]])
    partners = np.stack(np.divmod(pairs, max(len(dataset.series), 1)))
    by_code: defaultdict[str, _Country] = defaultdict(_Country)
    for number in np.flatnonzero(having.any(axis=1)).tolist():
        roles = [r for r in participation.ROLE_RANK if having[number, ROLES.index(r)]]
        by_code[known[number]].roles = roles
    for name, picked in (
        ("held", sure),
        ("maybe", maybe),
        ("planned", ~partner & having_status("planned")),
        ("cancelled", ~partner & having_status("cancelled")),
        ("unknown", ~partner & having_status("unknown")),
        ("partner_at", ~partner & is_partner & having_status("held")),
    ):
        for number, events in _by_country(country[picked], event[picked], len(shown)):
            setattr(by_code[known[number]], name, events)
            by_code[known[number]].is_sure |= bool(selection.definite[events].any())
    for number, events in _by_country(country[partner], event[partner], len(shown)):
        by_code[known[number]].partners = events
    for number, place in partners.T.tolist():
        by_code[known[number]].partner_of.append(naming.series_ids(dataset)[place])
    groups = unnamed(selection)
    groups_at = naming.numbers_of(dataset, [group.event_id for group in groups])
    for group, at_event in zip(groups, groups_at.tolist(), strict=True):
        for code in group.allowed:
            by_code[code].groups.append(group)
            by_code[code].groups_at.append(at_event)
    return by_code


def _by_country(country: Code, event: Code, size: int) -> Iterator[tuple[int, Code]]:
    """Part events by country, each event of one once, in the order of the table."""
    if not len(country):
        return
    pairs = np.zeros((int(country.max()) + 1, size), bool)
    pairs[country, event] = True
    for number in np.unique(country).tolist():
        yield number, np.flatnonzero(pairs[number])


def _country_row(dataset: Dataset, point: Any, known: _Country) -> dict[str, Any]:
    events = next(
        (some for some in _by_certainty(known) if len(some)),
        _NOBODY,
    )
    among = [
        readings.may_be_among(_say_group(group), *_say_event(dataset, group.event_id))
        for group in known.groups[:_MOST_GROUPS_READ]
    ]
    if len(known.groups) > _MOST_GROUPS_READ:
        among.append(readings.more_groups(len(known.groups) - _MOST_GROUPS_READ))
    event_words = naming.events_in_words(dataset, events)
    return {
        "key": f"country:{point.country}",
        "country": point.country,
        "name": codes.name(point.country),
        "latitude": point.latitude,
        "longitude": point.longitude,
        "certainty": known.certainty,
        "may_match": known.may_match,
        "series_id": _series_of_country(dataset, known),
        "value": len(known.held),
        "role": known.roles[0] if known.roles else "attendees" if among else "",
        "words": _words(dataset, known),
        "roles": numbers.listed([readings.ROLE_NAMES[role] for role in known.roles]),
        "events": " · ".join(event_words),
        "note": "; ".join(among),
        "reading": readings.country_reading(
            point.country,
            known.roles,
            event_words,
            [
                *([readings.MAY_MATCH] if known.may_match else []),
                *_planned_note(dataset, known),
                *among,
            ],
        ),
        "small": bool(point.small) or not bool(point.shape),
        "shape": bool(point.shape),
        "matches": known.match,
        "numbers": _numbers(known),
    }


def _by_certainty(known: _Country) -> tuple[Code, ...]:
    """Give the events of a country, those first that say most of it."""
    unheld = (known.planned, known.partner_at, known.cancelled, known.unknown)
    return (known.held, known.maybe, *unheld)


def _words(dataset: Dataset, known: _Country) -> str:
    held, maybe, planned, cancelled, unknown = (
        tally(dataset, some, of_each=True)
        for some in (
            *(known.held, known.maybe, known.planned),
            *(known.cancelled, known.unknown),
        )
    )
    words = readings.country_words(held, maybe, planned, len(known.groups))
    if not words and (known.partner_of or len(known.partner_at)):
        return readings.PARTNER
    return words or readings.unheld_words(cancelled, unknown)


def _numbers(known: _Country) -> Code:
    """Give the events by which a country stands on the map as it does."""
    match known.certainty:
        case "named":
            return known.held
        case "possible":
            among = np.array(known.groups_at, np.int64)
            found: Code = np.union1d(known.maybe, among)
            return found
    planned = np.union1d(known.planned, known.partners)
    return np.union1d(planned, known.partner_at)


def _series_of_country(dataset: Dataset, known: _Country) -> str | None:
    """Give the series that colours a country: that of what is surest."""
    for events in (known.held, known.maybe):
        if len(events):
            return naming.leading_of(dataset, events)
    if known.groups:
        return naming.leading_of(dataset, np.array(known.groups_at, np.int64))
    if len(known.planned):
        return naming.leading_of(dataset, known.planned)
    return known.partner_of[0] if len(known.partner_of) == 1 else None


def _planned_note(dataset: Dataset, known: _Country) -> list[str]:
    partner_of = sorted(known.partner_of)
    of_series = [
        readings.partner_of(naming.series_name(dataset, series))
        for series in partner_of[: naming.MOST_SERIES_READ]
    ]
    if len(partner_of) > naming.MOST_SERIES_READ:
        more = len(partner_of) - naming.MOST_SERIES_READ
        of_series.append(readings.partner_of_more(more))
    return of_series + [readings.PLANNED_ONLY] * (known.certainty == "planned")


def groups_with(selection: Selection, code: str) -> tuple[str, ...]:
    """Name the groups of unnamed countries of which a country may be one."""
    groups = unnamed(selection)
    return tuple(
        readings.among_unnamed(group.low, group.high, group.region)
        for group in groups
        if code in group.allowed
    )


def _say_group(group: Unnamed) -> str:
    return readings.unnamed_countries(group.low, group.high, group.region)


def _say_event(dataset: Dataset, event: str) -> tuple[str, str]:
    """Give the series of an event and its date in words."""
    row = naming.events_by_id(dataset)[event]
    series = naming.series_name(dataset, row.series_id)
    return series, numbers.date(row.date)
