"""The one door to a package: a folder, workbook, zip or database, as a folder.

Seats, which a package may bring as Parquet files or in a table of its database, are
summed at the door: behind it are claims and participation, as of any package.
"""

import json
import logging
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.reading import bounded, published
from data.reading.database import copying
from data.reading.database.address import Database, Where
from data.reading.schema import DataError, Problem, errors
from data.reading.seats import resource
from data.reading.workbook import lines
from data.reading.workbook.sheets import Place

_PREFIX = "outreach-package-"
_MOST_SECONDS = 90
_HEADER_ROW = 1
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A package as a folder of files, and where in a workbook they stand."""

    folder: Path
    places: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    # Of files to which seats added rows: how many stood there before.
    own: Mapping[str, int] = field(default_factory=dict)
    unsummed: Path | None = None  # the folder with its seats, where it has some

    def located(self, problems: Iterable[Problem]) -> list[Problem]:
        """Name sheet and cell of what is wrong, where the package is a workbook.

        What is wrong with a sum of seats is wrong with the seats.
        """
        return [self._located(problem) for problem in problems]

    def _located(self, problem: Problem) -> Problem:
        own = self.own.get(problem.file)
        if own is not None and (problem.row or 0) > own + _HEADER_ROW:
            return replace(problem, file=resource.NAME, row=None, field=None)
        place = self.places.get(problem.file)
        if place is None or problem.sheet:
            return problem
        cell = _cell(place, problem)
        message = lines.of_sheets(problem.message)
        return replace(problem, sheet=place.sheet, cell=cell, message=message)


@contextmanager
def opened(path: Where) -> Iterator[Opened]:
    """Lend a package as a folder; DataError where it cannot be read as one.

    Of a folder of published versions it is the current one; of a database what it holds
    at one moment.
    """
    with _as_folder(path) as package:
        if not resource.is_in(package.folder):
            yield package
            return
        grouped = ["grouped"] if isinstance(path, Database) else []
        with TemporaryDirectory(prefix=_PREFIX) as place:
            folder = Path(place, package.folder.name or _PREFIX)
            folder.mkdir()
            told = _told(
                "data.reading.seats.apart",
                package.folder,
                folder,
                Path(place, "spill"),
                *grouped,
            )
            yield replace(
                package,
                folder=folder,
                own=told["own"],
                warnings=told["problems"],
                unsummed=package.folder,
            )


@contextmanager
def _as_folder(path: Where) -> Iterator[Opened]:
    if isinstance(path, Database):
        with TemporaryDirectory(prefix=_PREFIX) as place:
            copying.copy(path, Path(place))
            yield Opened(folder=Path(place))
        return
    if not path.is_file():
        yield Opened(folder=published.current(path))
        return
    with TemporaryDirectory(prefix=_PREFIX) as place:
        folder = Path(place, path.stem or _PREFIX)
        folder.mkdir()
        told = _told("data.reading.workbook.unpack", path, folder)
        places = {file: Place(**place) for file, place in told["places"].items()}
        yield Opened(folder=folder, places=places, warnings=told["problems"])


def _told(module: str, path: Path, *places: Path | str) -> dict[str, Any]:
    """Let a program of ours write a folder, and give what it tells; DataError."""
    with bounded.started(module, *map(str, (path, *places))) as child:
        try:
            answer, why = child.communicate(timeout=_MOST_SECONDS)
        except subprocess.TimeoutExpired:
            raise DataError([_heavy(path)]) from None
        finally:
            child.kill()
    if child.returncode == 0:
        told: dict[str, Any] = json.loads(answer)
        told["problems"] = tuple(Problem(**problem) for problem in told["problems"])
        if errors(told["problems"]):
            raise DataError(told["problems"])
        return told
    reason = why.decode(errors="replace")
    if bounded.ended_for_want(child.returncode, reason):
        raise DataError([_heavy(path)])
    # Readers of workbooks fail in many ways on odd bytes. Why may repeat a cell: the
    # log is not told.
    _log.warning("reading broke off", extra={"code": child.returncode})
    raise DataError([Problem(file=path.name, code="broken", message=lines.BROKEN)])


def _heavy(path: Path) -> Problem:
    return Problem(file=path.name, code="too-heavy", message=lines.HEAVY)


def _cell(place: Place, problem: Problem) -> str:
    if problem.field and place.fields:
        return _of_field(place.fields, problem.field)
    row = problem.row
    if row is None or not 0 < row <= len(place.rows):
        return ""
    # What is said of a whole row is said at its first cell.
    column = place.columns.get(problem.field or "", "A")
    return f"{column}{place.rows[row - 1]}"


def _of_field(fields: Mapping[str, int], name: str) -> str:
    """Find the value of a field, or of the first field within it."""
    within = re.compile(rf"{re.escape(name)}(?:[.\[]|$)")
    row = next((row for path, row in fields.items() if within.match(path)), None)
    return f"B{row}" if row else ""
