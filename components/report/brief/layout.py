"""Lays out a brief: the sentence large, three measures, a figure, what proves them."""

import re
from collections.abc import Iterator, Sequence

from components.pictures.layout import is_map
from components.report.brief.content import Measured, Page
from components.report.brief.plan import SHAPES, Box, Plan, Sheet, code_of
from components.report.brief.type import Face, Paragraph, Run
from components.words import brief as words
from components.words import prose

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)")
_SMALLER = 0.56  # words beside a number
_WITH_LINE = 0.82  # of the sentence's height, where the author has a line
_MOST_REFERENCES = 6


def arrange(page: Page, face: Face, unsaid: Sequence[str] = ()) -> Plan:
    """Place everything; `unsaid` are hedges for which the plot has no room."""
    shape = SHAPES[page.brief.shape]
    sheet = Sheet(page=page, shape=shape, face=face)
    about = sheet.run(page.about, shape.small_pt, face="bold", muted=True)
    lines = sheet.lines([about], sheet.inner_pt)
    top = sheet.put("about", shape.margin_pt, shape.top_pt, sheet.inner_pt, lines)
    bottom = shape.tall_pt - shape.bottom_pt
    code = code_of(page, shape, bottom)
    foot = _foot(sheet, bottom, code, unsaid)
    foot = _line(sheet, foot)
    if not shape.beside_pt:
        room = _below(sheet, _head(sheet, top), foot)
    elif page.picture and page.measures and is_map(page.picture.drawing.wide):
        room = _split(sheet, top, foot)
    else:
        room = _beside(sheet, _head(sheet, top), foot)
    return Plan(
        shape=shape,
        words=tuple(sheet.words),
        rules=tuple(sheet.rules),
        room=room,
        code=code,
    )


def _head(sheet: Sheet, top: float) -> float:
    """Set the sentence over the whole width; give where it ends."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    share = shape.sentence_share * (_WITH_LINE if sheet.page.brief.line else 1)
    sentence = _sentence(sheet, sheet.inner_pt, shape.tall_pt * share)
    top = sheet.put("sentence", left, top + 3, sheet.inner_pt, sentence)
    return top + shape.gap_pt


def _sentence(sheet: Sheet, wide_pt: float, most_pt: float) -> Paragraph:
    """Set the sentence in the largest type that leaves room for all else."""
    tried = (
        sheet.lines(
            [_piece(sheet, piece, size) for piece in sheet.page.sentence],
            wide_pt,
            even=True,
        )
        for size in sheet.shape.sentence_pts
    )
    for one in tried:
        if one.tall_pt <= most_pt:
            break
    return one


def _piece(sheet: Sheet, piece: str, size_pt: float) -> Run:
    colours = sheet.page.colours
    is_phrase = isinstance(piece, prose.Phrase)
    colour = colours.hue(piece.series_id).text if is_phrase else colours.ink  # type: ignore[attr-defined]
    return Run(words=str(piece), size_pt=size_pt, colour=colour, face="serif")


def _measure(
    sheet: Sheet, measured: Measured, wide_pt: float, number_pt: float
) -> list[Paragraph]:
    """Write a measure: its name, its words with large numbers, what else is known."""
    shape = sheet.shape
    label, amount = _label(sheet, measured.label), _sized(sheet, measured, number_pt)
    pieces = [amount] if shape.inline else [[label], amount]
    lines = [sheet.lines(piece, wide_pt) for piece in pieces]
    said = measured.note if shape.notes else measured.dispute
    if said:
        note = sheet.run(said, shape.small_pt, muted=True)
        lines.append(sheet.lines([note], wide_pt))
    return lines


def _tall(paragraphs: Sequence[Paragraph]) -> float:
    return sum(one.tall_pt for one in paragraphs)


def _label(sheet: Sheet, label: str) -> Run:
    return sheet.run(label, sheet.shape.small_pt, face="bold", muted=True)


def _sized(sheet: Sheet, measured: Measured, number_pt: float) -> list[Run]:
    """Set the numbers of a measure large; in a line with its name, that leads."""
    small_pt = max(number_pt * _SMALLER, sheet.shape.small_pt)
    name = [_label(sheet, f"{measured.label}: ")] if sheet.shape.inline else []
    return name + [
        sheet.run(piece, number_pt, face="bold")
        if _NUMBER.fullmatch(piece)
        else sheet.run(piece, small_pt)
        for piece in _NUMBER.split(measured.words)
        if piece
    ]


def _number_pts(sheet: Sheet, wide_pt: float) -> Iterator[float]:
    """List the sizes at which no measure breaks, the largest first; the smallest."""
    for size in sheet.shape.number_pts:
        amounts = [_sized(sheet, one, size) for one in sheet.page.measures]
        if all(len(sheet.lines(runs, wide_pt).lines) == 1 for runs in amounts):
            yield size
    yield sheet.shape.number_pts[-1]


def _beside(sheet: Sheet, top: float, foot: float) -> Box:
    """Stand the measures in a column, and the figure beside them."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    column = shape.beside_pt if sheet.page.measures else 0
    _column(sheet, top, foot, column)
    left += column + (shape.gap_pt * 1.4 if column else 0)
    return _figure(sheet, left, top, shape.wide_pt - shape.margin_pt - left, foot)


def _split(sheet: Sheet, top: float, foot: float) -> Box:
    """Stand sentence and measures in a column: a map is as tall as the page allows."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    column, middle = shape.split_pt, shape.number_pts[len(shape.number_pts) // 2 - 1]
    measures = [_measure(sheet, one, column, middle) for one in sheet.page.measures]
    needs = sum(map(_tall, measures)) + shape.gap_pt * len(measures)
    sentence = _sentence(sheet, column, foot - top - needs)
    end = sheet.put("sentence", left, top + 3, column, sentence)
    _column(sheet, end + shape.gap_pt * 0.8, foot, column)
    left += column + shape.gap_pt * 1.4
    wide = shape.wide_pt - shape.margin_pt - left
    return _figure(sheet, left, top + 6, wide, foot)


def _column(sheet: Sheet, top: float, foot: float, column: float) -> None:
    """Stand the measures one below the other, in the largest type that fits."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    gap, room = shape.gap_pt * 0.7, foot - top
    measures: list[list[Paragraph]] = []
    for size in _number_pts(sheet, column):
        measures = [_measure(sheet, one, column, size) for one in sheet.page.measures]
        if sum(map(_tall, measures)) + gap * len(measures) <= room:
            break
    while measures and sum(map(_tall, measures)) > room:
        measures.pop()
    tall = sum(map(_tall, measures))
    gap = min(gap, (room - tall) / max(2 * len(measures) - 1, 1))
    at = top
    for place, lines in enumerate(measures):
        if place:
            at += gap
            sheet.rule(left, at, column)
            at += gap
        at = sheet.put(f"measure-{place + 1}", left, at, column, *lines)


def _below(sheet: Sheet, top: float, foot: float) -> Box:
    """Stand the measures in a row, and the figure below them."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    count = max(len(sheet.page.measures), 1)
    wide = (sheet.inner_pt - (count - 1) * shape.gap_pt) / count
    size = next(_number_pts(sheet, wide))
    end = top
    for place, one in enumerate(sheet.page.measures):
        lines = _measure(sheet, one, wide, size)
        at = left + place * (wide + shape.gap_pt)
        sheet.rule(at, top, wide)
        bottom = sheet.put(f"measure-{place + 1}", at, top + 6, wide, *lines)
        end = max(end, bottom)
    return _figure(sheet, left, end + shape.gap_pt * 1.2, sheet.inner_pt, foot)


def _figure(sheet: Sheet, left: float, top: float, wide: float, foot: float) -> Box:
    page, shape = sheet.page, sheet.shape
    # A map's title says how many countries took part, as a measure beside it does.
    if page.picture and (shape.notes or not is_map(page.picture.drawing.wide)):
        title = sheet.run(page.picture.drawing.title, shape.figure_pt, face="bold")
        top = sheet.put("figure", left, top, wide, sheet.lines([title], wide))
        if shape.notes and page.how:
            how = sheet.run(page.how, shape.small_pt, muted=True)
            top = sheet.put(
                "how", left, top + 1, wide, sheet.lines([how], wide, even=True)
            )
    top += shape.gap_pt * 0.4 if page.picture else 0
    return Box(left=left, top=top, wide=wide, tall=max(foot - top, 1))


def _foot(
    sheet: Sheet, bottom: float, code: Box | None, unsaid: Sequence[str]
) -> float:
    """Set at the foot what is not drawn, sources, data; give where it begins."""
    shape, left = sheet.shape, sheet.shape.margin_pt
    wide = sheet.inner_pt - (code.wide + shape.gap_pt if code else 0)
    lines = [
        sheet.lines([sheet.run(text, shape.small_pt, muted=True)], wide)
        for text in _foot_texts(sheet, unsaid)
    ]
    top = min(bottom - _tall(lines), code.top if code else bottom)
    sheet.put("sources", left, top, wide, *lines)
    above = shape.gap_pt * 0.5
    sheet.rule(left, top - above, sheet.inner_pt)
    return top - above - shape.gap_pt * 0.6


def _foot_texts(sheet: Sheet, unsaid: Sequence[str]) -> list[str]:
    page = sheet.page
    texts = [words.in_words(unsaid)] if unsaid else []
    texts += [page.off_map] if page.off_map else []
    proof = f"{page.data}. {page.stamp}"
    if page.picture and is_map(page.picture.drawing.wide):
        proof = f"{proof} {words.BORDERS}"
    if sheet.shape.references:
        texts += words.numbered(page.document.sources, _MOST_REFERENCES)
        return [*texts, proof]
    return [*texts, f"{words.named(page.sources)} {proof}"]


def _line(sheet: Sheet, foot: float) -> float:
    """Set the author's own line above the foot; give where it begins."""
    text, shape = sheet.page.brief.line, sheet.shape
    if not text:
        return foot
    runs = [
        sheet.run(f"{words.LINE}: ", shape.small_pt, face="bold", muted=True),
        sheet.run(text, shape.text_pt, face="italic"),
    ]
    lines = sheet.lines(runs, sheet.inner_pt)
    top = foot - lines.tall_pt
    sheet.put("note", shape.margin_pt, top, sheet.inner_pt, lines)
    return top - shape.gap_pt * 0.6
