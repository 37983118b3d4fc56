"""A workbook that was sent alone, laid out as the files of its package."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from data.opening import zips
from data.opening.sent import Sent
from data.reading import opening
from data.reading.opening import Opened
from data.reading.schema import DataError, Problem

_OLE = b"\xd0\xcf\x11\xe0"  # workbooks of before 2007, and encrypted ones of today
_ALONE = "was not sent alone; send one workbook"
_MOST_BYTES = 200  # of a name: systems that allow longer ones count letters


def opened(files: Sequence[Sent], folder: Path) -> Opened | None:
    """Write the package of the one workbook into a folder; None where none was sent.

    DataError says by sheet and cell why it cannot be read.
    """
    book = next((file for file in files if _is_one(file.body)), None)
    if book is None:
        return None
    name = _writable(book.name)
    if len(files) > 1:
        raise DataError([Problem(file=name, code="too-many", message=_ALONE)])
    with TemporaryDirectory() as place:
        path = Path(place, name)
        path.write_bytes(book.body)
        with opening.opened(path) as package:
            shutil.copytree(package.folder, folder, dirs_exist_ok=True)
            return replace(package, folder=folder)


def _is_one(body: bytes) -> bool:
    return body.startswith(_OLE) or zips.is_office(body)


def _writable(name: str) -> str:
    """Make of the name that a file had elsewhere one that it can have here."""
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    end = last.encode(errors="ignore")[-_MOST_BYTES:].decode(errors="ignore")
    return end if end not in {"", ".", ".."} else "workbook"
