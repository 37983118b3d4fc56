"""How seats are grouped: statements that Ibis compiled, `tests/warehouses.py`.

Rows lie in `attendances`; rows that are alike become one of `groups`, of which there
are few. Warehouses make of them rows of the same columns, of which there are fewer.
"""

from pathlib import Path

ENGINES = ("duckdb", "postgresql")
WAREHOUSES = ("bigquery", "clickhouse", "duckdb", "snowflake", "spark", "trino")
TABLE = "attendances"
# Where the groups of a database lie in a package's folder: seats of packages are
# Parquet, so it is the path of none.
FILE = f"{TABLE}.groups.csv"
MOST_KINDS = 2_000_000
COLUMNS = ("event", "country", "city", "role", "mode", "day", "weight")
# What groups have, as DuckDB reads them. A city that is no whole number is no city.
GROUPS = {
    "event": "VARCHAR",
    "country": "VARCHAR",
    "city": "DOUBLE",
    "role": "VARCHAR",
    "mode": "VARCHAR",
    "rows": "BIGINT",
    "seats": "HUGEINT",
    "first_day": "DATE",
    "last_day": "DATE",
    "dayless": "BIGINT",
    "odd": "BIGINT",  # rows of a weight that none may have, of which one is
    "odd_weight": "VARCHAR",
}


def grouped(engine: str) -> str:
    """Read the statement by which one of the engines makes groups of the rows."""
    return path("grouped", engine).read_text(encoding="utf-8")


def compact(warehouse: str) -> str:
    """Read the statement by which a warehouse makes rows that are alike one row."""
    return path("compact", warehouse).read_text(encoding="utf-8")


def path(what: str, dialect: str) -> Path:
    """Name the file of a statement."""
    return Path(__file__).parent / "sql" / what / f"{dialect}.sql"
