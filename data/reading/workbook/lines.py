"""The lines about a file that holds a package: what is wrong with it, what to do."""

import re

from data.reading.schema import TABLES
from data.reading.workbook.names import MOST_ROWS

_AS_TEXT = "format the column as text, then type it anew"
NOT_TEXT = "not-text"

NO_CONTAINER = (
    "is no folder, no workbook (XLSX, ODS) and no zip of a data package; save it as "
    "one of these"
)
ENCRYPTED = "is encrypted, or a workbook of before 2007; save it as XLSX, no password"
MACROS = "holds macros, which nothing here runs; save it as XLSX or ODS without them"
LINKS = "takes values from other workbooks; paste them as values and break the links"
BROKEN = "is damaged; save it anew, or unpack and pack it anew"
HEAVY = "takes more time or memory to read than there is; save it with fewer rows"
NO_DESCRIPTOR = "holds no datapackage.json and no table; pack the folder of a package"
TWICE = "holds datapackage.json in several folders; pack one package alone"
FORMULA = f"is a formula; paste its value instead: {_AS_TEXT}"
ERROR = f"is an error of the spreadsheet; {_AS_TEXT}"
BOOLEAN = f"is TRUE or FALSE, not a text; {_AS_TEXT}"
TOO_EXACT = f"is a number of more than fifteen digits, cut off; {_AS_TEXT}"
FIELD_TWICE = "stands twice; take one of the rows out"
NO_FIELD = "names no field; write one such as outreach.lead, or take the row out"
NO_TABLES = "has none of the sheets of a data package; `outreach workbook` writes one"
NO_JSON = "does not hold JSON, line by line; take the text from another workbook"
_UNMERGE = "unmerge the cells and fill in each"
MERGED = f"holds merged cells; {_UNMERGE}"
NO_TEXT = f"is not a text; {_AS_TEXT}"
_FILE = re.compile(rf"\b({'|'.join(TABLES)})\.csv\b")


def of_sheets(message: str) -> str:
    """Name sheets in a line where it names the files of tables."""
    return _FILE.sub(r"sheet \1", message)


def too_large(megabytes: int) -> str:
    """Refuse what unpacks to too much."""
    return f"unpacks to more than {megabytes} MB; leave out what is no table"


def unreadable(reason: str) -> str:
    """Refuse what the system does not let us read."""
    return f"cannot be read ({reason}); let the server's user read it"


def too_many(count: int) -> str:
    """Refuse a zip of too many files."""
    return f"holds more than {count:,} files; pack one package alone"


def too_many_rows() -> str:
    """Refuse a sheet of too many rows."""
    return f"has more than {MOST_ROWS:,} rows; use a folder of CSV files for so many"


def number(shown: str) -> str:
    """Refuse a number where a text belongs."""
    return (
        f"is a number ({shown}) where a text is expected, and what was typed is lost "
        f"(009 turns into 9, 1E5 into 100000); {_AS_TEXT}"
    )


def date(shown: str) -> str:
    """Refuse a date, whatever it is shown as."""
    return (
        f"is a date of the spreadsheet ({shown}), which may not be what was typed; "
        f"{_AS_TEXT}, such as 2019-05"
    )


def merged(area: str) -> str:
    """Refuse cells that are merged."""
    return f"is merged ({area}); {_UNMERGE}"


def no_sheet(name: str) -> str:
    """Ask for a sheet that is not there."""
    return f"is missing; add a sheet '{name}' with its header, even if it has no rows"


def unread(name: str) -> str:
    """Warn of a sheet that nothing reads."""
    return f"the sheet '{name}' is read by nothing; take it out or rename it"
