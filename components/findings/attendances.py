"""How many attendances: the total, each series, and what nobody can attribute."""

from collections.abc import Iterator

import pandas as pd

from components.findings.selected import (
    Finding,
    Selected,
    by_series,
    counted_by,
    events_label,
    series_title,
    sources_in,
)
from components.tables import years
from components.words import numbers, sentences
from components.words.scope import OTHER_SERIES, RELATED_SERIES
from data.counting import totals
from data.reading.rows import records
from data.selecting import coded
from data.selecting.membership import DEFINITE

_MOST_COUNTS = 3  # of no one year, or of more events than are asked for


def attendances(found: Selected) -> Iterator[Finding]:
    """State the total of the selection."""
    total = found.selection.attendances
    said = sentences.attendances(found.scope.subject(), total)
    yield said, counted_by(found, (*found.definite, *found.possible))


def of_each_series(found: Selected) -> Iterator[Finding]:
    """State the total of each of several series."""
    dataset = found.dataset
    parted = by_series(dataset, (*found.definite, *found.possible))
    if len(parted) == 1:
        return
    sure = set(found.definite)
    for series, events in parted:
        definite = [event for event in events if event in sure]
        maybe = [event for event in events if event not in sure]
        total = totals.attendances_of(dataset, definite, maybe)
        title = series_title(dataset, series) if series else _others(found)
        subject = found.scope.of(title).subject()
        said = sentences.drew(subject, total)
        yield said, counted_by(found, events)


def of_no_year(found: Selected) -> Iterator[Finding]:
    """Say which attendances lie in no one year."""
    lane = years.by_year(found.selection)
    lane = lane[lane["year"].isna() & (lane["kind"] != "none")]
    sure = [row for row in records(lane) if row.match == DEFINITE]
    for row in sure[:_MOST_COUNTS]:
        events = row.key.partition(":")[2].split()
        if row.key.startswith("many:"):
            continue
        stated = None
        if row.kind == "stated":
            stated = numbers.Amount(row.words, int(row.stated))
        high = None if pd.isna(row.high) else int(row.high)
        bounds = numbers.bounds(int(row.low), high)
        named = events_label(found.dataset, events)
        said = sentences.no_year(named, row.dates, stated, bounds)
        yield said, counted_by(found, events)
    if len(sure) > _MOST_COUNTS:
        said = sentences.more_of_no_year(
            len(sure) - _MOST_COUNTS, found.scope.subject()
        )
        yield said, counted_by(found, found.definite)


def not_split(found: Selected) -> Iterator[Finding]:
    """Say which counts reach beyond the selection."""
    dataset = found.dataset
    total = found.selection.attendances
    stated = {claim.claim_id: claim for claim in totals.stated_claims(dataset)}
    counted = frozenset[str]().union(*(stated[c].events for c in total.claims))
    within = {*found.definite, *found.possible}
    beyond = [
        stated[claim]
        for claim in total.not_attributable
        # One event's count is not in question, and no more is what is stated anyway.
        if claim in stated
        and len(stated[claim].events) > 1
        and not stated[claim].events & within <= counted
    ]
    for claim in beyond[:_MOST_COUNTS]:
        number = coded.events(dataset).number
        named = events_label(dataset, sorted(claim.events, key=number.__getitem__))
        count = numbers.hedged(claim.printed, claim.hedge)
        said = sentences.not_split(found.scope, count, named)
        yield said, sources_in(dataset.claims, "claim_id", {claim.claim_id})
    if rest := {claim.claim_id for claim in beyond[_MOST_COUNTS:]}:
        said = sentences.more_not_split(found.scope, len(rest))
        yield said, sources_in(dataset.claims, "claim_id", rest)


def _others(found: Selected) -> str:
    return RELATED_SERIES if found.selection.chosen.related else OTHER_SERIES
