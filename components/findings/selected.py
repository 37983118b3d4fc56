"""One selection of events, and how sentences name, count and part it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.words import numbers, sentences
from components.words.scope import Scope, scope, with_article
from data.counting import totals
from data.counting.tally import added, tally_of
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded

Finding = tuple[str, set[str]]  # words, source_ids
_MOST_SERIES, _MOST_LABELLED = 3, 3  # that are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """One filter on one dataset, with the events that it finds."""

    selection: Selection
    scope: Scope
    definite: tuple[str, ...]  # held
    possible: tuple[str, ...]  # held

    @property
    def dataset(self) -> Dataset:
        """The data of the selection."""
        return self.selection.dataset

    @property
    def held(self) -> tuple[str, ...]:
        """The events held, those first that surely belong."""
        return (*self.definite, *self.possible)

    def having(self, status: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the events of a status: those that surely belong, those that may."""
        having = (self.dataset.events["status"] == status).to_numpy(dtype=bool)
        return (
            totals.ids(self.dataset, self.selection.definite & having),
            totals.ids(self.dataset, self.selection.possible & having),
        )

    def sources_of(self, *events: Iterable[str]) -> set[str]:
        """Give the sources of events."""
        wanted = {event for some in events for event in some}
        return sources_in(self.dataset.events, "event_id", wanted)


def choose(selection: Selection) -> Selected:
    """Find the events held of a filter, and its words."""
    definite, possible = totals.held_events(selection.dataset, selection.chosen)
    return Selected(
        selection=selection,
        scope=scope(
            selection.chosen, selection.dataset.choices, naming.matching(selection)
        ),
        definite=definite,
        possible=possible,
    )


def counted(
    dataset: Dataset,
    events: Sequence[str],
    *,
    joined_by: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> list[sentences.Counted]:
    """Count events by series; "at least" where events that only may belong join them.

    "More" stands in those of a series that is counted beside them.
    """
    joined, others = (naming.series_among(dataset, s) for s in (joined_by, beside))
    counts, parted = [], by_series(dataset, events)
    # Beside series that are no less related, the rest are more of them.
    is_apart = any(s and not naming.is_core(dataset, s) for s, _ in parted)
    for series, ours in parted:
        of_series = naming.series_among(dataset, ours)
        count = sentences.events_of(
            tally_of(dataset, ours),
            _kinds(dataset, ours),
            naming.series_name(dataset, series) if series else "",
            series=0 if series else _more_series(dataset, ours),
            more=bool(of_series & others) or (is_apart and not series),
            at_least=bool(of_series & joined),
        )
        counts.append(count)
    return counts


def _more_series(dataset: Dataset, events: Sequence[str]) -> int:
    """Count the series of events, where they are not just related ones."""
    of_series = _by_series_id(dataset, events)
    is_core = any(naming.is_core(dataset, series) for series in of_series)
    return len(of_series) if is_core else 0


def _kinds(dataset: Dataset, events: Sequence[str]) -> list[str]:
    return sorted(dataset.events["kind"][coded.mask(dataset, events)].unique())


def by_series(dataset: Dataset, events: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Part events by series; beside core series, the others together as ""."""
    of_series = _by_series_id(dataset, events)
    core = [series for series in of_series if naming.is_core(dataset, series)]
    alone = (core or list(of_series))[:_MOST_SERIES]
    rest = [e for series in of_series if series not in alone for e in of_series[series]]
    parted = [(series, of_series[series]) for series in alone]
    return [*parted, ("", rest)] if rest else parted


def _by_series_id(dataset: Dataset, events: Iterable[str]) -> dict[str, list[str]]:
    """Part events by series, those first whose first event is the earliest."""
    known, ids = coded.events(dataset), naming.series_ids(dataset)
    rows = np.array([known.number[event] for event in events], np.int64)
    start = dataset.events["start"].to_numpy()[rows].astype("datetime64[s]")
    days = np.where(np.isnat(start), np.datetime64("0001-01-01", "s"), start)
    of_series: dict[str, list[str]] = {}
    for number in rows[np.argsort(days, kind="stable")].tolist():
        series = ids[known.series[number]]
        of_series.setdefault(series, []).append(known.ids[number])
    return of_series


def events_label(dataset: Dataset, events: Sequence[str]) -> str:
    """Name events in a sentence: "courses 1 to 9 of ESOR in Russia"."""
    of_series = list(_by_series_id(dataset, events).items())
    alone = _MOST_LABELLED - (len(of_series) > _MOST_LABELLED)
    named = [
        sentences.named(
            naming.titles_of(dataset, ours),
            _kinds(dataset, ours),
            naming.series_name(dataset, series),
            naming.counts_of(dataset, ours),
        )
        for series, ours in of_series[:alone]
    ]
    if rest := [ours for _, ours in of_series[alone:]]:
        count = added(tally_of(dataset, ours) for ours in rest)
        named.append(sentences.more_events(count, len(rest)))
    return numbers.listed(named)


def series_title(dataset: Dataset, series_id: str) -> str:
    """Name a series in a sentence: "the China forum"."""
    return with_article(naming.series_name(dataset, series_id))


def sources_in(table: pd.DataFrame, key: str, wanted: Collection[str]) -> set[str]:
    """Give the sources of the rows whose key is wanted."""
    return set(table.loc[table[key].isin(wanted), "source_id"])


def counted_by(
    selected: Selected, events: Collection[str], measure: Measure = "attendances"
) -> set[str]:
    """Give the sources of the counts of events; of the events where nobody counts."""
    dataset = selected.dataset
    claims = coded.claims_about(dataset, coded.mask(dataset, tuple(events)))
    claims = claims[coded.claims(dataset).measure[claims] == measure]
    counting = set(dataset.claims["source_id"].iloc[claims])
    return counting or selected.sources_of(events)
