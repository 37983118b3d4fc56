"""Files to take away: CSV, XLSX and the whole package; nothing in them can run."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import xlsxwriter

from components import captions
from components.figures.drawing import Drawing
from data.schema import DESCRIPTOR, TABLES

# A spreadsheet takes a cell that starts with one of these for a formula: also with
# the wide forms of Chinese and Japanese keyboards, and with blanks before them.
_STARTS_A_FORMULA = tuple("=+-@＝＋－＠")
_STARTS_A_CELL_ANEW = ("\t", "\r", "\n")
_MOST_COLUMN_CHARACTERS = 60
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file


def neutral(cell: object) -> object:
    """Keep a text cell from being read as a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    may_run = cell.lstrip().startswith(_STARTS_A_FORMULA)
    return f"'{cell}" if may_run or cell.startswith(_STARTS_A_CELL_ANEW) else cell


def to_csv(drawing: Drawing) -> bytes:
    """Write the table twin as UTF-8 CSV with a byte order mark, for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(neutral, drawing.columns))
    writer.writerows([neutral(cell) for cell in row] for row in drawing.rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(drawing: Drawing) -> bytes:
    """Write the table twin as a workbook; a second sheet says what it shows."""
    out = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties({"created": dt.datetime(*_EPOCH, tzinfo=dt.UTC)})
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(captions.SHEET_TABLE)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [neutral(name) for name in drawing.columns], bold)
        for place, row in enumerate(drawing.rows, start=1):
            sheet.write_row(place, 0, [neutral(cell) for cell in row])
        for place, name in enumerate(drawing.columns):
            cells = [name, *(row[place] for row in drawing.rows)]
            widest = max(len(str(cell)) for cell in cells)
            sheet.set_column(place, place, min(widest, _MOST_COLUMN_CHARACTERS) + 2)
        about = book.add_worksheet(captions.SHEET_ABOUT)
        about.set_column(0, 0, 110)
        lines = (drawing.title, drawing.subtitle, *drawing.footer.split("\n"))
        about.write_column(0, 0, [neutral(line) for line in lines])
    return out.getvalue()


def to_zip(folder: Path) -> bytes:
    """Pack the whole data package with its codebook; it passes `outreach check`."""
    out = io.BytesIO()
    names = [DESCRIPTOR, *(f"{table}.csv" for table in TABLES), "README.md"]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in names:
            if (folder / name).is_file():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(entry, (folder / name).read_bytes())
    return out.getvalue()
