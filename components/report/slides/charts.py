"""Native charts on slides: one figure on as many slides as its bars need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from components.figures.native import ChartData, Mark
from components.looks.theme import Palette
from components.report.office.type import LINE
from components.report.slides import bars, lines
from components.report.slides.bars import WORDS_PT, Page
from components.report.slides.native import Native
from components.report.slides.text import Box

_MOST = {"bars": 11, "columns": 12, "pairs": 10}  # of a slide
_BAR_PT, _AXIS_PT = 110, 26  # a bar's share of the height, at most
_NAMES_BELOW_PT = 60
_PAIR_PT = 110  # two bars and their head, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart: on which slide, where, how tall it wants to be, where its lane lies."""

    native: Native
    tall_pt: float
    lane: Box | None = None
    slide: int = 0
    top_pt: float = 0
    head: str = ""  # of one of several charts, but the first of them


def can_draw(chart: ChartData | None) -> bool:
    """Tell whether a figure can be a native chart."""
    if chart is None or not chart.marks:
        return False
    return chart.kind != "lines" or lines.has_days(chart.marks)


def shares(chart: ChartData) -> list[Sequence[Mark]]:
    """Share a figure's marks evenly among slides."""
    marks = chart.marks
    slides = ceil(len(marks) / _MOST.get(chart.kind, len(marks)))
    each = ceil(len(marks) / slides)
    each += each % 2 if chart.heads else 0  # those of one head stay together
    return [marks[at : at + each] for at in range(0, len(marks), each)]


def draw(
    chart: ChartData, colours: Palette, wide_pt: float, room_pt: float
) -> list[Drawn]:
    """Draw a figure in a room, on one slide or, with many bars, on several."""
    marks = chart.marks
    whole = Page(wide_pt=wide_pt, tall_pt=room_pt, marks=marks, top=0, colours=colours)
    match chart.kind:
        case "bars":
            return _bars(chart, whole)
        case "pairs":
            return _pairs(chart, whole)
        case "columns":
            return _columns(chart, whole)
        case "lines":
            page = replace(whole, top=lines.end(marks, room_pt - _AXIS_PT))
            return [Drawn(native=lines.lines(page), tall_pt=room_pt)]


def _bars(chart: ChartData, whole: Page) -> list[Drawn]:
    names_pt = bars.names_pt(chart.marks, whole.wide_pt)
    top = bars.end_beside(chart.marks, whole.wide_pt - names_pt)
    drawn = []
    for slide, marks in enumerate(shares(chart)):
        tall_pt = min(whole.tall_pt, len(marks) * _BAR_PT + _AXIS_PT)
        page = replace(whole, tall_pt=tall_pt, marks=marks, top=top)
        native = bars.bars(page, names_pt)
        drawn.append(Drawn(native=native, tall_pt=tall_pt, slide=slide))
    return drawn


def _pairs(chart: ChartData, whole: Page) -> list[Drawn]:
    """Draw a chart for each two bars, below each other under their heads."""
    names_pt = bars.names_pt(chart.marks, whole.wide_pt)
    heads, drawn = iter(chart.heads), []
    for slide, marks in enumerate(shares(chart)):
        count = ceil(len(marks) / 2)
        tall_pt = min(whole.tall_pt / count, _PAIR_PT)
        for at in range(count):
            two = marks[2 * at : 2 * at + 2]
            top = bars.end_beside(two, whole.wide_pt - names_pt)
            page = replace(whole, tall_pt=tall_pt, marks=two, top=top)
            head = next(heads)
            drawn.append(
                Drawn(
                    native=bars.pair(page, names_pt, head),
                    tall_pt=tall_pt,
                    slide=slide,
                    top_pt=at * tall_pt,
                    head=head if at else "",
                )
            )
    return drawn


def _columns(chart: ChartData, whole: Page) -> list[Drawn]:
    pages = shares(chart)
    slot_pt = whole.wide_pt / max(map(len, pages))
    plot_pt = whole.tall_pt - _NAMES_BELOW_PT - 2 * WORDS_PT * LINE
    top = bars.end_above(chart.marks, plot_pt, slot_pt)
    drawn, before = [], 0
    for slide, marks in enumerate(pages):
        page = replace(whole, marks=marks, top=top)
        dated = max(0, min(len(marks), len(chart.marks) - chart.lane - before))
        before += len(marks)
        lane = _lane(page, len(marks) - dated)
        native = bars.columns(page)
        drawn.append(
            Drawn(native=native, tall_pt=whole.tall_pt, lane=lane, slide=slide)
        )
    return drawn


def _lane(page: Page, count: int) -> Box | None:
    """Find the ground under the columns that no year can claim."""
    if not count:
        return None
    inner = bars.columns_inner(page)
    wide = inner.wide * count / len(page.marks)
    return Box(inner.left + inner.wide - wide, 0, wide, 1)
