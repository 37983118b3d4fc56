"""The one door to a package: a folder, workbook, zip or database, as a folder."""

import json
import logging
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from data.reading import bounded, published
from data.reading.database import copying
from data.reading.database.address import Database, Where
from data.reading.schema import DataError, Problem, errors
from data.reading.workbook import lines
from data.reading.workbook.sheets import Place

_PREFIX = "outreach-package-"
_MOST_SECONDS = 90
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A package as a folder of files, and where in a workbook they stand."""

    folder: Path
    places: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def located(self, problems: Iterable[Problem]) -> list[Problem]:
        """Name sheet and cell of what is wrong, where the package is a workbook."""
        return [self._located(problem) for problem in problems]

    def _located(self, problem: Problem) -> Problem:
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
        places, problems = _unpacked(path, folder)
        if errors(problems):
            raise DataError(problems)
        yield Opened(folder=folder, places=places, warnings=tuple(problems))


def _unpacked(path: Path, folder: Path) -> tuple[dict[str, Place], list[Problem]]:
    module = "data.reading.workbook.unpack"
    with bounded.started(module, str(path), str(folder)) as child:
        try:
            answer, why = child.communicate(timeout=_MOST_SECONDS)
        except subprocess.TimeoutExpired:
            return {}, [_heavy(path)]
        finally:
            child.kill()
    if child.returncode == 0:
        told = json.loads(answer)
        places = {file: Place(**place) for file, place in told["places"].items()}
        return places, [Problem(**problem) for problem in told["problems"]]
    reason = why.decode(errors="replace")
    if bounded.ended_for_want(child.returncode, reason):
        return {}, [_heavy(path)]
    # Readers of workbooks fail in many ways on odd bytes. Why may repeat a cell: the
    # log is not told.
    _log.warning("reading broke off", extra={"code": child.returncode})
    return {}, [Problem(file=path.name, code="broken", message=lines.BROKEN)]


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
