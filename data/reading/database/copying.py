"""A package copied out of a database into a folder, as one transaction sees it."""

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

if TYPE_CHECKING:
    from psycopg import Connection

_LOCKED = ", ".join(map(quoted, (DESCRIBED, *TABLES)))
# Tables are held before anything is read: rows that TRUNCATE or DROP takes out are gone
# for transactions that began before, too.
_BEGIN = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "SET LOCAL datestyle TO 'ISO'",
    "SET LOCAL lock_timeout TO '60s'",
    f"LOCK TABLE {_LOCKED} IN ACCESS SHARE MODE",
)


def copy(database: Database, folder: Path) -> None:
    """Write the files of the package that a database holds; Away, DataError."""
    with line.connected(database, line.COPY_S) as connection:
        for statement in _BEGIN:
            connection.execute(statement)
        found = connection.execute(
            f"SELECT descriptor, readme FROM {quoted(DESCRIBED)}"  # noqa: S608
        ).fetchone()
        if found is None:
            raise line.refusal(database, "no-package", lines.EMPTY)
        for name, text in zip((DESCRIPTOR, README), found, strict=True):
            if text is not None:
                (folder / name).write_bytes(text.encode())
        for table in TABLES:
            _copy(connection, table, folder / f"{table}.csv")
        connection.execute("COMMIT")


def _copy(connection: "Connection[Any]", table: str, path: Path) -> None:
    """Write a table as CSV, its cells as PostgreSQL words them, in order."""
    columns = ", ".join(f"{quoted(c)}::text AS {quoted(c)}" for c in TABLES[table])
    rows = f"SELECT {columns} FROM {quoted(table)} ORDER BY {POSITION}, {KEYS[table]}"  # noqa: S608
    with (
        path.open("wb") as file,
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({rows}) TO STDOUT (FORMAT csv, HEADER)") as parts,
    ):
        for part in parts:
            file.write(part)
