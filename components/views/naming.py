"""Names of events, series and sources, as every table uses them."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from components import formats, text
from data.package import Dataset, records


@lru_cache(maxsize=4)
def events_by_id(dataset: Dataset) -> dict[str, Any]:
    """Give each event's row by its id."""
    return {event.event_id: event for event in records(dataset.events)}


@lru_cache(maxsize=4)
def series_by_id(dataset: Dataset) -> dict[str, Any]:
    """Give each series' row by its id."""
    return {series.series_id: series for series in records(dataset.series)}


@lru_cache(maxsize=4)
def source_titles(dataset: Dataset) -> dict[str, str]:
    """Give the short title of each source by its id."""
    sources = dataset.sources
    return dict(zip(sources["source_id"], sources["short_title"], strict=True))


def label(dataset: Dataset, events: Sequence[str]) -> str:
    """Name events together as charts do."""
    known = events_by_id(dataset)
    return text.group_label([known[event].short_title for event in events])


def mark_key(events: Sequence[str]) -> str:
    """Give the id of a mark: "event:ru-10", "events:cn-1 cn-2"."""
    kind = "event" if len(events) == 1 else "events"
    return f"{kind}:{' '.join(events)}"


def series_of(dataset: Dataset, events: Iterable[str]) -> str | None:
    """Give the one series of the events; None where there are several."""
    found = {events_by_id(dataset)[event].series_id for event in events}
    return found.pop() if len(found) == 1 else None


def leading_series(dataset: Dataset, events: Iterable[str]) -> str | None:
    """Give the one series of the events, or the one core series among several."""
    known = events_by_id(dataset)
    found = {known[event].series_id for event in events}
    core = found & set(dataset.choices.core)
    leading = core or found
    return leading.pop() if len(leading) == 1 else None


def is_core(dataset: Dataset, series_id: str | None) -> bool:
    """Tell whether a series is one the dashboard is about."""
    return series_id in dataset.choices.core


def date_words(dataset: Dataset, events: Sequence[str]) -> str:
    """Say when: the one date that the events share, or each of a few."""
    known = events_by_id(dataset)
    dates = list(dict.fromkeys(known[event].date for event in events))
    return formats.listed([formats.date(date) for date in dates[:3]])


def claim_source_titles(dataset: Dataset, claims: Collection[str]) -> list[str]:
    """Name the sources behind claims, each once."""
    titles = source_titles(dataset)
    rows = dataset.claims[dataset.claims["claim_id"].isin(claims)]
    return list(dict.fromkeys(titles[source] for source in rows["source_id"]))


def source_titles_of(dataset: Dataset, events: Collection[str]) -> list[str]:
    """Name the sources behind events and the claims about them, each once."""
    titles = source_titles(dataset)
    rows = dataset.events[dataset.events["event_id"].isin(events)]
    pairs = dataset.claim_events
    claims = pairs.loc[pairs["event_id"].isin(events), "claim_id"]
    named = dict.fromkeys(titles[source] for source in rows["source_id"])
    return list(named | dict.fromkeys(claim_source_titles(dataset, set(claims))))


@lru_cache(maxsize=4)
def sources_by_id(dataset: Dataset) -> dict[str, Any]:
    """Give each source's row by its id."""
    return {source.source_id: source for source in records(dataset.sources)}
