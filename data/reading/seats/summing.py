"""The seats of a package, looked at and summed beside its tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pandas as pd

from data.cells import dates
from data.geography import countries
from data.reading.schema import DataError, Problem
from data.reading.seats import faults, grouping, lines, query, resource, rows
from data.reading.seats.rows import Rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch

Tables = Mapping[str, pd.DataFrame]
Sums = tuple[Rows, list[Problem]]  # the rows to add, and warnings
MOST_ROWS = 200_000_000


def summed(files: Sequence[str], tables: Tables, spill: Path) -> Sums:
    """Sum the seats of files, relative to where the process stands; DataError.

    `tables` hold a package's cells as text.
    """
    with query.connected(files, spill) as connection:
        with _refused(lines.NO_PARQUET, "no-parquet"):
            _look_at(connection, files)
            query.group(connection)
        return _summed(connection, tables, faults.by_rows)


def taken(groups: str, tables: Tables, spill: Path) -> Sums:
    """Sum the seats that a database has grouped into a file; otherwise as `summed`."""
    with query.connected([groups], spill) as connection:
        with _refused(lines.NO_TABLE, "other-type"):
            query.take(connection, groups)
        return _summed(connection, tables, faults.by_kinds)


def parts(files: Sequence[str], spill: Path) -> "Iterator[RecordBatch]":
    """Read the seats of files as they lie there, a part at a time; DataError."""
    with (
        query.connected(files, spill) as connection,
        _refused(lines.NO_PARQUET, "no-parquet"),
    ):
        _look_at(connection, files)
        yield from query.whole(connection)


def _look_at(connection: "DuckDBPyConnection", files: Sequence[str]) -> None:
    """Look at what files hold before rows are read; DataError where it is not ours."""
    shapes = [wrong for file in files for wrong in _shape(connection, file)]
    if shapes:
        raise DataError(shapes)
    if (count := query.row_count(connection, files)) > MOST_ROWS:
        _refuse(lines.too_many_rows(count, MOST_ROWS), "too-many-rows")
    query.look_at(connection, files)


@contextmanager
def _refused(message: str, code: str) -> Iterator[None]:
    """Say what DuckDB raises: it fails in many ways on odd bytes, and repeats them."""
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException:
        _refuse(lines.HEAVY, "too-heavy")
    except duckdb.Error:
        _refuse(message, code)


def _summed(
    connection: "DuckDBPyConnection", tables: Tables, counted: faults.Counted
) -> Sums:
    if query.kinds(connection) > grouping.MOST_KINDS:
        _refuse(lines.too_many_kinds(grouping.MOST_KINDS), "too-many-kinds")
    _know(connection, tables)
    if wrong := [*faults.found(connection, counted)]:
        raise DataError(wrong)
    events = tables["events"]
    source_of = dict(zip(events["event_id"], events["source_id"], strict=True))
    summed = rows.summed(connection, source_of)
    warnings = [*faults.blanks(connection)]
    if not summed.is_parted:
        message = lines.no_parts(rows.MOST_PARTS)
        warnings.append(
            Problem(
                file=resource.NAME, code="no-parts", message=message, level="warning"
            )
        )
    return summed, warnings


def _refuse(message: str, code: str) -> NoReturn:
    raise DataError([Problem(file=resource.NAME, code=code, message=message)])


def _shape(connection: "DuckDBPyConnection", file: str) -> Iterator[Problem]:
    """Hold the columns of one file against those that are read."""
    found = query.columns(connection, file)
    for name, kinds in query.COLUMNS.items():
        if name not in found:
            message = lines.lacks(name, kinds[0])
            yield Problem(file=file, field=name, code="missing-column", message=message)
        elif found[name] not in kinds:
            message = lines.other_type(found[name], kinds[0])
            yield Problem(file=file, field=name, code="other-type", message=message)
    for name in found.keys() - query.COLUMNS.keys():
        yield Problem(file=file, code="unknown-column", message=lines.unknown(name))


def _know(connection: "DuckDBPyConnection", tables: Tables) -> None:
    """Put beside the seats what their columns may name."""
    events, places = tables["events"], tables["places"]
    dated = [_dated(text) for text in events["date"]]
    columns = {
        "event_id": events["event_id"].to_list(),
        "mode": events["attendance_mode"].to_list(),
        "first": [days.start for days in dated],
        "last": [days.end for days in dated],
    }
    query.know(connection, "events", columns)
    numbered = places[places["place_id"].str.fullmatch("-?[0-9]{1,9}")]
    columns = {
        "place_id": [int(text) for text in numbered["place_id"]],
        "country": numbered["country"].to_list(),
    }
    query.know(connection, "places", columns)
    query.know(connection, "countries", {"country": [*countries.codes()]})
    query.know(connection, "roles", {"role": [*_roles()]})


def _dated(text: str) -> dates.Dated:
    try:
        return dates.parse(text)
    except ValueError:  # the check of the events says so
        return dates.UNDATED


def _roles() -> list[str]:
    fields: list[dict[str, Any]] = resource.shipped()["schema"]["fields"]
    (roles,) = (f["constraints"]["enum"] for f in fields if f["name"] == "role")
    return [*roles]
