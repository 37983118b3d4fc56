"""An entered event put into a package, and what the check says of it by field."""

import csv
import datetime as dt
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.checking.check import check_package
from data.entry.known import Known
from data.entry.rows import Row
from data.reading.descriptor import described
from data.reading.schema import DESCRIPTOR, KEYS, TABLES, Problem

_NAME = "own-data"
_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1
Cell = tuple[str, int, str]  # file, row and column


def begun(title: str) -> dict[str, bytes]:
    """Begin a package without any row, of this day's version."""
    made = described(name=_NAME, title=title, version="0")
    tables = {
        f"{table}.csv": f"{','.join(columns)}\n".encode()
        for table, columns in TABLES.items()
    }
    return {DESCRIPTOR: _json(made), **tables}


def with_rows(
    files: Mapping[str, bytes], rows: Sequence[Row], today: dt.date
) -> dict[str, bytes]:
    """Add rows to tables, which then are UTF-8 with commas, and raise the version."""
    known, of_table = Known(files), defaultdict(list)
    for row in rows:
        of_table[row.table].append(row.cells)
    added = {
        f"{table}.csv": _written(table, [*known.tables[table], *new])
        for table, new in of_table.items()
    }
    return {**files, **added, DESCRIPTOR: _raised(files[DESCRIPTOR], today)}


def _written(table: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*TABLES[table]], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _raised(descriptor: bytes, today: dt.date) -> bytes:
    """Raise a version to the day: 2026.11.28, then 2026.11.28.1."""
    read: dict[str, Any] = json.loads(descriptor.decode("utf-8-sig"))
    day, before = f"{today:%Y.%m.%d}", str(read.get("version", ""))
    if before == day or before.startswith(f"{day}."):
        number = before.removeprefix(day).removeprefix(".")
        day += f".{int(number) + 1 if number.isdecimal() else 1}"
    return _json({**read, "version": day})


def _json(content: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def checked(files: Mapping[str, bytes]) -> list[Problem]:
    """List what the ordinary check says of a package."""
    with TemporaryDirectory() as place:
        for name, content in files.items():
            (Path(place) / name).write_bytes(content)
        return check_package(Path(place))


def fields(known: Known, rows: Sequence[Row]) -> dict[Cell, tuple[str, str]]:
    """Map each cell of the new rows to its field and what stands in it."""
    seen: dict[str, int] = {
        table: len(known.tables[table]) + _FIRST_ROW for table in TABLES
    }
    cells: dict[Cell, tuple[str, str]] = {}
    for row in rows:
        at, seen[row.table] = seen[row.table], seen[row.table] + 1
        for column in TABLES[row.table]:
            field = row.fields.get(column, row.about)
            there = row.cells.get(column, "")
            cells[f"{row.table}.csv", at, column] = (field, there)
    return cells


def is_key(table: str, column: str) -> bool:
    """Tell whether a column is the key of its table, which nobody enters."""
    return KEYS[table] == column
