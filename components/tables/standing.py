"""How the rows of a table stand: whether they match, what was held, and their codes.

Every table that is exported has a row's events by number as its column `numbers`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.words import numbers, readings
from components.words.language import of_data
from data.counting.tally import tally
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records, texts
from data.selecting import coded
from data.selecting.filters import STATUSES

_BETWEEN = "; "
_NEVER = np.datetime64("NaT", "D")
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class _Columns:
    """What the events' rows say, by number."""

    status: Code  # in STATUSES
    start: Days
    end: Days
    date: list[str]
    place: Code  # in `dataset.places`; -1 for none


@of_data(maxsize=4)
def _columns(dataset: Dataset) -> _Columns:
    events = dataset.events
    start, end = (
        events[n].to_numpy().astype("datetime64[D]") for n in ("start", "end")
    )
    known = pd.Index(dataset.places["place_id"])
    return _Columns(
        status=np.asarray(pd.Index(STATUSES).get_indexer(pd.Index(events["status"]))),
        start=start,
        end=end,
        date=texts(events["date"]),
        place=np.asarray(known.get_indexer(pd.Index(events["place_id"]))),
    )


def told(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Add to a table whether each row matches, and what is known of its events."""
    of_rows = list(table["numbers"])
    rows = table.assign(
        status=_column(table, [_status(selection.dataset, of) for of in of_rows])
    )
    if "matches" in table:
        return rows
    matches = [match_of(selection, of) for of in of_rows]
    return rows.assign(matches=_column(table, matches))


def match_of(selection: Selection, events: Code) -> str:
    """Say whether events surely match a filter, may match it, or some of each."""
    sure = bool(selection.definite[events].any())
    maybe = bool(selection.possible[events].any())
    return match_words(sure, maybe)


def match_words(*matches: bool) -> str:
    """Say whether what surely matches, what may, or both are in a row."""
    words = zip(readings.MATCHES.values(), matches, strict=True)
    return _BETWEEN.join(word for word, is_there in words if is_there)


def _status(dataset: Dataset, events: Code) -> str:
    there = np.bincount(_columns(dataset).status[events] + 1, minlength=1)
    return _BETWEEN.join(STATUSES[at] for at in np.flatnonzero(there[1:]).tolist())


def with_codes(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    """Add the codes of each row's events: series, ids, ISO dates, places.

    A table of places has places of its own, which those of its events do not replace.
    """
    rows = [_codes(dataset, events) for events in table["numbers"]]
    names = list(rows[0]) if rows else list(_codes(dataset, np.empty(0, np.int64)))
    missing = [name for name in names if name not in table]
    columns = {name: _column(table, [row[name] for row in rows]) for name in missing}
    return table.assign(**columns)


def _codes(dataset: Dataset, events: Code) -> dict[str, Any]:
    columns, known = _columns(dataset), coded.events(dataset)
    series = series_codes(dataset, np.unique(known.series[events]).tolist())
    start, end = columns.start[events], columns.end[events]
    # One open end leaves the whole open; numpy's least and largest see to it.
    first, last = (start.min(), end.max()) if len(events) else (_NEVER, _NEVER)
    dates = list(dict.fromkeys(columns.date[event] for event in events.tolist()))
    few = len(events) <= naming.MOST_OPENED
    return {
        **series,
        "event_count": _event_count(dataset, events),
        "event_ids": _BETWEEN.join(known.ids[events]) if few else "",
        "iso_start": iso(first),
        "iso_end": iso(last),
        "edtf": dates[0] if len(dates) == 1 else span(iso(first), iso(last), dates),
        **place_codes(dataset, columns.place[events]),
    }


def _event_count(dataset: Dataset, events: Code) -> int | str:
    """Count the events of a row: in words where they are bounds."""
    count = tally(dataset, events)
    return count if isinstance(count, int) else numbers.number(count)


def series_codes(dataset: Dataset, places: Iterable[int]) -> dict[str, str]:
    """Give the ids and titles of series by their places in the table."""
    ids, known = naming.series_ids(dataset), naming.series_by_id(dataset)
    of_events = [ids[place] for place in places]
    return {
        "series_ids": _BETWEEN.join(of_events),
        "series_titles": _BETWEEN.join(known[series].title for series in of_events),
    }


def place_codes(dataset: Dataset, places: Code) -> dict[str, str]:
    """Give the codes of places: ISO 3166-1 alpha-3, ISO 3166-2, GeoNames."""
    rows = dataset.places.iloc[np.unique(places[places >= 0])]
    found = [(r.country, r.subdivision, str(r.place_id)) for r in records(rows)]
    codes = zip(*found, strict=True) if found else ((), (), ())
    columns = (_BETWEEN.join(dict.fromkeys(filter(None, column))) for column in codes)
    return dict(
        zip(("country_codes", "subdivisions", "geonames"), columns, strict=True)
    )


def iso(day: np.datetime64) -> str:
    """Write a day as ISO 8601; "" where it is open."""
    return "" if np.isnat(day) else str(day)


def span(start: str, end: str, dates: Iterable[str] = ("",)) -> str:
    """Write a span of days as EDTF; nothing dated has none."""
    if not any(dates) and not (start or end):
        return ""
    return start if start == end and start else f"{start or '..'}/{end or '..'}"


def _column(table: pd.DataFrame, values: Iterable[Any]) -> "pd.Series[Any]":
    return pd.Series(list(values), table.index, dtype="object")
