"""The table of events, and everything known about one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.tables.search import asked
from components.words import numbers, prose, readings
from components.words.language import of_data
from data.counting.groups import Group, selected_groups
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.membership import DEFINITE, POSSIBLE


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the table of events: what is shown, the ids, and how to sort it."""

    columns: tuple[str, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sort_keys: tuple[tuple[str | float | None, ...], ...]
    total: int  # how many events match, on all pages


@of_data(maxsize=64)
def listed(
    selection: Selection,
    *,
    first: int = 0,
    most: int | None = None,
    search: str = "",
) -> Listed:
    """List the events that match or may match, each with its own count or bounds.

    With `most`, only so many from the one at `first`; `search` keeps those that the one
    index finds by every word of it.
    """
    dataset = selection.dataset
    places = np.flatnonzero(selection.shown)
    if search.strip():
        places = places[asked.events_holding(dataset, search)[places]]
    page = places[first:] if most is None else places[first : first + most]
    listed_events = dataset.events.iloc[page]
    counts = _counts(dataset, groups_at(selection, page))
    sure_of = dict(
        zip(listed_events["event_id"], selection.definite[page], strict=True)
    )
    titles = naming.titles_of(dataset, listed_events["event_id"])
    rows, keys = [], []
    for title, event in zip(titles, records(listed_events), strict=True):
        series = naming.series_name(dataset, event.series_id)
        words, low = counts.get(event.event_id, ("", None))
        match = DEFINITE if sure_of[event.event_id] else POSSIBLE
        sure = readings.MATCHES[match]
        where = place(dataset, event)
        rows.append(
            (
                title,
                series,
                numbers.date(event.date),
                where,
                event.status,
                words,
                sure,
            )
        )
        start = None if pd.isna(event.start) else event.start.timestamp()
        number = None if pd.isna(event.number) else float(event.number)
        keys.append((number, series, start, where, event.status, low, sure))
    ids = tuple(listed_events["event_id"])
    return Listed(readings.EVENT_COLUMNS, ids, tuple(rows), tuple(keys), len(places))


def searched(dataset: Dataset, events: Sequence[str]) -> list[str]:
    """Give the words by which a list finds each event, beside those in its row."""
    number = coded.events(dataset).number
    return asked.words_of_events(dataset, [number[event] for event in events])


def place(dataset: Dataset, event: Any) -> str:
    """Say where an event took place."""
    if event.attendance_mode == "online":
        return readings.ONLINE
    if pd.isna(event.place_id):
        return numbers.NOT_STATED
    city = naming.cities(dataset)[int(event.place_id)]
    return readings.and_online(city) if event.attendance_mode == "mixed" else city


def groups_at(selection: Selection, places: Code) -> list[Group]:
    """Part the events at these places as the selection counts them."""
    parted = selected_groups(selection.dataset, selection.chosen)
    parts = np.unique(parted.part[places])
    return parted.several(parts[parts >= 0])


def _counts(
    dataset: Dataset, parted: Iterable[Group]
) -> dict[str, tuple[str, float | None]]:
    """Word each event's attendances, with their low, alone or with its group."""
    return {
        event: (count_words(dataset, group), float(group.bounds.low))
        for group in parted
        for event in group.events
    }


def count_words(dataset: Dataset, group: Group) -> str:
    """Word what a group counts, and for which events if they are several."""
    words = readings.amount(group).words
    if len(group.events) == 1 or group.kind == "none":
        return words
    return prose.together(words, naming.label(dataset, group.events))
