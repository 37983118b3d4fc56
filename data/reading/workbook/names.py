"""What the sheets of a workbook are called; whoever writes and reads it agrees."""

from data.reading.schema import HASHED, README, TABLES

ABOUT = "about"  # explains the others
PACKAGE = "package"  # the package's own fields
LISTS = "lists"  # hidden: what cells offer
# Whole texts, line by line: what tables and fields alone would not give back.
TEXTS = (README, *HASHED)
SHEETS = (ABOUT, PACKAGE, LISTS, *TABLES, *TEXTS)
FIELD, VALUE = "field", "value"
LINE, TEXT = "line", "text"
UTF_8, LATIN_1 = "utf-8", "latin-1"
MOST_ROWS = 100_000
