"""What a workbook offers whoever writes in it."""

from pathlib import Path

import openpyxl
import pytest

from components.words import workbook as words
from components.workbook.files import of_folder, of_new
from components.workbook.write import write
from data.checking.check import check_package
from data.geography import countries
from data.reading.descriptor import shipped_schemas
from data.reading.package import CURATED
from data.reading.schema import TABLES, DataError
from data.reading.workbook import names
from data.reading.workbook.cells import from_cell, letters_of, to_cell
from tests.workbooks import NASTY

FILES = of_folder(CURATED)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "data.xlsx"
    path.write_bytes(write(FILES))
    return openpyxl.load_workbook(path)


def test_the_same_package_gives_the_same_workbook() -> None:
    assert write(FILES) == write(FILES)


def test_sheets_stand_in_the_order_in_which_they_are_read(
    book: openpyxl.Workbook,
) -> None:
    texts = ["README.md", "datapackage.json"]
    assert book.sheetnames == ["about", "package", *TABLES, *texts, "lists"]
    assert book["lists"].sheet_state == "hidden"


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_text_with_notes_and_a_head_that_stays(
    book: openpyxl.Workbook, table: str
) -> None:
    sheet = book[table]
    assert [cell.value for cell in sheet[1]] == list(TABLES[table])
    assert sheet.freeze_panes == "B2"
    described = {
        f["name"]: f["description"] for f in shipped_schemas()[table]["fields"]
    }
    for cell in sheet[1]:
        assert cell.comment
        assert cell.comment.text == described[cell.value]
    for row in sheet.iter_rows():
        assert {cell.number_format for cell in row} == {"@"}
        assert {cell.data_type for cell in row if cell.value} <= {"s"}


def test_spare_rows_are_text_too(book: openpyxl.Workbook) -> None:
    """Columns carry the format, so that whatever is typed below stays as typed."""
    for table, columns in TABLES.items():
        texts = set()
        for group in book[table].column_dimensions.values():
            if group.number_format == "@":
                texts |= {*range(group.min or 0, (group.max or 0) + 1)}
        assert texts == {*range(1, len(columns) + 1)}


def test_cells_offer_what_is_allowed(book: openpyxl.Workbook) -> None:
    offered = {}
    for table in TABLES:
        for rule in book[table].data_validations.dataValidation:
            (area,) = rule.sqref.ranges
            assert area.min_row == 2
            name = book[table].cell(1, area.min_col).value
            offered[table, name] = rule.formula1
    lists = book["lists"]
    for table in TABLES:
        for field in shipped_schemas()[table]["fields"]:
            codes = field.get("constraints", {}).get("enum")
            if codes:
                assert _listed(lists, offered[table, field["name"]]) == codes
        for key in shipped_schemas()[table].get("foreignKeys", ()):
            there, (name,) = key["reference"]["resource"], key["reference"]["fields"]
            column = letters_of([*TABLES[there]].index(name))
            formula = offered[table, key["fields"][0]]
            assert formula.startswith(f"{there}!${column}$2:")
    known = sorted(countries.codes())
    assert _listed(lists, offered["participation", "country"]) == known
    assert "419" in _listed(lists, offered["participation", "region"])
    assert offered["claims", "events"].startswith("events!$A$2:")


def _listed(lists: object, formula: str) -> list[str]:
    area = formula.removeprefix("lists!").replace("$", "")
    return [cell.value for (cell,) in lists[area]]  # type: ignore[index]


def test_a_new_package_has_an_example_in_each_table_and_passes(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    path.write_bytes(write(of_new(), lead=words.NEW))
    assert check_package(path) == []
    sheets = openpyxl.load_workbook(path)
    assert all(sheets[table].max_row > 1 for table in TABLES)


def test_the_codebook_s_example_is_that_of_a_new_package() -> None:
    codebook = FILES["README.md"].decode()
    for table in TABLES:
        rows = of_new()[f"{table}.csv"].decode().splitlines()[1:]
        for row in rows:
            assert row in codebook or row.startswith("geonames,"), row


def test_what_no_cell_holds_is_named() -> None:
    text = FILES["events.csv"].decode()
    row = text.splitlines()[1].split(",")
    long = ",".join([*row[:-1], "x" * 33_000])
    files = {**FILES, "events.csv": f"{text.splitlines()[0]}\n{long}\n".encode()}
    with pytest.raises(DataError, match=r"events\.csv, row 2, note: holds 33,000"):
        write(files)


def test_a_table_of_more_rows_than_are_read_is_not_written() -> None:
    text = FILES["places.csv"].decode().splitlines()
    many = "\n".join([text[0], *[text[1]] * (names.MOST_ROWS + 1)])
    with pytest.raises(DataError, match=words.too_many_rows(names.MOST_ROWS + 1)):
        write({**FILES, "places.csv": f"{many}\n".encode()})


@pytest.mark.parametrize("text", [*NASTY, "\x00\r\x08\ufffe", "{U+007B}U+0009}"])
def test_a_cell_gives_back_its_text(text: str) -> None:
    assert from_cell(to_cell(text)) == text
    assert not set(to_cell(text)) & set("\x00\t\r\x08\ufffe")
