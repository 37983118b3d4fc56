"""Counts of a measure by year and series, and what no year can claim."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import bars, naming, rows
from components.words import readings
from components.words.language import of_data
from data.counting.groups import Group, Grouping, grouping
from data.counting.tally import tally
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.membership import DEFINITE, POSSIBLE

MOST_SERIES = 6  # of the bars of a year
MOST_IN_LANE = 12  # of the counts that no one year can claim


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
    definite, possible = selection.charted
    return _several(selection.dataset, definite | possible)


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
    definite, possible = selection.charted
    undated = coded.events(dataset).year == 0
    joint = _over_years(dataset, selection.groups[0])
    return (
        grouping(dataset, definite & undated, selection.measure),
        grouping(dataset, possible & undated, selection.measure),
        joint,
    )


def _by_year(
    selection: Selection,
    *,
    most_series: int | None,
    most_in_lane: int | None,
) -> pd.DataFrame:
    definite, possible = selection.charted
    known, either = coded.events(selection.dataset), definite | possible
    order, _ = bars.series_bounds(selection)
    together = most_series is not None and len(order) > most_series
    counted = []
    for year in np.unique(known.year[either & (known.year > 0)]).tolist():
        of_year = either & (known.year == year)
        series = [known.series[of_year & some] for some in (definite, possible)]
        for place in [None] if together else _in_order(np.concatenate(series)):
            ours = of_year if place is None else of_year & (known.series == place)
            row = _year_row(selection, year, place, definite & ours, possible & ours)
            counted.append(row)
    counted += _lane(selection, most_in_lane)
    years = pd.Series([row["year"] for row in counted], dtype="object")
    return rows.as_table(counted, "year").assign(year=years)


def _in_order(places: Code) -> list[int]:
    return list(dict.fromkeys(places.tolist()))


def _year_row(
    selection: Selection, year: int, place: int | None, sure: Mask, maybe: Mask
) -> dict[str, Any]:
    dataset = selection.dataset
    series_id = None if place is None else naming.series_ids(dataset)[place]
    named = readings.all_series(_several(dataset, sure | maybe))
    if series_id is not None:
        named = naming.series_name(dataset, series_id)
    label = str(year) if series_id is None else named
    row = rows.total_row(
        dataset,
        label,
        (sure, maybe),
        series_id=series_id,
        measure=selection.measure,
    )
    asked = selection.chosen.period
    only = naming.period_words(selection) if asked and asked.cuts(year) else ""
    reading = readings.count_reading(
        f"{year}, {named}", row["words"], row["note"], readings.only_within(only)
    )
    return {**row, "year": year, "reading": reading}


def _several(dataset: Dataset, picked: Mask) -> int:
    return len(np.unique(coded.events(dataset).series[picked]))


def _lane(selection: Selection, most: int | None) -> list[dict[str, Any]]:
    """Give what no year can claim: events of no one year, claims over several."""
    dataset = selection.dataset
    definite, possible = selection.charted
    undated = coded.events(dataset).year == 0
    sure, maybe, joint = _lane_groups(selection)
    if most is not None and len(sure) + len(maybe) + len(joint) > most:
        return _lane_together(selection, definite & undated, possible & undated, joint)
    counted = [rows.group_row(dataset, group) for group in sure]
    counted += [rows.group_row(dataset, group, possible=True) for group in maybe]
    counted += [rows.group_row(dataset, group) for group in joint]
    return [
        {
            **row,
            "year": None,
            "label": readings.timeline_label(row["label"], row["dates"], exact=False),
        }
        for row in rows.with_labels_apart(dataset, counted)
    ]


def _lane_together(
    selection: Selection, sure: Mask, maybe: Mask, joint: Sequence[Group]
) -> list[dict[str, Any]]:
    """Bound all events of no one year together, and all claims over several years."""
    dataset = selection.dataset
    over = coded.mask(dataset, [event for group in joint for event in group.events])
    nobody = np.zeros_like(sure)
    parts = (
        (readings.events_of_no_year(tally(dataset, sure | maybe)), sure, maybe),
        (readings.events_over_years(tally(dataset, over)), over, nobody),
    )
    return [
        {
            **rows.total_row(
                dataset,
                label,
                (sure_part, may_be),
                series_id=None,
                measure=selection.measure,
            ),
            "year": None,
        }
        for label, sure_part, may_be in parts
        if (sure_part | may_be).any()
    ]


def _over_years(dataset: Dataset, parted: Grouping) -> list[Group]:
    """Find the stated groups whose events lie in years, but not all in the same."""
    year, inside = coded.events(dataset).year, parted.part >= 0
    first = np.full(len(parted), np.iinfo(np.int32).max)
    last = np.zeros(len(parted), np.int64)
    np.minimum.at(first, parted.part[inside], year[inside])
    np.maximum.at(last, parted.part[inside], year[inside])
    claims = np.flatnonzero((parted.claim >= 0) & (first > 0) & (first < last))
    return parted.several(claims)


def is_cut(selection: Selection) -> bool:
    """Tell whether the period holds only a part of a year."""
    asked = selection.chosen.period
    ends = asked.years if asked else ()
    return bool(asked and any(year and asked.cuts(year) for year in ends))


def years_shown(selection: Selection) -> tuple[int, int]:
    """Give the first and last year of a chart by year: those asked for, or all."""
    asked = selection.chosen.period
    asked_first, asked_last = asked.years if asked else (None, None)
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
