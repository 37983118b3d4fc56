"""The running total as lines that a slide program draws and its reader can edit."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.figures.native import Mark
from components.looks import typography
from components.report.slides import axes
from components.report.slides.axes import AXIS_PT
from components.report.slides.bars import LINE, WORDS_PT, Page
from components.report.slides.chart_xml import (
    Column,
    Inner,
    Label,
    Native,
    chart_space,
    dates,
    labels,
    series_name,
    shape,
    stroke,
    values,
)
from components.words import captions, office

_NUMBERS_PT = 52
_TAIL_SHARE, _LEAST_DAYS = 0.12, 60
_FIRST_DAY = dt.date(1901, 1, 1)  # sheets count days from 1900, and not without error
_A_DAY = dt.timedelta(days=1)
_HEAD_PT = 34  # for the words above the last step


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One day in the sheet; `is_given` where the twin has it as well."""

    day: dt.date
    mark: Mark
    is_given: bool


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
    bottom_pt = AXIS_PT * LINE + 14
    inner = Inner(
        left=_NUMBERS_PT / page.wide_pt,
        top=0.01,
        wide=1 - (_NUMBERS_PT + right_pt) / page.wide_pt,
        tall=0.99 - bottom_pt / page.tall_pt,
    )
    look = axes.Look(colours=page.colours, size_pt=AXIS_PT)
    first = rows[0].day.replace(month=1, day=1)
    if rows[-1].day.year == first.year:
        first = rows[0].day.replace(day=1)
    sheet = _sheet(rows)
    plots = (
        f"{_band(rows, sheet)}{_edges(rows, sheet, page)}"
        f"{axes.days(look, first, rows[-1].day)}"
        f"{axes.numbers(look, page.top, between=False)}"
    )
    return Native(
        xml=chart_space(plots, inner, page.colours, AXIS_PT), columns=tuple(sheet)
    )


def _steps(marks: Sequence[Mark]) -> list[_Row]:
    """Give each step its first and its last day; the last one goes on for a while."""
    days = [mark.day for mark in marks if mark.day]
    tail = max(_LEAST_DAYS, round(_TAIL_SHARE * (days[-1] - days[0]).days))
    ends = [*(day - _A_DAY for day in days[1:]), days[-1] + dt.timedelta(days=tail)]
    rows = []
    for mark, day, last in zip(marks, days, ends, strict=True):
        rows.append(_Row(day=day, mark=mark, is_given=True))
        if last > day:
            rows.append(_Row(day=last, mark=mark, is_given=False))
    return rows


def _sheet(rows: list[_Row]) -> list[Column]:
    between = [
        None if row.mark.high is None else row.mark.high - (row.mark.low or 0)
        for row in rows
    ]
    return [
        Column(name=captions.COLUMN_BY_DAY, cells=[row.day for row in rows]),
        Column(name=office.CHART_FEWEST, cells=[row.mark.low for row in rows]),
        Column(name=office.CHART_MOST, cells=[row.mark.high for row in rows]),
        Column(name=office.CHART_BETWEEN, cells=between),
        Column(name=office.CHART_WORDS, cells=[row.mark.words for row in rows]),
    ]


def _band(rows: list[_Row], sheet: list[Column]) -> str:
    """Fill what lies between: an unseen area up to the fewest, a tinted one on it."""
    named = dates([row.day for row in rows])
    fills = ("", rows[0].mark.fill)
    drawn = "".join(
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"{series_name(column, name)}{shape(fill=fill)}{labels({})}"
        f"{named}{values(column, cells)}</c:ser>"
        for at, (fill, (column, name, cells)) in enumerate(
            zip(fills, (_numbers(sheet, 1), _numbers(sheet, 3)), strict=True)
        )
    )
    return (
        '<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f"{drawn}{axes.IDS}</c:areaChart>"
    )


def _numbers(sheet: list[Column], at: int) -> tuple[str, str, list[float | None]]:
    column = sheet[at]
    cells = [cell for cell in column.cells if not isinstance(cell, (str, dt.date))]
    return "ABCDE"[at], column.name, cells


def _edges(rows: list[_Row], sheet: list[Column], page: Page) -> str:
    named = dates([row.day for row in rows])
    is_open = rows[-1].mark.high is None
    drawn = ""
    for at, (place, name) in enumerate(((2, office.MOST), (1, office.FEWEST)), start=2):
        column, head, cells = _numbers(sheet, place)
        says = _said(rows, page, name, with_words=(place == 1) == is_open)
        said = {} if cells[-1] is None else says
        colour = rows[0].mark.line
        drawn += (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
            f"{series_name(column, head)}<c:spPr>{stroke(colour, 2)}</c:spPr>"
            f"{_dots(rows, page) if place == 1 else _NO_DOT}{labels(said)}"
            f'{named}{values(column, cells)}<c:smooth val="0"/></c:ser>'
        )
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{drawn}<c:marker val="1"/>{axes.IDS}</c:lineChart>'
    )


_NO_DOT = '<c:marker><c:symbol val="none"/></c:marker>'


def _dots(rows: list[_Row], page: Page) -> str:
    """Mark the days on which bounds move; the last day of a step has no dot."""
    colour, ground = rows[0].mark.line, page.colours.ground
    dot = (
        '<c:marker><c:symbol val="circle"/><c:size val="7"/>'
        f"{shape(fill=colour, line=ground, wide_pt=1.5)}</c:marker>"
    )
    none = "".join(
        f'<c:dPt><c:idx val="{at}"/>{_NO_DOT}<c:bubble3D val="0"/>'
        f"<c:spPr>{stroke(colour, 2)}</c:spPr></c:dPt>"
        for at, row in enumerate(rows)
        if not row.is_given
    )
    return dot + none


def _said(
    rows: list[_Row], page: Page, name: str, *, with_words: bool
) -> dict[int, Label]:
    """Name a line at its end, and set the words of the last step above it."""
    muted = Label(
        lines=[name],
        place="r",
        size_pt=AXIS_PT,
        colour=page.colours.muted,
        bold=False,
    )
    said = {len(rows) - 1: muted}
    last = max(at for at, row in enumerate(rows) if row.is_given)
    if with_words:
        words = rows[last].mark.words
        is_open = rows[last].mark.high is None
        line = office.open_ended(words, above=True) if is_open else words
        said[last] = replace(
            muted,
            lines=[line],
            place="t",
            size_pt=WORDS_PT,
            colour=page.colours.ink,
            bold=True,
        )
    return said
