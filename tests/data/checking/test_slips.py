"""Files with slips in them, held against frictionless."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.checking.check import check_package
from data.reading import reader
from data.reading.layout import laid_out
from data.reading.schema import TABLES
from tests import kinds

# What hands, spreadsheets and attackers leave in cells.
SLIPS = (
    *("", " ", "x", "X", '"', "7", "-1", "007", "1.5", "1e3", "٢", "é", "\u00a0", "\t"),
    *("true", "TRUE", "2020-02-30", "held", "KOR", "419", "a b", "a-", "\r", "\n"),
    *(",", ";", "1_0", "NaN", "inf", "\x00", "\u202e", "52,29"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small package that has every kind of row."""
    return kinds.small(tmp_path_factory.mktemp("small"))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_what_frictionless_refuses_we_refuse(
    small: Path, tmp_path: Path, data: st.DataObject
) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "broken", dirs_exist_ok=True))
    table = data.draw(st.sampled_from(sorted(TABLES)))
    path = folder / f"{table}.csv"
    path.write_bytes(_slipped(path.read_text(encoding="utf-8"), data).encode())
    read = reader.read(folder)
    if not read.problems and not check_package(folder):
        _write_plainly(folder, read)
        with system.use_context(trusted=False):
            report = Package(str(folder / "datapackage.json")).validate()
        assert report.valid, report.to_summary()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_plain_files_are_read_by_columns_as_by_rows(data: st.DataObject) -> None:
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    cells = st.one_of(texts, st.sampled_from(SLIPS))
    width = len(TABLES["places"])
    rows = data.draw(st.lists(st.lists(cells, min_size=width, max_size=width)))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([[*TABLES["places"]], *rows])
    by_columns = reader._as_it_stands(out.getvalue().encode(), "places")  # noqa: SLF001
    laid = laid_out(out.getvalue(), "places")
    if by_columns is not None:
        assert not laid.problems
        assert by_columns.to_numpy().tolist() == rows
        assert laid.content == out.getvalue().encode()


def _slipped(text: str, data: st.DataObject) -> str:
    """Put, add or drop a cell, or write a row twice."""
    lines = text.splitlines(keepends=True)
    row = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[row].rstrip("\n").split(",")
    cell = data.draw(st.integers(0, len(cells) - 1))
    slip = data.draw(st.sampled_from(SLIPS))
    change = data.draw(st.sampled_from(("put", "add", "drop", "twice")))
    if change == "drop":
        del cells[cell]
    elif change != "twice":
        cells[cell] = slip if change == "put" else cells[cell] + slip
    lines[row] = ",".join(cells) + "\n"
    lines[row:row] = [lines[row]] * (change == "twice")
    return "".join(lines)


def _write_plainly(folder: Path, read: Any) -> None:
    for table, cells in read.raw.items():
        cells.to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")
