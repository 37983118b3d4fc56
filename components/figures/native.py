"""The figures that a slide program can draw itself: numbers, words and colours."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.figures import traces
from components.figures.bars import bounds
from components.looks.theme import Hue, Hues, Look, Palette, palette
from components.tables import bars, cumulative, years
from components.tables.comparison import amounts, both
from components.words import numbers, readings

_MOST_EMPTY_YEARS = 36  # beyond it only years with something keep their place


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One bar, or one day of a line: its numbers as in the table twin, its colours."""

    label: str  # of the bar, or the day in words
    words: str = ""  # "about 400": what stands beside it
    stated: float | None = None  # the number that sources state
    certain: float | None = None  # where none is stated: what the bounds make certain
    low: float | None = None
    high: float | None = None  # None where it is open, or nothing is counted
    fill: str
    line: str
    day: dt.date | None = None
    pattern: str = ""  # of the bar, as Plotly names it


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """What a chart of a slide program needs to draw a figure of its own."""

    kind: Literal["bars", "columns", "lines", "pairs"]
    marks: tuple[Mark, ...]
    lane: int = 0  # of the marks, the last that no year can claim
    heads: tuple[str, ...] = ()  # over each two marks, which have a scale of their own


def by_event(selection: Selection, look: Look) -> ChartData:
    """Chart a bar for each event, or for events that are counted together."""
    return _bars(bars.by_event(selection), palette(look, selection.hues))


def of_bars(table: pd.DataFrame, look: Look, hues: Hues) -> ChartData:
    """Chart a bar for each row of any table of counts."""
    return _bars(table, palette(look, hues))


def by_series(selection: Selection, look: Look) -> ChartData:
    """Chart a bar for each series."""
    return _bars(bars.by_series(selection), palette(look, selection.hues))


def by_side(selection: Selection, look: Look) -> ChartData:
    """Chart a pair of bars for each measure of both sides of a comparison."""
    table = amounts.counts(selection)
    colours = palette(look, both.HUES)
    bars_of = _bars(table, colours)
    return replace(bars_of, kind="pairs", heads=tuple(amounts.heads(table)))


def by_year(selection: Selection, look: Look) -> ChartData:
    """Chart a column for each year, and those that none can claim.

    Each is named by its year, and by its series where several share a year.
    """
    colours = palette(look, selection.hues)
    table = years.by_year(selection)
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
    first, last = years.years_shown(selection)
    span = range(min([*dated, first]), max([*dated, last]) + 1)
    in_span = span if len(span) <= _MOST_EMPTY_YEARS else sorted(set(dated))
    # A year of which nothing is known keeps its place.
    ordered = [
        mark
        for year in in_span
        for mark in [m for m, of in zip(marks, dated, strict=False) if of == year]
        or [Mark(label=str(year), fill=colours.ground, line=colours.ground)]
    ]
    lane = marks[len(dated) :]
    return ChartData(kind="columns", marks=(*ordered, *lane), lane=len(lane))


def running(selection: Selection, look: Look) -> ChartData:
    """Chart the bounds up to each day, by the last row of the day."""
    hue, table = palette(look).several, cumulative.running_total(selection)
    table = table.sort_values("date").drop_duplicates("date", keep="last")
    marks = tuple(
        Mark(
            label=numbers.day(row.date.date()),
            words=str(row.words),
            low=_number(row.low),
            high=_number(row.high),
            fill=hue.tint,
            line=hue.mark,
            day=row.date.date(),
        )
        for row in traces.rows(table)
    )
    return ChartData(kind="lines", marks=marks)


def _bars(table: pd.DataFrame, colours: Palette) -> ChartData:
    labels = [str(label) for label in table["label"]]
    return ChartData(kind="bars", marks=tuple(_marks(table, labels, colours)))


def _lane_label(label: str) -> str:
    words = readings.NOT_ATTRIBUTABLE
    return f"{words[:1].upper()}{words[1:]}\n{label}"


def _marks(table: pd.DataFrame, labels: list[str], colours: Palette) -> list[Mark]:
    rows = zip(traces.rows(table), labels, bounds.is_derived(table), strict=True)
    return [
        _mark(row, label, colours.hue(row.series_id), is_tinted=is_tinted)
        for row, label, is_tinted in rows
    ]


def _mark(row: Any, label: str, hue: Hue, *, is_tinted: bool) -> Mark:
    mark = Mark(
        label=label,
        words=str(row.words),
        fill=hue.tint if is_tinted else hue.mark,
        line=hue.mark,
        pattern=hue.pattern,
    )
    if row.kind == "none":
        return mark
    # What only may match is tinted, as in the pictures.
    certain = np.fmax(row.low, row.if_all) if pd.isna(row.stated) else None
    return replace(
        mark,
        stated=_number(row.stated),
        certain=_number(certain),
        low=_number(row.low),
        high=_number(row.high),
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
