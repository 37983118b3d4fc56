"""Files to take away: CSV, XLSX and the whole package; nothing in them can run."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from components.asked.letters import clean
from components.figures.drawing import Drawing
from components.words import captions
from data.cells import formulas

_MOST_COLUMN_CHARACTERS = 60
_MOST_LETTERS = 32_767  # of a cell of a workbook
_MOST_ROWS = 1_048_576 - 1  # of a sheet, under its head
_MOST_EXACT = 10**15  # a workbook's numbers have fifteen digits
_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # the same content, the same file


def neutral(cell: object) -> object:
    """Keep a text cell from being read as a formula; numbers stay numbers."""
    return formulas.neutral(clean(cell)) if isinstance(cell, str) else cell


def to_csv(drawing: Drawing) -> bytes:
    """Write the table twin as UTF-8 CSV with a byte order mark, for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(neutral, drawing.columns))
    writer.writerows([neutral(cell) for cell in row] for row in drawing.rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(drawing: Drawing) -> bytes:
    """Write the table twin as a workbook; a second sheet says what it shows.

    A text is written as a text, so it needs no mark to stay one.
    """
    import xlsxwriter  # megabytes, for whoever takes a workbook home

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": clean(drawing.title)[:255],
                "comments": clean(drawing.footer),
                "created": _EPOCH,
            }
        )
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(drawing.sheet or captions.SHEET_TABLE)
        sheet.freeze_panes(1, 0)
        rows = drawing.rows[:_MOST_ROWS]
        # Codes such as "007" are texts on purpose.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for at, row in enumerate((drawing.columns, *rows)):
            _write_row(sheet, at, row, None if at else bold)
        for at, name in enumerate(drawing.columns):
            cells = [name, *(row[at] for row in rows)]
            widest = max(len(str(cell)) for cell in cells)
            sheet.set_column(at, at, min(widest, _MOST_COLUMN_CHARACTERS) + 2)
        about = book.add_worksheet(captions.SHEET_ABOUT)
        about.set_column(0, 0, 110)
        lines = [drawing.title, drawing.subtitle, *drawing.footer.split("\n")]
        if len(rows) < len(drawing.rows):
            lines.append(captions.rows_cut(len(rows), len(drawing.rows)))
        for at, line in enumerate(lines):
            _write_row(about, at, [line])
    return out.getvalue()


def _write_row(sheet: Any, at: int, cells: Iterable[object], look: Any = None) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int | float) and abs(cell) < _MOST_EXACT:
            sheet.write_number(at, column, cell, look)
        elif cell not in {None, ""}:
            sheet.write_string(at, column, _fitting(clean(cell)), look)


def _fitting(text: str) -> str:
    """Cut a text that no cell holds, and say so in its place."""
    # A workbook counts halves of pairs: letters beyond the first plane are two.
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_LETTERS:
        return text
    note = captions.cell_cut(len(text))
    units = units[: 2 * (_MOST_LETTERS - len(note))]
    return units.decode("utf-16-le", errors="ignore") + note


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A format in which the table of a figure is taken away."""

    ending: str
    label: str
    media_type: str
    write: Callable[[Drawing], bytes]


_FORMATS: dict[str, TableFormat] = {}
FORMATS: Mapping[str, TableFormat] = MappingProxyType(_FORMATS)


def add(format_: TableFormat) -> None:
    """List a format: figures, addresses and zips have it; ValueError if twice."""
    if format_.ending in _FORMATS:
        raise ValueError(format_.ending)
    _FORMATS[format_.ending] = format_


add(
    TableFormat(
        ending="csv",
        label=captions.CSV,
        media_type="text/csv; charset=utf-8",
        write=to_csv,
    )
)
add(
    TableFormat(
        ending="xlsx",
        label=captions.XLSX,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=to_xlsx,
    )
)
