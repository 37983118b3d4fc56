"""Pieces of a Word file that python-docx leaves to its XML: fields, links, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from components.asked.letters import clean
from components.findings.citations import Reference
from components.report.word.styles import CELL, HEAD, TEXT_MM

BESIDE_MM = 1.2  # within a cell
_MOST_KEPT = 14  # rows of a table that no page divides
_MOST_LINKED = 2000  # letters of an address
_TWIPS_A_MM = 1440 / 25.4


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field that Word counts again: SEQ, PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = shown
    run.append(words)
    field.append(run)
    _append(paragraph, field)


def add_linked(paragraph: Any, reference: Reference, colour: str) -> None:
    """Add a citation; its own address is a link, and no other words are."""
    before, address, after = reference.parted()
    paragraph.add_run(clean(before))
    if address:
        add_link(paragraph, address, address, colour)
    paragraph.add_run(clean(after))


def add_link(paragraph: Any, words: str, address: str, colour: str) -> None:
    """Add words that are a link; an address too long for one stays words."""
    words, address = clean(words), clean(address)
    if len(address) > _MOST_LINKED:
        paragraph.add_run(words)
        return
    target = paragraph.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    _append(
        paragraph,
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}" w:history="1"><w:r>'
            f'<w:rPr><w:color w:val="{colour[1:].upper()}"/><w:u w:val="single"/>'
            f'</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t>'
            "</w:r></w:hyperlink>"
        ),
    )


def _append(paragraph: Any, element: Any) -> None:
    run = paragraph.add_run().element
    run.getparent().replace(run, element)


def describe(run: Any, title: str, alt: str) -> None:
    """Give the picture in a run its title and alternative text."""
    picture = run.element.xpath(".//wp:inline")[0]
    for side in "TBLR":  # or LibreOffice sets it an eighth of an inch apart
        picture.set(f"dist{side}", "0")
    properties = picture.docPr
    properties.set("name", clean(title))
    properties.set("title", clean(title))
    properties.set("descr", clean(alt))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table in words: its columns, rows, which hold numbers, and shares of width."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[bool]
    shares: Sequence[float]


def table(grid: Grid, *, ink: str, rules: str) -> Any:
    """Write a table at once; its head repeats on every page, no row is split."""
    whole = sum(grid.shares)
    widths = [round(TEXT_MM * share / whole * _TWIPS_A_MM) for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    head = _row(grid, grid.columns, widths, _Look(style=HEAD, rule=ink, eighths=8))
    rows = "".join(
        _row(
            grid,
            row,
            widths,
            _Look(rule=rules, kept=at < len(grid.rows) <= _MOST_KEPT),
        )
        for at, row in enumerate(grid.rows, start=1)
    )
    sides = "".join(
        f'<w:{side} w:w="{round(Mm(size).pt * 20)}" w:type="dxa"/>'
        for side, size in (
            ("top", 0.8),
            ("left", BESIDE_MM),
            ("bottom", 0.8),
            ("right", BESIDE_MM),
        )
    )
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar>"
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(grid.title))}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a row looks, and whether the next one stays on its page."""

    rule: str  # the colour of the line below
    style: str = CELL
    eighths: int = 4  # of a point: the line's width
    kept: bool = True


def _row(grid: Grid, words: Sequence[str], widths: Sequence[int], look: _Look) -> str:
    is_head = look.style == HEAD
    name = look.style.replace(" ", "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders><w:bottom '
        f'w:val="single" w:sz="{look.eighths}" w:color="{look.rule[1:].upper()}"/>'
        f'</w:tcBorders><w:vAlign w:val="{"bottom" if is_head else "top"}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{"<w:keepNext/>" if look.kept else ""}'
        f'<w:jc w:val="{"right" if is_number else "left"}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(clean(said))}</w:t></w:r></w:p></w:tc>'
        for said, wide, is_number in zip(words, widths, grid.numeric, strict=True)
    )
    repeated = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
