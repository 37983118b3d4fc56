"""The events of every series on one time axis, as a table."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, periods
from components.words import numbers, readings
from components.words.language import of_data
from data.reading.arrays import Code, Parts
from data.reading.package import Dataset
from data.reading.rows import table
from data.selecting import coded
from data.selecting.membership import DEFINITE, POSSIBLE

MOST_ROWS = 60  # of a picture that shows each event
COLUMNS = [
    "key",
    "series_id",
    "series",
    "core",
    "label",
    "name",
    "lane",
    "start",
    "end",
    "open_start",
    "open_end",
    "precision",
    "status",
    "match",
    "reading",
    "dates",
    "numbers",
]
_APART = pd.Timedelta(days=45)  # marks nearer than this take lanes of their own
_FAR_PAST, _FAR_FUTURE = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)


@of_data(maxsize=32)
def timeline(selection: Selection) -> pd.DataFrame:
    """Give one row for each event, or for events that share a date that is no day.

    `start` and `end` are the first and last possible day, NaT where open. Of more rows
    than a picture holds, events are counted by series and period.
    """
    together = grouped_in_time(selection)
    if len(together) > MOST_ROWS:
        return periods.summary(selection)
    return _timeline(selection, together)


def timeline_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every event or group, however many there are."""
    return _timeline(selection, grouped_in_time(selection))


def is_summarised(selection: Selection) -> bool:
    """Tell whether events are counted by period instead of shown one by one."""
    return len(grouped_in_time(selection)) > MOST_ROWS


def _timeline(selection: Selection, together: Iterable[Code]) -> pd.DataFrame:
    rows = [timeline_row(selection, alike) for alike in together]
    rows.sort(key=lambda row: _order(selection.dataset, row))
    _set_lanes(rows)
    return table(rows, COLUMNS)


@of_data(maxsize=32)
def grouped_in_time(selection: Selection) -> Parts:
    """Part the events in the order of the picture, by their numbers.

    Those stand together whose one span of possible days says nothing of each, and
    which all match the filter, or all only may.
    """
    picked = np.flatnonzero(selection.shown)
    alike, *order = (column[picked] for column in _in_time(selection.dataset))
    alike = alike * 2 + selection.possible[picked]
    _, first, group = np.unique(alike, return_index=True, return_inverse=True)
    series, starts, ends = (column[first] for column in order)
    ordered = np.lexsort((first, ends, starts, series))
    by_group = np.argsort(group, kind="stable")
    ends = np.cumsum(np.bincount(group))
    starts = np.append(0, ends[:-1])
    return Parts(picked[by_group], starts[ordered], ends[ordered])


@of_data(maxsize=4)
def _in_time(dataset: Dataset) -> tuple[npt.NDArray[Any], ...]:
    """Give for each event what it shares with those beside it; series, start, end."""
    events = dataset.events
    exact = events["precision"].isin(["day", "days", "month"]).to_numpy(dtype=bool)
    starts = events["start"].to_numpy().astype("datetime64[s]")
    ends = events["end"].to_numpy().astype("datetime64[s]")
    starts[np.isnat(starts)] = np.datetime64("0001-01-01", "s")
    ends[np.isnat(ends)] = np.datetime64("9999-12-31", "s")
    series = coded.events(dataset).series
    places = np.arange(1, len(events) + 1)
    alike = np.zeros(len(events), np.int64)
    for codes in (
        series,
        pd.factorize(events["date"])[0],
        pd.factorize(events["status"])[0],
        np.where(exact, places, 0),
    ):
        alike = alike * (int(codes.max(initial=0)) + 1) + codes
    return alike, series, starts, ends


def timeline_row(selection: Selection, events: Code) -> dict[str, Any]:
    """Give the row of events that stand together, by their numbers."""
    dataset = selection.dataset
    ids = tuple(coded.events(dataset).ids[events])
    first = naming.events_by_id(dataset)[ids[0]]
    series = naming.series_by_id(dataset)[first.series_id]
    name = naming.series_name(dataset, first.series_id)
    label = naming.label(dataset, ids)
    date = numbers.date(first.date)
    is_sure = bool(selection.definite[events[0]])
    match = DEFINITE if is_sure else POSSIBLE
    exact = len(ids) == 1 and first.precision in {"day", "days", "month", "year"}
    return {
        "key": naming.mark_key(ids),
        "series_id": first.series_id,
        "series": name,
        "core": bool(series.core),
        "label": readings.matched(
            readings.timeline_label(label, date, exact=exact), match
        ),
        "name": label,
        "lane": 0,
        "start": first.start,
        "end": first.end,
        "open_start": pd.isna(first.start),
        "open_end": pd.isna(first.end),
        "precision": _precision(first.precision),
        "status": first.status,
        "match": match,
        "reading": readings.timeline_reading(label, name, date, first.status, match),
        "dates": date,
        "numbers": events,
    }


def _precision(precision: str) -> str:
    if precision in {"day", "days"}:
        return "day"
    return "month" if precision == "month" else "span"


def _order(dataset: Dataset, row: dict[str, Any]) -> tuple[Any, ...]:
    place = naming.series_ids(dataset).index(row["series_id"])
    start = _FAR_PAST if row["open_start"] else row["start"]
    end = _FAR_FUTURE if row["open_end"] else row["end"]
    return place, start, end


def _set_lanes(rows: list[dict[str, Any]]) -> None:
    """Give each row the first lane of its series that is free (interval packing)."""
    free_from: dict[str, list[pd.Timestamp]] = {}
    for row in rows:
        lanes = free_from.setdefault(row["series_id"], [])
        start = _FAR_PAST if row["open_start"] else row["start"]
        end = _FAR_FUTURE if row["open_end"] else row["end"] + _APART
        lane = next((i for i, free in enumerate(lanes) if free < start), len(lanes))
        lanes[lane : lane + 1] = [end]
        row["lane"] = lane
