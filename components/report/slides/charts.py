"""Native charts on slides: one figure on as many slides as its bars need."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from components.figures.native import ChartData, Mark
from components.looks.theme import Palette
from components.report.office.type import LINE
from components.report.slides import bars, lines
from components.report.slides.bars import WORDS_PT, Page
from components.report.slides.native import Inner, Native

_MOST_BARS, _MOST_COLUMNS = 11, 12
_BAR_PT, _AXIS_PT = 110, 26  # a bar's share of the height, at most
_NAMES_BELOW_PT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One slide's chart, how tall it wants to be, and where its lane lies."""

    native: Native
    tall_pt: float
    lane: Inner | None = None


def can_draw(chart: ChartData | None) -> bool:
    """Tell whether a figure can be a native chart."""
    if chart is None or not chart.marks:
        return False
    return chart.kind != "lines" or lines.has_days(chart.marks)


def slides_of(chart: ChartData) -> int:
    """Say how many slides a figure takes."""
    most = {"bars": _MOST_BARS, "columns": _MOST_COLUMNS}.get(chart.kind)
    return len(_shared(chart.marks, most)) if most else 1


def draw(
    chart: ChartData, colours: Palette, wide_pt: float, room_pt: float
) -> list[Drawn]:
    """Draw a figure in a room, on one slide or, with many bars, on several."""
    match chart.kind:
        case "bars":
            return _bars(chart, colours, wide_pt, room_pt)
        case "columns":
            return _columns(chart, colours, wide_pt, room_pt)
        case "lines":
            tall_pt = room_pt
            page = Page(
                wide_pt=wide_pt,
                tall_pt=tall_pt,
                marks=chart.marks,
                top=lines.end(chart.marks, tall_pt - _AXIS_PT),
                colours=colours,
            )
            return [Drawn(native=lines.lines(page), tall_pt=tall_pt)]


def _bars(
    chart: ChartData, colours: Palette, wide_pt: float, room_pt: float
) -> list[Drawn]:
    names_pt = bars.names_pt(chart.marks, wide_pt)
    top = bars.end_beside(chart.marks, wide_pt - names_pt)
    drawn = []
    for marks in _shared(chart.marks, _MOST_BARS):
        tall_pt = min(room_pt, len(marks) * _BAR_PT + _AXIS_PT)
        page = Page(
            wide_pt=wide_pt, tall_pt=tall_pt, marks=marks, top=top, colours=colours
        )
        drawn.append(Drawn(native=bars.bars(page, names_pt), tall_pt=tall_pt))
    return drawn


def _columns(
    chart: ChartData, colours: Palette, wide_pt: float, room_pt: float
) -> list[Drawn]:
    pages = _shared(chart.marks, _MOST_COLUMNS)
    slot_pt = wide_pt / max(map(len, pages))
    plot_pt = room_pt - _NAMES_BELOW_PT - 2 * WORDS_PT * LINE
    top = bars.end_above(chart.marks, plot_pt, slot_pt)
    drawn, before = [], 0
    for marks in pages:
        page = Page(
            wide_pt=wide_pt, tall_pt=room_pt, marks=marks, top=top, colours=colours
        )
        dated = max(0, min(len(marks), len(chart.marks) - chart.lane - before))
        before += len(marks)
        lane = _lane(page, len(marks) - dated)
        drawn.append(Drawn(native=bars.columns(page), tall_pt=room_pt, lane=lane))
    return drawn


def _lane(page: Page, count: int) -> Inner | None:
    """Find the ground under the columns that no year can claim."""
    if not count:
        return None
    inner = bars.columns_inner(page)
    wide = inner.wide * count / len(page.marks)
    return Inner(left=inner.left + inner.wide - wide, top=0, wide=wide, tall=1)


def _shared(marks: Sequence[Mark], most: int) -> list[Sequence[Mark]]:
    """Share bars evenly among slides."""
    pages = ceil(len(marks) / most)
    each = ceil(len(marks) / pages)
    return [marks[at : at + each] for at in range(0, len(marks), each)]
