"""From where people came, who is named, and who was corrected."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from components.findings.selected import (
    Finding,
    Selected,
    counted_by,
    series_title,
    sources_in,
)
from components.tables import cited, naming, participation
from components.words import numbers, places
from data.counting import totals
from data.geography import countries as codes
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES


def places_of(found: Selected) -> Iterator[Finding]:
    """Say from how many countries and cities people came."""
    dataset, chosen = found.dataset, found.selection.chosen
    named = found.selection.countries
    takers = coded.takers(dataset)
    picked = np.isin(takers.role, coded.role_codes(chosen.roles_counted))
    events = {*found.definite, *found.possible}
    if "planned_partner" in chosen.roles:
        events |= set().union(*found.having("planned"))
    picked &= coded.mask(dataset, tuple(events))[takers.event]
    if named.low:
        said = places.countries(found.scope, chosen.roles, named)
        yield said, _placed_by(found, takers.row[picked], "countries")
    cities = found.selection.cities
    picked &= takers.place >= 0
    if cities.low:
        having = {ROLES[role] for role in np.unique(takers.role[picked])}
        # Claims that count cities count those of attendees.
        having |= {"attendees"} if cities.low > len(cities.named) else set()
        roles = [role for role in participation.ROLE_RANK if role in having]
        said = places.cities(found.scope, roles, cities)
        yield said, _placed_by(found, takers.row[picked], "cities")


def people_of(found: Selected) -> Iterator[Finding]:
    """Say who is named, and that attendances are not people."""
    people = cited.lecturers(found.selection)
    if not people.empty:
        names = list(people.drop_duplicates("person_id")["name"])
        said = places.people(found.scope, list(people["role"]), names)
        yield said, set(people["source_id"])
    bounded = found.selection.persons
    if bounded.low != bounded.high:
        said = places.persons(found.scope.subject(), bounded)
        yield said, counted_by(found, (*found.definite, *found.possible))


def misprints(found: Selected) -> Iterator[Finding]:
    """Say who is printed under a chosen country and curated under another."""
    dataset, corrected = found.dataset, found.dataset.corrections
    for code in found.selection.chosen.countries:
        words = cited.misprints(dataset, code)
        rows = corrected[corrected["as_printed"].map(codes.find) == code]
        people = dataset.people[dataset.people["appearance_id"].isin(rows["row"])]
        series = _series_of_people(dataset, people)
        if words and set(series) & _wanted_series(found):
            said = places.misprint(
                numbers.listed(
                    [series_title(dataset, series_id) for series_id in series]
                ),
                words,
            )
            of_people = rows[rows["table"] == "people"]["source_id"]
            yield said, {*people["source_id"], *of_people}


def _wanted_series(found: Selected) -> set[str]:
    series = found.dataset.series
    if found.selection.chosen.series:
        return set(found.selection.chosen.series)
    return set(series.loc[series["core"] | found.selection.chosen.related, "series_id"])


def _series_of_people(dataset: Dataset, people: pd.DataFrame) -> list[str]:
    known = naming.events_by_id(dataset)
    series = [
        person.series_id or known[person.event_id].series_id
        for person in records(people)
    ]
    return list(dict.fromkeys(series))


def _placed_by(found: Selected, rows: Code, measure: str) -> set[str]:
    """Give the sources of participation rows, and of claims of the same measure."""
    dataset = found.dataset
    claims = dataset.claims[dataset.claims["measure"] == measure]
    covered = totals.claim_events(dataset)
    events = {*found.definite, *found.possible}
    touching = {c for c in claims["claim_id"] if covered[c] & events}
    sources = dataset.participation["source_id"].iloc[rows].unique()
    return set(sources) | sources_in(claims, "claim_id", touching)
