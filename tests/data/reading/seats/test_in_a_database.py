"""Seats in a table of PostgreSQL come to what the same seats in Parquet come to."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from components.commands.main import main
from components.words import command as words
from data.checking.check import check_package, load_checked
from data.reading.database import copying, line
from data.reading.database.line import Away
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, DataError
from data.reading.seats import grouping, lines, printed, resource, summing
from tests import seated
from tests.data.reading.seats import test_faults
from tests.data.reading.seats.test_faults import FILE, WRONG, tables
from tests.databases import READER, Connection, Server
from tests.seated import seat

NULLS = {"country": 5, "city": 3, "mode": 2, "day": 7}
FREED = (
    "ALTER TABLE attendances DROP CONSTRAINT attendances_role_check,"
    " DROP CONSTRAINT attendances_mode_check,"
    " DROP CONSTRAINT attendances_weight_check,"
    " DROP CONSTRAINT attendances_weight_check1,"
    " ALTER event DROP NOT NULL, ALTER role DROP NOT NULL, ALTER weight DROP NOT NULL"
)
TOTAL = 1_000


def put(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Insert seats into their table."""
    names = ", ".join(seated.COLUMNS)
    values = ", ".join(f"%({name})s" for name in seated.COLUMNS)
    with connection.cursor() as cursor:
        asked = f"INSERT INTO attendances ({names}) VALUES ({values})"  # noqa: S608
        cursor.executemany(asked, rows)


@pytest.fixture
def name(postgresql: Server, tmp_path: Path) -> str:
    """Load a package with one seat at each of two events."""
    folder = seated.write(tmp_path / "p", tables(), path=FILE)
    seated.put(folder / FILE, [seat("a", country="KEN"), seat("b", country="KEN")])
    return postgresql.load(folder)


@pytest.mark.parametrize(("events", "count", "seed"), [(3, 30, 1), (40, 2_000, 2)])
def test_the_same_seats_come_to_the_same_rows(
    events: int, count: int, seed: int, postgresql: Server, tmp_path: Path
) -> None:
    drawn = seated.tables(events, seed=seed)
    seats = seated.seats(drawn, count, seed=seed)
    for number, one in enumerate(seats):
        one["weight"] = (1, 0, 3, 1_000_003)[number % 4]
    for column, every in NULLS.items():
        for one in seats[::every]:
            one[column] = None
            if column == "country":
                one["city"] = None
    paths = ["seats/a.parquet", "seats/b.parquet"]
    folder = seated.write(tmp_path, drawn, path=paths)
    seated.put(folder / paths[0], seats[:10])
    seated.put(folder / paths[1], seats[10:])
    database = postgresql.at(postgresql.load(folder))
    assert load_checked(database) == load_checked(folder)
    in_table, in_files = check_package(database), check_package(folder)
    assert in_table == in_files
    assert [problem.code for problem in in_table] == ["not-stated"]


def test_a_broken_rule_is_told_by_the_same_code(
    postgresql: Server, name: str, tmp_path: Path
) -> None:
    rows = [row for row, *_ in WRONG.values()]
    in_files = test_faults.lines(tmp_path / "files", seat("a"), *rows)
    with postgresql.connected(name) as connection:
        connection.execute(FREED)
        put(connection, rows)
    in_table = check_package(postgresql.at(name))
    assert [(p.field, p.code) for p in in_table] == [
        (p.field, p.code) for p in in_files
    ]
    assert {(p.file, p.row, p.level) for p in in_table} == {
        ("attendances", None, "error")
    }
    assert len(in_table) > 8


@pytest.mark.parametrize(
    "kind", ["unknown-event", "no-role", "blank-country", "other-country", "day-after"]
)
def test_how_many_rows_and_the_first_kind_are_told(
    kind: str, postgresql: Server, name: str
) -> None:
    row, field, said = WRONG[kind]
    with postgresql.connected(name) as connection:
        connection.execute(FREED)
        put(connection, [row] * 3)
    (problem,) = check_package(postgresql.at(name))
    assert problem.field == field
    cells = {column: row[column] for column in ("event", "country", "city", "role")}
    first = ", ".join(
        f"{column} {lines.value(None if cell is None else str(cell))}"
        for column, cell in cells.items()
    )
    assert f"among 3 rows (first those of {first}, mode" in problem.message
    assert f"): {said}" in problem.message


@pytest.mark.parametrize(
    ("change", "weight", "said"),
    [
        ("ALTER weight TYPE numeric", "2.5", "'2.5' is no whole number"),
        ("ALTER weight TYPE float8", "NaN", "'NaN' is no whole number"),
        ("ALTER weight TYPE bigint", "7000000000", "'7000000000' is no whole number"),
    ],
)
def test_a_weight_that_is_no_whole_number_is_never_rounded(
    change: str, weight: str, said: str, postgresql: Server, name: str
) -> None:
    with postgresql.connected(name) as connection:
        connection.execute(FREED)
        connection.execute(f"ALTER TABLE attendances {change}")
        put(connection, [seat("a", weight=weight), seat("a", weight=5)])
    (problem,) = check_package(postgresql.at(name))
    assert problem.code == "bad-weight"
    assert said in problem.message


@pytest.mark.parametrize(
    ("kind", "city", "code"),
    [("numeric", "184745.5", "unknown-city"), ("text", "Nairobi", "other-type")],
)
def test_a_city_of_another_type_is_no_other_city(
    kind: str, city: str, code: str, postgresql: Server, name: str
) -> None:
    with postgresql.connected(name) as connection:
        connection.execute(f"ALTER TABLE attendances ALTER city TYPE {kind}")
        put(connection, [seat("a", country="KEN", city=city)])
    (problem,) = check_package(postgresql.at(name))
    assert (problem.file, problem.code) == ("attendances", code)


def test_a_weight_of_another_type_is_told(postgresql: Server, name: str) -> None:
    with postgresql.connected(name) as connection:
        connection.execute(FREED)
        connection.execute("ALTER TABLE attendances ALTER weight TYPE text")
    with pytest.raises(DataError, match="its tables are of another version"):
        load_checked(postgresql.at(name))


def test_more_kinds_than_a_dashboard_holds_are_refused(
    postgresql: Server, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copying.copy(postgresql.at(name), tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(grouping, "MOST_KINDS", 1)
    with pytest.raises(DataError) as refused:
        summing.taken(grouping.FILE, {}, tmp_path / "spill")
    assert [problem.code for problem in refused.value.problems] == ["too-many-kinds"]


def test_the_paths_of_a_database_are_not_read(postgresql: Server, name: str) -> None:
    before = load_checked(postgresql.at(name))
    without = "(descriptor::jsonb #- '{resources,8,path}')::text"
    elsewhere = """jsonb_set(descriptor::jsonb, '{resources,8,path}', '"../x"')::text"""
    odd = """jsonb_set(descriptor::jsonb, '{resources,8,schema}', '{}')::text"""
    with postgresql.connected(name) as connection:
        for text in (without, elsewhere):
            connection.execute(f"UPDATE datapackage SET descriptor = {text}")  # noqa: S608
            after = load_checked(postgresql.at(name))
            assert after.claims.equals(before.claims)
        connection.execute(f"UPDATE datapackage SET descriptor = {odd}")  # noqa: S608
    (problem,) = check_package(postgresql.at(name))
    assert (problem.file, problem.code) == (DESCRIPTOR, "other-schema")


def test_seats_join_a_package_that_had_none(postgresql: Server, tmp_path: Path) -> None:
    drawn = tables()
    name = postgresql.load(seated.write(tmp_path / "without", drawn))
    seats = [seat("a", country="KEN"), seat("c", weight=4)]
    with postgresql.connected(name) as connection:
        put(connection, seats)
    text = Path(resource.__file__).with_name("attendances.json")
    joined = (  # as docs/seats.md has it
        f"\\set resource `cat {text}`\n"
        "UPDATE datapackage SET descriptor = jsonb_insert(descriptor::jsonb, "
        "'{resources,-1}', :'resource', true);"
    )
    assert postgresql.psql(name, joined) == ""
    folder = seated.write(tmp_path / "with", drawn, path=FILE)
    seated.put(folder / FILE, seats)
    found, expected = load_checked(postgresql.at(name)), load_checked(folder)
    assert found.claims.equals(expected.claims)
    assert found.participation.equals(expected.participation)


def test_without_the_table_a_package_without_seats_opens_and_one_with_seats_asks(
    postgresql: Server, name: str
) -> None:
    without = postgresql.load(CURATED)
    for each in (name, without):
        with postgresql.connected(each) as connection:
            connection.execute("DROP TABLE attendances")
    assert load_checked(postgresql.at(without)) == load_checked(CURATED)
    with pytest.raises(DataError, match='"attendances" does not exist') as told:
        load_checked(postgresql.at(name))
    assert "`outreach schema --dialect postgresql PATH | psql URL`" in str(told.value)
    assert "without PATH it makes what is missing" in str(told.value)


def test_a_role_that_may_not_read_seats_is_told(postgresql: Server, name: str) -> None:
    with postgresql.connected(name) as connection:
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READER}")
        assert load_checked(postgresql.at(name, READER))
        connection.execute(f"REVOKE SELECT ON attendances FROM {READER}")  # noqa: S608
    with pytest.raises(DataError, match="denied for table attendances") as told:
        load_checked(postgresql.at(name, READER))
    assert "GRANT SELECT" in str(told.value)


def test_groups_that_take_too_long_are_given_up(
    postgresql: Server, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "GROUP_S", 0.5)
    with postgresql.connected(name) as connection:
        connection.execute("ALTER TABLE attendances RENAME TO every_seat")
        slow = "SELECT s.* FROM every_seat s, pg_sleep(30)"
        connection.execute(f"CREATE VIEW attendances AS {slow}")
    with pytest.raises(Away, match=r"no answer within 0\.5 seconds"):
        copying.copy(postgresql.at(name), tmp_path)


def test_seats_of_a_database_are_left_to_pg_dump(
    postgresql: Server, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["schema", "--dialect", "postgresql", postgresql.url(name)])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert words.SEATS_IN_A_DATABASE in said.err
    assert said.out == ""


def test_seats_that_cannot_be_printed_to_the_end_say_so(tmp_path: Path) -> None:
    seated.write(tmp_path, tables(), path=FILE)
    (tmp_path / FILE).write_bytes(b"PAR1 and no more")
    with pytest.raises(DataError, match="could not be printed to the end"):
        list(printed.printed(tmp_path))


def move(connection: Connection, at_a: int, way: str) -> None:
    """Divide TOTAL seats anew between two events, and note it beside them."""
    connection.execute("BEGIN")
    connection.execute("UPDATE events SET note = %s", (str(at_a),))
    connection.execute(f"{way} attendances")
    put(connection, [seat("a", weight=at_a), seat("b", weight=TOTAL - at_a)])
    connection.execute("COMMIT")


@pytest.mark.parametrize("way", ["DELETE FROM", "TRUNCATE"])
def test_no_reader_ever_sees_half_a_change(
    way: str, postgresql: Server, name: str, tmp_path: Path
) -> None:
    ended, draw = Event(), random.Random(1)  # noqa: S311
    with postgresql.connected(name) as connection:
        move(connection, 0, way)

        def write() -> None:
            while not ended.is_set():
                move(connection, draw.randrange(TOTAL), way)

        writer = Thread(target=write)
        writer.start()
        seen = set()
        try:
            for _ in range(60):
                copying.copy(postgresql.at(name), tmp_path)
                with (tmp_path / "events.csv").open(newline="") as file:
                    notes = {row["note"] for row in csv.DictReader(file)}
                with (tmp_path / grouping.FILE).open(newline="") as file:
                    came = {r["event"]: int(r["seats"]) for r in csv.DictReader(file)}
                assert sum(came.values()) == TOTAL
                assert notes == {str(came["a"])}
                seen.add(came["a"])
        finally:
            ended.set()
            writer.join()
    assert len(seen) > 5  # and it did move meanwhile
