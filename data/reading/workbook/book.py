"""A workbook's sheets as the files of a package."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.cells.decoding import UndecodableError, decoded
from data.reading.layout import laid_out
from data.reading.schema import DESCRIPTOR, README, TABLES, DataError, Problem
from data.reading.workbook import fields, lines, names, texts
from data.reading.workbook.cells import cell_at
from data.reading.workbook.sheets import Place, Rows, table_of, text_of

_SHIPPED = Path(__file__).parents[2] / "curated" / DESCRIPTOR


@dataclass(frozen=True, slots=True)
class Cells:
    """What a sheet holds, from its first row and column on."""

    rows: Rows
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


@dataclass(slots=True)
class Book:
    """The files in a workbook, where their cells stand, and what is wrong."""

    name: str
    sheets: Mapping[str, Cells]
    files: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, name: str) -> str | None:
        """Find a sheet by its name, whatever its case."""
        wanted = name.lower()
        return next((n for n in self.sheets if n.strip().lower() == wanted), None)

    def add(self, file: str, code: str, message: str, place: Place, cell: str) -> None:
        """Note what is wrong with a cell."""
        problem = Problem(
            file=file, code=code, message=message, sheet=place.sheet, cell=cell
        )
        self.problems.append(problem)


def read(sheets: Mapping[str, Cells], name: str) -> Book:
    """Read every sheet of a package; DataError where there is none."""
    book = Book(name, sheets)
    if not any(map(book.sheet, TABLES)):
        raise DataError([Problem(file=name, code="no-tables", message=lines.NO_TABLES)])
    whole = _whole_texts(book)
    for table in TABLES:
        _table(book, table, whole.get(f"{table}.csv"))
    if README in whole:
        book.files[README] = whole[README]
    _descriptor(book, whole.get(DESCRIPTOR))
    for other in sheets.keys() - {book.sheet(known) for known in names.SHEETS}:
        message = lines.unread(other)
        book.problems.append(
            Problem(file=name, code="unread-sheet", message=message, level="warning")
        )
    return book


def _whole_texts(book: Book) -> dict[str, bytes]:
    """Read the sheets that hold a text line by line."""
    whole = {}
    for file in names.TEXTS:
        name = book.sheet(file)
        if name and book.sheets[name].rows:
            rows = []
            for number, row in enumerate(book.sheets[name].rows, start=1):
                rows.append([str(row[0]), ""])
                for column, cell in enumerate(row[1:], start=1):
                    rows[-1].append(_text(book, file, cell, (number, column)))
            whole[file] = texts.content_of(rows)
    return whole


def _text(book: Book, file: str, cell: object, at: tuple[int, int]) -> str:
    try:
        return text_of(cell)
    except ValueError as error:
        place = book.places.get(file) or Place(book.sheet(file) or "")
        book.add(file, lines.NOT_TEXT, str(error), place, cell_at(*at))
        return ""


def _table(book: Book, table: str, written: bytes | None) -> None:
    """Take a table from its sheet; as it was written, where the cells are the same."""
    file, name = f"{table}.csv", book.sheet(table)
    if name is None:
        message = lines.no_sheet(table)
        book.problems.append(Problem(file=file, code="missing-file", message=message))
        return
    sheet = table_of(name, book.sheets[name].rows, table)
    book.places[file] = sheet.place
    book.problems += sheet.problems
    for (top, left), (bottom, right) in book.sheets[name].merged:
        first, last = cell_at(top + 1, left), cell_at(bottom + 1, right)
        message = lines.merged(f"{first}:{last}")
        book.add(file, "merged", message, sheet.place, first)
    is_same = written is not None and plain(written, table) == sheet.content
    book.files[file] = written if written and is_same else sheet.content


def plain(content: bytes, table: str) -> bytes:
    """Write a table's text in the one form; b"" where it cannot be read."""
    try:
        return laid_out(decoded(content)[0], table).content
    except UndecodableError:
        return b""


def _descriptor(book: Book, written: bytes | None) -> None:
    """Put the own fields into the descriptor; without one of its own, into ours."""
    name = book.sheet(names.PACKAGE)
    rows: dict[str, str] = {}
    if name is not None:
        book.places[DESCRIPTOR] = place = Place(name)
        for number, row in enumerate(book.sheets[name].rows, start=1):
            _own_field(book, place, rows, [*row, "", ""][:2], number)
    content = written or _blank()
    try:
        text = decoded(content)[0]
        changed = fields.with_fields(text, rows) if name is not None else text
    except (ValueError, RecursionError):
        place = Place(book.sheet(DESCRIPTOR) or "")
        book.add(DESCRIPTOR, "bad-json", lines.NO_JSON, place, "")
    else:
        book.files[DESCRIPTOR] = content if changed == text else changed.encode()


def _own_field(
    book: Book, place: Place, rows: dict[str, str], row: Sequence[object], number: int
) -> None:
    path = _text(book, DESCRIPTOR, row[0], (number, 0)).strip()
    value = _text(book, DESCRIPTOR, row[1], (number, 1))
    if path.lower() == names.FIELD or not (path or value.strip()):
        return
    if not fields.is_path(path):
        book.add(DESCRIPTOR, "no-field", lines.NO_FIELD, place, cell_at(number, 0))
    elif path in rows:
        book.add(DESCRIPTOR, "twice", lines.FIELD_TWICE, place, cell_at(number, 0))
    else:
        rows[path], place.fields[path] = value, number


def _blank() -> bytes:
    """Describe our tables, for a workbook that says nothing of them."""
    shipped = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    own = {key: shipped[key] for key in ("$schema", "resources")}
    return f"{json.dumps(own, ensure_ascii=False, indent=2)}\n".encode()
