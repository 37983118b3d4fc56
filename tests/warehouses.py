"""How seats are grouped, written once in Ibis and compiled for each engine.

`python -m tests.warehouses` writes the statements beside `grouping.py` anew. Programs
and server read these files and never load Ibis.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.operations as ops
from ibis import _
from ibis.backends.sql import compilers

from data.reading.seats import grouping

Expression = Any
COMPILERS = {
    "bigquery": compilers.BigQueryCompiler,
    "clickhouse": compilers.ClickHouseCompiler,
    "duckdb": compilers.DuckDBCompiler,
    "postgresql": compilers.PostgresCompiler,
    "snowflake": compilers.SnowflakeCompiler,
    "spark": compilers.PySparkCompiler,
    "trino": compilers.TrinoCompiler,
}
# A weight and a city may be numbers of any type: no engine is to cast them.
_TYPES = {"city": "decimal", "day": "date", "weight": "decimal"}
_KIND = ("event", "country", "city", "role", "mode")


def _floor(number: Any) -> Any:
    """Stand for the engine's own: that of Ibis casts, and a cast may round or fail."""
    raise NotImplementedError


_whole_part = ibis.udf.scalar.builtin(
    _floor, name="floor", signature=(("decimal",), "decimal")
)


def seats(dialect: str) -> Expression:
    """Name the rows of seats, each with its weight as a whole number, or NULL."""
    # Names that nobody has quoted are upper case in Snowflake.
    named = str.upper if dialect == "snowflake" else str
    types = {named(name): _TYPES.get(name, "string") for name in grouping.COLUMNS}
    rows = ibis.table(types, name=named(grouping.TABLE))
    columns = {name: rows[named(name)] for name in grouping.COLUMNS}
    weight = columns["weight"]
    # Compared with 0: a NaN equals itself, and lies in no bounds that files state.
    rest = weight - _whole_part(weight)
    is_whole = weight.between(0, 999_999_999) & (rest == 0)
    return rows.select(**columns, whole=ibis.cases((is_whole, weight.cast("int64"))))


def grouped(rows: Expression) -> Expression:
    """Sum rows that are alike but for their day, and count those of a weight none has.

    Columns as in `grouping.GROUPS`.
    """
    odd_weight = ibis.cases((rows.whole.isnull(), rows.weight.cast("string")))
    return rows.group_by(*_KIND).agg(
        rows=_.count(),
        seats=_.whole.sum(),
        first_day=_.day.min(),
        last_day=_.day.max(),
        dayless=_.count() - _.day.count(),
        odd=_.count() - _.whole.count(),
        odd_weight=odd_weight.min(),
    )


def compact(rows: Expression) -> Expression:
    """Sum rows that are alike into one, of the same columns.

    The weight is NULL, which the check refuses, where any of theirs is no weight.
    """
    # Engines sum into wider types, which Ibis does not know: it would leave a cast out.
    weight = ops.Cast(rows.whole.sum(), to="int64").to_expr()
    is_sound = rows.count() == rows.whole.count()
    return rows.group_by(*_KIND, "day").agg(weight=ibis.cases((is_sound, weight)))


def compiled(expression: Expression, dialect: str) -> str:
    """Write an expression in the SQL of a dialect."""
    compiler = COMPILERS[dialect]()
    tree = compiler.to_sqlglot(expression)
    return f"{tree.sql(dialect=compiler.dialect, pretty=True)}\n"


def statements() -> Iterator[tuple[Path, str]]:
    """List each file of `grouping.py`, and what it has to hold."""
    for engine in grouping.ENGINES:
        yield grouping.path("grouped", engine), compiled(grouped(seats(engine)), engine)
    for name in grouping.WAREHOUSES:
        yield grouping.path("compact", name), compiled(compact(seats(name)), name)


if __name__ == "__main__":
    for file, text in statements():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
