"""What sources count of one event: a fact a measure, then whatever else they count."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.tables import events, naming, parts, rows
from components.tables.cited import cited_claim, of_whom
from components.tables.citing import Cited
from components.words import prose, readings
from data.counting.groups import groups
from data.reading.measures import SUMMED, Measure
from data.reading.package import Dataset
from data.reading.rows import records

Fact = tuple[str, str, list[Cited]]


def facts(dataset: Dataset, event: Any) -> Iterator[Fact]:
    """List the counts of an event held, each with its bounds and its claims.

    Attendances always have their fact, if only to say that no source counts them. What
    is stated of a plan stands by itself: it is in no total.
    """
    claims = _claims_about(dataset, event.event_id)
    if event.status != "held":
        if not claims.empty:
            words = [_claimed(dataset, claim) for claim in records(claims)]
            name = prose.FACTS_NOT_HELD[event.status]
            yield name, prose.in_no_total(words), _cited(dataset, claims)
        return
    is_sum = (claims[["population", "part_of"]] == "").all(axis=1)
    is_sum &= claims["measure"].isin(SUMMED)
    for measure in SUMMED:
        of_measure = claims[is_sum & (claims["measure"] == measure)]
        if measure == "attendances" or not of_measure.empty:
            yield _fact(dataset, event.event_id, measure, of_measure)
    yield from parts.facts(dataset, event.event_id)
    others = claims[~is_sum & (claims["part_of"] == "")]
    if not others.empty:
        words = [_claimed(dataset, claim) for claim in records(others)]
        yield prose.FACT_ALSO_COUNTED, "; ".join(words), _cited(dataset, others)


def _claims_about(dataset: Dataset, event_id: str) -> pd.DataFrame:
    pairs = dataset.claim_events
    claims = pairs.loc[pairs["event_id"] == event_id, "claim_id"]
    return dataset.claims[dataset.claims["claim_id"].isin(claims)]


def _fact(
    dataset: Dataset, event_id: str, measure: Measure, claims: pd.DataFrame
) -> Fact:
    (group,) = groups(dataset, frozenset([event_id]), measure)
    words, note = events.count_words(dataset, group), rows.note(group)
    value = f"{words}; {note}" if note else words
    return prose.TILE_MEASURES[measure], value, _cited(dataset, claims)


def _claimed(dataset: Dataset, claim: Any) -> str:
    """Word a claim; one over several events says so."""
    words = readings.claim_words(claim.size_text, of_whom(claim), claim.measure)
    covered = claim.events.split()
    if len(covered) == 1:
        return words
    return prose.together(words, naming.label(dataset, covered))


def _cited(dataset: Dataset, claims: pd.DataFrame) -> list[Cited]:
    return [cited_claim(dataset, claim) for claim in records(claims)]
