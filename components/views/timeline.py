"""The events of every series on one time axis, as a table."""

from functools import lru_cache
from typing import Any

import pandas as pd

from components import formats, text
from components.views import naming
from data.filters import Filter
from data.membership import select
from data.package import Dataset, records

_COLUMNS = [
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
    "reading",
    "dates",
]
_APART = pd.Timedelta(days=45)  # marks nearer than this take lanes of their own
_FAR_PAST, _FAR_FUTURE = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)


@lru_cache(maxsize=128)
def timeline(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row for each event, or for events that share a date that is no day.

    `start` and `end` are the first and last possible day, NaT where open.
    """
    selection = select(dataset, chosen)
    events = dataset.events[selection.definite | selection.possible]
    rows = []
    for _, alike in _together(events):
        rows.append(_row(dataset, alike))
    rows.sort(key=lambda row: _order(dataset, row))
    _set_lanes(rows)
    return pd.DataFrame(rows, columns=_COLUMNS)


def _together(events: pd.DataFrame) -> Any:
    """Put events together whose one span of possible days says nothing of each."""
    exact = events["precision"].isin(["day", "days", "month"])
    alone = events["event_id"].where(exact, "")
    return events.assign(alone=alone).groupby(
        ["series_id", "date", "status", "alone"], sort=False
    )


def _row(dataset: Dataset, events: pd.DataFrame) -> dict[str, Any]:
    first = next(records(events))
    series = naming.series_by_id(dataset)[first.series_id]
    ids = tuple(events["event_id"])
    label = naming.label(dataset, ids)
    date = formats.date(first.date)
    exact = len(ids) == 1 and first.precision in {"day", "days", "month", "year"}
    return {
        "key": naming.mark_key(ids),
        "series_id": first.series_id,
        "series": series.short_title,
        "core": bool(series.core),
        "label": text.timeline_label(label, date, exact=exact),
        "name": label,
        "lane": 0,
        "start": first.start,
        "end": first.end,
        "open_start": pd.isna(first.start),
        "open_end": pd.isna(first.end),
        "precision": _precision(first.precision),
        "status": first.status,
        "reading": text.timeline_reading(label, series.short_title, date, first.status),
        "dates": date,
    }


def _precision(precision: str) -> str:
    if precision in {"day", "days"}:
        return "day"
    return "month" if precision == "month" else "span"


def _order(dataset: Dataset, row: dict[str, Any]) -> tuple[Any, ...]:
    place = list(naming.series_by_id(dataset)).index(row["series_id"])
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
