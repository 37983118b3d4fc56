"""Writes a package as a workbook that reads back byte for byte."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.words import workbook as words
from components.workbook import lists
from data.cells.decoding import UndecodableError, decoded
from data.reading.descriptor import shipped_resources, shipped_schemas
from data.reading.layout import laid_out
from data.reading.schema import DESCRIPTOR, README, TABLES, DataError, Problem
from data.reading.workbook import fields, names, texts
from data.reading.workbook.cells import is_too_long, to_cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # the same package, the same file
_WIDTHS = {"title": 40, "note": 50, "as_printed": 28, "url": 40, "reason": 50}
_WIDTH, _LINE_WIDTH = 16, 110
_LINE_PT, _MOST_LINES = 15, 20
_NOTE_PX, _NOTE_LINE_PX, _NOTE_LETTERS = 320, 16, 46
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, its header first, and whether they give its very file."""

    rows: list[list[str]]
    is_plain: bool


def write(files: Mapping[str, bytes], *, lead: str = "") -> bytes:
    """Write the files of a package; DataError names what no workbook can hold.

    `lead` stands on the first sheet, behind the words that every workbook has.
    """
    import xlsxwriter  # megabytes, for whoever takes a workbook home

    tables = {table: _table(files, table) for table in TABLES}
    described = _described(files)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties(
            {"title": to_cell(str(described.get("title", "")))[:255], "created": _EPOCH}
        )
        looks = _Looks(book)
        kept = [n for n in (README, DESCRIPTOR) if n in files]
        kept += [f"{t}.csv" for t, table in tables.items() if not table.is_plain]
        _about(book, looks, kept, lead)
        _package(book, looks, described)
        for table, cells in tables.items():
            _sheet(book, looks, table, cells.rows)
        for name in kept:
            _text(book, looks, name, files[name])
        lists.write(book, looks.text, looks.head)
    return out.getvalue()


class _Looks:
    """The formats of a workbook's cells."""

    def __init__(self, book: Any) -> None:
        text = {"num_format": "@", "valign": "top"}
        self.text = book.add_format(text)
        self.head = book.add_format({**text, "bold": True, "bottom": 1})
        self.needed = book.add_format(
            {**text, "bold": True, "bottom": 1, "bg_color": "#F3E9D8"}
        )
        self.prose = book.add_format({**text, "text_wrap": True})
        self.title = book.add_format({**text, "bold": True, "font_size": 14})


def _table(files: Mapping[str, bytes], table: str) -> Table:
    file = f"{table}.csv"
    if file not in files:
        return Table([list(TABLES[table])], is_plain=True)
    try:
        laid = laid_out(decoded(files[file])[0], table)
    except UndecodableError as error:
        problem = Problem(file=file, code="encoding", message=str(error))
        raise DataError([problem]) from None
    if laid.problems:
        raise DataError(laid.problems)
    rows = [*csv.reader(io.StringIO(laid.content.decode(), newline=""))]
    if len(rows) > names.MOST_ROWS:
        message = words.too_many_rows(len(rows) - 1)
        raise DataError([Problem(file=file, code="too-many-rows", message=message)])
    if long := [*_long(file, rows)]:
        raise DataError(long)
    return Table(rows, is_plain=laid.content == files[file])


def _long(file: str, rows: list[list[str]]) -> Iterator[Problem]:
    for number, row in enumerate(rows, start=1):
        for name, cell in zip(rows[0], row, strict=True):
            if is_too_long(to_cell(cell)):
                message = words.too_long(len(cell))
                yield Problem(
                    file=file, row=number, field=name, code="too-long", message=message
                )


def _described(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        described = json.loads(decoded(files.get(DESCRIPTOR, b""))[0])
    except (ValueError, RecursionError) as error:
        problem = Problem(file=DESCRIPTOR, code="bad-json", message=str(error))
        raise DataError([problem]) from None
    return described if isinstance(described, dict) else {}


def _about(book: Any, looks: _Looks, kept: Sequence[str], lead: str) -> None:
    sheet = book.add_worksheet(names.ABOUT)
    sheet.set_column(0, 0, 22, looks.text)
    sheet.set_column(1, 1, _LINE_WIDTH, looks.prose)
    rows: list[tuple[str, str]] = [("", words.LEAD), *([("", lead)] if lead else [])]
    for title, lines in (
        (words.RULES_TITLE, words.RULES),
        (words.HOW_TITLE, words.HOW),
    ):
        rows += [(title if at == 0 else "", line) for at, line in enumerate(lines)]
    descriptions = {
        r["name"]: r["description"] for r in shipped_resources() if r["name"]
    }
    of_sheets = [(names.PACKAGE, words.OF_SHEETS[names.PACKAGE])]
    of_sheets += [(table, descriptions[table]) for table in TABLES]
    of_sheets += [(name, words.OF_SHEETS.get(name, words.AS_WRITTEN)) for name in kept]
    of_sheets += [(names.LISTS, words.OF_SHEETS[names.LISTS])]
    rows += [("", ""), (words.SHEETS, "")]
    for at, (head, line) in enumerate([*rows, *of_sheets]):
        is_title = at < len(rows)
        sheet.write_string(at, 0, head, looks.title if is_title else looks.text)
        sheet.write_string(at, 1, line, looks.prose)
        _heighten(sheet, at, line)


def _heighten(sheet: Any, at: int, text: str) -> None:
    """Make a row as high as a wrapped text; not every program does it by itself."""
    lines = sum(1 + len(line) // _LINE_WIDTH for line in text.split("\n"))
    if lines > 1:
        sheet.set_row(at, min(lines, _MOST_LINES) * _LINE_PT)


def _package(book: Any, looks: _Looks, described: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(names.PACKAGE)
    sheet.set_column(0, 0, 34, looks.text)
    sheet.set_column(1, 1, _LINE_WIDTH, looks.prose)
    _head(sheet, looks.head, [names.FIELD, names.VALUE])
    _note(sheet, 0, 0, words.FIELD_HINT)
    own = fields.flat(described)
    own |= {path: "" for path in words.OWN_FIELDS if path not in own}
    for at, (path, value) in enumerate(own.items(), start=1):
        if is_too_long(to_cell(value)):
            message = words.too_long(len(value))
            problem = Problem(
                file=DESCRIPTOR, field=path, code="too-long", message=message
            )
            raise DataError([problem])
        sheet.write_string(at, 0, path, looks.text)
        sheet.write_string(at, 1, to_cell(value), looks.prose)
        _heighten(sheet, at, value)
        if path in words.OWN_FIELDS:
            _note(sheet, at, 1, words.OWN_FIELDS[path])


def _note(sheet: Any, row: int, column: int, text: str) -> None:
    """Explain a cell in a note that is as high as its text."""
    height = _NOTE_LINE_PX * (2 + len(text) // _NOTE_LETTERS)
    size = {"width": _NOTE_PX, "height": height, "font_size": 9}
    sheet.write_comment(row, column, text, size)


def _head(sheet: Any, look: Any, head: Row) -> None:
    sheet.freeze_panes(1, 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, look)


def _sheet(book: Any, looks: _Looks, table: str, rows: list[list[str]]) -> None:
    sheet = book.add_worksheet(table)
    _head(sheet, looks.head, rows[0])
    schema = {field["name"]: field for field in shipped_schemas()[table]["fields"]}
    for column, name in enumerate(rows[0]):
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), looks.text)
        field = schema[name]
        if field.get("constraints", {}).get("required"):
            sheet.write_string(0, column, name, looks.needed)
        _note(sheet, 0, column, field["description"])
        lists.offer(sheet, table, field, column)
    _cells(sheet, looks.text, rows[1:])


def _text(book: Any, looks: _Looks, name: str, content: bytes) -> None:
    sheet = book.add_worksheet(name)
    rows = texts.rows_of(content)
    _head(sheet, looks.head, rows[0])
    sheet.set_column(0, 0, 6, looks.text)
    sheet.set_column(1, 1, _LINE_WIDTH, looks.text)
    about = words.OF_SHEETS.get(name, words.AS_WRITTEN)
    _note(sheet, 0, 1, about)
    _cells(sheet, looks.text, rows[1:], is_written=True)


def _cells(
    sheet: Any, look: Any, rows: Sequence[Row], *, is_written: bool = False
) -> None:
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            text = cell if is_written else to_cell(cell)
            sheet.write_string(at, column, text, look)  # "" becomes a blank cell
