"""Whoever reads a database sees one state of it, and is told in time why not."""

from time import monotonic

import pytest

from data.checking.check import check_package, load_checked
from data.reading.database import line
from data.reading.database.address import Database
from data.reading.database.line import Away, Line
from data.reading.opening import opened
from data.reading.package import CURATED
from data.reading.schema import DataError
from tests.browser.serving import HOST
from tests.databases import PASSWORD, READER, Server


@pytest.fixture(scope="module")
def name(postgresql: Server) -> str:
    return postgresql.load(CURATED)


def test_what_is_wrong_is_told_as_of_a_folder(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    with postgresql.connected(name) as connection:
        connection.execute(
            "UPDATE events SET date = '17 April 2020' WHERE position = 3"
        )
    (problem,) = check_package(postgresql.at(name))
    assert str(problem).startswith("events.csv, row 4, date: '17 April 2020'")


def test_a_role_that_may_only_read_reads(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    with pytest.raises(DataError, match="permission denied for table") as refused:
        load_checked(postgresql.at(name, READER))
    assert "GRANT SELECT" in str(refused.value)
    with postgresql.connected(name) as connection:
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READER}")
    assert load_checked(postgresql.at(name, READER)) == load_checked(CURATED)
    postgresql.load(CURATED, name)  # which takes no right away
    assert load_checked(postgresql.at(name, READER)) == load_checked(CURATED)


def test_a_database_without_a_package_says_how_to_load_one(postgresql: Server) -> None:
    name = postgresql.database()
    for ask in (load_checked, Line().version):
        with pytest.raises(DataError, match="load one") as told:
            ask(postgresql.at(name))
        assert "load one with `outreach schema" in str(told.value)
        assert str(told.value).startswith(f"postgresql://owner@{HOST}:")


def test_tables_that_lack_a_column_are_told(postgresql: Server) -> None:
    name = postgresql.load(CURATED)
    with postgresql.connected(name) as connection:
        connection.execute("ALTER TABLE events DROP COLUMN topics")
    with pytest.raises(DataError, match="of another version"):
        load_checked(postgresql.at(name))


@pytest.mark.parametrize(
    ("instead_of", "written", "why"),
    [
        ("/test", "/nothing", 'database "nothing\\d+" does not exist'),
        ("//owner:", "//nobody:", "authentication failed"),
        ("s3cret", "s3crets", "authentication failed"),
        (f"{HOST}:", "127.0.0.2:", "refused"),
        ("?", "?options=-cno_such%3D1", "no_such"),
        ("?", "?sslmode=require", "SSL"),
        ("?", "?passwort=s3cret", "percent-encoded"),
        ("?", "?hostaddr=300.1.1.1", "300.1.1.1"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_a_password(
    instead_of: str, written: str, why: str, postgresql: Server
) -> None:
    right = f"{postgresql.url(postgresql.load(CURATED))}?"
    assert instead_of in right
    wrong = Database(
        url=right.replace(instead_of, written, 1), name="postgresql://told"
    )
    for ask in (load_checked, Line().version):
        with pytest.raises(DataError, match=why) as told:
            ask(wrong)
        assert str(told.value).startswith("postgresql://told: ")
        assert "s3cret" not in str(told.value)
        assert PASSWORD not in str(told.value)


def test_a_server_that_hangs_holds_nobody_up(
    postgresql: Server, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "ANSWER_S", 0.5)
    monkeypatch.setattr(line, "COPY_S", 0.5)
    monkeypatch.setattr(line, "CONNECT_S", 2)
    asked, database = Line(), postgresql.at(name)
    before = asked.version(database)
    with postgresql.paused():
        begun = monotonic()
        with pytest.raises(Away, match="timeout expired"):  # of the second connection
            asked.version(database)
        with pytest.raises(Away, match="timeout expired"):
            load_checked(database)
        assert 2 < monotonic() - begun < 10
    assert asked.version(database) == before
    asked.close()


def test_a_copy_that_takes_too_long_is_given_up(
    postgresql: Server, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "COPY_S", 0.5)
    with postgresql.connected(name) as connection:
        connection.execute("BEGIN")
        connection.execute("LOCK TABLE claims IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(Away, match="no answer within"):
            load_checked(postgresql.at(name))
    assert load_checked(postgresql.at(name)) == load_checked(CURATED)


def test_a_connection_that_was_cut_is_made_anew(postgresql: Server, name: str) -> None:
    asked, database = Line(), postgresql.at(name)
    before = asked.version(database)
    with postgresql.connected(name) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'outreach'"
        ).fetchall()
    assert ended
    assert asked.version(database) == before
    asked.close()


def test_files_are_gone_when_nobody_reads_them(postgresql: Server, name: str) -> None:
    with opened(postgresql.at(name)) as package:
        folder = package.folder
        assert (folder / "events.csv").is_file()
    assert not folder.exists()
