"""Attendances by event, by series, by year, and their running total, as tables."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, standing
from components.words import numbers, readings
from components.words.language import of_data
from data.cells.names import told_apart
from data.counting import totals
from data.counting.bounds import bounded, claimed
from data.counting.groups import Group, Grouping, grouping
from data.reading.arrays import Code, Mask, Real
from data.reading.package import Dataset
from data.reading.rows import table
from data.selecting import coded
from data.selecting.membership import DEFINITE, PARTLY, POSSIBLE

MOST_ROWS, ROWS_ALONE = 40, 24  # of bars; beyond the first, only the second alone
MOST_SERIES, MOST_IN_LANE = 6, 12  # of the bars by year
_MOST_STEPS = 200  # of the running total; beyond it only years are drawn
_RUNNING = ["date", "low", "high", "words", "match", "reading", "matches", "series"]
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
    "match",
    "if_all",
    "reading",
    "note",
    "dates",
    "sources",
    "numbers",
]


@of_data(maxsize=32)
def by_event(selection: Selection) -> pd.DataFrame:
    """Give one row for each event held, or for events that are counted together.

    Of more rows than a picture holds, the largest lows stand alone; a last row bounds
    all others together.
    """
    dataset = selection.dataset
    parted = selection.groups
    lows = np.concatenate([grouping.low for grouping in parted])
    if len(lows) <= MOST_ROWS:
        return by_event_whole(selection)
    largest = np.sort(np.argsort(-lows, kind="stable")[:ROWS_ALONE])
    rows = [_row_at(dataset, parted, place) for place in largest.tolist()]
    first, *_ = map(len, parted)
    kept = [largest[largest < first], largest[largest >= first] - first]
    definite, possible = selection.held
    rest = definite & ~np.isin(parted[0].part, kept[0])
    may_be = possible & ~np.isin(parted[1].part, kept[1])
    label = readings.more_events(int(rest.sum() + may_be.sum()))
    return _table([*_apart(dataset, rows), _rest_row(dataset, label, rest, may_be)])


def by_event_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every event or group, however many there are."""
    dataset = selection.dataset
    definite, possible = selection.groups
    rows = [_group_row(dataset, group) for group in definite]
    rows += [_group_row(dataset, group, possible=True) for group in possible]
    return _table(_apart(dataset, rows))


def _apart(dataset: Dataset, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tell equal labels apart by series, date or number."""
    of_series = (row["series_id"] for row in rows)
    labels = told_apart(
        [row["label"] for row in rows],
        [naming.series_name(dataset, s) if s else "" for s in of_series],
        [row["dates"] for row in rows],
    )
    return [
        {
            **row,
            "label": label,
            "reading": readings.count_reading(label, row["said"], *row["reading"][1:]),
        }
        for row, label in zip(rows, labels, strict=True)
    ]


def _rest_row(dataset: Dataset, label: str, sure: Mask, maybe: Mask) -> dict[str, Any]:
    """Bound all others together, in words: beside their bar, no other would be seen."""
    row = _total_row(dataset, label, sure, maybe, series_id=None)
    return {**row, "kind": "none"}


def _row_at(
    dataset: Dataset, parted: tuple[Grouping, Grouping], place: int
) -> dict[str, Any]:
    definite, possible = parted
    if place < len(definite):
        return _group_row(dataset, definite.group(place))
    group = possible.group(place - len(definite))
    return _group_row(dataset, group, possible=True)


@of_data(maxsize=32)
def by_series(selection: Selection) -> pd.DataFrame:
    """Give one row for each series that has events held; many small ones share one."""
    order, lows = _series_bounds(selection)
    if len(order) <= MOST_ROWS:
        return by_series_whole(selection)
    largest = np.sort(np.argsort(-lows, kind="stable")[:ROWS_ALONE])
    others = np.delete(order, largest)
    definite, possible = selection.held
    of_others = np.isin(coded.events(selection.dataset).series, others)
    label = readings.more_series(len(others))
    sure, maybe = definite & of_others, possible & of_others
    rest = _rest_row(selection.dataset, label, sure, maybe)
    return _table([*_series_rows(selection, order[largest]), rest])


def by_series_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every series, however many there are."""
    order, _ = _series_bounds(selection)
    return _table(_series_rows(selection, order))


def _series_bounds(selection: Selection) -> tuple[Code, Real]:
    """Order the series as their events are listed, and bound each from below."""
    dataset = selection.dataset
    definite, possible = selection.held
    series = coded.events(dataset).series
    listed = np.concatenate([series[definite], series[possible]])
    places, first = np.unique(listed, return_index=True)
    order = places[np.argsort(first)]
    parts = np.where(definite | possible, series, -1)
    low, _ = claimed(dataset).of_parts(parts, definite, len(dataset.series))
    return order, low[order]


def _series_rows(selection: Selection, places: Code) -> list[dict[str, Any]]:
    dataset = selection.dataset
    definite, possible = selection.held
    rows = []
    for place in places.tolist():
        series_id = naming.series_ids(dataset)[place]
        label = naming.series_name(dataset, series_id)
        ours = coded.events(dataset).series == place
        sure, maybe = definite & ours, possible & ours
        rows.append(_total_row(dataset, label, sure, maybe, series_id=series_id))
    return rows


@of_data(maxsize=32)
def by_year(selection: Selection) -> pd.DataFrame:
    """Give one row a year and series; year None holds what no year can claim.

    Beside more series than a year has room for, all of them share one bar a year.
    """
    return _by_year(selection, most_series=MOST_SERIES, most_in_lane=MOST_IN_LANE)


def by_year_whole(selection: Selection) -> pd.DataFrame:
    """Give a row for every year and series, and for every count of no one year."""
    return _by_year(selection, most_series=None, most_in_lane=None)


def series_counted(selection: Selection) -> int:
    """Count the series that have events held."""
    return _several(selection.dataset, selection.shown_held)


def counts_in_lane(selection: Selection) -> int:
    """Count the marks of what no year can claim."""
    sure, maybe, joint = _lane_groups(selection)
    return len(sure) + len(maybe) + len(joint)


def counted_in_lane(selection: Selection) -> list[tuple[Group, str]]:
    """Give each count that lies in no one year, and how it matches."""
    sure, maybe, joint = _lane_groups(selection)
    matched = (
        (sure, DEFINITE),
        (maybe, POSSIBLE),
        (joint, DEFINITE),
    )
    return [
        (group, match)
        for groups, match in matched
        for group in groups
        if group.kind != "none"
    ]


@of_data(maxsize=32)
def _lane_groups(selection: Selection) -> tuple[Grouping, Grouping, list[Group]]:
    dataset = selection.dataset
    definite, possible = selection.held
    undated = coded.events(dataset).year == 0
    joint = _over_years(dataset, selection.groups[0])
    return (
        grouping(dataset, definite & undated),
        grouping(dataset, possible & undated),
        joint,
    )


def _by_year(
    selection: Selection,
    *,
    most_series: int | None,
    most_in_lane: int | None,
) -> pd.DataFrame:
    definite, possible = selection.held
    known, either = coded.events(selection.dataset), definite | possible
    order, _ = _series_bounds(selection)
    together = most_series is not None and len(order) > most_series
    rows = []
    for year in np.unique(known.year[either & (known.year > 0)]).tolist():
        here = either & (known.year == year)
        series = [known.series[here & some] for some in (definite, possible)]
        for place in [None] if together else _in_order(np.concatenate(series)):
            ours = here if place is None else here & (known.series == place)
            row = _year_row(
                selection.dataset, year, place, definite & ours, possible & ours
            )
            rows.append(row)
    rows += _lane(selection, most_in_lane)
    years = pd.Series([row["year"] for row in rows], dtype="object")
    return _table(rows, "year").assign(year=years)


def _in_order(places: Code) -> list[int]:
    return list(dict.fromkeys(places.tolist()))


def _year_row(
    dataset: Dataset, year: int, place: int | None, sure: Mask, maybe: Mask
) -> dict[str, Any]:
    series_id = None if place is None else naming.series_ids(dataset)[place]
    named = readings.all_series(_several(dataset, sure | maybe))
    if series_id is not None:
        named = naming.series_name(dataset, series_id)
    label = str(year) if series_id is None else named
    row = _total_row(dataset, label, sure, maybe, series_id=series_id)
    reading = readings.count_reading(f"{year}, {named}", row["words"], row["note"])
    return {**row, "year": year, "reading": reading}


def _several(dataset: Dataset, picked: Mask) -> int:
    return len(np.unique(coded.events(dataset).series[picked]))


def _lane(selection: Selection, most: int | None) -> list[dict[str, Any]]:
    """Give what no year can claim: events of no one year, claims over several."""
    dataset = selection.dataset
    definite, possible = selection.held
    undated = coded.events(dataset).year == 0
    sure, maybe, joint = _lane_groups(selection)
    if most is not None and len(sure) + len(maybe) + len(joint) > most:
        return _lane_together(dataset, definite & undated, possible & undated, joint)
    rows = [_group_row(dataset, group) for group in sure]
    rows += [_group_row(dataset, group, possible=True) for group in maybe]
    rows += [_group_row(dataset, group) for group in joint]
    return [
        {
            **row,
            "year": None,
            "label": readings.timeline_label(row["label"], row["dates"], exact=False),
        }
        for row in _apart(dataset, rows)
    ]


def _lane_together(
    dataset: Dataset, sure: Mask, maybe: Mask, joint: Sequence[Group]
) -> list[dict[str, Any]]:
    """Bound all events of no one year together, and all claims over several years."""
    over = coded.mask(dataset, [event for group in joint for event in group.events])
    nobody = np.zeros_like(sure)
    parts = (
        (readings.events_of_no_year(int((sure | maybe).sum())), sure, maybe),
        (readings.events_over_years(int(over.sum())), over, nobody),
    )
    return [
        {**_total_row(dataset, label, here, may_be, series_id=None), "year": None}
        for label, here, may_be in parts
        if (here | may_be).any()
    ]


def _over_years(dataset: Dataset, parted: Grouping) -> list[Group]:
    """Find the stated groups whose events lie in years, but not all in the same."""
    year, inside = coded.events(dataset).year, parted.part >= 0
    first = np.full(len(parted), np.iinfo(np.int32).max)
    last = np.zeros(len(parted), np.int64)
    np.minimum.at(first, parted.part[inside], year[inside])
    np.maximum.at(last, parted.part[inside], year[inside])
    found = np.flatnonzero((parted.claim >= 0) & (first > 0) & (first < last))
    return parted.several(found)


def years_shown(selection: Selection) -> tuple[int, int]:
    """Give the first and last year of a chart by year: those asked for, or all."""
    asked_first, asked_last = selection.chosen.years or (None, None)
    if asked_first is not None and asked_last is not None:
        return asked_first, asked_last
    events = selection.dataset.events[selection.shown_held]
    ends = pd.concat([events["start"], events["end"]]).dropna()
    first, last = selection.dataset.years
    if not ends.empty:
        first, last = int(ends.min().year), int(ends.max().year)
    # An event that only may match reaches over the end that was asked for.
    if asked_first is not None:
        return asked_first, max(asked_first, last)
    return (first if asked_last is None else min(first, asked_last)), asked_last or last


@of_data(maxsize=32)
def running_total(selection: Selection) -> pd.DataFrame:
    """Bound the attendances up to each day on which the bounds can move."""
    dataset = selection.dataset
    definite, possible = selection.held
    either = definite | possible
    start, end = (dataset.events[name].to_numpy() for name in ("start", "end"))
    ends = np.concatenate([start[either], end[either]])
    days = np.unique(ends[~np.isnat(ends)])
    if len(days) > _MOST_STEPS:
        last = days.astype("datetime64[Y]") + 1
        days = np.unique(last.astype("datetime64[D]") - 1).astype(days.dtype)
    count = len(days)
    if not count:
        return table([], _RUNNING)
    never = np.datetime64("NaT")
    over = np.searchsorted(days, np.where(definite, end, never))
    begun = np.where(np.isnat(start), 0, np.searchsorted(days, start))
    begun[~either] = count
    over[~definite | np.isnat(end)] = count
    lows, highs = claimed(dataset).of_steps(over, begun, count)
    certain = _days_of(dataset, definite, days)
    begins = [begun[mask].min(initial=count) for mask in (definite, possible)]
    of_series = _begun_series(dataset, begun, count)
    final = selection.attendances
    is_whole = not possible.any() and bool((over[definite] < count).all())
    rows = []
    for step, day in enumerate(map(pd.Timestamp, days)):
        bounds = bounded(lows[step], highs[step])
        amount = numbers.bounded(bounds.low, bounds.high)
        if step == count - 1 and is_whole:
            amount = numbers.amount(final)
        label = readings.by_day(day.date())
        note = readings.bounds_note(bounds.low, bounds.high)
        rows.append(
            {
                "date": day,
                "low": bounds.low,
                "high": np.nan if bounds.high is None else bounds.high,
                "words": amount.words,
                "match": DEFINITE if day in certain else POSSIBLE,
                "reading": readings.count_reading(
                    label, numbers.of_attendances(amount), note
                ),
                "matches": standing.match_words(*(first <= step for first in begins)),
                "series": np.flatnonzero(of_series <= step),
            }
        )
    found = table(rows, _RUNNING)
    found.attrs["end"] = amount
    return found


def _days_of(
    dataset: Dataset, picked: Mask, days: "npt.NDArray[np.datetime64]"
) -> set[pd.Timestamp]:
    """Give those of the days, or ends of years, on which events begin or end."""
    ends = pd.concat([dataset.events[name][picked] for name in ("start", "end")])
    at = np.searchsorted(days, ends.dropna().to_numpy())
    return {pd.Timestamp(days[place]) for place in np.unique(at) if place < len(days)}


def _begun_series(dataset: Dataset, begun: Code, count: int) -> Code:
    """Give the step at which the first event of each series can have begun."""
    first = np.full(len(dataset.series), count)
    np.minimum.at(first, coded.events(dataset).series, begun)
    return first


def _group_row(
    dataset: Dataset, group: Group, *, possible: bool = False
) -> dict[str, Any]:
    label = naming.label(dataset, group.events)
    amount = readings.amount(group)
    said = readings.attendances(amount)
    note = _note(group)
    series_id = naming.series_of(dataset, group.events)
    dates = naming.date_words(dataset, group.events)
    sources = naming.claim_source_titles(dataset, group.claims)
    maybe = readings.possible_note(len(group.events)) if possible else ""
    return {
        "key": naming.mark_key(group.events),
        "label": label,
        "said": said,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": amount.words,
        "stated": np.nan if group.stated is None or possible else group.stated,
        "low": group.bounds.low,
        "high": np.nan if group.bounds.high is None else group.bounds.high,
        "kind": "derived" if possible and group.kind == "stated" else group.kind,
        "match": POSSIBLE if possible else DEFINITE,
        "if_all": np.nan,
        "reading": readings.count_reading(
            label,
            said,
            note,
            maybe,
            readings.basis_note(_bases(dataset, group.claims)),
            dates,
            readings.claim_sources(sources),
        ),
        "note": note,
        "dates": dates,
        "sources": numbers.some(sources),
        "numbers": naming.numbers_of(dataset, group.events),
    }


def _bases(dataset: Dataset, claims: Sequence[str]) -> list[str]:
    known = _basis_of(dataset)
    return list(dict.fromkeys(known[claim] for claim in claims))


@of_data(maxsize=4)
def _basis_of(dataset: Dataset) -> dict[str, str]:
    claims = dataset.claims
    return dict(zip(claims["claim_id"], claims["count_basis"], strict=True))


def _note(group: Group) -> str:
    low, high = group.bounds.low, group.bounds.high
    if group.kind == "none":
        return ""
    if group.kind == "stated":
        return readings.bounds_note(low, high)
    quoted = group.wording and readings.quoted_note(group.wording)
    return quoted or readings.derived_note(low, high)


def _total_row(
    dataset: Dataset,
    label: str,
    definite: Mask,
    possible: Mask,
    *,
    series_id: str | None,
) -> dict[str, Any]:
    total = totals.attendances_picked(dataset, definite, possible)
    amount = numbers.amount(total)
    stated = total.stated if total.covered else None
    counted = total.is_counted
    kind = "none" if not counted else "derived" if stated is None else "stated"
    # What is certain where every event matches that may: a bar shows it as possible.
    whole = totals.picked_bounds(dataset, definite | possible, np.zeros_like(definite))
    if_all = whole.low if total.possible else np.nan
    if counted and not total.definite and total.high is None:
        amount = readings.perhaps(numbers.bounded(whole.low, None))
    note = readings.bounds_note(total.low, total.high)
    maybe = readings.possible_note(total.possible) if total.possible else ""
    without = readings.without_count(len(total.events_without_count))
    sources = naming.claim_source_titles(dataset, total.claims)
    said = numbers.of_attendances(amount) if counted else readings.NO_COUNT
    return {
        "key": naming.mark_key(
            (*totals.ids(dataset, definite), *totals.ids(dataset, possible))
        ),
        "label": label,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": amount.words if counted else readings.NO_COUNT,
        "stated": np.nan if stated is None else stated,
        "low": total.low,
        "high": np.nan if total.high is None else total.high,
        "kind": kind,
        "match": _match(definite, possible),
        "if_all": if_all if counted else np.nan,
        "reading": readings.count_reading(
            label, said, note, without, maybe, readings.claim_sources(sources)
        ),
        "note": note,
        "dates": "",
        "sources": numbers.some(sources),
        "numbers": np.flatnonzero(definite | possible),
    }


def _match(definite: Mask, possible: Mask) -> str:
    if not possible.any():
        return DEFINITE
    return PARTLY if definite.any() else POSSIBLE


def _table(rows: list[dict[str, Any]], *extra: str) -> pd.DataFrame:
    found = table(rows, [*extra, *_COLUMNS])
    return found.astype(dict.fromkeys(("stated", "low", "high", "if_all"), "float64"))
