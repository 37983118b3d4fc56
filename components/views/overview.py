"""The headline and the tiles: one selection in a few facts."""

from functools import lru_cache
from typing import Any

import pandas as pd

from components import formats, prose, text
from components.views import naming, places
from components.views.citing import Cited, cite
from components.views.timeline import timeline
from data import countries as codes
from data import coverage, totals
from data.filters import Filter
from data.package import Dataset, records

_MOST_SERIES = 2  # more series than these are told together


@lru_cache(maxsize=128)
def headline(dataset: Dataset, chosen: Filter) -> tuple[str, ...]:
    """Say a selection in one sentence; `prose.Phrase` pieces carry a series' colour."""
    definite, possible = totals.held_events(dataset, chosen)
    if not definite:
        if not possible:
            events = totals.events(dataset, chosen)
            if events.planned or events.possible:
                return (prose.only_planned(events),)
            return (text.WIDEN_THE_FILTERS,)
        return (prose.nothing_certain(len(possible), _reasons(dataset, chosen)),)
    known = naming.events_by_id(dataset)
    by_series: dict[str, list[str]] = {}
    for event in sorted(definite, key=lambda event: _start(known[event])):
        by_series.setdefault(known[event].series_id, []).append(event)
    core = [s for s in by_series if naming.is_core(dataset, s)]
    alone = (core or list(by_series))[:_MOST_SERIES]
    rest = [e for s in by_series if s not in alone for e in by_series[s]]
    drawn = [_drawn(dataset, series_id, by_series[series_id]) for series_id in alone]
    drawn += [_drawn(dataset, None, rest)] if rest else []
    return tuple(
        prose.headline(
            drawn,
            _years(dataset, definite),
            coverage.countries(dataset, chosen, sure_only=True),
            prose.Selected(roles=chosen.roles, possible=len(possible)),
        )
    )


def cited_claims(dataset: Dataset, measure: str, chosen: Filter) -> list[Cited]:
    """List the claims of a measure about the events that may match."""
    definite, possible = totals.held_events(dataset, chosen)
    wanted = dataset.claim_events["event_id"].isin((*definite, *possible))
    claims = set(dataset.claim_events.loc[wanted, "claim_id"])
    rows = dataset.claims[dataset.claims["claim_id"].isin(claims)]
    return [
        cited_claim(dataset, claim)
        for claim in records(rows[rows["measure"] == measure])
    ]


def cited_claim(dataset: Dataset, claim: Any) -> Cited:
    """Cite one claim: its wording, its events, its bounds."""
    order = naming.events_by_id(dataset)
    events = [event for event in order if event in claim.events.split()]
    series = naming.series_of(dataset, events)
    title = naming.series_by_id(dataset)[series].short_title if series else ""
    where = text.series_events(title, naming.label(dataset, events))
    words = text.claim_words(claim.size_text, claim.population, claim.measure)
    low = 0 if pd.isna(claim.low) else int(claim.low)
    high = None if pd.isna(claim.high) else int(claim.high)
    allowed = text.claim_bounds(
        formats.bounds(low, high), claim.measure, claim.count_basis
    )
    return cite(dataset, f"{where}: {words}", allowed, claim)


def cited_participation(dataset: Dataset, chosen: Filter) -> list[Cited]:
    """List who is named as taking part, one line each country or group."""
    rows = places.participation_shown(dataset, chosen)
    found: dict[tuple[str, str, str], list[Any]] = {}
    for row in records(rows):
        name = codes.name(row.country) if row.country else ""
        if not name:
            count = 0 if pd.isna(row.countries_stated) else int(row.countries_stated)
            name = text.unnamed_countries(count, count or -1, row.region)
        found.setdefault((name, row.source_id, row.locator), []).append(row)
    cited = []
    for (name, _, _), group in sorted(found.items()):
        roles = dict.fromkeys(text.ROLE_NAMES[row.role] for row in group)
        cited.append(cite(dataset, name, formats.listed(list(roles)), group[0]))
    return cited


def cited_cities(dataset: Dataset, chosen: Filter) -> list[Cited]:
    """List the cities that are named, and what is claimed of their number."""
    rows = places.participation_shown(dataset, chosen)
    rows = rows[rows["place_id"].notna()].drop_duplicates(["place_id", "role"])
    names = dict(zip(dataset.places["place_id"], dataset.places["name"], strict=True))
    named = [
        cite(
            dataset,
            f"{names[row.place_id]}, {codes.name(row.country)}",
            f"{text.ROLE_NAMES[row.role]}, {text.as_printed(row.as_printed)}",
            row,
        )
        for row in records(rows)
    ]
    return cited_claims(dataset, "cities", chosen) + named


def cited_people(dataset: Dataset, chosen: Filter) -> list[Cited]:
    """List the lecturers and chairs, as curated and as printed."""
    cited = []
    for person in records(lecturers(dataset, chosen)):
        parts = [text.ROLE_NAMES[person.role], person.affiliation]
        parts += [codes.name(person.country)] if person.country else []
        if person.as_printed != person.name:
            parts.append(text.as_printed(person.as_printed, person.country_as_printed))
        detail = "; ".join(part for part in parts if part)
        cited.append(cite(dataset, person.name, detail, person))
    return cited


def lecturers(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give the rows of the people who chaired or lectured."""
    rows = totals.people(dataset, chosen)
    wanted = rows["role"].isin(["chair", "faculty"])
    if chosen.roles:
        wanted &= rows["role"].isin(chosen.roles)
    return rows[wanted]


def corrected_people(dataset: Dataset, people: pd.DataFrame) -> int:
    """Count the people of whom anything was corrected."""
    corrections = dataset.corrections
    rows = corrections.loc[corrections["table"] == "people", "row"]
    corrected = people[people["appearance_id"].isin(rows)]
    return int(corrected["person_id"].nunique())


def cited_events(dataset: Dataset, chosen: Filter) -> list[Cited]:
    """List the events held and planned, as the timeline groups them."""
    known = naming.events_by_id(dataset)
    return [
        cite(
            dataset,
            text.series_events(row.series, row.name),
            f"{row.dates}; {text.status_words(row.status)}",
            known[row.key.partition(":")[2].split()[0]],
        )
        for row in records(timeline(dataset, chosen))
    ]


def misprints(dataset: Dataset, code: str) -> str:
    """Say who is printed under a country and curated under another; "" if nobody."""
    rows = dataset.corrections
    rows = rows[(rows["table"] == "people") & (rows["field"] == "country")]
    rows = rows[rows["as_printed"].map(codes.find) == code]
    if rows.empty:
        return ""
    names = dict(
        zip(dataset.people["appearance_id"], dataset.people["name"], strict=True)
    )
    curated = list(dict.fromkeys(map(codes.name, rows["curated"])))
    sure = ", ".join(dict.fromkeys(rows["confidence"]))
    people = [names[row] for row in rows["row"]]
    printed = codes.name(code)
    return prose.printed_elsewhere(printed, formats.listed(curated), people, sure)


def _reasons(dataset: Dataset, chosen: Filter) -> list[str]:
    """Say why a chosen country may have taken part."""
    reasons = []
    for code in chosen.countries:
        groups = [
            text.unnamed_countries(group.low, group.high, group.region)
            for group in places.unnamed(dataset, chosen)
            if code in group.allowed
        ]
        if groups:
            reasons.append(prose.may_include(codes.name(code), groups))
    return reasons


def _drawn(dataset: Dataset, series_id: str | None, events: list[str]) -> prose.Drawn:
    total = totals.attendances_of(dataset, events)
    counted = bool(total.claims or total.not_attributable or total.low)
    counted |= total.high is not None
    known = naming.events_by_id(dataset)
    words = formats.attendances(total, totals.base_hedge(dataset, total))
    series = naming.series_by_id(dataset)
    return prose.Drawn(
        series_id=series_id,
        title=series[series_id].short_title if series_id else "",
        kinds=tuple(sorted({known[event].kind for event in events})),
        held=len(events),
        words=words if counted else "",
    )


def _years(dataset: Dataset, events: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the years of the events; None where one of them is open to a side."""
    rows = dataset.events[dataset.events["event_id"].isin(events)]
    ends = pd.concat([rows["start"], rows["end"]])
    if ends.isna().any():
        return None
    return int(ends.min().year), int(ends.max().year)


def _start(event: Any) -> pd.Timestamp:
    return pd.Timestamp(1, 1, 1) if pd.isna(event.start) else event.start
