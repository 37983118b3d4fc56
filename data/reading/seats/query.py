"""One DuckDB over the files of seats, which may read these files and nothing else."""

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.reading.seats import grouping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatchReader

MEMORY, _SPILL, _MOST_THREADS = "256MB", "4GB", 4
# What each column may be written as; Parquet of pandas has whole numbers as DOUBLE
# where some are NULL, that of Snowflake as DECIMAL without a fraction.
_TEXT = ("VARCHAR",)
_WHOLE = (
    *("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "DOUBLE"),
    *("UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT"),
    "DECIMAL",
)
_NO_FRACTION = re.compile(r"DECIMAL\(\d+,0\)")
_OTHERS = {"city": _WHOLE, "day": ("DATE",), "weight": _WHOLE}
COLUMNS = {name: _OTHERS.get(name, _TEXT) for name in grouping.COLUMNS}
# What the groups of a database are written as: as PostgreSQL writes CSV, where '' has
# quotes and NULL has none.
_AS_WRITTEN = (
    "auto_detect = false, header = true, nullstr = '', allow_quoted_nulls = false, "
    "delim = ',', quote = '\"', escape = '\"', new_line = '\\n', parallel = false"
)


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
    return {name: _NO_FRACTION.sub("DECIMAL", kind) for name, kind, *_ in found}


def look_at(connection: "DuckDBPyConnection", files: Sequence[str]) -> None:
    """Name the rows of files as the table of seats, and where each of them stands.

    A column has a type in which every file's values are what they are.
    """
    names = ", ".join(grouping.COLUMNS)
    connection.execute(
        f"CREATE TEMP VIEW {grouping.TABLE} AS SELECT {names}, "  # noqa: S608
        "filename, file_index, file_row_number "
        f"FROM read_parquet({_listed(files)}, hive_partitioning = false, "
        "union_by_name = true)"
    )


def group(connection: "DuckDBPyConnection") -> None:
    """Sum the rows that are alike, once: table `groups`."""
    connection.execute(f"CREATE TEMP TABLE groups AS {grouping.grouped('duckdb')}")


def take(connection: "DuckDBPyConnection", file: str) -> None:
    """Read the groups that a database has made: table `groups`."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in grouping.GROUPS.items())
    connection.execute(
        "CREATE TEMP TABLE groups AS "
        f"FROM read_csv('{file}', columns = {{{types}}}, {_AS_WRITTEN})"
    )


def whole(connection: "DuckDBPyConnection") -> "RecordBatchReader":
    """Read all rows, a part at a time, whole numbers as such."""
    names = ", ".join(
        f"CAST({name} AS BIGINT)" if kinds == _WHOLE else name
        for name, kinds in COLUMNS.items()
    )
    return connection.execute(f"SELECT {names} FROM {grouping.TABLE}").to_arrow_reader()  # noqa: S608


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
