"""Mixed viewers for a while, and a database that ends: nothing fails, memory is flat.

`SOAK_SECONDS=600` is the long form (`make soak`); the tests of every day take a short
one, in which caches still fill up.
"""

import json
import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import psutil

from components.live.shelf import SNAPSHOTS
from data.reading.package import CURATED
from tests import databases
from tests.benchmarks.loads import megabytes, server_of
from tests.browser.serving import HOST, served
from tests.databases import Server
from tests.deploy.replica import wait_until
from tests.soak.crowd import Crowd

_SECONDS = float(os.environ.get("SOAK_SECONDS", "15"))
_READERS, _DRAWERS = 3, 2
_OPEN, _FEW_OPEN = 300, 20  # pages that nobody touches
_LONG_S = 300
# How much more the second half may end with than it began with.
_FLAT, _STILL_FILLING = 0.05, 0.20
_MOST_TOLD = 40
_VERSION = "2099.01.01"
Coming = tuple[float, Callable[[], bool]]


def test_mixed_viewers_meet_no_error_and_leave_memory_flat(tmp_path: Path) -> None:
    shelf = tmp_path / "cache"
    shelf.mkdir()
    log = tmp_path / "log.txt"
    changes = {
        "OUTREACH_CACHE": str(shelf),
        "OUTREACH_RELOAD_S": "1",
        "OUTREACH_LOG": "json",
        # Who draws and who floods has an address of his own, and limits of his own.
        "OUTREACH_PROXIES": HOST,
        # Sessions of readers who have left go at once, not after two minutes.
        "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "2",
    }
    with databases.running() as server:
        name = server.load(CURATED)
        changes["OUTREACH_DATA"] = server.url(name)
        with served(log, changes=changes) as site:
            crowd = Crowd(site=site, end=time.monotonic() + _SECONDS)
            coming = _coming(shelf, server, name, log)
            samples = _soaked(crowd, coming, server_of(site))
            wait_until(partial(_is_shown, site))
    assert [*_events(log, "database")] == ["database away", "database back"]
    growth = _growth(samples)
    print(f"\n{dict(crowd.done)}\n{_told(samples, growth)}")  # noqa: T201
    assert _wrong_lines(log) == []
    assert min(crowd.done.values()) > 0
    assert growth < (_FLAT if _SECONDS >= _LONG_S else _STILL_FILLING)


def _coming(shelf: Path, server: Server, name: str, log: Path) -> list[Coming]:
    """List what disturbs the data, each from a moment on until it says it has."""
    # The snapshot that is shown goes and so does the database; both come again, and a
    # new version, whose snapshot goes.
    shares: list[Coming] = [
        (0.25, partial(_lost, shelf)),
        (0.4, partial(_ended, server)),
        (0.5, partial(_back, server, log)),
        (0.6, partial(_published, server, name)),
        (0.8, partial(_lost, shelf)),
    ]
    return [(share * _SECONDS, happens) for share, happens in shares]


def _soaked(crowd: Crowd, coming: list[Coming], server: psutil.Process) -> list[float]:
    """Let everybody in, disturb the data meanwhile; list the server's megabytes."""
    tasks, start = _people(crowd), time.monotonic()
    samples = []
    with ThreadPoolExecutor(len(tasks)) as people:
        running = [people.submit(task) for task in tasks]
        while not all(task.done() for task in running):
            samples.append(megabytes(server))
            time.sleep(min(1, _SECONDS / 40))
            if coming and time.monotonic() - start > coming[0][0] and coming[0][1]():
                coming.pop(0)
        for task in running:
            task.result()
    # A busy machine may have a snapshot ready when the viewers have gone.
    for _, happens in coming:
        wait_until(happens)
    return samples


def _people(crowd: Crowd) -> list[Callable[[], None]]:
    readers = [partial(crowd.read, number) for number in range(_READERS)]
    drawers = [partial(crowd.draw, number) for number in range(_DRAWERS)]
    idle = partial(crowd.sit, _OPEN if _SECONDS >= _LONG_S else _FEW_OPEN)
    harmful = [crowd.attack, crowd.upload, crowd.flood]
    others = [crowd.download, crowd.report, crowd.look]
    return [*readers, *drawers, idle, *harmful, *others]


def _lost(shelf: Path) -> bool:
    """Remove the snapshots, as one who tidies a disk does; tell if there were any."""
    lost = list(shelf.glob(f"{SNAPSHOTS}/[!.]*"))
    for one in lost:
        shutil.rmtree(one)
    return bool(lost)


def _published(server: Server, name: str) -> bool:
    """Bring a new version of the data, as a curator does."""
    with server.connected(name) as connection:
        connection.execute(
            "UPDATE datapackage SET descriptor = regexp_replace(descriptor, "
            """'"version": "[^"]*"', '"version": "' || %s || '"')""",
            [_VERSION],
        )
    return True


def _ended(server: Server) -> bool:
    server.kill()
    return True


def _back(server: Server, log: Path) -> bool:
    """Start the database again, when its end has been noticed."""
    is_noticed = "database away" in _events(log, "database")
    if is_noticed:
        server.start()
    return is_noticed


def _is_shown(site: str) -> bool:
    version = json.loads(_got(f"{site}/healthz"))["data"]["version"]
    return bool(version.startswith(_VERSION))


def _growth(samples: list[float]) -> float:
    """Give what the second half gained, as a share, by a line through its samples."""
    half = samples[len(samples) // 2 :]
    line = statistics.linear_regression(range(len(half)), half)
    return float(line.slope * len(half) / statistics.mean(half))


def _told(samples: list[float], growth: float) -> str:
    at = [samples[int(share * (len(samples) - 1))] for share in (0, 0.25, 0.5, 0.75, 1)]
    quarters = ", ".join(f"{megabyte:.0f}" for megabyte in at)
    return f"MB at each quarter: {quarters}; the second half gained {growth:.1%}"


def _events(log: Path, word: str) -> Iterator[str]:
    """Find the events of the log that begin with a word."""
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.startswith("{") and json.loads(line)["event"].startswith(f"{word} "):
            yield json.loads(line)["event"]


def _wrong_lines(log: Path) -> list[str]:
    """Give the lines of the log that tell of something wrong, the first ones whole."""
    lines = log.read_text(encoding="utf-8").splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith("{")), 0)
    ours = [json.loads(line) for line in lines[start:] if line.startswith("{")]
    faults = [str(one) for one in ours if one.get("level") in {"error", "critical"}]
    # What is no line of our log, after the greeting of Streamlit, went past it.
    strange = [one for one in lines[start:] if one.strip() and not one.startswith("{")]
    return [*faults[:_MOST_TOLD], *strange[:_MOST_TOLD]]


def _got(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310
        return bytes(answer.read())
