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
from data.counting import statements
from data.counting.coverage import partners, roles_taking_part
from data.geography import countries as codes
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.filters import ROLES


def places_of(selected: Selected) -> Iterator[Finding]:
    """Say from how many countries and cities people came."""
    dataset, chosen = selected.dataset, selected.selection.chosen
    named = selected.selection.countries
    takers = coded.takers(dataset)
    picked = np.isin(takers.role, coded.role_codes(roles_taking_part(chosen)))
    picked &= coded.mask(dataset, selected.held)[takers.event]
    if named.low:
        words = places.countries(selected.scope, chosen.roles, named)
        yield words, _placed_by(selected, takers.row[picked], "countries")
    planned = partners(dataset, chosen)
    if planned.any():
        words = places.partners(selected.scope, named)
        rows = dataset.participation["source_id"].iloc[takers.row[planned]]
        yield words, set(rows)
    cities = selected.selection.cities
    picked &= takers.place >= 0
    if cities.low:
        having = {ROLES[role] for role in np.unique(takers.role[picked])}
        # Claims that count cities count those of attendees.
        having |= {"attendees"} if cities.low > len(cities.named) else set()
        roles = [role for role in participation.ROLE_RANK if role in having]
        words = places.cities(selected.scope, roles, cities)
        yield words, _placed_by(selected, takers.row[picked], "cities")


def people_of(selected: Selected) -> Iterator[Finding]:
    """Say who is named, and that attendances are not people."""
    people = cited.lecturers(selected.selection)
    if not people.empty:
        names = list(people.drop_duplicates("person_id")["name"])
        words = places.people(selected.scope, list(people["role"]), names)
        yield words, set(people["source_id"])
    bounded = selected.selection.persons
    if bounded.low != bounded.high:
        words = places.persons(selected.scope.subject(), bounded)
        yield words, counted_by(selected, selected.held)


def misprints(selected: Selected) -> Iterator[Finding]:
    """Say who is printed under a chosen country and curated under another."""
    dataset, corrected = selected.dataset, selected.dataset.corrections
    for code in selected.selection.chosen.countries:
        people_words = cited.misprints(dataset, code)
        rows = corrected[corrected["as_printed"].map(codes.find) == code]
        people = dataset.people[dataset.people["appearance_id"].isin(rows["row"])]
        series = _series_of_people(dataset, people)
        if people_words and not _wanted_series(selected).isdisjoint(series):
            titles = [series_title(dataset, series_id) for series_id in series]
            words = places.misprint(numbers.listed(titles), people_words)
            of_people = rows[rows["table"] == "people"]["source_id"]
            yield words, {*people["source_id"], *of_people}


def _wanted_series(selected: Selected) -> set[str]:
    series, chosen = selected.dataset.series, selected.selection.chosen
    wanted = series["core"] | chosen.related
    return set(chosen.series or series.loc[wanted, "series_id"])


def _series_of_people(dataset: Dataset, people: pd.DataFrame) -> list[str]:
    known = naming.events_by_id(dataset)
    series = [
        person.series_id or known[person.event_id].series_id
        for person in records(people)
    ]
    return list(dict.fromkeys(series))


def _placed_by(selected: Selected, rows: Code, measure: str) -> set[str]:
    """Give the sources of participation rows, and of claims of the same measure."""
    dataset = selected.dataset
    claims = dataset.claims[dataset.claims["measure"] == measure]
    covered = statements.claim_events(dataset)
    events = set(selected.held)
    touching = {c for c in claims["claim_id"] if covered.get(c, set()) & events}
    sources = dataset.participation["source_id"].iloc[rows].unique()
    return set(sources) | sources_in(claims, "claim_id", touching)
