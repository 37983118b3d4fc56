"""The data shown from a database: what a folder shows, one transaction at a time."""

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.figures.catalogue import FIGURES
from components.live import current, settings, shelf, source
from components.web import server
from components.web.routes.downloads import download_routes
from components.web.routes.health import health_routes
from components.words import readings
from data.checking import check
from data.reading.database import copying
from data.reading.database.address import Database
from data.reading.opening import Opened
from data.reading.package import CURATED
from data.storing.locks import Hold
from tests import seated
from tests.browser.serving import HOST
from tests.data.reading.seats.test_faults import tables
from tests.databases import PASSWORD, Server, running
from tests.seated import seat
from tests.web.asking import ask
from tests.workbook.test_again import FOLDERS, downloaded, figures, queries

DATE = "UPDATE events SET date = '{}' WHERE position = 3"
GOOD, OTHER, BROKEN = (
    DATE.format(date) for date in ("2020-04-17", "2020-04-18", "17 April 2020")
)


@pytest.fixture
def name(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Show the curated package from a database, which is there for changing."""
    name = postgresql.load(CURATED)
    monkeypatch.setenv("OUTREACH_DATA", postgresql.url(name))
    current.forget()
    yield name
    current.forget()


def change(postgresql: Server, name: str, statement: str) -> None:
    with postgresql.connected(name) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_database_shows_every_figure_of_its_folder(
    folder: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("package.zip", "package.xlsx")
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    current.forget()
    shown, asked = current.dataset(), queries(current.dataset())
    before, files = figures(asked), {name: downloaded(name) for name in given}
    assert len(set(before.values())) > len(FIGURES)
    monkeypatch.setenv("OUTREACH_DATA", postgresql.url(postgresql.load(folder)))
    current.forget()  # whatever was worked out, too
    assert current.dataset() == shown
    assert current.dataset().version == shown.version
    assert figures(asked) == before
    assert {name: downloaded(name) for name in given} == files
    current.forget()


def test_a_change_is_shown_at_the_next_look_and_nothing_is_read_without_one(
    postgresql: Server, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current.dataset()
    opened: list[object] = []

    def noted(database: Database, folder: Path) -> None:
        opened.append(database)
        copy(database, folder)

    copy = copying.copy
    monkeypatch.setattr(copying, "copy", noted)
    for _ in range(3):
        assert not current.here().look()
    assert opened == []
    change(postgresql, name, OTHER)
    assert current.here().look()
    assert current.dataset() != before
    assert "2020-04-18" in current.dataset().events["date"].to_list()
    assert not current.here().look()
    assert opened == [settings.DATA.read()]
    change(postgresql, name, GOOD)
    assert current.here().look()
    assert current.dataset() == before


def test_a_change_that_breaks_a_rule_is_refused_and_told(
    postgresql: Server, name: str
) -> None:
    before = current.here().shown()
    change(postgresql, name, BROKEN)
    assert not current.here().look()
    assert current.here().shown() is before
    (line,) = current.problems()
    assert line.startswith("events.csv, row 4, date: '17 April 2020'")
    change(postgresql, name, "DROP TABLE people")
    current.here().look()  # a table is no row: the count stands still
    change(postgresql, name, GOOD)
    assert not current.here().look()
    assert 'relation "people" does not exist' in current.problems()[0]
    postgresql.load(CURATED, name)
    assert not current.here().look()  # the same data: nothing moves
    assert current.problems() == []
    assert current.dataset() is before.dataset


def test_one_more_seat_is_shown_and_a_wrong_one_is_refused(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = seated.write(tmp_path, tables(), path="a.parquet")
    seated.put(folder / "a.parquet", [seat("a", country="KEN"), seat("b")])
    name = postgresql.load(folder)
    monkeypatch.setenv("OUTREACH_DATA", postgresql.url(name))
    current.forget()
    assert current.dataset().claims["high"].max() == 1
    more = "INSERT INTO attendances VALUES ('{}', 'KEN', NULL, 'attendees', NULL)"
    columns = "ALTER TABLE attendances ALTER weight SET DEFAULT 1"
    change(postgresql, name, columns)
    change(postgresql, name, more.format("a"))
    assert current.here().look()
    after = current.dataset()
    assert after.claims["high"].max() == 2
    change(postgresql, name, more.format("nobody-knows-it"))
    assert not current.here().look()
    assert current.dataset() is after
    assert "'nobody-knows-it' is no event_id" in current.problems()[0]
    change(postgresql, name, "DELETE FROM attendances WHERE event = 'nobody-knows-it'")
    assert not current.here().look()  # the same data: nothing moves
    assert current.problems() == []
    current.forget()


def test_while_it_is_away_the_last_good_version_is_shown(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "components.live")
    with running() as postgresql:
        name = postgresql.load(CURATED)
        monkeypatch.setenv("OUTREACH_DATA", postgresql.url(name))
        current.forget()
        before = current.here().shown()
        postgresql.kill()
        for _ in range(3):
            assert not current.here().look()
        assert current.here().shown() is before
        told = json.loads(ask(health_routes(), "/healthz").body)
        assert told["status"] == "degraded"
        assert told["refused"] == []
        assert f"postgresql://owner@{HOST}" in told["away"][0]
        postgresql.start()
        change(postgresql, name, OTHER)
        assert current.here().look()
        assert current.dataset() != before.dataset
        told = json.loads(ask(health_routes(), "/healthz").body)
        assert (told["status"], told["away"]) == ("ok", [])
        current.forget()
    said = [record.message for record in caplog.records]
    assert said == ["database away", "database back", "data loaded"]
    assert PASSWORD not in str([record.__dict__ for record in caplog.records])


def test_a_start_without_it_says_where_and_what_to_do(
    postgresql: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = postgresql.url("nothing")
    monkeypatch.setenv("OUTREACH_DATA", url)
    current.forget()
    with pytest.raises(SystemExit):
        server.require_dataset()
    heading, line = capsys.readouterr().err.splitlines()
    assert heading == readings.AWAY
    where = f"postgresql://owner@{HOST}:{postgresql.port}/nothing: "
    assert line.startswith(where)
    assert 'database "nothing" does not exist' in line
    assert line.endswith("mend the address, the role or its password")
    current.forget()


def test_an_address_that_is_none_is_a_wrong_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OUTREACH_DATA", "postgresql://ana:s3cret/word@host/o")
    with pytest.raises(SystemExit):
        server.require_settings()
    told = capsys.readouterr().err
    assert "OUTREACH_DATA: this is no address" in told
    assert "s3cret" not in told


def test_a_start_reads_the_snapshot_of_what_has_not_changed(
    postgresql: Server, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks: list[Path] = []
    checked = check.checked_tables

    def noted(package: Opened) -> check.Tables:
        checks.append(package.folder)
        return checked(package)

    monkeypatch.setattr(check, "checked_tables", noted)
    monkeypatch.setattr(shelf, "checked_tables", noted)
    monkeypatch.setenv("OUTREACH_CACHE", str(tmp_path / "cache"))
    for _ in range(2):
        current.forget()
        assert current.dataset().at_hand(Hold) is not None
        assert len(checks) == 1
    change(postgresql, name, OTHER)
    current.forget()
    assert current.dataset().at_hand(Hold) is not None
    assert len(checks) == 2


def test_the_end_waits_for_no_database_that_hangs(
    postgresql: Server, name: str
) -> None:
    assert name
    shown = current.here().shown()
    watcher = current.Watcher(0.01, lambda: None)
    with postgresql.paused():
        threading.Event().wait(0.3)  # it asks, and gets no answer
        closing = threading.Thread(target=watcher.close)
        closing.start()
        closing.join(1)
        assert not closing.is_alive()
        assert current.here().shown() is shown


def test_nobody_publishes_into_a_database(name: str) -> None:
    assert name
    assert source.root() is None
    assert ask(download_routes(), "/download/package.zip").status == 200
