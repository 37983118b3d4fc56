"""The table of events, and everything known about one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.words import numbers, prose, readings
from components.words.language import of_data
from components.words.searching import bare, sought
from data.counting.groups import Group, selected_groups
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
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

    With `most`, only so many from the one at `first`; `search` keeps those whose title,
    series, city, date or status holds every word of it.
    """
    dataset = selection.dataset
    places = np.flatnonzero(selection.shown)
    if search.strip():
        places = places[_matching(dataset, places, search)]
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


def _matching(dataset: Dataset, places: Code, search: str) -> Mask:
    """Find the events of which every word is said somewhere in the row."""
    matching = np.ones(len(places), bool)
    texts = _searched(dataset)
    for word in bare(search).split():
        matching &= texts.iloc[places].str.contains(sought(word)).to_numpy(dtype=bool)
    return matching


@of_data(maxsize=2)
def _searched(dataset: Dataset) -> "pd.Series[str]":
    """Write what is searched of each event in one text."""
    events = dataset.events
    series = dataset.series.set_index("series_id")["short_title"]
    cities = dataset.places.set_index("place_id")["name"]
    dates = {date: f"{date} {numbers.date(date)}" for date in events["date"].unique()}
    parts = [
        events["title"],
        events["short_title"],
        events["series_id"].map(series).fillna(""),
        # Without a city pandas takes the type of the keys for that of the names.
        events["place_id"].map(cities).astype("str").fillna(""),
        events["attendance_mode"],
        events["status"],
        events["date"].map(dates),
    ]
    whole = parts[0].astype("str")
    for part in [*parts[1:], _taking_part(dataset)]:
        whole = whole + " " + part.astype("str")
    return whole.map(bare)


def searched(dataset: Dataset, events: Sequence[str]) -> list[str]:
    """Give the words by which a list finds each event, beside those in its row."""
    number = coded.events(dataset).number
    texts = _searched(dataset)
    return [texts.iloc[number[event]] for event in events]


def _taking_part(dataset: Dataset) -> "pd.Series[str]":
    """Name the cities, countries and people of each event, countries by every name."""
    takers, (at, _) = coded.takers(dataset), coded.people(dataset)
    countries = [" ".join((codes.name(c), *codes.aliases(c))) for c in codes.codes()]
    of_code = dict(zip(codes.codes(), countries, strict=True))
    of_places = dataset.places["country"].map(of_code).fillna("")
    cities = (dataset.places["name"] + " " + of_places).to_numpy(dtype=object)
    known = pd.Index(dataset.places["place_id"])
    hosts = known.get_indexer(pd.Index(dataset.events["place_id"]))
    names = dataset.people["name"] + " " + dataset.people["as_printed"]
    parts = [
        _words_of(takers.event, takers.country, np.array(countries, dtype=object)),
        _words_of(takers.event, takers.place, cities),
        _words_of(np.arange(len(hosts)), hosts, cities),
        _words_of(at, np.arange(len(at)), names.to_numpy(dtype=object)),
    ]
    words = pd.concat(parts).groupby(level=0).agg(" ".join)
    return words.reindex(range(len(dataset.events)), fill_value="").set_axis(
        dataset.events.index
    )


def _words_of(event: Code, code: Code, words: Any) -> "pd.Series[str]":
    """Give the words of codes by the number of their event, each once."""
    known = (event >= 0) & (code >= 0)
    pairs = pd.DataFrame({"event": event[known], "code": code[known]})
    pairs = pairs.drop_duplicates()
    return pd.Series(words[pairs["code"].to_numpy()], pairs["event"], dtype="str")


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
