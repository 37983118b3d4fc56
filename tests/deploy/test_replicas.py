"""Two replicas behind nginx: readers stay where they are, and nobody is lost."""

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import ConnectionClosed

from components.words import labels
from tests.browser.reader import Reader
from tests.deploy.conftest import Fleet
from tests.deploy.replica import Replica, Reply, fetch, wait_until
from tests.viewed import Page
from tests.viewer import Viewer

# These tests share servers: they stay with one worker.
BACK_WITHIN_S = 5  # what issue and README promise
_PATH, _QUERY = "map", "country=RUS&years=2015-2020"
_REPORT = {"form": "docx", "query": "part=sentences&country=RUS"}
_MOST_READERS = 40
_EACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A reader with a page open."""

    viewer: Viewer
    cookie: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie}


def seen(page: Page) -> tuple[str, str]:
    """Give all that a reader sees: words, and what the figures are drawn from."""
    return page.text, repr(sorted(page.components.items()))


def enter(fleet: Fleet, cookie: str = "") -> Open:
    cookie = cookie or fleet.cookie()
    viewer = Viewer.open(
        fleet.site,
        _PATH,
        _QUERY,
        headers={"Cookie": cookie},
        patience_s=BACK_WITHIN_S if cookie else 60,
    )
    return Open(viewer=viewer, cookie=cookie)


def seated(fleet: Fleet) -> dict[int, list[Open]]:
    """Let readers in until each replica has some, and tell who sits where."""
    found: dict[int, list[Open]] = {replica.port: [] for replica in fleet.replicas}
    for _ in range(_MOST_READERS):
        before = [replica.sessions() for replica in fleet.replicas]
        reader = enter(fleet)
        after = [replica.sessions() for replica in fleet.replicas]
        grown = [
            replica.port
            for replica, was, now in zip(fleet.replicas, before, after, strict=True)
            if now > was
        ]
        assert len(grown) == 1
        found[grown[0]].append(reader)
        if all(len(readers) >= _EACH for readers in found.values()):
            return found
    pytest.fail(f"one replica got nobody: {found}")


def report(fleet: Fleet, headers: dict[str, str]) -> tuple[str, Reply]:
    """Have a report made as the page does; give its address and its file."""
    ordered = fetch(
        f"{fleet.site}/report/jobs", method="POST", headers=headers, body=_REPORT
    )
    assert ordered.status == 202, ordered.text
    address = fleet.site.removesuffix("/outreach") + ordered.told["address"]
    told: dict[str, str] = {}

    def has_ended() -> bool:
        told.update(fetch(address, headers=headers).told)
        return told["stage"] not in {"waiting", "working"}

    wait_until(has_ended)
    assert told["stage"] == "done", told
    return ordered.told["address"], fetch(f"{address}/file", headers=headers)


@contextmanager
def load(fleet: Fleet) -> Iterator[list[int]]:
    """Ask for tables all the time, as ever new readers; give each answer's status."""
    statuses: list[int] = []
    ended = Event()

    def ask() -> None:
        while not ended.is_set():
            statuses.append(fetch(f"{fleet.site}/download/map.csv?{_QUERY}").status)
            cookie = {"Cookie": fleet.cookie()}
            page = fetch(f"{fleet.site}/download/timeline.xlsx", headers=cookie)
            statuses.append(page.status)

    asking = Thread(target=ask)
    asking.start()
    try:
        yield statuses
    finally:
        ended.set()
        asking.join()


def lost(reader: Open) -> bool:
    """Tell whether a reader's socket is gone."""
    with suppress(TimeoutError, ConnectionClosed):
        while True:
            reader.viewer.socket.recv(timeout=0)
    return reader.viewer.socket.close_code is not None


def test_a_report_is_found_by_who_ordered_it_and_on_no_other_replica(
    fleet: Fleet,
) -> None:
    for readers in seated(fleet).values():
        with closing(readers[0].viewer):
            address, file = report(fleet, readers[0].headers)
        assert file.status == 200
        assert file.body.startswith(b"PK")
        knows = [
            fetch(f"http://127.0.0.1:{replica.port}{address}").status
            for replica in fleet.replicas
        ]
        assert sorted(knows) == [200, 404]


def test_without_cookies_an_order_and_its_file_still_meet(fleet: Fleet) -> None:
    programs = [{"User-Agent": f"program {number}"} for number in range(4)]
    assert {report(fleet, headers)[1].status for headers in programs} == {200}


def test_the_clients_own_address_and_scheme_are_not_believed(fleet: Fleet) -> None:
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    answer = fetch(f"{fleet.site}/figure/map.json", headers=told)
    assert answer.status == 200
    assert b"https://" not in answer.body
    page = fetch(f"{fleet.site}/", headers={"Accept": "text/html", **told})
    assert "Secure" not in page.headers["set-cookie"]


def test_when_a_replica_is_killed_every_view_comes_back_from_its_address(
    fleet: Fleet, chromium: Browser
) -> None:
    context = chromium.new_context()
    reader = Reader(page=context.new_page(), site=fleet.site)
    idle = {replica.port: replica.sessions() for replica in fleet.replicas}
    reader.open(_PATH, country="RUS", years="2015-2020")
    killed = next(r for r in fleet.replicas if r.sessions() > idle[r.port])
    (other,) = [r for r in fleet.replicas if r is not killed]
    readers = seated(fleet)
    before = seen(readers[killed.port][0].viewer.page)
    assert all(
        seen(one.viewer.page) == before for many in readers.values() for one in many
    )
    said = reader.page.locator("main, section").first.inner_text()

    with load(fleet) as statuses:
        killed.end(signal.SIGKILL)
        there = other.sessions()
        back = [enter(fleet, one.cookie) for one in readers[killed.port]]
        assert all(seen(one.viewer.page) == before for one in back)
        # The page in the browser comes back by itself.
        wait_until(lambda: other.sessions() > there + len(back), BACK_WITHIN_S)
        reader.settle()
        assert reader.page.locator("main, section").first.inner_text() == said
        assert not any(map(lost, readers[other.port]))
        assert all(map(lost, readers[killed.port]))
        assert report(fleet, back[0].headers)[1].status == 200
    assert set(statuses) == {200}

    reader.go_to(labels.PAGES["timeline"])
    expect(reader.figure("timeline")).to_be_visible()
    reader.expect_query(country="RUS", period="2015/2020")
    _is_used_again(fleet, killed, back[0])
    for one in [*back, *readers[other.port]]:
        one.viewer.close()
    context.close()


def _is_used_again(fleet: Fleet, killed: Replica, reader: Open) -> None:
    """Start a replica again, and see the reader who sat there sit there again."""
    killed.start()
    killed.wait()
    assert killed.sessions() == 0

    def sits_there() -> bool:
        with closing(enter(fleet, reader.cookie).viewer):
            return killed.sessions() == 1

    wait_until(sits_there)
