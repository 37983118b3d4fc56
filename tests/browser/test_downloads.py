"""What readers take away: tables as files, the whole package."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, expect

from components.figures.files import FORMATS
from components.words import captions, labels
from tests.browser.reader import Reader
from tests.checked import check_package
from tests.workbooks import opened_files


def saved(reader: Reader, link: Locator, folder: Path) -> Path:
    """Click what downloads; give the file under the name that it suggests."""
    with reader.page.expect_download() as coming:
        link.click()
    download: Download = coming.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def tool(reader: Reader, figure: str, name: str) -> Locator:
    """Find a tool of a figure."""
    words = FORMATS[name].label if name in FORMATS else labels.FIGURE_WORDS[name]
    return reader.figure(figure).locator(".ro-tools").get_by_text(words, exact=True)


def shown_table(reader: Reader, figure: str) -> list[list[str]]:
    """Read the table twin that is on screen, heading first."""
    rows = reader.figure(figure).locator(".ro-twin tr")
    rows.nth(1).wait_for()
    read = "(rows) => rows.map((row) => [...row.cells].map((c) => c.textContent))"
    return [list(map(str, row)) for row in rows.evaluate_all(read)]


def cut(rows: Iterable[list[str]], table: list[list[str]]) -> list[list[str]]:
    """Give the columns of a file that are on screen, which stand first."""
    return [row[: len(table[0])] for row in rows]


def test_the_table_on_screen_and_both_files_say_the_same(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open("participants", country="KOR")
    for figure in ("attendances-by-event", "attendances-by-year", "running-total"):
        tool(reader, figure, "table").click()
        table = shown_table(reader, figure)
        assert len(table) > 1
        path = saved(reader, tool(reader, figure, "csv"), tmp_path)
        assert path.name == f"{figure}--kor.csv"
        written = path.read_bytes().decode("utf-8-sig")
        # Files have more columns: codes, filters, licence.
        assert cut(csv.reader(io.StringIO(written)), table) == table
        path = saved(reader, tool(reader, figure, "xlsx"), tmp_path)
        assert path.name == f"{figure}--kor.xlsx"
        book = load_workbook(path)
        sheet = book[captions.SHEET_TABLE].iter_rows(values_only=True)
        said = [["" if cell is None else str(cell) for cell in row] for row in sheet]
        assert cut(said, table) == table
        about = [str(cell.value) for cell in book[captions.SHEET_ABOUT]["A"]]
        assert reader.figure(figure).locator(".ro-subtitle").inner_text() in about


def test_the_table_twin_takes_the_pictures_place_in_the_same_words(
    reader: Reader,
) -> None:
    reader.open("participants")
    figure = reader.figure("attendances-by-event")
    labelled = figure.locator(".ro-graph text").all_text_contents()
    switch = tool(reader, "attendances-by-event", "table")
    switch.click()
    expect(switch).to_have_attribute("aria-expanded", "true")
    expect(figure.locator(".ro-picture")).to_be_hidden()
    expect(figure.get_by_role("table")).to_be_visible()
    _, *rows = shown_table(reader, "attendances-by-event")
    for what, words, *_ in rows:
        assert what in labelled
        assert words in labelled
    assert "about 400" in {row[1] for row in rows}
    switch.click()
    expect(figure.locator(".ro-picture")).to_be_visible()
    expect(figure.get_by_role("table")).to_have_count(0)


def test_the_whole_package_downloads_and_passes_the_check(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open("sources")
    link = reader.page.get_by_role("link", name=labels.DOWNLOAD_ZIP)
    path = saved(reader, link, tmp_path)
    footer = reader.page.locator(".page-footer").inner_text()
    version = re.search(r"[0-9.]{10}-[0-9a-f]{8}", footer)
    assert version
    assert version[0] in path.name
    folder = tmp_path / "package"
    zipfile.ZipFile(path).extractall(folder)
    assert check_package(folder) == []


def test_the_workbook_beside_it_holds_the_same_files(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open("sources")
    pack = saved(
        reader, reader.page.get_by_role("link", name=labels.DOWNLOAD_ZIP), tmp_path
    )
    link = reader.page.get_by_role("link", name=labels.DOWNLOAD_WORKBOOK)
    book = saved(reader, link, tmp_path)
    assert book.suffix == ".xlsx"
    assert book.stem == pack.stem
    assert opened_files(book) == opened_files(pack)
