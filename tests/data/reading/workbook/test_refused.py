"""What is wrong with a workbook or zip is named by sheet and cell, with the remedy."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import openpyxl
import pytest
import xlsxwriter

from data.checking.check import check_package, load_checked
from data.reading import bounded, opening
from data.reading.package import CURATED
from data.reading.schema import DataError, Problem
from data.reading.workbook import lines
from tests.workbooks import changed, opened_files, with_parts, written

ROWS = 100_000


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(CURATED, tmp_path / "data.xlsx")


def only(path: Path) -> Problem:
    """Check a package; exactly one line is expected."""
    (problem,) = check_package(path)
    return problem


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        (("events", "I2"), dt.date(2019, 5, 1), lines.date("2019-05-01")),
        # 28 February 1900 to two readers of three, whichever of two days was typed.
        (("events", "I2"), dt.date(1900, 2, 28), lines.date("1900-02-28")),
        (("sources", "I3"), dt.date(2019, 5, 1), lines.date("2019-05-01")),
        (("events", "I2"), dt.time(12, 30), lines.date("12:30:00")),
        (("participation", "G4"), 9, lines.number("9")),
        (("claims", "F3"), 400.5, lines.number("400.5")),
        (("events", "D5"), True, lines.BOOLEAN),
        (("claims", "G3"), 1.5e16, lines.TOO_EXACT),
        (("events", "D5"), "=1+1", lines.FORMULA),
        (("series", "L2"), '="a"&"b"', lines.FORMULA),
        (("package", "B2"), 7, lines.number("7")),
        (("README.md", "B9"), 7, lines.number("7")),
    ],
)
def test_a_cell_that_is_no_text_is_refused_and_never_guessed(
    book: Path, cell: tuple[str, str], value: Any, message: str
) -> None:
    problem = only(changed(book, {cell: value}))
    assert (problem.sheet, problem.cell) == cell
    assert problem.message == message
    assert f"sheet {cell[0]}, cell {cell[1]}" in str(problem)
    assert "format the column as text" in problem.message


def test_serial_60_is_refused_as_every_date_is(book: Path) -> None:
    changed(book, {("events", "I2"): 60})
    workbook = openpyxl.load_workbook(book)
    workbook["events"]["I2"].number_format = "yyyy-mm-dd"
    workbook.save(book)
    assert only(book).message == lines.date("1900-02-28")


def test_an_error_of_the_spreadsheet_is_no_blank_cell(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    cell = workbook["events"]["R5"]
    cell.value, cell.data_type = "#N/A", "e"
    workbook.save(book)
    assert (only(book).cell, only(book).message) == ("R5", lines.ERROR)


def test_numbers_are_read_where_numbers_are_expected(book: Path) -> None:
    before = opened_files(book)
    head = before["claims.csv"].decode().split("\n", 1)[0].split(",")
    place = chr(ord("A") + head.index("low"))
    rows = openpyxl.load_workbook(book)["claims"][place][1:]
    numbers = {("claims", c.coordinate): int(c.value) for c in rows if c.value}
    cores = openpyxl.load_workbook(book)["series"]["H"][1:]
    numbers |= {("series", c.coordinate): c.value == "true" for c in cores}
    assert numbers
    assert opened_files(changed(book, numbers)) == before


def test_spare_rows_and_columns_are_none(book: Path) -> None:
    before = opened_files(book)
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["events"]
    sheet.insert_rows(4, 3)
    sheet.insert_cols(3)
    sheet.insert_rows(1)
    for row in range(200, 20_000, 7):
        sheet.cell(row, 2).value = " " if row % 2 else None
        sheet.cell(row, 2).number_format = "@"
    workbook.save(book)
    assert opened_files(book) == before


def test_lines_of_the_check_name_the_cell_whatever_was_moved(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["events"]
    sheet.insert_rows(3, 2)
    sheet.move_range("D1:D200", cols=30)
    place = next(c.coordinate for c in sheet["I"] if c.value == "2020-04-17")
    own = workbook["package"]
    own["A399"].value, own["B399"].value = "outreach.hues.nobody", "red"
    workbook.save(book)
    assert (only(book).sheet, only(book).cell) == ("package", "B399")
    own["B399"].value = "rust"
    event = sheet["A2"].value
    sheet["A2"].value = f"{event}-odd"
    workbook.save(book)
    problems = check_package(book)
    assert all(problem.cell for problem in problems)
    assert all(".csv" in problem.file for problem in problems)
    message = f"'{event}' is no event_id of sheet events; "
    assert all(problem.message.startswith(message) for problem in problems)
    sheet["A2"].value, sheet[place].value = event, "17 April 2020"
    workbook.save(book)
    wrong, unknown = sorted(check_package(book), key=lambda problem: problem.sheet)
    assert (wrong.sheet, wrong.cell, wrong.field) == ("events", place, "date")
    assert (unknown.cell, unknown.level) == ("B399", "warning")


def test_merged_cells_are_refused(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["events"].merge_cells("R3:R5")
    workbook.save(book)
    problem = only(book)
    assert (problem.cell, problem.message) == ("R3", lines.merged("R3:R5"))


def test_a_sheet_that_is_gone_or_nobody_s_is_named(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook.create_sheet("my notes")
    workbook.save(book)
    assert [p.level for p in check_package(book)] == ["warning"]
    assert load_checked(book) == load_checked(CURATED)
    del workbook["people"]
    workbook.save(book)
    assert lines.no_sheet("people") in {p.message for p in check_package(book)}


def test_a_field_that_is_none_or_stands_twice_is_named(book: Path) -> None:
    changed(book, {("package", "A398"): "out reach[", ("package", "A399"): "title"})
    problems = {p.cell: p.message for p in check_package(book)}
    assert problems == {"A398": lines.NO_FIELD, "A399": lines.FIELD_TWICE}


def _rows(count: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("events")
        for row in range(count):
            sheet.write_string(row, 0, "a")
    return out.getvalue()


def _bomb() -> bytes:
    """Pack a sheet of 210 MB in less than one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", b" " * 210_000_000)
    return out.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, body in files.items():
            pack.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: b"", lines.NO_CONTAINER),
        (lambda: b"event_id,title\n", lines.NO_CONTAINER),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_000, lines.ENCRYPTED),
        (lambda: _zip({"a.txt": b""}), lines.NO_CONTAINER),
        (lambda: _zip({"xl/workbook.xml": b"<a"}), lines.BROKEN),
        (
            lambda: _zip({"a/datapackage.json": b"", "b/datapackage.json": b""}),
            lines.TWICE,
        ),
        (lambda: _zip({f"{n}": b"" for n in range(2_001)}), lines.too_many(2_000)),
        (_bomb, lines.too_large(200)),
        (lambda: _rows(ROWS + 2), f"'events' {lines.too_many_rows()}"),
    ],
)
def test_a_file_that_is_no_package_gets_one_line(
    tmp_path: Path, make: Callable[[], bytes], message: str
) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(make())
    problem = only(path)
    assert (problem.file, problem.message) == ("data.xlsx", message)
    with pytest.raises(DataError, match=r"data\.xlsx"):
        load_checked(path)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("xl/vbaProject.bin", lines.MACROS),
        ("xl/externalLinks/externalLink1.xml", lines.LINKS),
    ],
)
def test_what_would_run_or_come_from_elsewhere_is_refused(
    book: Path, part: str, message: str
) -> None:
    assert only(with_parts(book, {part: b"x"})).message == message


def test_a_workbook_that_lies_about_its_sizes_is_read_within_limits(book: Path) -> None:
    """The sheet is 300 MB and says that it is 10 bytes."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    )
    sheet += b"<sheetData>" + b"<row/>" * 50_000_000
    with_parts(book, {"xl/worksheets/sheet3.xml": sheet})
    body = book.read_bytes()
    size = len(sheet).to_bytes(4, "little")
    assert body.count(size) >= 1
    book.write_bytes(body.replace(size, (10).to_bytes(4, "little")))
    assert only(book).message in {lines.BROKEN, lines.HEAVY}


def test_entities_do_not_grow(book: Path) -> None:
    grows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aa">{grows}]>'
    row = "<row><c t='str'><v>&e11;</v></c></row>"
    sheet = f"{text}<worksheet><sheetData>{row}</sheetData></worksheet>"
    with_parts(book, {"xl/worksheets/sheet3.xml": sheet.encode()})
    assert check_package(book)


def test_any_damage_ends_in_lines(book: Path) -> None:
    body = book.read_bytes()
    for place in range(0, len(body), len(body) // 12):
        book.write_bytes(body[:place] + b"\xff\x00\xaa" + body[place + 3 :])
        check_package(book)
        book.write_bytes(body[:place])
        assert check_package(book)


def _ods(path: Path, cells: str, more: dict[str, bytes] | None = None) -> Path:
    """Write an ODS with one table, as LibreOffice lays it out."""
    names = ("office", "table", "text")
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="events"><table:table-row>{cells}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b"<manifest:manifest/>"
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest}
    path.write_bytes(_zip({**parts, "content.xml": content.encode(), **(more or {})}))
    return path


_TEXT = '<table:table-cell office:value-type="string"{}><text:p>a</text:p>'


@pytest.mark.parametrize(
    ("attribute", "message"),
    [
        (' table:formula="of:=1+1"', lines.FORMULA),
        (' table:number-rows-spanned="2"', lines.MERGED),
        (" table:formula=\"of:='file:///a.ods'#$b.A1\"", lines.LINKS),
    ],
)
def test_so_is_what_an_ods_computes_or_merges(
    tmp_path: Path, attribute: str, message: str
) -> None:
    cell = f"{_TEXT.format(attribute)}</table:table-cell>"
    problems = check_package(_ods(tmp_path / "data.ods", cell))
    assert message in {problem.message for problem in problems}
    plain = check_package(_ods(tmp_path / "data.ods", cell.replace(attribute, "")))
    assert message not in {problem.message for problem in plain}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"Basic/script-lc.xml": b""}, lines.MACROS),
        ({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}, lines.ENCRYPTED),
    ],
)
def test_an_ods_with_macros_or_a_password_is_refused(
    tmp_path: Path, more: dict[str, bytes], message: str
) -> None:
    assert only(_ods(tmp_path / "data.ods", "", more)).message == message


def test_a_reader_that_breaks_off_is_one_line_and_no_word_of_it_is_logged(
    book: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.returncode = -6

        def communicate(self, timeout: float) -> tuple[bytes, bytes]:
            assert timeout
            return b"", b"panicked at a secret cell"

        def kill(self) -> None:
            self.returncode = 101

    monkeypatch.setattr(bounded, "started", lambda *_: Broken())
    assert only(book).message == lines.BROKEN
    assert "secret" not in caplog.text
    monkeypatch.setattr(
        Broken, "communicate", lambda *_, **__: (b"", b"memory allocation of 9 bytes")
    )
    assert only(book).message == lines.HEAVY


def test_what_takes_too_long_is_ended(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_MOST_SECONDS", 0.01)
    assert only(book).message == lines.HEAVY
