"""The sheets of a workbook as files of a package, and where each cell stands."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.reading.layout import column_name
from data.reading.schema import TABLES, Problem, columns_in
from data.reading.workbook import lines
from data.reading.workbook.cells import cell_at, from_cell, letters_of

_MOST_EXACT = 10**15
_MOST_PROBLEMS = 1_000  # of a sheet
Rows = Sequence[Sequence[Any]]


@dataclass(slots=True)
class Place:
    """Where a file stands in a workbook: its sheet, its rows and its columns."""

    sheet: str
    rows: list[int] = field(default_factory=list)  # of the sheet, the header's first
    columns: dict[str, str] = field(default_factory=dict)  # letters of each field
    fields: dict[str, int] = field(default_factory=dict)  # rows of the own fields


@dataclass(slots=True)
class Sheet:
    """A table as CSV, and what is wrong with the types of its cells."""

    place: Place
    content: bytes = b""
    problems: list[Problem] = field(default_factory=list)


def table_of(name: str, rows: Rows, table: str) -> Sheet:
    """Write a sheet as the CSV of its table, spare rows and columns left out."""
    at = next((n for n, row in enumerate(rows) if any(map(_is_filled, row))), 0)
    head = [column_name(str(cell)) for cell in (rows[at] if rows else [])]
    while head and not head[-1]:
        head.pop()
    sheet = Sheet(Place(name, rows=[at + 1]))
    places = _places(table, head, [row[: len(head)] for row in rows[at + 1 :]])
    sheet.place.columns = {head[n]: letters_of(n) for n in places}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head[n] for n in places)
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if any(map(_is_filled, row)):
            sheet.place.rows.append(number)
            cells = [*row, *[""] * (len(head) - len(row))]
            writer.writerow(_texts(sheet, table, number, head, cells, places))
    sheet.content = out.getvalue().encode()
    return sheet


def _is_filled(cell: Any) -> bool:
    return not (isinstance(cell, str) and not cell.strip())


def _places(table: str, head: list[str], rows: Rows) -> list[int]:
    """Order the columns as ours are, if they are ours; drop nameless, empty ones."""
    written = [
        n for n, name in enumerate(head) if name or any(_is_filled(r[n]) for r in rows)
    ]
    wanted = columns_in(table, head)
    if sorted(head[n] for n in written) != sorted(wanted):
        return written
    return [head.index(name) for name in wanted]


def _texts(  # noqa: PLR0913, PLR0917 (a row and all that names its cells)
    sheet: Sheet,
    table: str,
    number: int,
    head: list[str],
    cells: Sequence[Any],
    places: list[int],
) -> Iterator[str]:
    kinds = TABLES[table]
    row = len(sheet.place.rows)
    for n in places:
        try:
            yield text_of(cells[n], kinds.get(head[n], "string"))
        except ValueError as error:
            yield ""
            if len(sheet.problems) < _MOST_PROBLEMS:
                sheet.problems.append(
                    Problem(
                        file=f"{table}.csv",
                        row=row,
                        field=head[n],
                        code=lines.NOT_TEXT,
                        message=str(error),
                        sheet=sheet.place.sheet,
                        cell=cell_at(number, n),
                    )
                )


def text_of(value: Any, kind: str = "string") -> str:
    """Read a cell as a text; ValueError says why it is none, and what to do."""
    match value:
        case str():
            return from_cell(value)
        case bool():
            if kind == "boolean":
                return str(value).lower()
            raise ValueError(lines.BOOLEAN)
        case int() | float():
            return _number(value, kind)
        case dt.date() | dt.time() | dt.timedelta():
            raise ValueError(lines.date(str(value)))
    raise ValueError(lines.NO_TEXT)


def _number(value: float, kind: str) -> str:
    plain = str(int(value)) if float(value).is_integer() else repr(value)
    if kind == "boolean" and value in {0, 1}:
        return "true" if value else "false"  # as ODS keeps them
    if kind not in {"integer", "number"}:
        raise ValueError(lines.number(plain))
    if abs(value) >= _MOST_EXACT:
        raise ValueError(lines.TOO_EXACT)
    return plain
