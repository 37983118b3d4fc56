"""One DuckDB over the files of seats, which may read these files and nothing else."""

import os
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

MEMORY, _SPILL, _MOST_THREADS = "256MB", "4GB", 4
# What each column may be written as; Parquet of pandas has whole numbers as DOUBLE
# where some are NULL.
_TEXT = ("VARCHAR",)
_WHOLE = (
    *("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "DOUBLE"),
    *("UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT"),
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "event": _TEXT,
    "country": _TEXT,
    "city": _WHOLE,
    "role": _TEXT,
    "mode": _TEXT,
    "day": ("DATE",),
    "weight": _WHOLE,
}
_GROUPED = """
CREATE TEMP TABLE groups AS
SELECT event, country, city, role, mode,
    count(*) AS rows,
    sum(TRY_CAST(weight AS BIGINT)) AS seats,
    min(day) AS first_day, max(day) AS last_day, count_if(day IS NULL) AS dayless,
    count_if(weight IS NULL OR NOT weight BETWEEN 0 AND 999999999
        OR weight <> floor(weight)) AS odd
FROM seats GROUP BY ALL
"""


@contextmanager
def connected(files: Sequence[str], spill: Path) -> "Iterator[DuckDBPyConnection]":
    """Lend a connection that reads these files, relative to where the process stands.

    It knows no network, no extension, no other file, and takes bounded memory.
    """
    import duckdb

    config: dict[str, Any] = {
        "memory_limit": MEMORY,
        "threads": min(_MOST_THREADS, os.cpu_count() or 1),
        "temp_directory": str(spill),
        "max_temp_directory_size": _SPILL,
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    with duckdb.connect(":memory:", config=config) as connection:
        connection.execute(f"SET allowed_paths = {_listed(files)}")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def _listed(files: Sequence[str]) -> str:
    """List files in SQL: their names are plain, as `resource.files` has them."""
    return "[" + ", ".join(f"'{file}'" for file in files) + "]"


def row_count(connection: "DuckDBPyConnection", files: Sequence[str]) -> int:
    """Count rows as the files' own footers state them."""
    asked = "SELECT sum(num_rows) FROM parquet_file_metadata($files)"
    ((count,),) = connection.execute(asked, {"files": [*files]}).fetchall()
    return int(count)


def columns(connection: "DuckDBPyConnection", file: str) -> dict[str, str]:
    """Read the names and types of a file's columns."""
    asked = "DESCRIBE SELECT * FROM read_parquet($file, hive_partitioning = false)"
    found = connection.execute(asked, {"file": file}).fetchall()
    return {name: kind for name, kind, *_ in found}


def group(connection: "DuckDBPyConnection", files: Sequence[str]) -> None:
    """Sum the rows that are alike, once: table `groups`; `seats` are the rows."""
    names = ", ".join(COLUMNS)
    connection.execute(
        f"CREATE TEMP VIEW seats AS SELECT {names}, "  # noqa: S608
        "filename, file_index, file_row_number "
        f"FROM read_parquet({_listed(files)}, hive_partitioning = false)"
    )
    connection.execute(_GROUPED)


def kinds(connection: "DuckDBPyConnection") -> int:
    """Count the kinds of rows that were grouped."""
    ((count,),) = connection.execute("SELECT count(*) FROM groups").fetchall()
    return int(count)


def know(
    connection: "DuckDBPyConnection", table: str, columns: Mapping[str, Sequence[Any]]
) -> None:
    """Put a small table beside the seats, such as the events."""
    import pyarrow as pa

    types = {"place_id": pa.int64(), "first": pa.date32(), "last": pa.date32()}
    arrays = {
        name: pa.array(values, types.get(name, pa.string()))
        for name, values in columns.items()
    }
    connection.register(table, pa.table(arrays))
