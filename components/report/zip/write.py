"""Packs a report as a zip: pictures, tables, sentences, sources, and what is what."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from components.asked.letters import clean
from components.asked.sizes import SIZES
from components.figures import files as exports
from components.figures.drawing import Drawing
from components.pictures.chromium import here
from components.pictures.sheet import Sheet, Stamp, sheet
from components.report.document import Document, Picture, Sentences, Table
from components.report.zip import readme as bundle_words
from components.report.zip.readme import Shown
from components.words import report

_SIZE = SIZES["a4"]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same report gives the same zip
_Files = Iterator[tuple[str, bytes]]
_Table = tuple[str, Drawing, list[str]]  # its file, itself, who shows it


def needs(document: Document) -> dict[str, Sheet]:
    """Say which parts need pictures: whole ones, with their words, sources and code."""
    look = "print" if document.look == "print" else "light"
    return {
        block.part: sheet(
            block.drawing,
            size=_SIZE,
            look=look,  # type: ignore[arg-type]
            stamp=Stamp(address=block.address, made=document.date),
        )
        for block in document.blocks
        if isinstance(block, Picture)
    }


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Pack a report; a picture that is missing is named in its README."""
    shown = _shown(document)
    tables = _distinct(shown)
    files = {
        **dict(_pictures(shown, pictures)),
        **dict(_tables(tables)),
        "sentences.txt": _text(*bundle_words.sentences(document)),
        **dict(_sources(document)),
    }
    undrawn = [
        item.named for item in shown if item.is_figure and item.part not in pictures
    ]
    why = (here.missing() or report.NO_RENDERER) if undrawn else ""
    named = {file: same for file, _, same in tables}
    readme = bundle_words.readme(document, shown, named, undrawn, why)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in {"README.txt": _text(*readme), **files}.items():
            entry = zipfile.ZipInfo(f"{document.file_name}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, body)
    return out.getvalue()


def _shown(document: Document) -> tuple[Shown, ...]:
    """Give figures and tables the numbers that they have in the other forms."""
    counts = {"figure": 0, "table": 0}
    shown = []
    for block in document.blocks:
        if isinstance(block, Sentences):
            continue
        is_figure = not isinstance(block, Table)
        kind = "figure" if is_figure else "table"
        kind_words = report.FIGURE if is_figure else report.TABLE
        counts[kind] += 1
        name = block.part.removeprefix("table.").replace(".", "-")
        shown.append(
            Shown(
                part=block.part,
                is_figure=is_figure,
                named=report.kicker(kind_words, counts[kind], block.part),
                file=f"{kind}-{counts[kind]}-{name}",
                title=block.drawing.title
                if isinstance(block, Picture)
                else block.title,
                exported=block.exported,
            )
        )
    return tuple(shown)


def _distinct(shown: Sequence[Shown]) -> list[_Table]:
    """Give each table once, with the names of all figures and tables that show it."""
    found: dict[object, _Table] = {}
    for item in shown:
        drawn = item.exported()
        key = (drawn.columns, drawn.rows)
        found.setdefault(key, (item.file, drawn, []))[2].append(item.named)
    return list(found.values())


def _pictures(shown: Sequence[Shown], pictures: Mapping[str, bytes]) -> _Files:
    for item in shown:
        for key, ending in ((item.part, "png"), (f"{item.part}.svg", "svg")):
            if item.is_figure and key in pictures:
                yield f"pictures/{item.file}.{ending}", pictures[key]


def _tables(tables: Sequence[_Table]) -> _Files:
    for file, drawn, _ in tables:
        for one in exports.FORMATS.values():
            yield f"tables/{file}.{one.ending}", one.write(drawn)


def _sources(document: Document) -> _Files:
    styles = document.references
    yield "sources.txt", _text(*bundle_words.sources(document, styles))
    yield "sources.bib", _text("\n\n".join(styles["bibtex"]))


def _text(*lines: str) -> bytes:
    return (clean("\n".join(lines)).rstrip() + "\n").encode()
