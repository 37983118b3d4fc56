"""The bytes of a report as rows of cells: text of any encoding, or a workbook."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.attendance.refusals import ReportError

MOST_ROWS = 200_000
MOST_BYTES = 50_000_000
_LONGEST = 100_000  # characters of a cell
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATORS = ("\t", ";", ",")
_NAMED = re.compile(r'"?sep=(.)"?[,;\t]*(?:\r\n|\r|\n)', re.IGNORECASE)
# Read only where a file is no UTF-8; wrong letters of a name still tell people apart.
_ENCODINGS = ("gb18030", "cp949", "cp932", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number, counted from 1, and its cells without blanks around."""

    number: int
    cells: tuple[str, ...]

    def at(self, place: int | None) -> str:
        """Give a cell; "" where the row is shorter or there is no such column."""
        inside = place is not None and 0 <= place < len(self.cells)
        return self.cells[place] if inside and place is not None else ""

    @property
    def full(self) -> tuple[str, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell)


Grid = tuple[Line, ...]


def read(content: bytes) -> list[Grid]:
    """List the ways in which a file's bytes can be read as rows, likeliest first."""
    if len(content) > MOST_BYTES:
        raise ReportError("too-large")
    if content.startswith(_WORKBOOKS):
        return list(_sheets(content))
    text = _text(content)
    if not text.strip():
        raise ReportError("empty")
    named = _NAMED.match(text)
    if named:
        return [_lines(text[named.end() :], named[1], start=2)]
    ways = (mark for mark in _SEPARATORS if mark in text)
    grids = [_lines(text, mark) for mark in ways] or [_lines(text, ",")]
    return [*grids, *filter(None, map(_unpacked, grids))]


def _text(content: bytes) -> str:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").replace("\0", "")
    if b"\0" in content[:400]:
        odd = content[1:400:2].count(0) >= content[0:400:2].count(0)
        encoding = "utf-16-le" if odd else "utf-16-be"
        text = content.decode(encoding, "replace")
        if "\0" in text:
            raise ReportError("not-text")
        return text
    for encoding in ("utf-8", *_ENCODINGS):
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise ReportError("not-text")


def _lines(text: str, separator: str, start: int = 1) -> Grid:
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = start
    try:
        for cells in reader:
            if number > MOST_ROWS:
                raise ReportError("too-long", row=number)
            # Others may have raised the csv module's own limit.
            if max(map(len, cells), default=0) > _LONGEST:
                raise ReportError("bad-quote", row=number)
            lines.append(Line(number, tuple(map(_cell, cells))))
            number += 1
    except csv.Error:
        raise ReportError("bad-quote", row=number) from None
    return tuple(lines)


def _unpacked(grid: Grid) -> Grid:
    """Read rows that a spreadsheet has put into one quoted cell each."""
    alone = [line for line in grid if len(line.full) == 1 and "," in line.cells[0]]
    if len(alone) < max(2, len([line for line in grid if line.full]) // 2):
        return ()
    return tuple(
        Line(line.number, tuple(map(_cell, next(csv.reader([line.cells[0]]), []))))
        if line.full
        else line
        for line in grid
    )


def _cell(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").split())


def _sheets(content: bytes) -> Iterator[Grid]:
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        names = book.sheet_names
    except Exception:  # noqa: BLE001 - the message of another's error may hold a cell
        raise ReportError("not-a-workbook") from None
    for name in names:
        try:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except Exception:  # noqa: BLE001 - likewise
            raise ReportError("not-a-workbook") from None
        if len(rows) > MOST_ROWS:
            raise ReportError("too-long", row=MOST_ROWS)
        yield tuple(
            Line(number, tuple(_cell(_written(value)) for value in row))
            for number, row in enumerate(rows, start=1)
        )


def _written(value: object) -> str:
    """Write a cell of a workbook as the report's own text would have it."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.isoformat(sep=" ")
        case dt.timedelta():
            return f"{value.total_seconds() / 60:g} min"
        case None:
            return ""
    return str(value)
