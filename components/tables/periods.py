"""Events counted by series and period, where a timeline has too many for marks."""

from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.words import numbers, readings
from data.counting.tally import tally
from data.reading.arrays import Mask
from data.reading.package import Dataset
from data.reading.rows import table
from data.selecting import coded
from data.selecting.filters import STATUSES
from data.selecting.membership import DEFINITE, POSSIBLE

MOST_SERIES, SERIES_ALONE = 10, 8
OTHERS = "others"  # the block of the series that do not stand alone
_MOST_PERIODS = 6
_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)


def summary(selection: Selection) -> pd.DataFrame:
    """Count the events held of each series by period, and the others by status.

    A period counts the events all of whose possible days lie in it; those that may lie
    in several, or are open to a side, are counted over the days that they span.
    """
    dataset = selection.dataset
    picked = selection.shown
    length = period_years(dataset, picked)
    rows = []
    for title, series_id, ours in _by_series(dataset, picked):
        for status in STATUSES:
            having_status = ours & (dataset.events["status"] == status).to_numpy(
                dtype=bool
            )
            for match, alike in (
                (DEFINITE, having_status & selection.definite),
                (POSSIBLE, having_status & selection.possible),
            ):
                for period, events in _by_period(dataset, alike, status, length):
                    row = _row(dataset, events, title, series_id, status, period)
                    rows.append(_matched(row, match))
    return table(rows)


def period_years(dataset: Dataset, picked: Mask) -> int:
    """Choose how many years a period has: there are few periods, of a round length."""
    year = coded.events(dataset).year[picked]
    year = year[year > 0]
    if not len(year):
        return _LENGTHS[0]
    return next(
        n for n in _LENGTHS if year.max() // n - year.min() // n < _MOST_PERIODS
    )


def _by_series(dataset: Dataset, picked: Mask) -> list[tuple[str, str, Mask]]:
    """Part events by series, the largest alone, in the order of the table."""
    series, ids = coded.events(dataset).series, naming.series_ids(dataset)
    count = np.bincount(series[picked], minlength=len(ids))
    shown = np.flatnonzero(count)
    if len(shown) > MOST_SERIES:
        shown = np.sort(np.argsort(-count, kind="stable")[:SERIES_ALONE])
    parted: list[tuple[str, str, Mask]] = [
        (naming.series_name(dataset, ids[at]), ids[at], picked & (series == at))
        for at in shown.tolist()
    ]
    others = np.flatnonzero(count).size - len(shown)
    if others:
        rest = picked & ~np.isin(series, shown)
        parted.append((readings.other_series(others), OTHERS, rest))
    return parted


def _by_period(
    dataset: Dataset, events: Mask, status: str, length: int
) -> list[tuple[int | None, Mask]]:
    if not events.any():
        return []
    if status != "held":
        return [(None, events)]
    year = coded.events(dataset).year
    period = np.where(year > 0, year // length * length, -1)
    return [
        (None if first < 0 else first, events & (period == first))
        for first in np.unique(period[events]).tolist()
    ]


def _row(  # noqa: PLR0913, PLR0917
    dataset: Dataset,
    events: Mask,
    title: str,
    series_id: str,
    status: str,
    period: int | None,
) -> dict[str, Any]:
    start, end = _span(dataset, events)
    count = tally(dataset, events)
    first, last = (None if pd.isna(day) else day.date() for day in (start, end))
    dates = readings.period_words(first, last)
    is_stated = period is not None or first is last is None
    where = readings.counted_in(count, is_stated=is_stated)
    return {
        "key": f"many:{series_id} {status} {period}",
        "series_id": series_id,
        "series": title,
        "core": naming.is_core(dataset, series_id),
        "label": numbers.number(count),
        "name": numbers.counted(count, "event"),
        "lane": 0,
        "start": start,
        "end": end,
        "open_start": pd.isna(start),
        "open_end": pd.isna(end),
        "precision": "span",
        "status": status,
        "reading": readings.timeline_reading(where, title, dates, status, DEFINITE),
        "dates": dates,
        "numbers": np.flatnonzero(events),
    }


def _matched(row: dict[str, Any], match: str) -> dict[str, Any]:
    if match == DEFINITE:
        return {**row, "match": match}
    return {
        **row,
        "key": f"{row['key']} {match}",
        "label": readings.matched(row["label"], match),
        "match": match,
        "reading": (*row["reading"], readings.MAY_MATCH),
    }


def _span(dataset: Dataset, events: Mask) -> tuple[Any, Any]:
    """Give the first and the last day on which any of the events can have been."""
    at = np.flatnonzero(events)
    start, end = (dataset.events[n].array.take(at) for n in ("start", "end"))
    return start.min(skipna=False), end.max(skipna=False)
