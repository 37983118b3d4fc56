"""Writes a report as PDF: the words as data, the layout in report.typ, set by typst."""

import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from struct import unpack
from typing import Any, Final, Literal

from components.asked import figures
from components.asked.letters import cleaned
from components.assets import FONTS
from components.looks.theme import palette
from components.pictures import code
from components.pictures.sheet import Sheet
from components.report import plots
from components.report.columns import is_numeric, shown, widths
from components.report.document import Document, Picture, Sentences, Table
from components.words import language, report

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
_NO_LETTER = "could not be displayed"  # as typst says it
_TEXT_MM = 170.0
_MOST_MAP_MM = 77.0  # its height
_MOST_SHOWN = 160  # letters of the address
_MOST_RUNNING = 90  # letters of the title above a page


def needs(document: Document) -> dict[str, Sheet]:
    """Say which parts need a picture: the bare plot, as wide as the text."""
    return plots.as_wide_as_text(document)


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Set a report; equal documents and pictures give equal bytes."""
    day = document.day
    # At Python's end it is deleted even under a report that is still being made.
    with tempfile.TemporaryDirectory(
        prefix="outreach-report-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        data = _data(document, folder, pictures) | {"day": _date(day)}
        told = json.dumps(cleaned(data))
        (folder / "report.json").write_text(told, encoding="utf-8")
        return _set(folder, dt.datetime.combine(day, dt.time(), dt.UTC))


def _set(folder: Path, made: dt.datetime) -> bytes:
    """Set with our own fonts; only letters that they lack bring in the machine's.

    PDF/UA wants every letter displayed. Where no font has one, the report is still
    tagged, and the letter is still in its text, but PDF/UA is not claimed.
    """
    import typst

    attempts: tuple[tuple[bool, Literal["ua-1"] | None], ...] = (
        (False, STANDARD),
        (True, STANDARD),
        (True, None),
    )
    for place, (machine, standard) in enumerate(attempts, start=1):
        try:
            pdf: bytes = typst.compile(
                TEMPLATE.read_bytes(),
                root=folder,
                font_paths=_fonts(machine=machine),
                pdf_standards=standard,
                timestamp=made,
            )
        except typst.TypstError as error:
            if _NO_LETTER not in str(error) or place == len(attempts):
                raise
        else:
            return pdf
    raise AssertionError


@lru_cache(maxsize=2)
def _fonts(*, machine: bool) -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=machine,
        include_embedded_fonts=False,
        font_paths=[FONTS],
    )


def _data(
    document: Document, folder: Path, pictures: Mapping[str, bytes]
) -> dict[str, Any]:
    colours = palette("print" if document.look == "print" else "light")
    return {
        "title": document.title,
        "running": _cut(document.title, _MOST_RUNNING),
        "data-line": document.running,
        "author": document.author,
        "date": document.date,
        "filters": document.filters,
        "data": document.data,
        "product": document.heading,
        "licence": document.licences,
        "makers": document.makers,
        "keywords": [document.heading, document.version],
        "address": document.address,
        "shown-address": _cut(document.address, _MOST_SHOWN),
        "code": _code(document.address, folder),
        "paper": document.paper,
        "colours": {
            name: getattr(colours, name) for name in ("ink", "muted", "rules", "lane")
        },
        "words": _WORDS,
        "blocks": _blocks(document, folder, pictures),
        "sources": [source.parted() for source in document.sources],
        "citation": document.citation.parted(),
    }


def _blocks(
    document: Document, folder: Path, pictures: Mapping[str, bytes]
) -> list[dict[str, Any]]:
    figures = tables = 0
    blocks = []
    for block in document.blocks:
        match block:
            case Picture():
                figures += 1
                file = folder / f"{figures}.png"
                file.write_bytes(pictures[block.part])
                blocks.append(_picture(block, figures, file))
            case Table():
                tables += 1
                blocks.append(_table(block, tables))
            case Sentences():
                blocks.append(
                    {"kind": "sentences", "title": block.title, "lines": block.lines}
                )
    return blocks


def _picture(block: Picture, number: int, image: Path) -> dict[str, Any]:
    return {
        "kind": "picture",
        "kicker": report.kicker(report.FIGURE, number, block.part),
        "title": block.drawing.title,
        "subtitle": block.drawing.subtitle,
        "footer": block.drawing.footer,
        "alt": block.drawing.alt,
        "image": image.name,
        "width-mm": _width_mm(block.part, image.read_bytes()),
    }


def _width_mm(part: str, png: bytes) -> float:
    """Give a picture the width of the text, and a map a little less: two fit a page."""
    width, height = unpack(">II", png[16:24])
    most_mm = _MOST_MAP_MM * width / height if part in figures.maps() else _TEXT_MM
    return min(_TEXT_MM, round(most_mm, 2))


def _table(block: Table, number: int) -> dict[str, Any]:
    numeric = [is_numeric(block, place) for place in range(len(block.columns))]
    rows = [
        [shown(cell, name) for cell, name in zip(row, block.columns, strict=True)]
        for row in block.rows
    ]
    return {
        "kind": "table",
        "kicker": report.kicker(report.TABLE, number, block.part),
        "title": block.title,
        "note": block.note,
        "columns": block.columns,
        "numeric": numeric,
        "widths": widths(block.columns, rows),
        "rows": rows,
    }


def _code(address: str, folder: Path) -> str:
    """Draw the address as a QR code; none where it would be too fine for paper."""
    drawn = code.svg(address)
    if drawn:
        (folder / "code.svg").write_bytes(drawn)
    return "code.svg" if drawn else ""


def _date(day: dt.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


_WORDS: Mapping[str, Any] = {
    "language": language.current().language,
    "region": language.current().territory,
    "author": report.AUTHOR,
    "date": report.DATE,
    "selection": report.SELECTION,
    "data": report.DATA,
    "address": report.ADDRESS,
    "code-alt": report.CODE_ALT,
    "contents": report.CONTENTS,
    "of": report.PAGE_OF,
    "how-to-read": report.HOW_TO_READ,
    "reading": report.READING,
    "sources": report.SOURCES,
    "cite-as": report.CITE_AS,
}
