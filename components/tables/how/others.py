"""How numbers of events, of distinct persons and of people named come about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import cited, naming, programme
from components.tables.citing import Cited
from components.tables.how.working import Line, Working
from components.words import numbers, prose, readings
from components.words import programme as programme_words
from components.words.how import others, sums
from data.counting import persons as distinct
from data.counting.places import KINDS
from data.counting.programmes import over_by
from data.counting.tally import Count, added, bounds, tally
from data.reading.arrays import Mask
from data.reading.measures import SUMMED
from data.selecting import coded

if TYPE_CHECKING:
    from data.selecting.filters import Status

_MOST_CITED = 8


def events(selection: Selection, most: int) -> Working:
    """Show how many events were held: those of each series."""
    dataset, known = selection.dataset, coded.events(selection.dataset)
    held = selection.held[0]
    order = np.argsort(-np.bincount(known.series[held], minlength=1), kind="stable")
    ids = naming.series_ids(dataset)
    lines: list[Line] = []
    for place in order.tolist():
        of_series = held & (known.series == place)
        if of_series.any() and len(lines) < most:
            lines.append(_series(selection, ids[place], of_series))
            held = held & ~of_series
    if held.any():
        lines.append(_counted(sums.rest(tally(dataset, held)), tally(dataset, held)))
    total = selection.events
    low, high = bounds(total.held)
    return Working(
        key="events",
        name=prose.TILE_EVENTS,
        counted=readings.COUNTED["events"],
        words=numbers.number(total.held),
        low=low,
        high=high,
        lines=tuple(lines),
        sums=tuple(_sum(lines, low, high)),
        apart=tuple(_not_held(selection)),
    )


def _series(selection: Selection, series_id: str, picked: Mask) -> Line:
    dataset, known = selection.dataset, coded.events(selection.dataset)
    several = picked & (known.most != 1)
    notes = (others.standing_for(tally(dataset, several)),) if several.any() else ()
    ours = tuple(known.ids[picked])
    label = naming.series_name(dataset, series_id)
    listed = naming.label(dataset, ours)
    counted = _counted(label, tally(dataset, picked))
    return Line(
        label=label,
        low=counted.low,
        high=counted.high,
        notes=(listed, *notes),
        events=ours,
    )


def _counted(label: str, count: Count) -> Line:
    low, high = bounds(count)
    return Line(label=label, low=low, high=high)


def _sum(lines: list[Line], low: int, high: int | None) -> Iterator[str]:
    yield sums.signed([line.low for line in lines], low, is_open=low != high)
    if high is not None and high != low:
        yield sums.most([line.high or 0 for line in lines], high)


def _not_held(selection: Selection) -> Iterator[str]:
    total = selection.events
    unheld: dict[Status, Count] = {
        s: n for s, n in total.sure.items() if s != "held" and n
    }
    if unheld:
        yield others.status_apart(numbers.by_status(unheld))
    if maybe := added(total.maybe.values()):
        yield others.may_events(maybe)


def persons(selection: Selection) -> Working:
    """Show how many distinct persons there can be: never a sum of attendances."""
    dataset, total = selection.dataset, selection.persons
    pieces = [p for p in distinct.apart(dataset, selection.chosen) if p.events]
    lines = [
        Line(
            label=naming.label(dataset, piece.events),
            low=piece.low,
            high=piece.high,
            cited=tuple(_claims(selection, piece.claims)),
            notes=(others.PERSONS_TOGETHER if piece.claims else others.PERSONS_ALONE,),
            events=piece.events,
        )
        for piece in pieces
    ]
    highs = [line.high or 0 for line in lines]
    return Working(
        key="persons",
        name=prose.PERSONS,
        counted=readings.COUNTED["persons"],
        words=numbers.bounds(total.low, total.high),
        low=total.low,
        high=total.high,
        lines=tuple(lines),
        sums=(others.persons_least(total.low), others.persons_most(highs, total.high)),
        apart=(others.PERSONS_NEVER_ADDED,),
    )


def _claims(selection: Selection, claims: tuple[str, ...]) -> Iterator[Cited]:
    dataset = selection.dataset
    rows = dataset.claims["claim_id"].isin(claims).to_numpy(dtype=bool)
    for at in np.flatnonzero(rows).tolist()[:_MOST_CITED]:
        yield cited.cited_claim(dataset, naming.row(dataset, "claims", at))


def programmes(selection: Selection) -> Working:
    """Show what programmes report of themselves: no sum; each with what it limits."""
    dataset = selection.dataset
    lines = [
        Line(
            label=readings.series_events(
                naming.series_name(dataset, series_id),
                programme_words.counted(claim.measure, claim.count_basis),
            ),
            low=0 if pd.isna(claim.low) else int(claim.low),
            high=None if pd.isna(claim.high) else int(claim.high),
            cited=(cited.cited_programme(dataset, claim),),
            notes=(_limited(selection, published, claim),),
        )
        for series_id, claims in programme.claims_of(selection)
        for published, claim in claims
    ]
    return Working(
        key="programme",
        name=programme_words.TITLE,
        counted=readings.COUNTED["programme"],
        words="",
        low=0,
        high=None,
        lines=tuple(lines),
        sums=(others.PROGRAMME_NOT_ADDED,),
        apart=(),
        is_added=False,
    )


def _limited(selection: Selection, published: str, claim: Any) -> str:
    """Say what a programme's own number means for the events of it that are listed."""
    dataset = selection.dataset
    over = over_by(dataset, claim, published)
    is_whole = claim.relation == "total" and not claim.population
    if not (over and is_whole) or pd.isna(claim.high):
        return others.LIMITS_NOTHING
    if claim.measure in KINDS:
        return others.LIMITS_PLACES
    if claim.measure not in SUMMED:
        return others.LIMITS_NOTHING
    number = coded.events(dataset).number
    named = naming.label(dataset, sorted(over, key=number.__getitem__))
    return others.limits(int(claim.high), named)


def people(selection: Selection) -> Working:
    """Show how many lecturers and chairs are named: each person once."""
    rows = cited.lecturers(selection)
    chairs, lecturers = (
        {*rows.loc[rows["role"] == role, "person_id"]} for role in ("chair", "faculty")
    )
    total, both = len(chairs | lecturers), len(chairs & lecturers)
    counted = [(others.CHAIRS, len(chairs)), (others.LECTURERS, len(lecturers))]
    counted += [(others.BOTH, -both)] if both else []
    lines = [Line(label=label, low=n, high=n) for label, n in counted if n]
    return Working(
        key="people",
        name=prose.TILE_PEOPLE,
        counted=readings.COUNTED["people"],
        words=numbers.number(total) if total else numbers.NOT_STATED,
        low=total,
        high=total,
        lines=tuple(lines),
        sums=(
            sums.signed([line.low for line in lines] or [0], total, is_open=False),
            others.PEOPLE_ONCE,
        ),
        apart=(),
    )
