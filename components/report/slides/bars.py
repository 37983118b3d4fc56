"""Bars and columns that a slide program draws and its reader can edit."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.figures.native import Mark
from components.looks import typography
from components.looks.theme import Palette
from components.report.slides import axes
from components.report.slides.axes import AXIS_PT
from components.report.slides.chart_xml import (
    Column,
    Inner,
    Label,
    Native,
    categories,
    chart_space,
    labels,
    series_name,
    shape,
    values,
    whiskers,
)
from components.words import captions, office

WORDS_PT = 14
LINE = 1.2  # of the type size
_NAMES_SHARE = 0.34  # of the width, at most
_GAP_PT = 12
_GAP = "\u00a0"  # between a whisker and its words
_NUMBERS_PT = 52
_CLOSE_PT, _SMALL_PT = 28, 11  # from bar to bar; the type of names there
_HIGHEST = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One chart of a figure: its room, its bars, and how far all pages count."""

    wide_pt: float
    tall_pt: float
    marks: Sequence[Mark]
    top: float  # the end of the axis
    colours: Palette


def bars(page: Page, names_pt: float) -> Native:
    """Lay bars along lines, named at the left in a column of `names_pt`."""
    bottom_pt = AXIS_PT * LINE + 10
    inner = Inner(
        left=names_pt / page.wide_pt,
        top=0,
        wide=1 - names_pt / page.wide_pt,
        tall=1 - bottom_pt / page.tall_pt,
    )
    is_close = page.tall_pt / len(page.marks) < _CLOSE_PT
    size_pt = _SMALL_PT if is_close else WORDS_PT
    return _native(page, inner, sideways=True, size_pt=size_pt)


def columns(page: Page) -> Native:
    """Stand bars side by side, named below."""
    return _native(page, columns_inner(page), sideways=False, size_pt=AXIS_PT)


def columns_inner(page: Page) -> Inner:
    """Say where columns lie: below them is room for their names, however many lines."""
    slot_pt = (page.wide_pt - _NUMBERS_PT) / len(page.marks)
    lines = max(
        sum(
            len(typography.wrap(line, slot_pt - 12, AXIS_PT * 1.1))
            for line in mark.label.split("\n")
        )
        for mark in page.marks
    )
    bottom_pt = 12 + lines * AXIS_PT * LINE
    left = _NUMBERS_PT / page.wide_pt
    tall = 1 - bottom_pt / page.tall_pt
    return Inner(left=left, top=0.01, wide=1 - left, tall=max(tall - 0.01, 0.3))


def reach(mark: Mark) -> float:
    """Find the far end of a bar and its whisker; 0 where there is neither."""
    ends = (mark.stated, mark.certain, mark.high)
    return max((end for end in ends if end is not None), default=0)


def names_pt(marks: Sequence[Mark], wide_pt: float) -> float:
    """Give the names of bars the width that they need, and a third at most."""
    widest = max(
        (
            typography.width_px(line, WORDS_PT) * 1.05
            for mark in marks
            for line in _name(mark).split("\n")
        ),
        default=0,
    )
    return min(widest + 16, wide_pt * _NAMES_SHARE)


def end_beside(marks: Sequence[Mark], room_pt: float) -> float:
    """Choose the end of the axis so that all words fit behind their bars."""
    needed = [
        reach(mark) * room_pt / max(room_pt - _words_pt(mark), room_pt / 4)
        for mark in marks
    ]
    return max(needed, default=0)


def end_above(marks: Sequence[Mark], room_pt: float, slot_pt: float) -> float:
    """Choose the end of the axis so that all words fit above their columns."""
    needed = [
        reach(mark)
        * room_pt
        / max(room_pt - _GAP_PT - len(_stacked(mark, slot_pt)) * WORDS_PT * LINE, 40)
        for mark in marks
    ]
    return max(needed, default=0)


def _words_pt(mark: Mark) -> float:
    return typography.width_px(_said(mark), WORDS_PT) * 1.12 + _GAP_PT


def _native(page: Page, inner: Inner, *, sideways: bool, size_pt: float) -> Native:
    look = axes.Look(colours=page.colours, size_pt=size_pt)
    slot_pt = inner.wide * page.wide_pt / len(page.marks)
    said = [
        [f"{_GAP}{_said(mark)}"] if sideways else _stacked(mark, slot_pt)
        for mark in page.marks
    ]
    sheet = _sheet(page.marks)
    direction = "bar" if sideways else "col"
    plots = (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{_all_series(page, sheet, said)}'
        f'<c:gapWidth val="{90 if sideways else 60}"/><c:overlap val="100"/>'
        f"{axes.IDS}</c:barChart>"
        f"{axes.names(look, sideways=sideways)}"
        f"{axes.numbers(look, page.top, sideways=sideways)}"
    )
    return Native(
        xml=chart_space(plots, inner, page.colours, size_pt), columns=tuple(sheet)
    )


def _sheet(marks: Sequence[Mark]) -> list[Column]:
    """Put the numbers behind the chart, with the words that they must not lose."""
    return [
        Column(name=captions.COLUMN_WHAT, cells=[_name(mark) for mark in marks]),
        Column(name=office.CHART_STATED, cells=[m.stated for m in marks]),
        Column(name=office.CHART_CERTAIN, cells=[m.certain for m in marks]),
        Column(name=captions.COLUMN_HIGH, cells=[m.high for m in marks]),
        Column(name=captions.COLUMN_LOW, cells=[m.low for m in marks]),
        Column(name=office.CHART_WORDS, cells=[m.words for m in marks]),
    ]


def _all_series(page: Page, sheet: list[Column], said: list[list[str]]) -> str:
    """Draw what is stated, what is certain, and unseen the highest: it has the words.

    The words stand behind the whisker so; where the highest is open, behind the bar.
    """
    marks = page.marks
    named = categories([str(cell) for cell in sheet[0].cells])
    words = {
        at: Label(
            lines=lines, place="outEnd", size_pt=WORDS_PT, colour=page.colours.ink
        )
        for at, lines in enumerate(said)
        if lines and reach(marks[at]) > 0
    }
    drawn = []
    ends = ([m.stated for m in marks], [m.certain for m in marks])
    for at, (column, lengths) in enumerate(zip("BC", ends, strict=True)):
        own = {
            place: words[place]
            for place, mark in enumerate(marks)
            if place in words and mark.high is None and lengths[place] is not None
        }
        drawn.append(
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
            f"{series_name(column, sheet[at + 1].name)}{shape()}"
            f'<c:invertIfNegative val="0"/>{_fills(marks, lengths)}{labels(own)}'
            f"{_bounds(marks, lengths, page.colours)}"
            f"{named}{values(column, lengths)}</c:ser>"
        )
    highs = [mark.high for mark in marks]
    own = {place: words[place] for place in words if highs[place] is not None}
    drawn.append(
        f'<c:ser><c:idx val="2"/><c:order val="2"/>'
        f"{series_name(_HIGHEST, sheet[3].name)}{shape()}"
        f'<c:invertIfNegative val="0"/>{labels(own)}'
        f"{named}{values(_HIGHEST, highs)}</c:ser>"
    )
    return "".join(drawn)


def _fills(marks: Sequence[Mark], lengths: Sequence[float | None]) -> str:
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{shape(fill=mark.fill, line=_outline(mark), wide_pt=1.25)}</c:dPt>"
        for at, (mark, length) in enumerate(zip(marks, lengths, strict=True))
        if length is not None
    )


def _outline(mark: Mark) -> str:
    return mark.line if mark.fill != mark.line else ""


def _bounds(
    marks: Sequence[Mark], lengths: Sequence[float | None], colours: Palette
) -> str:
    """Draw whiskers from low to high; a number that is exact has none."""
    below = [_apart(end, m.low) for m, end in zip(marks, lengths, strict=True)]
    above = [_apart(m.high, end) for m, end in zip(marks, lengths, strict=True)]
    return whiskers(below, above, colours.ink)


def _apart(far: float | None, near: float | None) -> float | None:
    if far is None or near is None or far <= near:
        return None
    return far - near


def _name(mark: Mark) -> str:
    counted = reach(mark) > 0 or mark.low is not None
    return mark.label if counted else _with_words(mark)


def _with_words(mark: Mark) -> str:
    return office.uncounted(mark.label, mark.words) if mark.words else mark.label


def _said(mark: Mark, *, above: bool = False) -> str:
    is_open = mark.high is None and mark.low is not None
    return office.open_ended(mark.words, above=above) if is_open else mark.words


def _stacked(mark: Mark, slot_pt: float) -> list[str]:
    """Break words over a narrow column."""
    return typography.wrap(
        _said(mark, above=True), max(slot_pt - 4, 30), WORDS_PT * 1.1
    )
