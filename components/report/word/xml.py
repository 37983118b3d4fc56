"""Pieces of a Word file that python-docx leaves to its XML: fields, links, tables."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from components.asked.letters import clean
from components.findings.citations import Reference
from components.looks.theme import Palette
from components.report.columns import numeric, texts
from components.report.document import Table
from components.report.word.styles import CELL, HEAD, TEXT_MM

BESIDE_MM = 1.2  # within a cell
_MOST_HELD = 14  # rows of a table that no page divides
_MOST_LINKED = 2000  # letters of an address
_TWIPS_A_MM = 1440 / 25.4


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field that Word counts again: SEQ, PAGE, NUMPAGES."""
    _append(
        paragraph,
        f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(f' {code} ')}>"
        f"<w:r><w:t>{shown}</w:t></w:r></w:fldSimple>",
    )


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
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}" w:history="1"><w:r>'
        f'<w:rPr><w:color w:val="{colour[1:].upper()}"/><w:u w:val="single"/>'
        f'</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t>'
        "</w:r></w:hyperlink>",
    )


def _append(paragraph: Any, xml: str) -> None:
    run = paragraph.add_run().element
    run.getparent().replace(run, parse_xml(xml))


def describe(run: Any, title: str, alt: str) -> None:
    """Set title and alternative text of the picture in a run."""
    picture = run.element.xpath(".//wp:inline")[0]
    for side in "TBLR":  # or LibreOffice sets it an eighth of an inch apart
        picture.set(f"dist{side}", "0")
    properties = picture.docPr
    properties.set("name", clean(title))
    properties.set("title", clean(title))
    properties.set("descr", clean(alt))


def table(block: Table, shares: Sequence[float], colours: Palette) -> Any:
    """Write a table at once; its head repeats on every page, no row is split.

    `shares` are those of its columns in the width of the text.
    """
    twips = TEXT_MM / sum(shares) * _TWIPS_A_MM
    widths, count = [round(share * twips) for share in shares], len(block.rows)
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    places = [*zip(widths, numeric(block), strict=True)]
    head = _row(block.columns, places, colours.ink, is_head=True)
    rows = "".join(
        _row(row, places, colours.rules, is_held=at < count <= _MOST_HELD)
        for at, row in enumerate(texts(block), start=1)
    )
    insets = (("top", 0.8), ("left", BESIDE_MM), ("bottom", 0.8), ("right", BESIDE_MM))
    sides = "".join(
        f'<w:{side} w:w="{round(Mm(size).pt * 20)}" w:type="dxa"/>'
        for side, size in insets
    )
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar>"
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(block.title))}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(
    row: Sequence[str],
    places: Sequence[tuple[int, bool]],
    rule: str,
    *,
    is_head: bool = False,
    is_held: bool = True,
) -> str:
    """Write a row over a line in the colour of `rule`; `is_held`: beside the next.

    `places` are the widths of its cells in twips, and whether they hold numbers.
    """
    style = (HEAD if is_head else CELL).replace(" ", "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders><w:bottom '
        f'w:val="single" w:sz="{8 if is_head else 4}" w:color="{rule[1:].upper()}"/>'
        f'</w:tcBorders><w:vAlign w:val="{"bottom" if is_head else "top"}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if is_held else ""}'
        f'<w:jc w:val="{"right" if is_number else "left"}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r></w:p></w:tc>'
        for text, (wide, is_number) in zip(row, places, strict=True)
    )
    repeated = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
