"""Rows of charts of counts: one group of events, or many together."""

from typing import Any

import numpy as np
import pandas as pd

from components.tables import naming
from components.words import numbers, readings
from data.cells.names import told_apart
from data.counting import totals
from data.counting.groups import Group
from data.counting.tally import tally_of
from data.reading.arrays import Mask
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.reading.rows import table
from data.selecting.membership import DEFINITE, PARTLY, POSSIBLE

_COLUMNS = (
    *("key", "label", "series_id", "core", "words", "stated", "low", "high", "kind"),
    *("match", "if_all", "sides", "reading", "note", "dates", "sources", "numbers"),
)


def with_labels_apart(
    dataset: Dataset, rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Tell equal labels apart by series, date or number."""
    of_series = (row["series_id"] for row in rows)
    labels = told_apart(
        [row["label"] for row in rows],
        [naming.series_name(dataset, s) if s else "" for s in of_series],
        [row["dates"] for row in rows],
    )
    return [
        {
            **row,
            "label": label,
            "reading": readings.count_reading(label, row["said"], *row["reading"][1:]),
        }
        for row, label in zip(rows, labels, strict=True)
    ]


def rest_row(
    dataset: Dataset, label: str, picked: tuple[Mask, Mask], measure: Measure
) -> dict[str, Any]:
    """Bound all others together, in words: beside their bar, no other would be seen."""
    row = total_row(dataset, label, picked, series_id=None, measure=measure)
    return {**row, "kind": "none"}


def group_row(
    dataset: Dataset, group: Group, *, possible: bool = False
) -> dict[str, Any]:
    """Show what a group counts: stated, or bounded where it only may match."""
    label = naming.label(dataset, group.events)
    amount = readings.amount(group)
    count_words = readings.of_measure(amount, group.measure)
    summary = note(group)
    series_id = naming.series_of(dataset, group.events)
    dates = naming.date_words(dataset, group.events)
    sources = naming.claim_source_titles(dataset, group.claims)
    events = tally_of(dataset, group.events)
    maybe = readings.possible_note(events) if possible else ""
    return {
        "key": naming.mark_key(group.events),
        "label": label,
        "said": count_words,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": amount.words,
        "stated": np.nan if group.stated is None or possible else group.stated,
        "low": group.bounds.low,
        "high": np.nan if group.bounds.high is None else group.bounds.high,
        "kind": "derived" if possible and group.kind == "stated" else group.kind,
        "match": POSSIBLE if possible else DEFINITE,
        "if_all": np.nan,
        "sides": numbers.sides(group.wordings),
        "reading": readings.count_reading(
            label,
            count_words,
            summary,
            maybe,
            readings.basis_note(
                naming.among_claims(dataset, group.claims, "count_basis")
            ),
            dates,
            readings.claim_sources(sources),
        ),
        "note": summary,
        "dates": dates,
        "sources": numbers.some(sources),
        "numbers": naming.numbers_of(dataset, group.events),
    }


def note(group: Group) -> str:
    """Say what a count leaves open where its words do not."""
    low, high = group.bounds.low, group.bounds.high
    if group.kind == "none":
        return ""
    if group.kind == "stated":
        if group.hedge == "at_least" and (low, high) == (group.stated, None):
            return ""
        return readings.bounds_note(low, high)
    if group.wordings:
        return readings.quoted_note(group.wordings)
    return readings.derived_note(low, high)


def total_row(
    dataset: Dataset,
    label: str,
    picked: tuple[Mask, Mask],
    *,
    series_id: str | None,
    measure: Measure,
) -> dict[str, Any]:
    """Show the total of several events, and what it may be if all match that may."""
    definite, possible = picked
    total = totals.attendances_picked(dataset, definite, possible, measure)
    amount = numbers.amount(total)
    stated = total.stated if total.covered else None
    counted = total.is_counted
    kind = "none" if not counted else "derived" if stated is None else "stated"
    # What is certain where every event matches that may: a bar shows it as possible.
    nobody = np.zeros_like(definite)
    whole = totals.picked_bounds(dataset, definite | possible, nobody, measure)
    if_all = whole.low if total.possible else np.nan
    if counted and not total.definite and total.high is None:
        amount = readings.perhaps(numbers.bounded(whole.low, None))
    elif counted and total.definite and total.possible:
        # What is stated of those that surely match is not all that it may be.
        amount = numbers.bounded(total.low, total.high)
    note = readings.bounds_note(total.low, total.high)
    maybe = readings.possible_note(total.may_match) if total.possible else ""
    without = readings.without_count(total.without_count)
    sources = naming.claim_source_titles(dataset, total.claims)
    count_words = numbers.of_measure(amount, measure) if counted else readings.NO_COUNT
    return {
        "key": naming.mark_key(
            (*totals.ids(dataset, definite), *totals.ids(dataset, possible))
        ),
        "label": label,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": amount.words if counted else readings.NO_COUNT,
        "stated": np.nan if stated is None else stated,
        "low": total.low,
        "high": np.nan if total.high is None else total.high,
        "kind": kind,
        "match": _match(definite, possible),
        "if_all": if_all if counted else np.nan,
        "sides": numbers.sides(total.wordings),
        "reading": readings.count_reading(
            label, count_words, note, without, maybe, readings.claim_sources(sources)
        ),
        "note": note,
        "dates": "",
        "sources": numbers.some(sources),
        "numbers": np.flatnonzero(definite | possible),
    }


def _match(definite: Mask, possible: Mask) -> str:
    if not possible.any():
        return DEFINITE
    return PARTLY if definite.any() else POSSIBLE


def as_table(rows: list[dict[str, Any]], *extra: str) -> pd.DataFrame:
    """Make the table of a chart, with the same columns also of no rows."""
    columns = [*extra, *_COLUMNS]
    return table(rows, columns).astype(
        dict.fromkeys(("stated", "low", "high", "if_all"), "float64")
    )
