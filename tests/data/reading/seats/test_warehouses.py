"""Statements are what Ibis compiles, and rows made fewer come to the same numbers."""

import datetime as dt
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import sqlglot
from pyarrow import parquet
from sqlglot import expressions

from components.live import current
from data.checking.check import check_package, load_checked
from data.reading.package import Dataset
from data.reading.seats import grouping
from tests import seated, warehouses
from tests.data.reading.seats.test_faults import tables
from tests.databases import Server
from tests.generated import Row
from tests.seated import seat
from tests.warehouses import COMPILERS, compact, compiled, seats
from tests.workbook.test_again import figures

FILE = "seats.parquet"
STATEMENTS = dict(warehouses.statements())
ODD = {"fraction": 2.5, "nan": float("nan"), "negative": -1, "heavy": 1e9, "null": None}
POSTGRESQL = (
    "CREATE TEMP TABLE attendances (event text, country text, city integer, role text,"
    " mode text, day date, weight float8, name text)"
)
FROM_WHERE = re.compile(rb"attendances, [0-9,]+ rows?")


def drawn_seats(count: int, seed: int) -> list[Row]:
    """Draw seats of which everything that may be NULL is, alone and together."""
    draw = random.Random(seed)  # noqa: S311
    days = (None, dt.date(2020, 4, 17), dt.date(2020, 4, 18))
    return [
        seat(
            draw.choice("abc"),
            country=draw.choice((None, "KEN", "UGA")),
            city=draw.choice((None, 184745, 7)),
            mode=draw.choice((None, "online", "onsite")),
            role=draw.choice(("attendees", "chair")),
            day=draw.choice(days),
            weight=draw.choice((0, 1, 1, 2, 999_999_999)),
        )
        for _ in range(count)
    ]


def counted(rows: list[Row]) -> dict[tuple[Any, ...], int]:
    """Add rows that are alike up, one by one."""
    came: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        *kind, weight = (row[name] for name in seated.COLUMNS)
        came[tuple(kind)] += weight
    return dict(came)


def by_duckdb(rows: list[Row], path: Path) -> list[Row]:
    """Run the statement of DuckDB over seats that have a name, too, into a file."""
    columns = {**seated.COLUMNS, "weight": pa.float64(), "name": pa.string()}
    named = [{**row, "name": f"guest {number}"} for number, row in enumerate(rows)]
    with duckdb.connect() as connection:
        table = pa.Table.from_pylist(named, pa.schema([*columns.items()]))
        connection.register("attendances", table)
        asked = f"COPY ({grouping.compact('duckdb')}) TO '{path}' (FORMAT parquet)"
        connection.execute(asked)
    found = parquet.read_table(path)
    assert found.column_names == [*seated.COLUMNS]
    assert found.schema.field("weight").type == pa.int64()
    rows_found: list[Row] = found.to_pylist()
    return rows_found


def by_postgresql(rows: list[Row], server: Server) -> list[tuple[Any, ...]]:
    """Run the same over the same in PostgreSQL, weights as numbers of any kind."""
    names = (*seated.COLUMNS, "name")
    with server.connected("postgres") as connection:
        connection.execute(POSTGRESQL)
        with connection.cursor() as cursor:
            asked = f"COPY attendances ({', '.join(names)}) FROM STDIN"
            with cursor.copy(asked) as copy:
                for row in rows:
                    copy.write_row([*(row[name] for name in seated.COLUMNS), "guest"])
        statement = compiled(compact(seats("postgresql")), "postgresql")
        found = connection.execute(statement.encode())
        assert [column.name for column in found.description or ()] == [*seated.COLUMNS]
        return found.fetchall()


def of_each(rows: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], Any]:
    each = {row[:-1]: row[-1] for row in rows}
    assert len(each) == len(rows)
    return each


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_each_file_is_what_the_expression_compiles_to(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert written == STATEMENTS[path], "run `python -m tests.warehouses`"


def test_no_other_statement_lies_there() -> None:
    folder = grouping.path("grouped", "duckdb").parents[1]
    assert {path for path in folder.rglob("*") if path.is_file()} == {*STATEMENTS}


@pytest.mark.parametrize("name", grouping.WAREHOUSES)
def test_a_warehouse_reads_and_gives_the_seven_columns_and_no_other(name: str) -> None:
    (tree,) = sqlglot.parse(grouping.compact(name), read=name)
    assert isinstance(tree, expressions.Select)
    assert tree.named_selects == [*seated.COLUMNS]
    assert [each.name.lower() for each in tree.find_all(expressions.Table)] == [
        "attendances"
    ]
    read = {column.name.lower() for column in tree.find_all(expressions.Column)}
    assert read == {*seated.COLUMNS, "whole"}
    assert not [*tree.find_all(expressions.Placeholder)]
    assert [*tree.find_all(expressions.Star)] == [
        count.this for count in tree.find_all(expressions.Count) if count.this.is_star
    ]


def test_there_is_a_compiler_for_each_statement() -> None:
    assert {*grouping.WAREHOUSES, *grouping.ENGINES} == {*COMPILERS}


@pytest.mark.parametrize(("count", "seed"), [(0, 0), (1, 1), (3_000, 2)])
def test_rows_alike_become_one_and_what_is_null_stays_apart(
    count: int, seed: int, postgresql: Server, tmp_path: Path
) -> None:
    rows = drawn_seats(count, seed)
    found = by_duckdb(rows, tmp_path / FILE)
    assert of_each([tuple(row.values()) for row in found]) == counted(rows)
    assert of_each(by_postgresql(rows, postgresql)) == counted(rows)
    if count > 1:
        assert max(counted(rows).values()) > 2**32
        assert sum(None in kind for kind in counted(rows)) > 100


@pytest.mark.parametrize("name", ODD)
def test_a_weight_that_is_none_is_refused_after_as_before(
    name: str, postgresql: Server, tmp_path: Path
) -> None:
    rows = [seat("a", weight=1.0), seat("a", weight=ODD[name]), seat("c", weight=2.0)]
    columns = {**seated.COLUMNS, "weight": pa.float64()}
    seated.write(tmp_path, tables(), path=FILE)
    seated.put(tmp_path / FILE, rows, columns)
    before = check_package(tmp_path)
    found = by_duckdb(rows, tmp_path / FILE)
    for problems in (before, check_package(tmp_path)):
        wrong = [p for p in problems if p.level == "error"]
        assert [(p.field, p.code) for p in wrong] == [("weight", "bad-weight")]
    came = {row["event"]: row["weight"] for row in found}
    assert came == {"a": None, "c": 2}
    assert {row[0]: row[-1] for row in by_postgresql(rows, postgresql)} == came


def tables_of(dataset: Dataset) -> list[Any]:
    """Take the tables that seats are summed into, without the count of their rows."""
    frames = (dataset.claims, dataset.participation)
    return [frame.drop(columns="locator").to_dict("records") for frame in frames]


def test_a_package_of_fewer_rows_has_the_same_figures(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = seated.tables(12, seed=3)
    rows = seated.seats(drawn, 3_000, seed=4)
    folders = [
        seated.write(tmp_path / name, drawn, path=FILE)
        for name in ("all", "duckdb", "postgresql")
    ]
    seated.put(folders[0] / FILE, rows)
    fewer = by_duckdb(rows, folders[1] / FILE)
    told = by_postgresql(rows, postgresql)
    again = [dict(zip(seated.COLUMNS, row, strict=True)) for row in told]
    seated.put(folders[2] / FILE, again)
    assert len(fewer) == len(again) < len(rows) * 0.7
    found = []
    for folder in folders:
        assert [p.code for p in check_package(folder)] == ["not-stated"]
        monkeypatch.setenv("OUTREACH_DATA", str(folder))
        current.forget()
        version = current.dataset().version.encode()
        bodies = {
            key: FROM_WHERE.sub(b"", body.replace(version, b""))
            for key, body in figures(["", "country=KEN&period=2010/2020"]).items()
        }
        found.append((tables_of(load_checked(folder)), bodies))
    current.forget()
    (tables_of_all, figures_of_all), *others = found
    assert len(tables_of_all[0]) > 12
    assert len({*figures_of_all.values()}) > 20
    for other in others:
        assert other == (tables_of_all, figures_of_all)
