"""A package copied out of a database into a folder, as one transaction sees it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.reading.database import line, lines
from data.reading.database.address import Database
from data.reading.database.tables import (
    DESCRIBED,
    POSITION,
    README,
    quoted,
)
from data.reading.schema import DESCRIPTOR, KEYS, TABLES
from data.reading.seats import grouping, resource

if TYPE_CHECKING:
    from psycopg import Connection

# Tables are held before anything is read: rows that TRUNCATE or DROP takes out are gone
# for transactions that began before, too.
_BEGIN = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "SET LOCAL datestyle TO 'ISO'",
    "SET LOCAL lock_timeout TO '60s'",
    "SET LOCAL jit TO off",  # of a million seats it takes longer than the grouping
    "LOCK TABLE {} IN ACCESS SHARE MODE",
)


def copy(database: Database, folder: Path) -> None:
    """Write the files of the package that a database holds; Away, DataError.

    Seats, where it lists some, are grouped there: `grouping.FILE` has the groups.
    """
    with line.connected(database) as connection:
        with line.within(database, connection, line.COPY_S):
            _begin(database, connection, folder)
            for table in TABLES:
                _write(connection, _rows(table), folder / f"{table}.csv")
        if resource.is_in(folder):
            with line.within(database, connection, line.GROUP_S):
                _write(connection, _groups(), folder / grouping.FILE)


def _begin(database: Database, connection: "Connection[Any]", folder: Path) -> None:
    """Begin the transaction, and write what the package says of itself."""
    descriptor, readme = _held(database, connection, (DESCRIBED, *TABLES))
    (folder / DESCRIPTOR).write_bytes(descriptor.encode())
    if resource.is_in(folder):
        connection.execute("ROLLBACK")
        every = (DESCRIBED, *TABLES, grouping.TABLE)
        descriptor, readme = _held(database, connection, every)
        (folder / DESCRIPTOR).write_bytes(descriptor.encode())
    if readme is not None:
        (folder / README).write_bytes(readme.encode())


def _held(
    database: Database, connection: "Connection[Any]", tables: Iterable[str]
) -> tuple[str, str | None]:
    """Hold tables from here on, and read the descriptor and the readme."""
    names = ", ".join(map(quoted, tables))
    for statement in _BEGIN:
        connection.execute(statement.format(names))
    found = connection.execute(
        f"SELECT descriptor, readme FROM {quoted(DESCRIBED)}"  # noqa: S608
    ).fetchone()
    if found is None:
        raise line.refusal(database, "no-package", lines.EMPTY)
    return found[0], found[1]


def _rows(table: str) -> str:
    """Ask for a table, its cells as PostgreSQL words them, in order."""
    columns = ", ".join(f"{quoted(c)}::text AS {quoted(c)}" for c in TABLES[table])
    return f"SELECT {columns} FROM {quoted(table)} ORDER BY {POSITION}, {KEYS[table]}"  # noqa: S608


def _groups() -> str:
    """Ask for groups: one more than are read, where there are more; so it is known."""
    return f"{grouping.grouped('postgresql')} LIMIT {grouping.MOST_KINDS + 1}"


def _write(connection: "Connection[Any]", asked: str, path: Path) -> None:
    """Write what is asked for as CSV."""
    with (
        path.open("wb") as file,
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({asked}) TO STDOUT (FORMAT csv, HEADER)") as parts,
    ):
        for part in parts:
            file.write(part)
