"""Nobody who reads ever sees half a change, whatever is written meanwhile."""

import random
from collections.abc import Mapping
from threading import Event, Thread
from typing import Any

import pytest

from data.reading.opening import opened
from data.reading.package import CURATED, read_tables
from data.reading.schema import KEYS, TABLES
from tests.databases import Connection, Server, script

TOTAL = 1_000
_READERS, _READS = 3, 12
_NOTED = ("series", "sources")  # read before and after the claims
Counts = Mapping[str, int]


def _moved() -> tuple[str, str]:
    """Name two claims of different events, between which numbers move."""
    claims = read_tables(CURATED)["claims"]
    one, other = claims[claims["measure"] == "attendances"]["claim_id"].iloc[:2]
    return str(one), str(other)


ONE, OTHER = _moved()
_WRITE = (
    "UPDATE claims SET low = %(n)s, best = %(n)s, high = %(n)s, size_text = %(n)s::text"
    " WHERE claim_id = %(claim)s"
)


def move(connection: Connection, low: int) -> None:
    """Divide TOTAL anew between both, a row at a time, and note it in other tables."""
    connection.execute("BEGIN")
    for claim, count in ((ONE, low), (OTHER, TOTAL - low)):
        connection.execute(_WRITE, {"n": count, "claim": claim})
    for table in _NOTED:
        connection.execute(f"UPDATE {table} SET note = %s", (str(low),))  # noqa: S608
    connection.execute("COMMIT")


def anew(connection: Connection, way: str) -> None:
    """Take every row out, some tables with them, and put all back."""
    names = ", ".join(TABLES)
    connection.execute("BEGIN")
    for table in TABLES:
        connection.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608
    if way == "drop":
        connection.execute(f"DROP TABLE {names}")
        ddl = script().removeprefix("BEGIN;\n").removesuffix("COMMIT;\n")
        connection.execute(ddl)
    elif way == "truncate":
        connection.execute(f"TRUNCATE {names}")
    else:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for table, columns in TABLES.items():
        listed = ", ".join(f'"{name}"' for name in (*columns, "position"))
        connection.execute(
            f"INSERT INTO {table} ({listed}) SELECT {listed} FROM kept_{table}"  # noqa: S608
        )
        connection.execute(f"DROP TABLE kept_{table}")
    connection.execute("COMMIT")


def write(connection: Connection, way: str, ended: Event) -> None:
    draw = random.Random(1)  # noqa: S311
    while not ended.is_set():
        move(connection, draw.randrange(TOTAL))
        if way != "rows":
            anew(connection, way)


def look(database: Any) -> tuple[Counts, int, int]:
    """Count the rows of every table, and read what the two claims say."""
    with opened(database) as package:
        tables = read_tables(package.folder)
    low = tables["claims"].set_index(KEYS["claims"])["low"]
    noted = {note for table in _NOTED for note in tables[table]["note"]}
    assert noted == {str(low[ONE])}
    rows = {name: len(table) for name, table in tables.items()}
    return rows, int(low[ONE]), int(low[OTHER])


@pytest.mark.parametrize("way", ["rows", "delete", "truncate", "drop"])
def test_no_reader_ever_sees_half_a_change(way: str, postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    rows = {table: len(of) for table, of in read_tables(CURATED).items()}
    ended, seen = Event(), list[tuple[Counts, int, int]]()
    with postgresql.connected(name) as connection:
        move(connection, 0)
        writer = Thread(target=write, args=(connection, way, ended))
        writer.start()
        readers = [
            Thread(
                target=lambda: seen.extend(
                    look(postgresql.at(name)) for _ in range(_READS)
                )
            )
            for _ in range(_READERS)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        ended.set()
        writer.join()
    assert len(seen) == _READERS * _READS  # nobody was refused
    assert {one + other for _, one, other in seen} == {TOTAL}
    assert all(counted == rows for counted, _, _ in seen)
    assert len({one for _, one, _ in seen}) > 5  # and it did move meanwhile
