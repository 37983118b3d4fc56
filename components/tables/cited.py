"""The headline and the tiles: one selection in a few facts."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, participation
from components.tables.citing import Cited, CitedRows, cite
from components.tables.timeline import grouped_in_time, timeline_row
from components.words import numbers, parts, prose, readings
from components.words.language import of_data
from data.counting import totals
from data.geography import countries as codes
from data.reading.arrays import Code, distinct, first_seen
from data.reading.package import Dataset, columns_of, record
from data.selecting import coded
from data.selecting.filters import ROLES
from data.selecting.membership import POSSIBLE

_MANY = 1000  # more countries than there are


def cited_claims(selection: Selection, measure: str) -> Sequence[Cited]:
    """List the claims of a measure about the events that may match."""
    dataset = selection.dataset
    about = coded.claims_about(dataset, selection.shown_held)
    of_measure = (dataset.claims["measure"] == measure).to_numpy(dtype=bool)
    rows = about[of_measure[about]]

    def word(place: int) -> Cited:
        return cited_claim(dataset, naming.row(dataset, "claims", int(rows[place])))

    return CitedRows(len(rows), word)


def cited_claim(dataset: Dataset, claim: Any) -> Cited:
    """Cite one claim: its wording, its events, its bounds."""
    number = coded.events(dataset).number
    events = sorted(set(claim.events.split()), key=number.__getitem__)
    series = naming.series_of(dataset, events)
    where = naming.label(dataset, events)
    if series:
        where = readings.series_events(naming.series_name(dataset, series), where)
    words = readings.claim_words(claim.size_text, of_whom(claim), claim.measure)
    low = 0 if pd.isna(claim.low) else int(claim.low)
    high = None if pd.isna(claim.high) else int(claim.high)
    allowed = readings.claim_bounds(low, high, claim.measure, claim.count_basis)
    return cite(dataset, f"{where}: {words}", allowed, claim)


def cited_programme(dataset: Dataset, claim: Any) -> Cited:
    """Cite what a programme says of itself: its wording, its bounds."""
    words = f"{claim.size_text} {claim.population}".strip()
    low = 0 if pd.isna(claim.low) else int(claim.low)
    high = None if pd.isna(claim.high) else int(claim.high)
    allowed = readings.claim_bounds(low, high, claim.measure, claim.count_basis)
    return cite(dataset, words, allowed, claim)


def of_whom(claim: Any) -> str:
    """Name those whom a claim counts; "" where it counts everybody."""
    if claim.part_of:
        return parts.bracketed(claim.dimension, claim.part)
    return str(claim.population)


def cited_participation(selection: Selection) -> Sequence[Cited]:
    """List who is named as taking part, one line each country or group and place."""
    dataset = selection.dataset
    takers, standing = coded.takers(dataset), _standing(dataset)
    at = np.flatnonzero(participation.participation_shown(selection))
    names, of_name = _names_of_takers(dataset, at)
    line = of_name.astype(np.int64) * (standing.max(initial=0) + 1)
    line += standing[takers.row[at]]
    # Each line with each of its roles once, as they are said first.
    said = first_seen(line * len(ROLES) + takers.role[at])
    # Sorted by name, source and locator, each with the first row that says so.
    lines, first, alike = distinct(line[said])

    def word(place: int) -> Cited:
        roles = takers.role[at[said[alike == place]]].tolist()
        named = [readings.ROLE_NAMES[ROLES[role]] for role in roles]
        taker = said[first[place]]
        row = naming.row(dataset, "participation", int(takers.row[at[taker]]))
        mark = f"country:{row.country}" if row.country else ""
        name = names[of_name[taker]]
        return cite(dataset, name, numbers.listed(named), row, mark=mark)

    return CitedRows(len(lines), word)


@of_data(maxsize=4)
def _standing(dataset: Dataset) -> Code:
    """Rank where each participation stands, by source and then by locator."""
    rows = dataset.participation
    by_source, _ = pd.factorize(rows["source_id"], sort=True)
    by_locator, locators = pd.factorize(rows["locator"], sort=True)
    _, _, rank = distinct(by_source * len(locators) + by_locator)
    ranked: Code = rank.astype(np.int32)
    return ranked


def _names_of_takers(dataset: Dataset, at: Code) -> tuple[list[str], Code]:
    """Name countries and unnamed groups; give the names in order, and each taker's."""
    takers, known = coded.takers(dataset), codes.codes()
    stated = dataset.participation["countries_stated"].to_numpy(float, na_value=0)
    keys = np.stack(
        [
            takers.country[at],
            np.where(takers.country[at] < 0, takers.region[at], -1),
            np.where(takers.country[at] < 0, stated[takers.row[at]], 0),
        ]
    ).astype(np.int64)
    keys[0] = (keys[0] + 1) * (len(takers.regions) + 1) + keys[1] + 1
    kinds, first, of = distinct(keys[0] * _MANY + keys[2])
    named = []
    for taker, count in zip(at[first].tolist(), keys[2][first].tolist(), strict=True):
        region = takers.regions[takers.region[taker]]
        named.append(
            codes.name(known[takers.country[taker]])
            if takers.country[taker] >= 0
            else readings.unnamed_countries(count, count or -1, region)
        )
    order = np.argsort(np.array(named, dtype=object), kind="stable")
    rank = np.empty(len(kinds), np.int64)
    rank[order] = np.arange(len(kinds))
    return [named[place] for place in order.tolist()], rank[of]


def cited_cities(selection: Selection) -> Sequence[Cited]:
    """List the cities that are named, and what is claimed of their number."""
    dataset = selection.dataset
    takers = coded.takers(dataset)
    picked = participation.participation_shown(selection) & (takers.place >= 0)
    at = np.flatnonzero(picked)
    pair = takers.place[at].astype(np.int64) * len(ROLES) + takers.role[at]
    at = at[first_seen(pair)]
    claims = cited_claims(selection, "cities")

    def word(place: int) -> Cited:
        if place < len(claims):
            return claims[place]
        taker = at[place - len(claims)]
        row = naming.row(dataset, "participation", int(takers.row[taker]))
        city = int(dataset.places["place_id"].iloc[takers.place[taker]])
        role, printed = (
            readings.ROLE_NAMES[row.role],
            readings.as_printed(row.as_printed),
        )
        named = naming.cities(dataset)[city]
        detail = f"{role}, {printed}"
        return cite(dataset, named, detail, row, mark=f"place:{city}")

    return CitedRows(len(claims) + len(at), word)


def cited_people(selection: Selection) -> Sequence[Cited]:
    """List the lecturers and chairs, as curated and as printed."""
    people = lecturers(selection)
    columns = columns_of(people)

    def word(place: int) -> Cited:
        return _person(selection.dataset, record(columns, place))

    return CitedRows(len(people), word)


def _person(dataset: Dataset, person: Any) -> Cited:
    parts = [readings.ROLE_NAMES[person.role], person.affiliation]
    parts += [codes.name(person.country)] if person.country else []
    if person.as_printed != person.name:
        parts.append(readings.as_printed(person.as_printed, person.country_as_printed))
    detail = "; ".join(part for part in parts if part)
    return cite(dataset, person.name, detail, person)


def lecturers(selection: Selection) -> pd.DataFrame:
    """Give the rows of the people who chaired or lectured."""
    rows = totals.people(selection.dataset, selection.chosen)
    wanted = rows["role"].isin(["chair", "faculty"])
    if selection.chosen.roles:
        wanted &= rows["role"].isin(selection.chosen.roles)
    return rows[wanted]


def corrected_people(dataset: Dataset, people: pd.DataFrame) -> int:
    """Count the people of whom anything was corrected."""
    corrections = dataset.corrections
    rows = corrections.loc[corrections["table"] == "people", "row"]
    corrected = people[people["appearance_id"].isin(rows)]
    return int(corrected["person_id"].nunique())


def cited_events(selection: Selection) -> Sequence[Cited]:
    """List the events held and planned, as the timeline groups them."""
    dataset = selection.dataset
    together = grouped_in_time(selection)

    def word(place: int) -> Cited:
        row = timeline_row(selection, together[place])
        named = readings.series_events(row["series"], row["name"])
        may = f"; {readings.MAY_MATCH}" if row["match"] == POSSIBLE else ""
        when = f"{row['dates']}; {readings.status_words(row['status'])}{may}"
        event = coded.events(dataset).ids[together[place][0]]
        return cite(dataset, named, when, naming.events_by_id(dataset)[event])

    return CitedRows(len(together), word)


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
    return prose.printed_elsewhere(printed, numbers.listed(curated), people, sure)
