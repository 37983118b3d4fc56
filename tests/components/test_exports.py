"""Files to take away hold exactly what is shown, and nothing in them can run."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from components import drawings, exports
from components.address import View
from components.figures.drawing import Drawing, Plot
from data.check import check_package
from data.filters import Filter
from data.package import CURATED
from tests.drawn import curated

HOSTILE = ("=1+1", "+cmd|x", "-2", "@SUM(A1)", "\tx", "\rx")


def no_picture(*, narrow: bool) -> Plot:  # noqa: ARG001
    return Plot(data=[], layout={})


@pytest.fixture
def hostile() -> Drawing:
    """Draw a table whose texts would run in a spreadsheet."""
    return Drawing(
        name="x",
        title="=1+1",
        subtitle="s",
        footer="f",
        alt="a",
        form=no_picture,
        columns=("text", "number"),
        rows=tuple((text, -5) for text in HOSTILE),
        file_name="x",
        csv="",
        xlsx="",
    )


def test_csv_neutralises_formulas_and_keeps_numbers(hostile: Drawing) -> None:
    rows = list(csv.reader(io.StringIO(exports.to_csv(hostile).decode("utf-8-sig"))))
    assert all(row[0].startswith("'") for row in rows[1:])
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_xlsx_neutralises_formulas_and_keeps_numbers(hostile: Drawing) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.to_xlsx(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [-5] * 6


@pytest.mark.parametrize("name", drawings.FIGURES)
@pytest.mark.parametrize("chosen", [Filter(), Filter(years=(2019, 2019))], ids=str)
def test_files_hold_the_table_that_is_shown(name: str, chosen: Filter) -> None:
    drawing = drawings.FIGURES[name](curated(), View(chosen=chosen), "light")
    rows = list(csv.reader(io.StringIO(exports.to_csv(drawing).decode("utf-8-sig"))))
    assert rows == [
        list(drawing.columns),
        *([str(cell) for cell in row] for row in drawing.rows),
    ]
    book = openpyxl.load_workbook(io.BytesIO(exports.to_xlsx(drawing)))
    values = [[c.value for c in row] for row in book.worksheets[0].iter_rows()]
    assert values[0] == list(drawing.columns)
    assert [[c or "" for c in row] for row in values[1:]] == [
        [c or "" for c in row] for row in drawing.rows
    ]
    about = "\n".join(str(c.value) for (c,) in book.worksheets[1].iter_rows())
    assert curated().version in about


def test_the_zip_is_a_package_that_passes_the_check(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(exports.to_zip(CURATED))) as pack:
        pack.extractall(tmp_path)
    assert check_package(tmp_path) == []
    assert (tmp_path / "README.md").is_file()
    assert exports.to_zip(CURATED) == exports.to_zip(CURATED)
