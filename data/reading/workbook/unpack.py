"""Unpacks the package in a file into a folder, in a process with limits.

`python -m data.reading.workbook.unpack FILE FOLDER` prints as JSON what is wrong with
the file, and where in a workbook each cell of the package stands.
"""

import json
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from data.reading import bounded
from data.reading.schema import DESCRIPTOR, FILES, DataError, Problem, errors
from data.reading.seats import resource
from data.reading.workbook import book, gate, lines
from data.reading.workbook.names import MOST_ROWS
from data.reading.workbook.sheets import Place

MOST_SECONDS = 60
_MOST_BYTES = 3 << 30  # of addresses; 200 MB of sheets take less than half of it


def unpack(path: Path, folder: Path) -> tuple[dict[str, Place], list[Problem]]:
    """Write a file's package into a folder; DataError where there is none."""
    kind = gate.kind_of(path)
    if kind == "zip":
        _unzip(path, folder)
        return {}, []
    return _read(path, folder, kind)


def _unzip(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as pack:
        entries = {PurePosixPath(entry.filename): entry for entry in pack.infolist()}
        roots = {name.parent for name in entries if name.name == DESCRIPTOR}
        if len(roots) != 1:
            raise gate.refused(path, lines.TWICE if roots else lines.NO_DESCRIPTOR)
        (root,) = roots
        try:
            for name in FILES:
                if entry := entries.get(root / name):
                    # Sizes were looked at; no more than stated is unpacked.
                    (folder / name).write_bytes(pack.read(entry))
            for name in resource.files(folder):
                if entry := entries.get(root / name):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(pack.read(entry))
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
            raise gate.refused(path, lines.BROKEN, "broken") from error


def _read(
    path: Path, folder: Path, kind: gate.Kind
) -> tuple[dict[str, Place], list[Problem]]:
    try:
        reading = book.read(_sheets(path), path.name)
        reading.problems += gate.named(gate.computed(path, kind), reading.places)
    except PasswordError as error:
        raise gate.refused(path, lines.ENCRYPTED, "encrypted") from error
    except (CalamineError, zipfile.BadZipFile, SyntaxError, KeyError) as error:
        raise gate.refused(path, lines.BROKEN, "broken") from error
    if not errors(reading.problems):
        for name, content in reading.files.items():
            (folder / name).write_bytes(content)
    return reading.places, reading.problems


def _sheets(path: Path) -> dict[str, book.Cells]:
    """Read the cells of every sheet that holds some, row by row from the first."""
    sheets = {}
    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
        for known in workbook.sheets_metadata:
            if known.typ == SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(known.name)
                if sheet.total_height > MOST_ROWS:
                    message = f"'{known.name}' {lines.too_many_rows()}"
                    raise gate.refused(path, message, "too-many-rows")
                rows = sheet.to_python(skip_empty_area=False)
                sheets[known.name] = book.Cells(rows, sheet.merged_cell_ranges or [])
    return sheets


def _answer(path: Path, folder: Path) -> dict[str, Any]:
    try:
        places, problems = unpack(path, folder)
    except DataError as error:
        places, problems = {}, [*error.problems]
    except OSError as error:
        message = lines.unreadable(error.strerror or type(error).__name__)
        problem = Problem(file=path.name, code="unreadable", message=message)
        places, problems = {}, [problem]
    return {
        "places": {name: asdict(place) for name, place in places.items()},
        "problems": [asdict(problem) for problem in problems],
    }


if __name__ == "__main__":
    bounded.end_with_asker()
    bounded.limit(memory=_MOST_BYTES, seconds=MOST_SECONDS)
    sys.stdout.write(json.dumps(_answer(Path(sys.argv[1]), Path(sys.argv[2]))))
