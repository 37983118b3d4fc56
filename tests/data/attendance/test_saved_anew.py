"""A report that somebody has opened and saved otherwise comes to the same counts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from data.attendance import grids
from data.attendance.answers import NO_ANSWERS
from data.attendance.counts import Counts
from data.attendance.files import count
from tests.data.attendance.invented import EXPECTED, REPORTS

SAMPLES = Path(__file__).parent / "samples"
EVERY = [*SAMPLES.glob("*.csv"), *(REPORTS / n for n in EXPECTED if n.endswith("csv"))]
Rows = list[tuple[str, ...]]


def _counts(content: bytes) -> tuple[str, Counts]:
    (file,) = count([("a", lambda: content)], NO_ANSWERS).files
    return file.format, file.counts


def _rows(content: bytes) -> Rows:
    """Read the rows with the separator by which they have most cells."""
    ways = grids.read(content)
    best = max(ways, key=lambda grid: sum(len(line.full) for line in grid))
    return [line.cells for line in best]


def _text(rows: Rows, separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def _workbook(rows: Rows) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for n, row in enumerate(rows):
        for m, cell in enumerate(row):
            sheet.write_string(n, m, cell)
    book.close()
    return out.getvalue()


WAYS: dict[str, Callable[[Rows], bytes]] = {
    "semicolons": lambda rows: _text(rows, ";").encode(),
    "utf-16": lambda rows: _text(rows, "\t").encode("utf-16"),
    "utf-16-without-mark": lambda rows: _text(rows, "\t").encode("utf-16-le"),
    "sep": lambda rows: ("sep=;\r\n" + _text(rows, ";")).encode(),
    "blank-columns": lambda rows: _text([(*r, "", "") for r in rows], ",").encode(),
    "workbook": _workbook,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_report_saved_otherwise_counts_the_same(path: Path, way: str) -> None:
    content = path.read_bytes()
    assert _counts(WAYS[way](_rows(content))) == _counts(content)
