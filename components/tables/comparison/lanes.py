"""The events of two selections above each other on one axis of time."""

from typing import Any

import pandas as pd

from components.asked.selection import Selection
from components.tables import standing, timeline, twins
from components.tables.comparison.both import HUES, SIDES, is_compared
from components.words import captions, comparison
from components.words.language import of_data
from data.reading.rows import table

TIMES = {
    "side": comparison.COLUMN_SIDE,
    "own": captions.COLUMN_SERIES,
    "name": captions.COLUMN_EVENTS,
    "dates": captions.COLUMN_WHEN,
    **twins.STANDING,
}


def times_title(selection: Selection) -> str:
    """State how many events both sides have."""
    one, other = (captions.timeline_title(side.events) for side in selection.sides)
    return comparison.times_title(one, other)


@of_data(maxsize=32)
def times(selection: Selection) -> pd.DataFrame:
    """Give the events of both sides, those of A first, for one axis of time."""
    return _times(selection, timeline.timeline)


def times_whole(selection: Selection) -> pd.DataFrame:
    """Give every event of both sides, however many there are."""
    return _times(selection, timeline.timeline_whole)


def _times(selection: Selection, of: Any) -> pd.DataFrame:
    if not is_compared(selection):
        return table([], [*timeline.COLUMNS, "side", "own", "matches"])
    parts = []
    for letter, side in zip(SIDES, selection.sides, strict=True):
        rows = standing.told(side, of(side))
        named = [comparison.of_side(letter, name) for name in rows["series"]]
        ids = [f"{letter} {series}" for series in rows["series_id"]]
        parts.append(
            rows.assign(
                side=letter,
                key=rows["key"] + " " * SIDES.index(letter),
                own=rows["series"],
                series=pd.Series(named, rows.index, dtype="object"),
                series_id=pd.Series(ids, rows.index, dtype="object"),
            )
        )
    some = [part for part in parts if len(part)] or parts[:1]
    return pd.concat(some, ignore_index=True)


def hues_in_time(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Give each lane the hue of its side."""
    of_side = dict(HUES)
    pairs = dict(zip(rows["series_id"], rows["side"], strict=True))
    return tuple((series, of_side[side]) for series, side in pairs.items())
