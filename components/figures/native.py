"""The figures that a slide program can draw itself: numbers, words and colours."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.figures import traces
from components.figures.bars import bounds
from components.looks.theme import Look, Palette, palette
from components.tables import bars, cumulative, years
from components.words import numbers, readings

_MOST_EMPTY_YEARS = 36  # beyond it only years with something keep their place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One bar, or one day of a line: its numbers as in the table twin, its colours."""

    label: str  # of the bar, or the day in words
    words: str  # "about 400": what stands beside it
    stated: float | None  # the number that sources state
    certain: float | None  # where none is stated: what the bounds make certain
    low: float | None
    high: float | None  # None where it is open, or nothing is counted
    fill: str
    line: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """What a chart of a slide program needs to draw a figure of its own."""

    kind: Literal["bars", "columns", "lines"]
    marks: tuple[Mark, ...]
    lane: int = 0  # of the marks, the last that no year can claim


def by_event(selection: Selection, look: Look) -> ChartData:
    """Give a bar for each event, or for events that are counted together."""
    return _bars(bars.by_event(selection), palette(look))


def by_series(selection: Selection, look: Look) -> ChartData:
    """Give a bar for each series."""
    return _bars(bars.by_series(selection), palette(look))


def by_year(selection: Selection, look: Look) -> ChartData:
    """Give a column for each year, and those that none can claim."""
    table = years.by_year(selection)
    return _years(table, years.years_shown(selection), palette(look))


def running(selection: Selection, look: Look) -> ChartData:
    """Give the bounds up to each day."""
    return _days(cumulative.running_total(selection), palette(look))


def _bars(table: pd.DataFrame, colours: Palette) -> ChartData:
    labels = [str(label) for label in table["label"]]
    return ChartData(kind="bars", marks=tuple(_marks(table, labels, colours)))


def _years(table: pd.DataFrame, shown: tuple[int, int], colours: Palette) -> ChartData:
    """Name each column by its year, and by its series where several share a year."""
    in_lane = table["year"].isna()
    several = len(set(table.loc[~in_lane, "series_id"])) > 1
    labels = [
        readings.IN_LANE.format(label=label)
        if year is None
        else (f"{year}\n{label}" if several else str(year))
        for year, label in zip(table["year"], table["label"], strict=True)
    ]
    marks = _marks(table, labels, colours)
    dated = [int(year) for year in table.loc[~in_lane, "year"]]
    span = range(min([*dated, shown[0]]), max([*dated, shown[1]]) + 1)
    years = span if len(span) <= _MOST_EMPTY_YEARS else sorted(set(dated))
    ordered = [
        mark
        for year in years
        for mark in [m for m, of in zip(marks, dated, strict=False) if of == year]
        or [_nothing(year, colours)]
    ]
    lane = marks[len(dated) :]
    return ChartData(kind="columns", marks=(*ordered, *lane), lane=len(lane))


def _nothing(year: int, colours: Palette) -> Mark:
    """Keep the place of a year of which nothing is known."""
    return Mark(
        label=str(year),
        words="",
        stated=None,
        certain=None,
        low=None,
        high=None,
        fill=colours.ground,
        line=colours.ground,
    )


def _marks(table: pd.DataFrame, labels: list[str], colours: Palette) -> list[Mark]:
    tinted = bounds.is_derived(table)
    rows = zip(traces.rows(table), labels, tinted, strict=True)
    return [
        _mark(row, label, colours, is_tinted=is_tinted)
        for row, label, is_tinted in rows
    ]


def _mark(row: Any, label: str, colours: Palette, *, is_tinted: bool) -> Mark:
    hue, counted = colours.hue(row.series_id), row.kind != "none"
    stated = _number(row.stated) if counted else None
    return Mark(
        label=label,
        words=str(row.words),
        stated=stated,
        # What only may match is tinted, as in the pictures.
        certain=_number(np.fmax(row.low, row.if_all))
        if counted and stated is None
        else None,
        low=_number(row.low) if counted else None,
        high=_number(row.high) if counted else None,
        fill=hue.tint if is_tinted else hue.mark,
        line=hue.mark,
    )


def _days(table: pd.DataFrame, colours: Palette) -> ChartData:
    hue = colours.several
    table = table.sort_values("date").drop_duplicates("date", keep="last")
    marks = tuple(
        Mark(
            label=numbers.day(row.date.date()),
            words=str(row.words),
            stated=None,
            certain=None,
            low=_number(row.low),
            high=_number(row.high),
            fill=hue.tint,
            line=hue.mark,
            day=row.date.date(),
        )
        for row in traces.rows(table)
    )
    return ChartData(kind="lines", marks=marks)


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
