"""Packs a report as a zip: pictures, tables, sentences, sources, and what is what."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from components.asked.letters import clean
from components.asked.sizes import SIZES
from components.figures.drawing import Drawing
from components.figures.files import FORMATS
from components.pictures.chromium import here
from components.pictures.sheet import Sheet, Stamp, sheet
from components.report.document import Document, Picture, Sentences, Table
from components.report.zip import readme
from components.report.zip.readme import Item
from components.words import report

_SIZE = SIZES["a4"]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same report gives the same zip
_Tables = list[tuple[str, Drawing, list[str]]]  # each its file, itself, who shows it


def needs(document: Document) -> dict[str, Sheet]:
    """List the parts that need pictures: whole ones, with words, sources and code."""
    return {
        block.part: sheet(
            block.drawing,
            size=_SIZE,
            look=document.look,
            stamp=Stamp(address=block.address, made=document.date),
        )
        for block in document.blocks
        if isinstance(block, Picture)
    }


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Pack a report; a picture that is missing is named in its README."""
    items = [*_items(document)]
    tables = _distinct(items)
    undrawn = [one.name for one in items if one.is_figure and one.part not in pictures]
    why = (here.missing() or report.NO_RENDERER) if undrawn else ""
    names = {file: names for file, _, names in tables}
    files = {
        "README.txt": _text(readme.readme(document, items, names, undrawn, why)),
        **_pictures(items, pictures),
        **_written(tables),
        "sentences.txt": _text(readme.sentences(document)),
        "sources.txt": _text(readme.sources(document)),
        "sources.bib": _text(["\n\n".join(document.references["bibtex"])]),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in files.items():
            entry = zipfile.ZipInfo(f"{document.file_name}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, body)
    return out.getvalue()


def _items(document: Document) -> Iterator[Item]:
    """Count figures and tables as the other forms do."""
    counts = {"figure": 0, "table": 0}
    for block in document.blocks:
        if isinstance(block, Sentences):
            continue
        is_figure = not isinstance(block, Table)
        kind = "figure" if is_figure else "table"
        kind_words = report.FIGURE if is_figure else report.TABLE
        counts[kind] += 1
        part = block.part.removeprefix("table.").replace(".", "-")
        yield Item(
            part=block.part,
            is_figure=is_figure,
            name=report.kicker(kind_words, counts[kind], block.part, document.views),
            file=f"{kind}-{counts[kind]}-{part}",
            title=block.title if isinstance(block, Table) else block.drawing.title,
            exported=block.exported,
        )


def _distinct(items: Iterable[Item]) -> _Tables:
    """List each table once, with the names of all figures and tables that show it."""
    tables: dict[object, tuple[str, Drawing, list[str]]] = {}
    for item in items:
        drawing = item.exported()
        key = (drawing.columns, drawing.rows)
        tables.setdefault(key, (item.file, drawing, []))[2].append(item.name)
    return list(tables.values())


def _pictures(items: Iterable[Item], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        f"pictures/{item.file}.{ending}": pictures[key]
        for item in items
        for key, ending in ((item.part, "png"), (f"{item.part}.svg", "svg"))
        if item.is_figure and key in pictures
    }


def _written(tables: _Tables) -> dict[str, bytes]:
    return {
        f"tables/{file}.{one.ending}": one.write(drawing)
        for file, drawing, _ in tables
        for one in FORMATS.values()
    }


def _text(lines: Iterable[str]) -> bytes:
    return (clean("\n".join(lines)).strip() + "\n").encode()
