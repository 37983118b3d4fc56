"""Writes a report as a Word file: real headings, captions that count, alt texts."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from components.asked.letters import clean, shortened
from components.findings.citations import Reference
from components.looks.theme import Palette, palette
from components.pictures import code as qrcode
from components.report import columns
from components.report.document import Document, Picture, Sentences, Table
from components.report.office.columns import widths_pt
from components.report.office.properties import set_properties
from components.report.plots import as_wide_as_text, width_mm
from components.report.word import styles
from components.report.word.styles import CELL_PT, FACT, NOTE, PLOT, REFERENCE, TEXT_MM
from components.report.word.xml import (
    BESIDE_MM,
    add_field,
    add_link,
    add_linked,
    describe,
    table,
)
from components.words import office, report

_CODE_MM = 28
_MOST_RUNNING, _MOST_SHOWN = 90, 90  # letters

needs = as_wide_as_text


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Write the report; the words around a figure are text, not part of a picture."""
    file, colours = styles.new(document.paper, document.look), palette(document.look)
    paper = _Paper(file=file, document=document, colours=colours)
    paper.add_front()
    for block in document.blocks:
        match block:
            case Sentences():
                paper.add_sentences(block)
            case Picture():
                paper.add_picture(block, pictures[block.part])
            case Table():
                paper.add_table(block)
    paper.add_end()
    paper.add_running()
    file.core_properties.comments = ""
    set_properties(file.core_properties, document)
    file.save(out := io.BytesIO())
    return out.getvalue()


@dataclass(kw_only=True)
class _Paper:
    """A Word file in the making."""

    file: Any  # python-docx's document
    document: Document
    colours: Palette
    counted: dict[str, int] = field(default_factory=dict)
    section: str = ""  # the heading under which figures or tables are gathered

    def add_front(self) -> None:
        document = self.document
        self._add(document.title, "Title")
        self._add(document.lead, "Subtitle")
        for name, value in (
            (report.AUTHOR, document.author),
            (report.DATE, "" if document.names_filters else document.date),
            (report.DATA, document.data),
        ):
            if value:
                self._add(f"{name}: {value}", FACT)
        if document.address:
            self._add_address()

    def add_sentences(self, block: Sentences) -> None:
        self._head(block.title)
        self._add_own(block.own)
        for line in block.lines:
            self._add(line, "Normal")

    def add_picture(self, block: Picture, png: bytes) -> None:
        self._gather(office.FIGURES)
        title = office.titled(block.drawing.title, block.part, self.document.views)
        self._add(title, "Heading 2")
        self._add_own(block.own)
        run = self._add("", PLOT).add_run()
        run.add_picture(io.BytesIO(png), width=Mm(width_mm(png)))
        describe(
            run, report.part_name(block.part, self.document.views), block.drawing.alt
        )
        caption = self._caption(report.FIGURE, block.part)
        caption.add_run(f" {clean(block.drawing.subtitle)}").bold = False
        note = self._add(block.drawing.footer.replace("\n", " "), NOTE)
        if block.address:
            note.add_run(" ")
            add_link(note, office.REOPEN_VIEW, block.address, self.colours.muted)

    def add_table(self, block: Table) -> None:
        self._gather(office.TABLES)
        self._add(block.title, "Heading 2")
        self._add_own(block.own)
        caption = self._caption(report.TABLE, block.part)
        shares = widths_pt(
            block.columns,
            columns.texts(block),
            wide_pt=Mm(TEXT_MM).pt,
            size_pt=CELL_PT,
            beside_pt=Mm(BESIDE_MM).pt,
        )
        made = table(block, shares, self.colours)
        caption.runs[0].element.getparent().addnext(made)
        self._add(block.note.replace("\n", " "), NOTE)

    def add_end(self) -> None:
        document = self.document
        self._head(report.HOW_TO_READ)
        for line in report.READING:
            self._add(line, "Normal")
        self._head(report.SOURCES)
        for number, source in enumerate(document.sources, start=1):
            self._add_linked(f"[{number}]\t", source, REFERENCE)
        self._add(report.CITE_AS, "Heading 2")
        self._add_linked("", document.citation, "Normal")
        self._add(document.licences, NOTE)

    def add_running(self) -> None:
        """Set the title above every page but the first, the page's number below."""
        section = self.file.sections[0]
        section.different_first_page_header_footer = True
        title = shortened(self.document.title, _MOST_RUNNING)
        section.header.paragraphs[0].text = clean(title)
        for footer in (section.footer, section.first_page_footer):
            line = footer.paragraphs[0]
            line.style = self.file.styles["Footer"]
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(TEXT_MM), WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(f"{clean(self.document.running)}\t")
            line.add_run(f"{office.PAGE} ")
            add_field(line, "PAGE", "1")
            line.add_run(f" {report.PAGE_OF} ")
            add_field(line, "NUMPAGES", "1")

    def _add(self, words: str, style: str) -> Any:
        return self.file.add_paragraph(clean(words), style=style)

    def _add_own(self, words: str) -> None:
        """Add what the author says, marked as such."""
        if words:
            line = self._add("", "Normal")
            line.add_run(f"{report.OWN}: ").bold = True
            line.add_run(clean(words)).italic = True

    def _add_linked(self, before: str, reference: Reference, style: str) -> None:
        colour = self.colours.accent.text
        add_linked(self._add(before, style), reference, colour)

    def _add_address(self) -> None:
        address = self.document.address
        line = self._add(f"{report.ADDRESS}: ", FACT)
        words = shortened(address, _MOST_SHOWN)
        add_link(line, words, address, self.colours.accent.text)
        code = qrcode.png(address, self.colours.ink)
        if code:
            run = self._add("", PLOT).add_run()
            run.add_picture(io.BytesIO(code), width=Mm(_CODE_MM))
            describe(run, office.NAME_CODE, report.CODE_ALT)
            self._add(report.REOPEN, NOTE)

    def _head(self, title: str) -> None:
        self.section = title
        self._add(title, "Heading 1")

    def _gather(self, section: str) -> None:
        if self.section != section:
            self._head(section)

    def _caption(self, kind: str, part: str) -> Any:
        """Add a number as a field, so that Word counts again what is put between."""
        number = self.counted[kind] = self.counted.get(kind, 0) + 1
        line = self._add(f"{kind} ", "Caption")
        add_field(line, f"SEQ {kind} \\* ARABIC", str(number))
        line.add_run(f". {report.part_name(part, self.document.views)}.")
        line.paragraph_format.keep_with_next = True
        return line
