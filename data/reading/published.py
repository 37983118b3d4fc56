"""A folder of published versions: which of them is current, and the line of each.

`versions.csv` is both the record and the pointer: its last line names the version that
is shown. It is only ever replaced as a whole, so nobody meets half of a switch.
"""

import csv
import re
from dataclasses import dataclass, fields
from pathlib import Path

from data.cells import formulas
from data.reading.schema import DataError, Problem

RECORD = "versions.csv"
VERSIONS = "versions"  # the folder beside it that holds the packages
PUBLISHED, RETURNED, BEGUN = "published", "returned", "begun"
_WHAT = (PUBLISHED, RETURNED, BEGUN)
_FOLDER = re.compile(r"\d{4,9}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 32 << 20
_REMEDY = "only publishing may write this file; put back the one that was here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One switch: to a new version, or back to an old one."""

    sequence: int  # from 1, without a gap
    when: str  # 2026-11-29T02:38:19Z
    who: str
    what: str  # published, returned, or begun: what was shown before all publishing
    folder: str  # of the version that is shown from then on
    version: str  # as the package names it, with its content hash
    digest: str  # SHA-256 of all files
    previous: str  # the folder that was shown before; "" of the first
    note: str


COLUMNS = tuple(field.name for field in fields(Entry))


def is_root(path: Path) -> bool:
    """Tell whether a folder holds published versions."""
    return (path / RECORD).is_file()


def entries(root: Path) -> tuple[Entry, ...]:
    """Read every switch, the first one first; none yet is (); DataError."""
    path = root / RECORD
    try:
        with path.open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _wrong(f"cannot be read ({error.strerror})") from None
    if len(body) > _MOST_BYTES or not body.endswith(b"\n"):
        raise _wrong(f"is not whole; {_REMEDY}")
    try:
        rows = [*csv.reader(body.decode("utf-8").splitlines(), strict=True)]
    except (UnicodeDecodeError, csv.Error):
        raise _wrong(f"cannot be read; {_REMEDY}") from None
    if tuple(rows[0]) != COLUMNS:
        raise _wrong(f"has other columns than {', '.join(COLUMNS)}; {_REMEDY}")
    return tuple(_entry(row, at) for at, row in enumerate(rows[1:], 1))


def current(path: Path) -> Path:
    """Find the package to read at a path: of a folder of versions, the current one."""
    if not is_root(path):
        return path
    known = entries(path)
    if not known:
        raise _wrong(f"names no version; {_REMEDY}")
    return folder_of(path, known[-1])


def folder_of(root: Path, entry: Entry) -> Path:
    """Name the folder that holds the package of an entry."""
    return root / VERSIONS / entry.folder


def _entry(row: list[str], at: int) -> Entry:
    if len(row) != len(COLUMNS):
        raise _wrong(f"has {len(row)} cells instead of {len(COLUMNS)}; {_REMEDY}", at)
    cells = dict(zip(COLUMNS, map(formulas.plain, row), strict=True))
    entry = Entry(sequence=at, **{k: v for k, v in cells.items() if k != "sequence"})
    is_whole = (
        cells["sequence"] == str(at)
        and entry.what in _WHAT
        and _FOLDER.fullmatch(entry.folder)
        and _DIGEST.fullmatch(entry.digest)
    )
    if not is_whole:
        raise _wrong(f"is no line that publishing wrote; {_REMEDY}", at)
    return entry


def _wrong(message: str, at: int | None = None) -> DataError:
    row = at + 1 if at else None
    return DataError([Problem(file=RECORD, row=row, code="record", message=message)])
