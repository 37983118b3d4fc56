"""Writes a report as PDF: the words as data, the layout in report.typ, set by typst."""

import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from components.asked import figures
from components.asked.letters import cleaned, shortened
from components.looks.theme import palette
from components.pictures import code
from components.report import columns
from components.report.document import Document, Picture, Sentences, Table
from components.report.pdf.typesetting import compiled
from components.report.plots import MOST_MM, as_wide_as_text, width_mm
from components.words import language, report

TEMPLATE = Path(__file__).with_name("report.typ")
_MOST_MAP_MM = 77.0  # its height
_MOST_SHOWN = 160  # letters of the address
_MOST_RUNNING = 90  # letters of the title above a page

needs = as_wide_as_text


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Set a report; equal documents and pictures give equal bytes."""
    day = document.day
    # At Python's end it is deleted even under a report that is still being made.
    with tempfile.TemporaryDirectory(
        prefix="outreach-report-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        data = json.dumps(cleaned(_data(document, folder, pictures)))
        (folder / "report.json").write_text(data, encoding="utf-8")
        made = dt.datetime.combine(day, dt.time(), dt.UTC)
        return compiled(TEMPLATE.read_bytes(), folder, made)


def _data(
    document: Document, folder: Path, pictures: Mapping[str, bytes]
) -> dict[str, Any]:
    colours = palette(document.look)
    return {
        **{name: getattr(document, name) for name in _FACTS},
        "running": shortened(document.title, _MOST_RUNNING),
        "data-line": document.running,
        "day": {part: getattr(document.day, part) for part in ("year", "month", "day")},
        "product": document.heading,
        "licence": document.licences,
        "keywords": [document.heading, document.version],
        "shown-address": shortened(document.address, _MOST_SHOWN),
        "code": _code(document.address, folder),
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
    figures, tables = count(1), count(1)
    blocks: list[dict[str, Any]] = []
    for block in document.blocks:
        match block:
            case Picture():
                number = next(figures)
                file = folder / f"{number}.png"
                file.write_bytes(pictures[block.part])
                blocks.append(_picture(block, number, file, document.views))
            case Table():
                blocks.append(_table(block, next(tables), document.views))
            case Sentences(title=title, lines=lines):
                blocks.append({"kind": "sentences", "title": title, "lines": lines})
        blocks[-1]["own"] = block.own
    return blocks


def _picture(
    block: Picture, number: int, image: Path, views: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "kind": "picture",
        "kicker": report.kicker(report.FIGURE, number, block.part, views),
        "title": block.drawing.title,
        "subtitle": block.drawing.subtitle,
        "footer": block.drawing.footer,
        "alt": block.drawing.alt,
        "image": image.name,
        "width-mm": _width_mm(block.part, image.read_bytes()),
    }


def _width_mm(part: str, png: bytes) -> float:
    """Pictures are as wide as the text, maps a little less: two fit a page."""
    return width_mm(png, _MOST_MAP_MM if figures.is_map(part) else MOST_MM)


def _table(block: Table, number: int, views: Mapping[str, str]) -> dict[str, Any]:
    rows = columns.texts(block)
    return {
        "kind": "table",
        "kicker": report.kicker(report.TABLE, number, block.part, views),
        "title": block.title,
        "note": block.note,
        "columns": block.columns,
        "numeric": columns.numeric(block),
        "widths": columns.widths(block.columns, rows),
        "rows": rows,
    }


def _code(address: str, folder: Path) -> str:
    """Draw the address as a QR code; none where it would be too fine for paper."""
    drawn = code.svg(address)
    if drawn:
        (folder / "code.svg").write_bytes(drawn)
    return "code.svg" if drawn else ""


_FACTS = ("title", "author", "date", "filters", "data", "makers", "address", "paper")
_WORDS: Mapping[str, Any] = {
    "language": language.current().language,
    "region": language.current().territory,
    "author": report.AUTHOR,
    "own": report.OWN,
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
