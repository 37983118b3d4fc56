"""Attendances by event, by series, by year, and their running total, as tables."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components import formats, text
from components.views import naming
from data import totals
from data.filters import Filter
from data.groups import Group, groups
from data.package import Dataset

_MOST_STEPS = 200  # of the running total; beyond it only years are drawn
_COLUMNS = [
    "key",
    "label",
    "series_id",
    "core",
    "words",
    "stated",
    "low",
    "high",
    "kind",
    "reading",
    "note",
    "dates",
    "sources",
]


@lru_cache(maxsize=128)
def by_event(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row for each event held, or for events that are counted together."""
    definite, possible = totals.held_events(dataset, chosen)
    rows = [_group_row(dataset, group) for group in _groups(dataset, definite)]
    rows += [
        _group_row(dataset, group, possible=True)
        for group in _groups(dataset, possible)
    ]
    return _table(rows)


@lru_cache(maxsize=128)
def by_series(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row for each series that has events held."""
    definite, possible = totals.held_events(dataset, chosen)
    order = dict.fromkeys(
        naming.events_by_id(dataset)[event].series_id
        for event in (*definite, *possible)
    )
    rows = []
    for series_id in order:
        sure = _of_series(dataset, definite, series_id)
        maybe = _of_series(dataset, possible, series_id)
        label = naming.series_by_id(dataset)[series_id].short_title
        rows.append(_total_row(dataset, label, sure, maybe, series_id=series_id))
    return _table(rows)


@lru_cache(maxsize=128)
def by_year(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Give one row a year and series; year None holds what no year can claim."""
    definite, possible = totals.held_events(dataset, chosen)
    year_of = {event: _year(dataset, event) for event in (*definite, *possible)}
    rows = []
    for year in sorted({year for year in year_of.values() if year}):
        here = [event for event in year_of if year_of[event] == year]
        for series_id in dict.fromkeys(_series(dataset, event) for event in here):
            ours = _of_series(dataset, here, series_id)
            sure = [event for event in ours if event in set(definite)]
            maybe = [event for event in ours if event not in set(definite)]
            label = naming.series_by_id(dataset)[series_id].short_title
            row = _total_row(dataset, label, sure, maybe, series_id=series_id)
            reading = text.count_reading(f"{year}, {label}", row["words"], row["note"])
            rows.append({**row, "year": year, "reading": reading})
    rows += _lane(dataset, definite, possible, year_of)
    years = pd.Series([row["year"] for row in rows], dtype="object")
    return _table(rows, "year").assign(year=years)


def _lane(
    dataset: Dataset,
    definite: Sequence[str],
    possible: Sequence[str],
    year_of: dict[str, int | None],
) -> list[dict[str, Any]]:
    """Give what no year can claim: events of no one year, claims over several."""
    lane = [
        (group, is_possible)
        for events, is_possible in ((definite, False), (possible, True))
        for group in _groups(dataset, [e for e in events if year_of[e] is None])
    ]
    lane += [
        (group, False)
        for group in _groups(dataset, definite)
        if group.kind == "stated"
        and None not in (of := {year_of[event] for event in group.events})
        and len(of) > 1
    ]
    rows = []
    for group, is_possible in lane:
        row = _group_row(dataset, group, possible=is_possible)
        label = text.timeline_label(row["label"], row["dates"], exact=False)
        rows.append({**row, "year": None, "label": label})
    return rows


def years_shown(dataset: Dataset, chosen: Filter) -> tuple[int, int]:
    """Give the first and last year of a chart by year: those asked for, or all."""
    if chosen.years:
        return chosen.years
    definite, possible = totals.held_events(dataset, chosen)
    events = dataset.events[dataset.events["event_id"].isin((*definite, *possible))]
    ends = pd.concat([events["start"], events["end"]]).dropna()
    if ends.empty:
        return dataset.years
    return int(ends.min().year), int(ends.max().year)


@lru_cache(maxsize=128)
def running_total(dataset: Dataset, chosen: Filter) -> pd.DataFrame:
    """Bound the attendances up to each day on which the bounds can move."""
    definite, possible = totals.held_events(dataset, chosen)
    known = naming.events_by_id(dataset)
    either = (*definite, *possible)
    days = sorted(
        {
            day
            for event in either
            for day in (known[event].start, known[event].end)
            if not pd.isna(day)
        }
    )
    if len(days) > _MOST_STEPS:
        days = sorted({pd.Timestamp(day.year, 12, 31) for day in days})
    final = totals.attendances(dataset, chosen)
    rows = []
    for day in days:
        over = [event for event in definite if known[event].end <= day]
        begun = [e for e in either if not known[e].start > day and e not in set(over)]
        bounds = totals.bounds_of(dataset, over, begun)
        last = day == days[-1]
        words = formats.bounds(bounds.low, bounds.high)
        if last and not possible and len(over) == len(definite):
            words = formats.attendances(final, totals.base_hedge(dataset, final))
        label = f"By {formats.day(day.date())}"
        note = text.bounds_note(bounds.low, bounds.high)
        rows.append(
            {
                "date": day,
                "low": bounds.low,
                "high": np.nan if bounds.high is None else bounds.high,
                "words": words,
                "reading": text.count_reading(label, text.attendances(words), note),
            }
        )
    return pd.DataFrame(rows, columns=["date", "low", "high", "words", "reading"])


def _groups(dataset: Dataset, events: Sequence[str]) -> tuple[Group, ...]:
    return groups(dataset, frozenset(events)) if events else ()


def _group_row(
    dataset: Dataset, group: Group, *, possible: bool = False
) -> dict[str, Any]:
    label = naming.label(dataset, group.events)
    words, note = _say(group)
    series_id = naming.series_of(dataset, group.events)
    dates = naming.date_words(dataset, group.events)
    sources = naming.claim_source_titles(dataset, group.claims)
    maybe = text.possible_note(len(group.events)) if possible else ""
    return {
        "key": naming.mark_key(group.events),
        "label": label,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": words,
        "stated": np.nan if group.stated is None or possible else group.stated,
        "low": group.bounds.low,
        "high": np.nan if group.bounds.high is None else group.bounds.high,
        "kind": "derived" if possible and group.kind == "stated" else group.kind,
        "reading": text.count_reading(
            label,
            text.attendances(words) if group.kind != "none" else words,
            note,
            maybe,
            text.basis_note(_bases(dataset, group.claims)),
            dates,
            text.claim_sources(sources),
        ),
        "note": note,
        "dates": dates,
        "sources": ", ".join(sources),
    }


def _bases(dataset: Dataset, claims: Sequence[str]) -> list[str]:
    rows = dataset.claims[dataset.claims["claim_id"].isin(claims)]
    return list(dict.fromkeys(rows["count_basis"]))


def _say(group: Group) -> tuple[str, str]:
    low, high = group.bounds.low, group.bounds.high
    if group.kind == "none":
        return text.NO_COUNT, ""
    if group.stated is None or group.hedge is None:
        return formats.bounds(low, high), text.derived_note(low, high)
    words = formats.hedged(group.stated, group.hedge, almost=group.almost)
    return words, text.bounds_note(low, high)


def _total_row(
    dataset: Dataset,
    label: str,
    definite: Sequence[str],
    possible: Sequence[str],
    *,
    series_id: str,
) -> dict[str, Any]:
    total = totals.attendances_of(dataset, definite, possible)
    words = formats.attendances(total, totals.base_hedge(dataset, total))
    stated = total.stated if total.covered else None
    counted = bool(total.claims or total.not_attributable or total.low)
    counted |= total.high is not None
    kind = "none" if not counted else "derived" if stated is None else "stated"
    note = text.bounds_note(total.low, total.high)
    maybe = text.possible_note(len(possible)) if possible else ""
    without = text.without_count(len(total.events_without_count))
    sources = naming.claim_source_titles(dataset, total.claims)
    said = text.attendances(words) if counted else text.NO_COUNT
    return {
        "key": naming.mark_key((*definite, *possible)),
        "label": label,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": words if counted else text.NO_COUNT,
        "stated": np.nan if stated is None else stated,
        "low": total.low,
        "high": np.nan if total.high is None else total.high,
        "kind": kind,
        "reading": text.count_reading(
            label, said, note, without, maybe, text.claim_sources(sources)
        ),
        "note": note,
        "dates": "",
        "sources": ", ".join(sources),
    }


def _table(rows: list[dict[str, Any]], *extra: str) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[*extra, *_COLUMNS])
    return table.astype(dict.fromkeys(("stated", "low", "high"), "float64"))


def _series(dataset: Dataset, event: str) -> str:
    return str(naming.events_by_id(dataset)[event].series_id)


def _of_series(
    dataset: Dataset, events: Sequence[str], series_id: str
) -> tuple[str, ...]:
    return tuple(event for event in events if _series(dataset, event) == series_id)


def _year(dataset: Dataset, event: str) -> int | None:
    """Give the one year in which every possible day of an event lies."""
    row = naming.events_by_id(dataset)[event]
    if pd.isna(row.start) or pd.isna(row.end) or row.start.year != row.end.year:
        return None
    return int(row.start.year)
