"""Native tables on slides: as many slides as the rows need, none too full."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml

from components.asked.letters import clean
from components.looks.theme import Palette
from components.report import columns
from components.report.document import Table
from components.report.office.columns import widths_pt
from components.report.office.type import LINE, Style, cut, tall_pt
from components.report.slides.text import Box
from components.words import language

_SIZES_PT = (14, 13, 12, 11)
_ABOVE_PT, _BESIDE_PT = 3.5, 9  # within a cell
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"
_SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_EMU_A_PT = 12700
_MOST_LINES = 6  # of a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A table as it will be set: words, widths, heights, size of type."""

    columns: tuple[str, ...]
    rows: list[list[str]]
    numeric: list[bool]
    widths_pt: list[float]
    heights_pt: list[float]
    head_pt: float
    size_pt: float


def cells_of(table: Table, wide_pt: float, room_pt: float) -> Cells:
    """Choose the largest type at which a table takes no more slides than need be."""
    rows = [[clean(text) for text in row] for row in columns.texts(table)]
    sizes = [_set(table, rows, wide_pt, size_pt) for size_pt in _SIZES_PT]
    fewest = len(pages_of(sizes[-1], room_pt))
    return next(cells for cells in sizes if len(pages_of(cells, room_pt)) == fewest)


def pages_of(cells: Cells, room_pt: float) -> list[range]:
    """Share the rows among slides: as few as they need, about equally full."""
    whole = sum(cells.heights_pt)
    free_pt = room_pt - cells.head_pt
    pages = _filled(cells.heights_pt, free_pt)
    even_pt = whole / len(pages) + max(cells.heights_pt, default=0)
    even = _filled(cells.heights_pt, min(free_pt, even_pt))
    return even if len(even) == len(pages) else pages


def add_table(slide: Any, cells: Cells, page: range, box: Box, colours: Palette) -> Any:
    """Put one slide's rows on it, under the names of the columns."""
    frame = slide.shapes.add_table(1, 1, *box.emu)
    head = partial(_cell_xml, size_pt=cells.size_pt, bold=True, rule=colours.ink)
    plain = partial(_cell_xml, size_pt=cells.size_pt, bold=False, rule=colours.rules)
    lines = [(cells.columns, cells.head_pt, head)]
    lines += [(tuple(cells.rows[at]), cells.heights_pt[at], plain) for at in page]
    aligns = ["r" if is_number else "l" for is_number in cells.numeric]
    # At once: cell by cell through python-pptx takes ten times as long.
    rows = [
        f'<a:tr h="{_emu(tall)}">{"".join(map(cell, texts, aligns))}</a:tr>'
        for texts, tall, cell in lines
    ]
    widths = "".join(f'<a:gridCol w="{_emu(wide)}"/>' for wide in cells.widths_pt)
    old = frame.element.graphic.graphicData.tbl
    old.getparent().replace(
        old,
        parse_xml(
            f'<a:tbl {_SPACE}><a:tblPr firstRow="1">'
            f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
            f"<a:tblGrid>{widths}</a:tblGrid>{''.join(rows)}</a:tbl>"
        ),
    )
    return frame


def _cell_xml(text: str, align: str, *, size_pt: float, bold: bool, rule: str) -> str:
    """Write a cell over a line in the colour of `rule`."""
    kind = f'lang="{language.tag()}" sz="{round(size_pt * 100)}" b="{int(bold)}"'
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    lines = "".join(
        f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPts '
        f'val="{round(size_pt * LINE * 100)}"/></a:lnSpc></a:pPr>'
        f"<a:r><a:rPr {kind}>{ink}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
        if line
        else f"<a:p><a:endParaRPr {kind}/></a:p>"
        for line in clean(text).split("\n")
    )
    sides, ends = _emu(_BESIDE_PT), _emu(_ABOVE_PT)
    none = "".join(f"<a:ln{side}><a:noFill/></a:ln{side}>" for side in "LRT")
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{lines}</a:txBody>"
        f'<a:tcPr marL="{sides}" marR="{sides}" marT="{ends}" marB="{ends}" '
        f'anchor="{"b" if bold else "t"}">{none}'
        f'<a:lnB w="{_emu(1 if bold else 0.5)}"><a:solidFill>'
        f'<a:srgbClr val="{rule[1:].upper()}"/></a:solidFill></a:lnB>'
        "<a:noFill/></a:tcPr></a:tc>"
    )


def _emu(points: float) -> int:
    return round(points * _EMU_A_PT)


def _set(table: Table, rows: list[list[str]], wide_pt: float, size_pt: float) -> Cells:
    room = {"wide_pt": wide_pt, "size_pt": size_pt, "beside_pt": _BESIDE_PT}
    widths = widths_pt(table.columns, rows, **room)
    plain, head = Style(size_pt=size_pt), Style(size_pt=size_pt, bold=True)
    most_pt = _MOST_LINES * size_pt * LINE
    cut_rows = [
        [
            cut(cell, (wide - 2 * _BESIDE_PT, most_pt), plain)
            for cell, wide in zip(row, widths, strict=True)
        ]
        for row in rows
    ]
    return Cells(
        columns=table.columns,
        rows=cut_rows,
        numeric=columns.numeric(table),
        widths_pt=widths,
        heights_pt=[_row_pt(row, widths, plain) for row in cut_rows],
        head_pt=_row_pt(table.columns, widths, head),
        size_pt=size_pt,
    )


def _row_pt(cells: Sequence[str], widths: list[float], style: Style) -> float:
    tallest = max(
        tall_pt([cell], wide - 2 * _BESIDE_PT, style)
        for cell, wide in zip(cells, widths, strict=True)
    )
    return tallest + 2 * _ABOVE_PT


def _filled(heights: list[float], room_pt: float) -> list[range]:
    pages, start, taken = [], 0, 0.0
    for at, tall in enumerate(heights):
        if at > start and taken + tall > room_pt:
            pages.append(range(start, at))
            start, taken = at, 0.0
        taken += tall
    return [*pages, range(start, len(heights))]
