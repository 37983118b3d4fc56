"""The count of changes: every transaction that changes anything, and no other."""

import random
from threading import Thread

import psycopg
import pytest

from data.reading.database.line import Line
from data.reading.package import CURATED
from tests.databases import Connection, Server

CHANGES = (
    "UPDATE events SET note = 'a'",
    "DELETE FROM corrections",
    "INSERT INTO corrections SELECT * FROM corrections WHERE false",
    "TRUNCATE people",
    "UPDATE datapackage SET readme = 'a'",
    "COPY people FROM PROGRAM 'true'",
    "DELETE FROM attendances",
)


@pytest.fixture(scope="module")
def name(postgresql: Server) -> str:
    return postgresql.load(CURATED)


def number(connection: Connection) -> int:
    row = connection.execute("SELECT number FROM datapackage_version").fetchone()
    assert row
    return int(row[0])


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_counts(change: str, postgresql: Server, name: str) -> None:
    line, database = Line(), postgresql.at(name)
    before = line.version(database)
    assert line.version(database) == before
    with postgresql.connected(name) as connection:
        connection.execute(change)
    after = line.version(database)
    assert after[0] == before[0] + 1
    assert after[1] != before[1]
    line.close()


def test_a_transaction_counts_once_when_it_is_whole(
    postgresql: Server, name: str
) -> None:
    with (
        postgresql.connected(name) as writer,
        postgresql.connected(name) as reader,
    ):
        before = number(reader)
        writer.execute("BEGIN")
        for change in CHANGES * 2:
            writer.execute(change)
        assert number(reader) == before
        assert number(writer) == before + 1
        writer.execute("COMMIT")
        assert number(reader) == before + 1
        writer.execute("BEGIN")
        writer.execute(CHANGES[0])
        writer.execute("ROLLBACK")
        assert number(reader) == before + 1


def test_what_is_taken_back_within_a_transaction_does_not_hide_the_rest(
    postgresql: Server, name: str
) -> None:
    with postgresql.connected(name) as writer:
        before = number(writer)
        writer.execute("BEGIN")
        writer.execute("SAVEPOINT a")
        writer.execute(CHANGES[0])
        writer.execute("ROLLBACK TO a")
        assert number(writer) == before
        writer.execute(CHANGES[0])
        writer.execute("COMMIT")
        assert number(writer) == before + 1


def test_many_writers_wait_for_each_other_and_never_in_a_circle(
    postgresql: Server, name: str
) -> None:
    writers, turns, failed = 6, 25, []
    with postgresql.connected(name) as connection:
        before = number(connection)
        rows = connection.execute("SELECT event_id FROM events").fetchall()

    def write(seed: int) -> None:
        draw = random.Random(seed)  # noqa: S311
        try:
            with postgresql.connected(name) as connection:
                for turn in range(turns):
                    connection.execute("BEGIN")
                    for row in draw.sample(rows, 3):  # in any order
                        connection.execute(
                            "UPDATE events SET note = %s WHERE event_id = %s",
                            (f"{seed} {turn}", row[0]),
                        )
                    connection.execute("COMMIT")
        except psycopg.Error as error:
            failed.append(error)

    threads = [Thread(target=write, args=(seed,)) for seed in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with postgresql.connected(name) as connection:
        assert number(connection) == before + writers * turns


def test_a_table_made_anew_has_another_version(postgresql: Server) -> None:
    line, name = Line(), postgresql.load(CURATED)
    before = line.version(postgresql.at(name))
    tables = "series, events, places, participation, claims, people, sources"
    with postgresql.connected(name) as connection:
        connection.execute(f"DROP TABLE {tables}, corrections, datapackage")
        connection.execute("DROP TABLE datapackage_version")
    postgresql.load(CURATED, name)
    after = line.version(postgresql.at(name))
    assert after[0] == before[0] == 1
    assert after != before
    line.close()
