"""The words of a package's workbook: what its sheets are for, and what to write."""

from data.reading.schema import README
from data.reading.workbook import names

LEAD = (
    "This workbook is a whole data package: a sheet a table, a row a fact. Change it, "
    "save it, and use it in the place of the package's folder."
)
NEW = (
    "Its rows are an invented example of one workshop: write yours in their place. "
    "Keep the headers."
)
RULES = (
    "Nothing is invented: what no source states stays blank. A sum of ours is no fact.",
    "Every row says where it is from: source_id names the document, locator the place.",
    "What is printed is kept: number and name as the source words them.",
)
_AS_TEXT = (
    "Each column is formatted as text, so that 2019-05 stays a month and 009 keeps its "
    "zeros. Paste values only (Paste special, text): a cell that a spreadsheet has "
    "made a date or a number is refused, by sheet and cell, and never guessed."
)
_OFFERED = (
    "The note at each header says what to write. Cells with a list offer what is "
    "allowed; several ids stand side by side with a blank between."
)
_SAVED = (
    "Save as XLSX or ODS without a password. `outreach check data.xlsx` names every "
    "mistake by sheet and cell."
)
HOW = (
    _AS_TEXT,
    _OFFERED,
    "Rows may be sorted; blank rows are left out. Codes that were published stay.",
    "Formulas, macros, links to other workbooks and merged cells are refused.",
    "A tab inside a text is written as {U+0009}, since spreadsheets lose it.",
    _SAVED,
)
SHEETS = "Sheets"
RULES_TITLE = "Three rules"
HOW_TITLE = "How to write"
OF_SHEETS = {
    names.PACKAGE: (
        "Title, makers, licence, version and looks of the package, a field a row. "
        "Raise the version with every change. A blank value takes a field away; a "
        "new row such as outreach.lead adds one."
    ),
    README: "The codebook that goes with the package, line by line.",
    "datapackage.json": (
        "How the package describes its tables to programs, line by line. The sheet "
        "'package' holds what is for hands; leave this one as it is."
    ),
    names.LISTS: "Hidden: the codes that cells offer, with their names.",
}
AS_WRITTEN = (
    "The table's file to the letter, since it is written otherwise than plainly. It "
    "counts as long as the cells of the table say the same."
)
CODES = "What cells offer, with names; nothing reads this sheet."
FIELD_HINT = "Names in brackets and behind points lead into the package's description."
OWN_FIELDS = {
    "title": "What the package is called, in a line.",
    "version": "The day of the last change, such as 2026.11.22.",
    "name": "Letters, digits and hyphens; it stands in file names and never changes.",
    "description": "What the package gathers, in a sentence or two.",
    "licenses[0].name": "The licence under which others may use it: CC-BY-4.0.",
    "licenses[0].title": "The licence's name in full.",
    "licenses[0].path": "The address of the licence's text.",
    "contributors[0].title": "The society or person who makes the package.",
    "outreach.short_title": "The dashboard's name, 28 letters at most.",
    "outreach.lead": "The paragraph that opens Sources and method.",
}
# What a new package says of itself until somebody writes more.
NEW_FIELDS = {
    "name": "new-package",
    "title": "A new package of outreach events",
    "description": "An invented example; write what yours gathers.",
    "version": "0.1",
    "contributors": [{"title": "Who makes the package", "roles": ["creator"]}],
    "outreach": {"short_title": "A new package"},
}
COUNTRY, REGION = "country", "region"
NAME = "name"
NOT_LISTED = "This is none of the list. Keep it if it is meant; the check says more."
TITLE = "Not in the list"


def too_long(letters: int) -> str:
    return (
        f"holds {letters:,} letters, and a cell of a workbook 32,767; shorten it, or "
        "keep to CSV files"
    )


def too_many_rows(rows: int) -> str:
    return (
        f"holds {rows:,} rows, and a workbook that is read here {names.MOST_ROWS:,}; "
        "keep to CSV files"
    )
