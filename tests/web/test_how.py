"""How every total comes about, as a file."""

import csv
import io

import openpyxl

from components.web.routes.downloads import download_routes
from components.words.how import sums
from tests.web.asking import ask


def get(target: str) -> bytes:
    answer = ask(download_routes(), f"/download/{target}")
    assert answer.status == 200
    return answer.body


def test_the_csv_has_every_total_with_its_lines_and_its_sum() -> None:
    rows = list(csv.DictReader(io.StringIO(get("how.csv").decode("utf-8-sig"))))
    names = [*dict.fromkeys(row[sums.COLUMNS[0]] for row in rows)]
    assert names[:2] == ["Events held", "Attendances"]
    ours = [row for row in rows if row[sums.COLUMNS[0]] == "Attendances"]
    whole = next(row for row in ours if row[sums.COUNTED] == sums.SUM)
    assert (whole[sums.FROM], whole[sums.TO]) == ("1201", "1340")
    before = ours[: ours.index(whole)]
    assert sum(int(row[sums.FROM]) for row in before) == 1201
    assert all(row["Licence"] for row in rows)


def test_the_workbook_has_the_sheet_how() -> None:
    book = openpyxl.load_workbook(io.BytesIO(get("how.xlsx?years=2019")))
    assert book.sheetnames[0] == sums.SHEET == "How"
    cells = [row[3].value for row in book[sums.SHEET].iter_rows(min_row=2)]
    assert 69 in cells
