"""Where each event of a timeline goes: days across, series down, in pixels."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.time import packing
from components.figures.time.days import Axis
from components.looks import typography
from components.looks.theme import SMALL_PX, TEXT_PX

BAR_PX, BAR_NARROW_PX, DAY_PX, ARROW_PX = 18, 13, 13, 9
EDGE_PX, LINE_PX = 10, 17
_WIDE_PX = 700  # the narrowest wide form; words that fit here fit at every wider size
_COLUMNS_PX = (140, 170, 200)
_PITCH_PX, _PITCH_NARROW_PX, _GAP_PX = 26, 38, 14
_THINNEST_PX = 7
_OPEN_SHARE, _PAD_PX = 0.14, 10  # beyond what is dated
_LEAST_DAYS = 150
_ROWS = 240
_FEW, _SOME = 6, 15


@dataclass(frozen=True, slots=True)
class Span:
    """The possible days of one event, as day numbers; `end` closes the last one."""

    first: float
    end: float
    open_start: bool
    open_end: bool

    @property
    def middle(self) -> float:
        """Halve the possible days."""
        return (self.first + self.end) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row of the table with its place on the page."""

    row: Any
    span: Span  # as drawn: closed at the edge where it is open, never too thin to see
    is_point: bool  # drawn as a marker: exact, and too short for a bar of its own
    mark: packing.Mark
    place: packing.Place
    middle_px: float  # down the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series' block of rows."""

    series_id: str
    name: list[str]
    top_px: float
    bottom_px: float
    name_px: float  # the middle of its first line, down the page
    events: list[Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The whole page."""

    axis: Axis
    series: list[Series]
    type_px: float  # of the words of events
    column_px: int  # room for names at the left; none where they stand above
    height_px: float
    is_dated: bool


def arrange(table: pd.DataFrame, *, narrow: bool) -> Schedule:
    """Place every event; the order of series is the table's, of events their dates."""
    spans = [_span(row) for row in traces.rows(table)]
    names = dict(zip(table["series_id"], table["series"], strict=True))
    lines, column_px = _names(list(names.values()), narrow=narrow)
    width_px = (traces.NARROW_PX if narrow else _WIDE_PX) - column_px - 2 * EDGE_PX
    axis = _axis(spans, width_px)
    limits = _limits(len(names), width_px, narrow=narrow)
    series, top_px = [], 0.0
    for series_id, name in zip(names, lines, strict=True):
        rows = [
            (row, span)
            for row, span in zip(traces.rows(table), spans, strict=True)
            if row.series_id == series_id
        ]
        rows.sort(key=lambda pair: _order(*pair))
        series.append(_block(rows, axis, limits, name=name, top_px=top_px))
        top_px = series[-1].bottom_px
    return Schedule(
        axis=axis,
        series=series,
        type_px=limits.type_px,
        column_px=column_px,
        height_px=top_px,
        is_dated=any(not (span.open_start and span.open_end) for span in spans),
    )


def _order(row: Any, span: Span) -> tuple[bool, float, int, float]:
    return not span.open_start, span.first, row.lane, span.end


def _span(row: Any) -> Span:
    """Read the possible days; dates that came in reverse are put in order."""
    open_start = bool(row.open_start) or pd.isna(row.start)
    open_end = bool(row.open_end) or pd.isna(row.end)
    days = [float(day.toordinal()) for day in (row.start, row.end) if not pd.isna(day)]
    first, last = min(days, default=0.0), max(days, default=0.0)
    if len(days) == 1 and row.precision != "day":
        first, last = (last, last) if open_start else (first, first)
    return Span(first, last + 1, open_start, open_end)


def _axis(spans: list[Span], width_px: float) -> Axis:
    """Choose the days to show: a pad at closed ends, more where an end is open."""
    dated = [span for span in spans if not (span.open_start and span.open_end)]
    first = min((span.first for span in dated), default=0.0)
    end = max((span.end for span in dated), default=0.0)
    short = max(0.0, _LEAST_DAYS - (end - first)) / 2
    first, end = first - short, end + short
    pad = _PAD_PX / width_px
    before = _OPEN_SHARE if any(span.open_start for span in spans) else pad
    after = _OPEN_SHARE if any(span.open_end for span in spans) else pad
    return Axis(
        first=first - before * (end - first),
        end=end + after * (end - first),
        width_px=width_px,
    )


def _names(names: list[str], *, narrow: bool) -> tuple[list[list[str]], int]:
    if narrow:
        return [typography.wrap(name, traces.NARROW_PX, TEXT_PX) for name in names], 0
    lines, column_px = typography.column(names, _COLUMNS_PX, TEXT_PX)
    return lines, round(column_px + 12)


def _limits(series: int, width_px: float, *, narrow: bool) -> packing.Limits:
    """Let words open rows of their own only while there are few series."""
    for_words = 8 if series <= _FEW else 3 if series <= _SOME else 1
    return packing.Limits(
        width_px=width_px,
        type_px=SMALL_PX if narrow else TEXT_PX,
        rows_for_words=for_words,
        rows=max(6, _ROWS // max(series, 1)),
        tall=narrow,
    )


def _block(
    rows: list[tuple[Any, Span]],
    axis: Axis,
    limits: packing.Limits,
    *,
    name: list[str],
    top_px: float,
) -> Series:
    drawn = [(row, _visible(row, span, axis)) for row, span in rows]
    marks = [_mark(row, span, axis, limits) for row, span in drawn]
    places = packing.pack(marks, limits)
    count = max((place.row for place in places), default=0) + 1
    above_px = LINE_PX * len(name) + 2 if limits.tall else 0
    pitch_px = _PITCH_PX
    if limits.tall:
        lines = max(len(mark.words) for mark in marks)
        pitch_px = _PITCH_NARROW_PX + (lines - 1) * LINE_PX
    first_px = top_px + _GAP_PX / 2 + above_px + pitch_px - _PITCH_PX / 2
    height_px = max(above_px + count * pitch_px, LINE_PX * len(name)) + _GAP_PX
    return Series(
        series_id=rows[0][0].series_id,
        name=name,
        top_px=top_px,
        bottom_px=top_px + height_px,
        name_px=top_px + _GAP_PX / 2 + (LINE_PX if limits.tall else _PITCH_PX) / 2,
        events=[
            Event(
                row=row,
                span=span,
                is_point=not mark.is_span,
                mark=mark,
                place=place,
                middle_px=first_px + place.row * pitch_px,
            )
            for (row, span), mark, place in zip(drawn, marks, places, strict=True)
        ],
    )


def _visible(row: Any, span: Span, axis: Axis) -> Span:
    """Run open ends to the edge, and widen what would be too thin to see."""
    if _is_point(row, span, axis):
        return span
    tip = axis.days(ARROW_PX)
    first = axis.first + tip if span.open_start else span.first
    end = axis.end - tip if span.open_end else span.end
    lacking = axis.days(_THINNEST_PX) - (end - first)
    grow = max(0.0, lacking) / 2
    return Span(first - grow, end + grow, span.open_start, span.open_end)


def _is_point(row: Any, span: Span, axis: Axis) -> bool:
    is_short = span.end - span.first <= axis.days(DAY_PX)
    is_closed = not (span.open_start or span.open_end)
    return row.precision == "day" and is_short and is_closed


def _mark(row: Any, span: Span, axis: Axis, limits: packing.Limits) -> packing.Mark:
    words = [str(row.label)]
    if limits.tall:
        words = typography.wrap(str(row.label), limits.width_px, limits.type_px)
    if _is_point(row, span, axis):
        middle_px = axis.px(span.middle)
        left, right = middle_px - DAY_PX / 2, middle_px + DAY_PX / 2
        return packing.Mark(left, right, words, is_span=False)
    return packing.Mark(axis.px(span.first), axis.px(span.end), words, is_span=True)
