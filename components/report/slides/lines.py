"""The running total as lines that a slide program draws and its reader can edit."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from xlsxwriter import Workbook

from components.figures.native import Mark
from components.looks import typography
from components.report.office.type import LINE, Style
from components.report.slides import native
from components.report.slides.bars import WORDS_PT, Page
from components.report.slides.native import AXIS_PT, Column, Label, Native
from components.report.slides.text import Box
from components.words import captions, office

_NUMBERS_PT = 52
_TAIL_SHARE, _LEAST_DAYS = 0.12, 60
_FIRST_DAY = dt.date(1901, 1, 1)  # sheets count days from 1900, and not without error
_A_DAY = dt.timedelta(days=1)
_FEWEST, _MOST, _BETWEEN = 1, 2, 3  # columns of the sheet
_UPPER, _LOWER = 2, 3  # lines among the series
_HEAD_PT = 34  # for the words above the last step
_FEW_YEARS, _MOST_YEARS, _MONTHS = 3, 12, 5  # on the axis


@dataclass(frozen=True, slots=True)
class _Row:
    """One day in the sheet; `is_step` where the twin has it as well."""

    day: dt.date
    mark: Mark
    is_step: bool


def has_days(marks: Sequence[Mark]) -> bool:
    """Tell whether a sheet can count all days."""
    return all(mark.day and mark.day >= _FIRST_DAY for mark in marks)


def end(marks: Sequence[Mark], room_pt: float) -> float:
    """Choose the end of the axis so that the last words fit above the lines."""
    ends = [(m.high if m.high is not None else m.low) or 0 for m in marks]
    return max(ends, default=0) * room_pt / max(room_pt - _HEAD_PT, 1)


def lines(page: Page) -> Native:
    """Draw the fewest and the most up to each day, and the band between them.

    Bounds hold until the day on which they move, so each step has a row for its last
    day as well: no line slopes through numbers that no claim allows.
    """
    rows = _steps(page.marks)
    right_pt = typography.width_px(office.FEWEST, WORDS_PT) + 14
    wide = 1 - (_NUMBERS_PT + right_pt) / page.wide_pt
    tall = 0.99 - (AXIS_PT * LINE + 14) / page.tall_pt
    inner = Box(_NUMBERS_PT / page.wide_pt, 0.01, wide, tall)
    sheet = _sheet(rows)

    def draw(book: Workbook) -> Any:
        chart = book.add_chart({"type": "area", "subtype": "stacked"})
        for at, fill in ((_FEWEST, ""), (_BETWEEN, rows[0].mark.fill)):
            chart.add_series(native.series(sheet, at, **native.area(fill)))
        edges = book.add_chart({"type": "line"})
        line: native.Options = {"color": rows[0].mark.line, "width": 2}
        edges.add_series(native.series(sheet, _MOST, line=line))
        rim = {"color": page.colours.ground, "width": 1.5}
        ink = {"color": line["color"]}
        dot = {"type": "circle", "size": 7, "fill": ink, "border": rim}
        edges.add_series(native.series(sheet, _FEWEST, line=line, marker=dot))
        chart.combine(edges)
        chart.set_x_axis(_days(rows, page))
        chart.set_y_axis(native.counted(page.top, page.colours))
        return native.bare(chart, inner)

    # A dot is a day on which bounds move; the last day of a step has none.
    ends = [at for at, row in enumerate(rows) if not row.is_step]
    labels = _labels(rows)
    return Native(columns=sheet, draw=draw, labels=labels, undotted={_LOWER: ends})


def _steps(marks: Sequence[Mark]) -> list[_Row]:
    """Draw each step from its first to its last day; the last goes on for a while."""
    days = [mark.day for mark in marks if mark.day]
    tail = max(_LEAST_DAYS, round(_TAIL_SHARE * (days[-1] - days[0]).days))
    ends = [*(day - _A_DAY for day in days[1:]), days[-1] + dt.timedelta(days=tail)]
    rows = []
    for mark, day, last in zip(marks, days, ends, strict=True):
        rows.append(_Row(day, mark, is_step=True))
        if last > day:
            rows.append(_Row(last, mark, is_step=False))
    return rows


def _sheet(rows: list[_Row]) -> list[Column]:
    between = [
        None if row.mark.high is None else row.mark.high - (row.mark.low or 0)
        for row in rows
    ]
    return [
        Column(captions.COLUMN_BY_DAY, [row.day for row in rows]),
        Column(office.CHART_FEWEST, [row.mark.low for row in rows]),
        Column(office.CHART_MOST, [row.mark.high for row in rows]),
        Column(office.CHART_BETWEEN, between),
        Column(office.CHART_WORDS, [row.mark.words for row in rows]),
    ]


def _days(rows: list[_Row], page: Page) -> native.Options:
    """Tick years, or months where there are few of them."""
    first, last = rows[0].day.replace(month=1, day=1), rows[-1].day
    if last.year == first.year:
        first = rows[0].day.replace(day=1)
    years = last.year - first.year + 1
    by_months = years < _FEW_YEARS
    every = -(-years // _MOST_YEARS)
    if by_months:
        every = max(1, round((last - first).days / 30 / _MONTHS))
    ticks = {
        "date_axis": True,
        "min": first,
        "max": last,
        "num_format": "mmm yyyy" if by_months else "yyyy",
        "major_unit": every,
        "major_unit_type": "months" if by_months else "years",
        "major_tick_mark": "outside",
    }
    return native.named(AXIS_PT, page.colours, **ticks)


def _labels(rows: list[_Row]) -> dict[int, dict[int, Label]]:
    """Name each line at its end, and set the words of the last step above the upper."""
    end, last = rows[-1].mark, len(rows) - 1
    if end.low is None:
        return {}
    step = max(at for at, row in enumerate(rows) if row.is_step)
    words = office.open_ended(end.words, above=True) if end.high is None else end.words
    labels = {_LOWER: {last: _name(office.FEWEST)}}
    if end.high is not None:
        labels[_UPPER] = {last: _name(office.MOST)}
    label = Label([words], XL_LABEL_POSITION.ABOVE, Style(size_pt=WORDS_PT, bold=True))
    labels[_LOWER if end.high is None else _UPPER][step] = label
    return labels


def _name(line: str) -> Label:
    style = Style(size_pt=AXIS_PT, muted=True)
    return Label([line], XL_LABEL_POSITION.RIGHT, style)
