"""The one reader of a package's tables: whoever needs them gets the same cells.

Plain files are read as they stand, by columns; all others are written anew in the one
form first. What is unusual about a file is one warning; what is in doubt is a problem.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from data.cells import letters
from data.cells.decoding import UndecodableError, decoded
from data.reading.layout import LONGEST, laid_out
from data.reading.schema import TABLES, Problem

Raw = dict[str, pd.DataFrame]

_MOST_MEGABYTES = 1_000  # of a file
_PLAIN = bytes([*range(0x20, 0x7F), 0x0A])
_HIGH = bytes(range(0x80, 0x100))
_QUOTED = re.compile(rb'"[^"]*+(?:""[^"]*+)*+"')
_PLAINLY = "written plainly it is UTF-8 with commas, points in numbers and line feeds"
_BLANK_LINE = b"\n\n"


@dataclass(slots=True)
class Read:
    """Every table as text, cell by cell, and what is to be said about the files."""

    raw: Raw = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def warnings(self) -> list[Problem]:
        """Say what was unusual: one line a file, where it can be read at all."""
        wrong = {problem.file for problem in self.problems}
        noted = ((file, notes) for file, notes in self.notes.items() if notes)
        return [unusual(file, notes) for file, notes in noted if file not in wrong]


def unusual(file: str, notes: list[str]) -> Problem:
    """Warn of a file that is written otherwise than ours and clear all the same."""
    message = f"is read as it is meant, but {'; '.join(notes)}; {_PLAINLY}"
    return Problem(file=file, code="unusual-file", message=message, level="warning")


def read(folder: Path) -> Read:
    """Read every table; those with problems are left out."""
    reading = Read()
    for table in TABLES:
        _read(folder / f"{table}.csv", table, reading)
    return reading


def _read(path: Path, table: str, reading: Read) -> None:
    try:
        content = _bytes(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"cannot be read ({reason}); let the server's user read it"
        problem = Problem(file=path.name, code="unreadable", message=message)
        reading.problems.append(problem)
        return
    plain = _as_it_stands(content, table)
    if plain is not None:
        reading.raw[table] = plain
        return
    try:
        text, notes = decoded(content)
    except UndecodableError as error:
        row = _row_at(content, error.at)
        problem = Problem(file=path.name, row=row, code="encoding", message=str(error))
        reading.problems.append(problem)
        return
    laid = laid_out(text, table)
    reading.notes[path.name] = [*notes, *laid.notes]
    reading.problems += laid.problems
    if not laid.problems:
        reading.raw[table] = _as_text(laid.content, list(TABLES[table]))


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > _MOST_MEGABYTES * 1_000_000:
        message = f"more than {_MOST_MEGABYTES:,} MB"
        raise OSError(0, message)
    return path.read_bytes()


def _row_at(content: bytes, at: int) -> int:
    """Count rows up to a byte; those that end within quotes are none."""
    return 1 + sum(part.count(b"\n") for part in content[:at].split(b'"')[::2])


def _as_it_stands(content: bytes, table: str) -> pd.DataFrame | None:
    """Read plain CSV; None where readers may differ about what it says."""
    header = list(TABLES[table])
    first = ",".join(header).encode() + b"\n"
    if not content.startswith(first) or not _is_plain(content):
        return None
    try:
        read = _as_text(content, header)
    except (ValueError, UnicodeError):
        return None  # a row is too short or too long
    if (read[header[0]].str.strip() == "").any():
        return None  # the row may be blank
    long = any(read[name].str.len().max() > LONGEST for name in header if len(read))
    return None if long else read


def _is_plain(content: bytes) -> bool:
    """Tell whether readers agree about the bytes, and none of them does harm."""
    rest = content.translate(None, _PLAIN)
    if rest.translate(None, _HIGH) or _BLANK_LINE in content:
        return False
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    # Half a second a hundred megabytes: most letters are known to be harmless.
    is_harmful = letters.harmful(text if b"&#" in content else rest.decode())
    return not is_harmful and _is_quoted_well(content)


def _is_quoted_well(content: bytes) -> bool:
    """Tell whether every quote opens or ends a cell, or stands twice inside one."""
    quotes = 0
    for match in _QUOTED.finditer(content):
        start, end = match.span()
        if content[start - 1] not in b",\n" or content[end : end + 1] not in b",\n":
            return False
        quotes += match[0].count(b'"')
    return quotes == content.count(b'"')


def _as_text(content: bytes, header: list[str]) -> pd.DataFrame:
    """Read cells as they stand; ValueError where a row is too short or too long."""
    table = arrow_csv.read_csv(
        io.BytesIO(content),
        # In one block: rows are found again ten times faster than in many.
        read_options=arrow_csv.ReadOptions(block_size=len(content) + 1),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(header, pa.large_string()),
            strings_can_be_null=False,
        ),
    )
    read: pd.DataFrame = table.to_pandas().astype("str")
    return read
