"""Why a report is not read: a code, a file and a place, never what a cell holds."""

from typing import Literal

Code = Literal[
    "empty",
    "not-text",
    "not-a-workbook",
    "unknown-format",
    "too-long",
    "too-large",
    "no-people",
    "bad-quote",
    "bad-time",
    "bad-duration",
    "twice",
    "no-file",
    "stopped",
]


class ReportError(Exception):
    """A report that cannot be counted; a row and a column count from 1, 0 is none."""

    def __init__(self, code: Code, *, row: int = 0, column: int = 0) -> None:
        """Keep the code and the place; a cell's content is nowhere."""
        super().__init__(code)
        self.code: Code = code
        self.row = row
        self.column = column
