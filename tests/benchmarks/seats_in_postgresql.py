"""Seats in a table of PostgreSQL: from its rows to a checked snapshot, once a change.

Seconds of ours are of the processor; those by the clock are of the whole, PostgreSQL's
grouping among them.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests import databases
from tests.benchmarks import seats
from tests.benchmarks.measure import Row
from tests.databases import Server

_SIZES = (1_000_000, 5_000_000)
_ONE_MORE = "INSERT INTO attendances SELECT * FROM attendances LIMIT 1"
_BLOCK = 1 << 20  # bytes


def rows() -> Iterator[Row]:
    """Measure each size: all that a start does, and all that one more seat causes."""
    if not databases.is_installed():
        sys.stderr.write(f"{databases.NOT_INSTALLED}; seats in it are left out\n")
        return
    with databases.running() as server:
        for size in _SIZES:
            with tempfile.TemporaryDirectory() as place:
                yield from _measured(server, Path(place), size)


def _measured(server: Server, place: Path, size: int) -> Iterator[Row]:
    name = _loaded(server, place, size)
    for when in ("grouped, copied, checked, kept", "after one more seat"):
        spent = seats.measured("start", server.url(name), place / "cache")
        what = f"{size:,} seats in PostgreSQL: {when}"
        yield Row(what=f"{what}, ours", ours=spent["ready"], unit="s")
        yield Row(what=f"{what}, by the clock", ours=spent["waited"], unit="s")
        with server.connected(name) as connection:
            connection.execute(_ONE_MORE)


def _loaded(server: Server, place: Path, size: int) -> str:
    """Put a package of so many seats into a new database."""
    text = place / "seats.csv"
    name = server.load(_without_rows(place, size, text))
    with (
        server.connected(name) as connection,
        connection.cursor() as cursor,
        text.open("rb") as file,
    ):
        with cursor.copy("COPY attendances FROM STDIN (FORMAT csv)") as copy:
            while part := file.read(_BLOCK):
                copy.write(part)
        cursor.execute("VACUUM ANALYZE attendances")
    return name


def _without_rows(place: Path, size: int, text: Path) -> Path:
    """Write so many seats as CSV, and their package with none."""
    import duckdb

    full, bare = place / "full", place / "bare"
    seats.write(full, size)
    shutil.copytree(full, bare)
    with duckdb.connect() as connection:
        for file in seats.NAMES:
            none = f"FROM '{full / file}' LIMIT 0"
            connection.execute(f"COPY ({none}) TO '{bare / file}' (FORMAT parquet)")
        every = f"FROM '{full / 'attendances' / '*.parquet'}'"
        connection.execute(f"COPY ({every}) TO '{text}' (FORMAT csv, HEADER false)")
    return bare
