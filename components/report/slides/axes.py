"""The axes of native charts, and round steps for their numbers."""

import datetime as dt
from dataclasses import dataclass
from math import floor, log10

from components.looks.theme import Palette
from components.report.slides.chart_xml import serial, shape, type_of

AXIS_PT = 12
_NAMES, _NUMBERS = 111, 112  # the axes' ids
_STEPS = (1, 2, 5, 10)
_TICKS = 5
_FEW_YEARS, _MOST_YEARS = 3, 12
IDS = f'<c:axId val="{_NAMES}"/><c:axId val="{_NUMBERS}"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the axes of one chart look."""

    colours: Palette
    size_pt: float  # of the names


def step(top: float) -> float:
    """Choose a round distance between about five ticks; whole numbers only."""
    rough = max(top / _TICKS, 1)
    unit = 10 ** floor(log10(rough))
    return float(next(unit * n for n in _STEPS if unit * n >= rough))


def names(look: Look, *, sideways: bool) -> str:
    """Name bars, the first at the top, or columns, the first at the left."""
    order, side = ("maxMin", "l") if sideways else ("minMax", "b")
    return (
        f"<c:catAx>{_scale(_NAMES, order, side=side)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{shape(line=look.colours.muted)}'
        f"{type_of(look.size_pt, look.colours.ink)}"
        f'<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/>'
        "</c:catAx>"
    )


def days(look: Look, first: dt.date, last: dt.date) -> str:
    """Tick years, or months where there are few of them."""
    years = last.year - first.year + 1
    by_months = years < _FEW_YEARS
    unit, form = ("months", "mmm yyyy") if by_months else ("years", "yyyy")
    every = -(-years // _MOST_YEARS)
    if by_months:
        every = max(1, round((last - first).days / 30 / _TICKS))
    within = (serial(first), serial(last))
    return (
        f"<c:dateAx>{_scale(_NAMES, 'minMax', within, side='b')}"
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{shape(line=look.colours.muted)}'
        f"{type_of(look.size_pt, look.colours.ink)}"
        f'<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblOffset val="60"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{every}"/><c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def numbers(
    look: Look, top: float, *, sideways: bool = False, between: bool = True
) -> str:
    """Count from zero in round steps; without anything counted, no ticks.

    Bars stand `between` the ticks of their names, the points of lines on them.
    """
    side, crosses = ("b", "max") if sideways else ("l", "autoZero")
    shown = "nextTo" if top > 0 else "none"
    lines = shape(line=look.colours.rules, wide_pt=0.75) if top > 0 else shape()
    return (
        f"<c:valAx>{_scale(_NUMBERS, 'minMax', (0, top or 1), side=side)}"
        f"<c:majorGridlines>{lines}</c:majorGridlines>"
        '<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{shown}"/>{shape()}'
        f"{type_of(AXIS_PT, look.colours.muted)}"
        f'<c:crossAx val="{_NAMES}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{"between" if between else "midCat"}"/>'
        f'<c:majorUnit val="{step(top):.12g}"/></c:valAx>'
    )


def _scale(
    name: int, order: str, within: tuple[float, float] | None = None, *, side: str
) -> str:
    ends = (
        f'<c:max val="{within[1]:.12g}"/><c:min val="{within[0]:.12g}"/>'
        if within
        else ""
    )
    return (
        f'<c:axId val="{name}"/><c:scaling><c:orientation val="{order}"/>{ends}'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
    )
