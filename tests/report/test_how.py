"""How each total comes about, as a part of a report: only where it is picked."""

import io
import zipfile

import openpyxl
import pytest

from components.asked import plan
from components.report.document import Table
from components.report.making import make
from components.words.how import sums
from tests.report.reported import PlainRenderer, report


def test_it_is_no_part_of_the_usual_report() -> None:
    assert plan.HOW in plan.all_parts(())
    assert plan.HOW not in plan.usual_parts()


def test_it_lists_what_is_added_and_the_sum() -> None:
    (block, *_) = report(plan.HOW).blocks
    assert isinstance(block, Table)
    assert block.title == sums.TITLE
    assert block.columns == sums.COLUMNS
    totals = [row for row in block.rows if row[1] == sums.SUM]
    assert totals[1][3:] == (1201, 1340)
    assert "At least: 200 + 350 + 651 = 1,201." in str(totals[1][2])


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf"])
def test_every_form_has_it(form: str) -> None:
    pytest.importorskip({"docx": "docx", "pptx": "pptx", "pdf": "typst"}[form])
    assert len(make(report(plan.HOW), form, PlainRenderer(), lambda *_: None)) > 1000


def test_the_zip_has_the_sheet_how() -> None:
    body = make(report(plan.HOW), "zip", PlainRenderer(), lambda *_: None)
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        (name,) = (n for n in pack.namelist() if n.endswith("how.xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(pack.read(name)))
    assert book.sheetnames[0] == sums.SHEET
