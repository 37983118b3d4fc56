"""Counts of a measure by event and by series, as tables."""

from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.tables.rows import (
    as_table,
    group_row,
    rest_row,
    total_row,
    with_labels_apart,
)
from components.words import readings
from components.words.language import of_data
from data.counting.bounds import claimed
from data.counting.groups import Grouping
from data.counting.tally import tally
from data.reading.arrays import Code, Real
from data.reading.package import Dataset
from data.selecting import coded

MOST_ROWS, ROWS_ALONE = 40, 24  # of bars; beyond the first, only the second alone


@of_data(maxsize=32)
def by_event(selection: Selection) -> pd.DataFrame:
    """Give one row for each event held, or for events that are rows together.

    Of more rows than a picture holds, the largest lows stand alone; a last row bounds
    all others together.
    """
    dataset = selection.dataset
    parted = selection.groups
    lows = np.concatenate([grouping.low for grouping in parted])
    if len(lows) <= MOST_ROWS:
        return by_event_whole(selection)
    largest = np.sort(np.argsort(-lows, kind="stable")[:ROWS_ALONE])
    rows = [_row_at(dataset, parted, place) for place in largest.tolist()]
    first, *_ = map(len, parted)
    alone = [largest[largest < first], largest[largest >= first] - first]
    definite, possible = selection.charted
    rest = definite & ~np.isin(parted[0].part, alone[0])
    may_be = possible & ~np.isin(parted[1].part, alone[1])
    label = readings.more_events(tally(dataset, rest | may_be))
    others = rest_row(dataset, label, (rest, may_be), selection.measure)
    return as_table([*with_labels_apart(dataset, rows), others])


def by_event_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every event or group, however many there are."""
    dataset = selection.dataset
    definite, possible = selection.groups
    rows = [group_row(dataset, group) for group in definite]
    rows += [group_row(dataset, group, possible=True) for group in possible]
    return as_table(with_labels_apart(dataset, rows))


def _row_at(
    dataset: Dataset, parted: tuple[Grouping, Grouping], place: int
) -> dict[str, Any]:
    definite, possible = parted
    if place < len(definite):
        return group_row(dataset, definite.group(place))
    group = possible.group(place - len(definite))
    return group_row(dataset, group, possible=True)


@of_data(maxsize=32)
def by_series(selection: Selection) -> pd.DataFrame:
    """Give one row for each series that has events held; many small ones share one."""
    order, lows = series_bounds(selection)
    if len(order) <= MOST_ROWS:
        return by_series_whole(selection)
    largest = np.sort(np.argsort(-lows, kind="stable")[:ROWS_ALONE])
    others = np.delete(order, largest)
    definite, possible = selection.charted
    of_others = np.isin(coded.events(selection.dataset).series, others)
    label = readings.more_series(len(others))
    sure, maybe = definite & of_others, possible & of_others
    rest = rest_row(selection.dataset, label, (sure, maybe), selection.measure)
    return as_table([*_series_rows(selection, order[largest]), rest])


def by_series_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every series, however many there are."""
    order, _ = series_bounds(selection)
    return as_table(_series_rows(selection, order))


def series_bounds(selection: Selection) -> tuple[Code, Real]:
    """Order the series as their events are listed, and bound each from below."""
    dataset = selection.dataset
    definite, possible = selection.charted
    series = coded.events(dataset).series
    listed = np.concatenate([series[definite], series[possible]])
    places, first = np.unique(listed, return_index=True)
    order = places[np.argsort(first)]
    parts = np.where(definite | possible, series, -1)
    low, _ = claimed(dataset, selection.measure).of_parts(
        parts, definite, len(dataset.series)
    )
    return order, low[order]


def _series_rows(selection: Selection, places: Code) -> list[dict[str, Any]]:
    dataset = selection.dataset
    definite, possible = selection.charted
    rows = []
    for place in places.tolist():
        series_id = naming.series_ids(dataset)[place]
        label = naming.series_name(dataset, series_id)
        ours = coded.events(dataset).series == place
        sure, maybe = definite & ours, possible & ours
        rows.append(
            total_row(
                dataset,
                label,
                (sure, maybe),
                series_id=series_id,
                measure=selection.measure,
            )
        )
    return rows
