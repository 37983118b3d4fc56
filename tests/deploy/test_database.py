"""A replica shows a database that is killed under load, and follows it afterwards."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import pytest
from psycopg import OperationalError

from components.live.shelf import SNAPSHOTS
from data.reading.package import CURATED
from tests.databases import PASSWORD, Server, running
from tests.deploy.replica import Replica, fetch, wait_until

_DATE = "UPDATE events SET date = '{}' WHERE position = 3"
_READERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A replica and its database."""

    replica: Replica
    server: Server
    name: str
    shelf: Path

    def lose(self) -> None:
        """Remove the snapshots, as one who tidies a disk does."""
        lost = [*self.shelf.glob("[!.]*")]
        assert lost
        for one in lost:
            shutil.rmtree(one)

    def change(self, date: str) -> None:
        with self.server.connected(self.name) as connection:
            connection.execute(_DATE.format(date))

    def figure(self) -> str:
        reply = fetch(f"{self.replica.site}/download/timeline.csv?related=1")
        assert reply.status == 200
        return reply.text

    def lines(self, event: str) -> list[dict[str, object]]:
        return [line for line in self.replica.lines() if line["event"] == event]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running() as server:
        name, cache = server.load(CURATED), tmp_path / "cache"
        cache.mkdir()
        variables = {
            "OUTREACH_CACHE": str(cache),
            "OUTREACH_DATA": server.url(name),
            "OUTREACH_LOG": "json",
            "OUTREACH_RELOAD_S": "0.2",
            "OUTREACH_DOWNLOADS_A_MINUTE": "0",
        }
        replica = Replica(log=tmp_path / "log.txt", variables=variables)
        replica.start()
        try:
            replica.wait()
            shelf = cache / SNAPSHOTS
            yield Site(replica=replica, server=server, name=name, shelf=shelf)
        finally:
            replica.process.terminate()
            replica.process.wait()


def test_it_serves_all_along_and_shows_a_change_made_after_the_restart(
    site: Site,
) -> None:
    before, ended, wrong, served = site.figure(), Event(), list[str](), list[str]()
    health = f"{site.replica.site}/healthz"

    def read() -> None:
        while not ended.is_set():
            try:
                served.append(site.figure())
            except (OSError, AssertionError) as error:
                wrong.append(repr(error))

    def write() -> None:
        """Commit all the time, so that the end comes in the middle of something."""
        with (
            suppress(OperationalError),  # it is killed
            site.server.connected(site.name) as connection,
        ):
            while True:
                connection.execute("UPDATE sources SET note = note")

    readers = [Thread(target=read) for _ in range(_READERS)]
    for reader in readers:
        reader.start()
    writer = Thread(target=write)
    writer.start()
    wait_until(lambda: len(served) > 20)
    site.server.kill()
    writer.join()
    wait_until(lambda: site.replica.health() == "degraded")
    assert fetch(health).told["away"]
    assert fetch(health).status == 200
    site.lose()  # nothing but memory is left
    count = len(served)
    wait_until(lambda: len(served) > count + 20)
    site.server.start()
    wait_until(lambda: site.replica.health() == "ok")
    site.change("2020-04-18")
    wait_until(lambda: site.figure() != before)
    ended.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert set(served) <= {before, site.figure()}
    assert len(site.lines("database away")) == len(site.lines("database back")) == 1
    log = site.replica.log.read_text("utf-8")
    for secret in (PASSWORD, quote(PASSWORD, safe="")):
        assert secret not in log
        assert secret not in fetch(health).text


def test_a_page_says_that_a_change_was_refused(site: Site) -> None:
    page = fetch(f"{site.replica.site}/", headers={"Accept": "text/html"})
    assert page.status == 200
    site.change("17 April 2020")
    wait_until(lambda: site.replica.health() == "degraded")
    told = fetch(f"{site.replica.site}/healthz").told
    assert told["away"] == []
    assert "events.csv, row 4, date" in told["refused"][0]
    site.change("2020-04-17")
    wait_until(lambda: site.replica.health() == "ok")
    assert site.replica.end() == 0
