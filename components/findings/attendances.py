"""How many attendances: the total, each series, and what nobody can attribute."""

from collections.abc import Iterator, Sequence

from components.findings.selected import (
    Finding,
    Selected,
    by_series,
    counted_by,
    events_label,
    series_title,
    sources_in,
)
from components.tables import naming, years
from components.words import numbers, readings, sentences
from components.words.scope import OTHER_RELATED_SERIES, OTHER_SERIES, RELATED_SERIES
from data.counting import statements, totals
from data.selecting import coded
from data.selecting.membership import DEFINITE

_MOST_COUNTS = 3  # of no one year, or of more events than are asked for


def attendances(selected: Selected) -> Iterator[Finding]:
    """State the total of the selection."""
    total = selected.selection.attendances
    words = sentences.attendances(selected.scope.subject(), total)
    yield words, counted_by(selected, selected.held)


def of_other_measures(selected: Selected) -> Iterator[Finding]:
    """State what else sources count: never added to attendances, nor to each other."""
    for measure in selected.selection.measures:
        total = selected.selection.counted(measure)
        if measure != "attendances" and total.definite and total.is_counted:
            words = sentences.counted(selected.scope.subject(), total, measure)
            yield words, counted_by(selected, selected.held, measure)


def of_each_series(selected: Selected) -> Iterator[Finding]:
    """State the total of each of several series."""
    dataset = selected.dataset
    parted = by_series(dataset, selected.held)
    if len(parted) == 1:
        return
    sure = set(selected.definite)
    others = _others(selected, [series for series, _ in parted if series])
    for series, events in parted:
        definite = [event for event in events if event in sure]
        maybe = [event for event in events if event not in sure]
        total = totals.attendances_of(dataset, definite, maybe)
        title = series_title(dataset, series) if series else others
        subject = selected.scope.of(title).subject()
        words = sentences.drew(subject, total)
        yield words, counted_by(selected, events)


def of_no_year(selected: Selected) -> Iterator[Finding]:
    """Say which attendances lie in no one year."""
    counted = years.counted_in_lane(selected.selection.counting("attendances"))
    lane = [group for group, match in counted if match == DEFINITE]
    for group in lane[:_MOST_COUNTS]:
        if len(group.events) > naming.MOST_OPENED:
            continue
        stated = readings.amount(group) if group.kind == "stated" else None
        bounds = numbers.bounds(group.bounds.low, group.bounds.high)
        named = events_label(selected.dataset, group.events)
        dates = naming.date_words(selected.dataset, group.events)
        words = sentences.no_year(named, dates, stated, bounds)
        yield words, counted_by(selected, group.events)
    if (more := len(lane) - _MOST_COUNTS) > 0:
        words = sentences.more_of_no_year(more, selected.scope.subject())
        yield words, counted_by(selected, selected.definite)


def not_split(selected: Selected) -> Iterator[Finding]:
    """Say which counts reach beyond the selection."""
    dataset = selected.dataset
    total = selected.selection.attendances
    stated = {claim.claim_id: claim for claim in statements.stated_claims(dataset)}
    counted = frozenset[str]().union(*(stated[c].events for c in total.claims))
    within = set(selected.held)
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
        words = sentences.not_split(selected.scope, count, named)
        yield words, sources_in(dataset.claims, "claim_id", {claim.claim_id})
    if rest := {claim.claim_id for claim in beyond[_MOST_COUNTS:]}:
        words = sentences.more_not_split(selected.scope, len(rest))
        yield words, sources_in(dataset.claims, "claim_id", rest)


def _others(selected: Selected, named: Sequence[str]) -> str:
    """Name the other series: "other" beside some that are related too."""
    if not selected.selection.chosen.related:
        return OTHER_SERIES
    is_core = all(naming.is_core(selected.dataset, series) for series in named)
    return RELATED_SERIES if is_core else OTHER_RELATED_SERIES
