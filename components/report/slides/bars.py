"""Bars and columns that a slide program draws and its reader can edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from xlsxwriter import Workbook

from components.figures.native import Mark
from components.looks import typography
from components.looks.theme import Palette
from components.report.office.type import LINE, Style
from components.report.slides import native
from components.report.slides.native import AXIS_PT, Column, Label, Native
from components.report.slides.text import Box
from components.words import captions, office

WORDS_PT = 14
_NAMES_SHARE = 0.34  # of the width, at most
_GAP_PT = 12
_GAP = "\u00a0"  # between a whisker and its words
_NUMBERS_PT = 52
_CLOSE_PT, _SMALL_PT = 28, 11  # from bar to bar; the type of names there
_WORDS = Style(size_pt=WORDS_PT, bold=True)


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
    left, below = names_pt / page.wide_pt, (AXIS_PT * LINE + 10) / page.tall_pt
    inner = Box(left, 0, 1 - left, 1 - below)
    is_close = page.tall_pt / len(page.marks) < _CLOSE_PT
    size_pt = _SMALL_PT if is_close else WORDS_PT
    return _native(page, inner, sideways=True, size_pt=size_pt)


def pair(page: Page, names_pt: float, head: str) -> Native:
    """Lay two bars along lines under a head; their words say how long they are."""
    left, above = names_pt / page.wide_pt, (WORDS_PT * LINE + 6) / page.tall_pt
    inner = Box(left, above, 1 - left, 1 - above)
    return _native(page, inner, sideways=True, size_pt=AXIS_PT, head=head)


def columns(page: Page) -> Native:
    """Stand bars side by side, named below."""
    return _native(page, columns_inner(page), sideways=False, size_pt=AXIS_PT)


def columns_inner(page: Page) -> Box:
    """Place columns: below them is room for their names, however many lines."""
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
    return Box(left, 0.01, 1 - left, max(tall - 0.01, 0.3))


def reach(mark: Mark) -> float:
    """Find the far end of a bar and its whisker; 0 where there is neither."""
    ends = (mark.stated, mark.certain, mark.high)
    return max((end for end in ends if end is not None), default=0)


def names_pt(marks: Sequence[Mark], wide_pt: float) -> float:
    """Measure what the names of bars need, up to a third of the width."""
    widest = max(
        typography.width_px(line, WORDS_PT) * 1.05
        for mark in marks
        for line in _name(mark).split("\n")
    )
    return min(widest + 16, wide_pt * _NAMES_SHARE)


def end_beside(marks: Sequence[Mark], room_pt: float) -> float:
    """Choose the end of the axis so that all words fit behind their bars."""
    words_pt = (
        typography.width_px(_words(mark), WORDS_PT) * 1.12 + _GAP_PT for mark in marks
    )
    return max(
        reach(mark) * room_pt / max(room_pt - wide_pt, room_pt / 4)
        for mark, wide_pt in zip(marks, words_pt, strict=True)
    )


def end_above(marks: Sequence[Mark], room_pt: float, slot_pt: float) -> float:
    """Choose the end of the axis so that all words fit above their columns."""
    lines = (len(_stacked(mark, slot_pt)) for mark in marks)
    return max(
        reach(mark) * room_pt / max(room_pt - _GAP_PT - many * WORDS_PT * LINE, 40)
        for mark, many in zip(marks, lines, strict=True)
    )


def _native(
    page: Page, inner: Box, *, sideways: bool, size_pt: float, head: str = ""
) -> Native:
    slot_pt = inner.wide * page.wide_pt / len(page.marks)
    words = [
        [f"{_GAP}{_words(mark)}"] if sideways else _stacked(mark, slot_pt)
        for mark in page.marks
    ]
    sheet = _sheet(page.marks)

    def draw(book: Workbook) -> Any:
        chart = book.add_chart({"type": "bar" if sideways else "column"})
        for one in _all_series(page, sheet):
            chart.add_series({**one, "gap": 90 if sideways else 60, "overlap": 100})
        top_down = {"reverse": True, "crossing": "max"} if sideways else {}
        names = native.named(size_pt, page.colours, **top_down)
        numbers = native.counted(0 if head else page.top, page.colours)
        numbers |= {"max": page.top or 1}
        chart.set_x_axis(numbers if sideways else names)
        chart.set_y_axis(names if sideways else numbers)
        native.bare(chart, inner)
        if head:
            chart.set_title(native.titled(head, WORDS_PT, page.colours))
        return chart

    return Native(columns=sheet, draw=draw, labels=_labels(page.marks, words))


def _sheet(marks: Sequence[Mark]) -> list[Column]:
    """Put the numbers behind the chart, with the words that they must not lose."""
    return [
        Column(captions.COLUMN_WHAT, [_name(mark) for mark in marks]),
        Column(office.CHART_STATED, [m.stated for m in marks]),
        Column(office.CHART_CERTAIN, [m.certain for m in marks]),
        Column(captions.COLUMN_HIGH, [m.high for m in marks]),
        Column(captions.COLUMN_LOW, [m.low for m in marks]),
        Column(office.CHART_WORDS, [m.words for m in marks]),
    ]


def _all_series(page: Page, sheet: list[Column]) -> Iterator[native.Options]:
    """Draw what is stated and what is certain, and the highest unseen."""
    unseen, marks = native.area(""), page.marks
    for at, name in enumerate(("stated", "certain"), start=1):
        pairs = [(mark, getattr(mark, name)) for mark in marks]
        fills = [
            None if end is None else native.filled(mark, page.colours)
            for mark, end in pairs
        ]
        # From low to high; a number that is exact has no whisker.
        below = [_apart(end, mark.low) for mark, end in pairs]
        above = [_apart(mark.high, end) for mark, end in pairs]
        bounds = native.whiskers(below, above, page.colours.ink)
        yield native.series(sheet, at, points=fills, **unseen, **bounds)
    yield native.series(sheet, 3, **unseen)


def _labels(
    marks: Sequence[Mark], words: list[list[str]]
) -> dict[int, dict[int, Label]]:
    """Let the highest have the words: they stand behind the whisker so.

    Where the highest is open, they stand behind the bar.
    """
    labels: dict[int, dict[int, Label]] = {0: {}, 1: {}, 2: {}}
    for at, (mark, lines) in enumerate(zip(marks, words, strict=True)):
        label = Label(lines, XL_LABEL_POSITION.OUTSIDE_END, _WORDS)
        ends = (
            (mark.stated, mark.certain)
            if mark.high is None
            else (None, None, mark.high)
        )
        for series, end in enumerate(ends):
            if lines and reach(mark) > 0 and end is not None:
                labels[series][at] = label
    return labels


def _apart(far: float | None, near: float | None) -> float | None:
    if far is None or near is None or far <= near:
        return None
    return far - near


def _name(mark: Mark) -> str:
    if reach(mark) > 0 or mark.low is not None or not mark.words:
        return mark.label
    return office.uncounted(mark.label, mark.words)


def _words(mark: Mark, *, above: bool = False) -> str:
    is_open = mark.high is None and mark.low is not None
    return office.open_ended(mark.words, above=above) if is_open else mark.words


def _stacked(mark: Mark, slot_pt: float) -> list[str]:
    return typography.wrap(
        _words(mark, above=True), max(slot_pt - 4, 30), WORDS_PT * 1.1
    )
