"""Names of events, series and sources, as every table uses them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from components.asked.selection import Selection
from components.words import filters, numbers, readings, titles
from components.words.language import of_data
from data.cells.names import told_apart
from data.counting.tally import Count, tally
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.reading.package import Columns, Dataset, columns_of, record
from data.reading.rows import records, texts
from data.selecting import coded

MOST_OPENED = 40  # events of one mark
_MOST_DATES = 4  # of one mark


class Rows(Mapping[str, Any]):
    """The rows of events by id, each made when it is asked for.

    Few of a hundred thousand are ever named on a page.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Know where each event stands."""
        self._dataset, self._numbers = dataset, coded.events(dataset).number

    def __getitem__(self, event: str) -> Any:
        """Give one row; its columns are attributes."""
        return row(self._dataset, "events", self._numbers[event])

    def __iter__(self) -> Iterator[str]:
        """Walk the ids in the order of the table."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Count the events."""
        return len(self._numbers)


@of_data(maxsize=8192)
def row(dataset: Dataset, table: str, place: int) -> Any:
    """Give a row of a table by its place; its columns are attributes."""
    return record(_columns(dataset, table), place)


@of_data(maxsize=32)
def _columns(dataset: Dataset, table: str) -> Columns:
    return columns_of(getattr(dataset, table))


@of_data(maxsize=4)
def events_by_id(dataset: Dataset) -> Rows:
    """Give each event's row by its id."""
    return Rows(dataset)


@of_data(maxsize=4)
def series_by_id(dataset: Dataset) -> dict[str, Any]:
    """Give each series' row by its id."""
    return {series.series_id: series for series in records(dataset.series)}


@of_data(maxsize=4)
def source_titles(dataset: Dataset) -> dict[str, str]:
    """Name each source by its id: by its short title, and what tells it from others."""
    sources = dataset.sources
    columns = (sources[name].to_list() for name in ("short_title", "publisher"))
    return dict(zip(sources["source_id"], told_apart(*columns), strict=True))


@of_data(maxsize=4)
def _titles(dataset: Dataset) -> list[str]:
    titles = texts(dataset.events["short_title"])
    for at in np.flatnonzero(coded.events(dataset).most != 1).tolist():
        counted = dataset.events["count_text"].iloc[at]
        titles[at] = readings.standing_for(titles[at], counted)
    return titles


def titles_of(dataset: Dataset, events: Iterable[str]) -> list[str]:
    """Give the short titles of events; those of several events with their number."""
    number, short_titles = coded.events(dataset).number, _titles(dataset)
    return [short_titles[number[event]] for event in events]


@of_data(maxsize=4)
def _dates(dataset: Dataset) -> list[str]:
    return texts(dataset.events["date"])


def label(dataset: Dataset, events: Sequence[str]) -> str:
    """Name events together as charts do: those of several series, each with its own."""
    known, short_titles = coded.events(dataset), _titles(dataset)
    by_series: dict[int, list[int]] = {}
    for event in events:
        at = known.number[event]
        by_series.setdefault(int(known.series[at]), []).append(at)
    named = {
        series: [short_titles[at] for at in ours] for series, ours in by_series.items()
    }
    counts = {series: _counts(dataset, ours) for series, ours in by_series.items()}
    if len(by_series) == 1:
        (series,) = by_series
        several = known.has_several
        return titles.together(named[series], counts=counts[series] if several else ())
    ids = series_ids(dataset)
    names = {series: series_name(dataset, ids[series]) for series in by_series}
    return titles.of_several(
        {names[series]: ours for series, ours in named.items()},
        {names[series]: ours for series, ours in counts.items()},
    )


def _counts(dataset: Dataset, places: Sequence[int]) -> list[Count]:
    if not coded.events(dataset).has_several:
        return [1] * len(places)
    at = np.array(places, np.int64)
    return [tally(dataset, at[place : place + 1]) for place in range(len(at))]


def counts_of(dataset: Dataset, events: Iterable[str]) -> list[Count]:
    """Count the events that each row stands for."""
    number = coded.events(dataset).number
    return _counts(dataset, [number[event] for event in events])


def series_name(dataset: Dataset, series_id: str) -> str:
    """Name a series: by its short title, and what tells it from others of the same."""
    return dataset.choices.series[series_id]


@of_data(maxsize=128)
def matching(selection: Selection) -> frozenset[str]:
    """Give the series of which an event matches, or may."""
    picked = selection.shown
    ids = series_ids(selection.dataset)
    places = np.unique(coded.events(selection.dataset).series[picked]).tolist()
    return frozenset(ids[place] for place in places)


def filters_in_words(selection: Selection) -> str:
    """Say a filter in words, naming the series of which something matches."""
    choices = selection.dataset.choices
    return filters.in_words(selection.chosen, choices, matching(selection))


def period_words(selection: Selection) -> str:
    """Say the period that is asked for: "April 2020"; "" is whenever."""
    asked = selection.chosen.period
    return filters.period(asked) if asked else ""


@of_data(maxsize=12)
def cities(dataset: Dataset, form: str = readings.IN_COUNTRY) -> dict[int, str]:
    """Name each city by its id, equal names with what tells them apart."""
    places = dataset.places
    of_country = places["country"].map(codes.name).to_list()
    names = [
        form.format(name=name, country=country)
        for name, country in zip(places["name"], of_country, strict=True)
    ]
    if len(set(names)) < len(names):
        regions = places["subdivision"].map(codes.subdivision_name).to_list()
        names = told_apart(names, of_country, regions)
    return dict(zip(places["place_id"].astype(int), names, strict=True))


@of_data(maxsize=4)
def names_of_cities(dataset: Dataset) -> dict[int, str]:
    """Name each city by its id as the data do: equal names stay equal."""
    places = dataset.places
    return dict(zip(places["place_id"].astype(int), places["name"], strict=True))


def mark_key(events: Sequence[str]) -> str:
    """Give the id of a mark: "event:ru-10", "events:cn-1 cn-2".

    Of more events than an address should hold, a mark opens none.
    """
    if len(events) > MOST_OPENED:
        return f"many:{events[0]} {len(events)}"
    kind = "event" if len(events) == 1 else "events"
    return f"{kind}:{' '.join(events)}"


def series_of(dataset: Dataset, events: Iterable[str]) -> str | None:
    """Give the one series of the events; None where there are several."""
    series = series_among(dataset, events)
    return series.pop() if len(series) == 1 else None


def leading_series(dataset: Dataset, events: Iterable[str]) -> str | None:
    """Give the one series of the events, or the one core series among several."""
    return _leading(dataset, series_among(dataset, events))


def numbers_of(dataset: Dataset, events: Sequence[str]) -> Code:
    """Give the numbers of events by their ids."""
    number = coded.events(dataset).number
    return np.array([number[event] for event in events], np.int64)


def leading_of(dataset: Dataset, numbers: Code) -> str | None:
    """Give the leading series of events by their numbers."""
    ids = series_ids(dataset)
    having = np.zeros(len(ids), bool)
    having[coded.events(dataset).series[numbers]] = True
    return _leading(dataset, {ids[at] for at in np.flatnonzero(having).tolist()})


def _leading(dataset: Dataset, series: set[str]) -> str | None:
    leading = series & set(dataset.choices.core) or series
    return next(iter(leading)) if len(leading) == 1 else None


def series_among(dataset: Dataset, events: Iterable[str]) -> set[str]:
    """Give the series of events."""
    known = coded.events(dataset)
    places = {int(known.series[known.number[event]]) for event in events}
    ids = series_ids(dataset)
    return {ids[place] for place in places}


@of_data(maxsize=4)
def series_ids(dataset: Dataset) -> list[str]:
    """Give the ids of all series, by their places in the table."""
    return list(dataset.series["series_id"].to_list())


def series_in_time(dataset: Dataset, picked: Mask) -> list[int]:
    """Order the series of events by their first events; open starts come first."""
    start = dataset.events["start"].to_numpy()[picked].astype("datetime64[s]")
    series = coded.events(dataset).series[picked]
    days = np.where(np.isnat(start), np.datetime64("0001-01-01", "s"), start)
    order = np.argsort(days, kind="stable")
    return list(dict.fromkeys(series[order].tolist()))


def is_core(dataset: Dataset, series_id: str | None) -> bool:
    """Tell whether a series is one the dashboard is about."""
    return series_id in dataset.choices.core


def date_words(dataset: Dataset, events: Sequence[str]) -> str:
    """Say when: the one date that the events share, or each of a few."""
    number, dates = coded.events(dataset).number, _dates(dataset)
    words = list(dict.fromkeys(dates[number[event]] for event in events))
    return readings.dates(words, _MOST_DATES)


def claim_source_titles(dataset: Dataset, claims: Collection[str]) -> list[str]:
    """Name the sources behind claims, each once."""
    named = source_titles(dataset)
    sources = among_claims(dataset, claims, "source_id")
    return list(dict.fromkeys(named[source] for source in sources))


def among_claims(dataset: Dataset, claims: Collection[str], column: str) -> list[str]:
    """List what stands in a column of claims, each text once, as the claims come."""
    number = _numbers_of_claims(dataset)
    places = np.array([number[claim] for claim in claims], np.int64)
    texts_there = dataset.claims[column].array.take(places)
    return list(texts_there.unique())


@of_data(maxsize=4)
def _numbers_of_claims(dataset: Dataset) -> dict[str, int]:
    return {claim: at for at, claim in enumerate(dataset.claims["claim_id"].to_list())}


def source_titles_of(selection: Selection) -> list[str]:
    """Name the sources behind what is shown and the claims about it, each once."""
    named = source_titles(selection.dataset)
    return list(dict.fromkeys(named[source] for source in selection.sources))


@of_data(maxsize=4)
def sources_by_id(dataset: Dataset) -> dict[str, Any]:
    """Give each source's row by its id."""
    return {source.source_id: source for source in records(dataset.sources)}


MOST_SERIES_READ = 6  # series of which events are told


_MOST_NAMED = 24  # events of one series that are named, and not only counted


def events_in_words(dataset: Dataset, events: Code) -> list[str]:
    """Say events by series: named where they are few, else counted."""
    known, ids = coded.events(dataset), series_ids(dataset)
    series = known.series[events]
    order = list(dict.fromkeys(series.tolist()))
    phrases = []
    for place in order[:MOST_SERIES_READ]:
        ours = events[series == place]
        named = numbers.counted(tally(dataset, ours, of_each=True), "event")
        if len(ours) <= _MOST_NAMED:
            named = label(dataset, known.ids[ours].tolist())
        title = series_name(dataset, ids[place])
        phrases.append(readings.series_events(title, named))
    more = len(order) - MOST_SERIES_READ
    if more > 0:
        phrases.append(readings.other_series(more))
    return phrases
