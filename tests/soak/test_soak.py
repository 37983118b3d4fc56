"""Mixed viewers for a while: nothing fails, and memory ends flat.

`SOAK_SECONDS=600` is the long form (`make soak`); the tests of every day take a short
one, in which caches still fill up.
"""

import json
import os
import shutil
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import psutil

from components.live.shelf import SNAPSHOTS
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR
from tests.benchmarks.loads import megabytes, server_of
from tests.browser.serving import HOST, served
from tests.soak.crowd import Crowd

_SECONDS = float(os.environ.get("SOAK_SECONDS", "15"))
_READERS, _DRAWERS = 3, 2
_OPEN, _FEW_OPEN = 300, 20  # pages that nobody touches
_LONG_S = 300
# How much more the second half may end with than it began with.
_FLAT, _STILL_FILLING = 0.05, 0.20
_MOST_TOLD = 40
_VERSION = "2099.01.01"


def test_mixed_viewers_meet_no_error_and_leave_memory_flat(tmp_path: Path) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    shelf = tmp_path / "cache"
    shelf.mkdir()
    log = tmp_path / "log.txt"
    changes = {
        "OUTREACH_DATA": str(package),
        "OUTREACH_CACHE": str(shelf),
        "OUTREACH_RELOAD_S": "1",
        "OUTREACH_LOG": "json",
        # Who draws and who floods has an address of his own, and limits of his own.
        "OUTREACH_PROXIES": HOST,
        # Sessions of readers who have left go at once, not after two minutes.
        "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "2",
    }
    with served(log, changes=changes) as site:
        crowd = Crowd(site=site, end=time.monotonic() + _SECONDS)
        samples = _soaked(crowd, package, shelf, server_of(site))
        version = json.loads(_got(f"{site}/healthz"))["data"]["version"]
    growth = _growth(samples)
    print(f"\n{dict(crowd.done)}\n{_told(samples, growth)}")  # noqa: T201
    assert _wrong_lines(log) == []
    assert version.startswith(_VERSION)
    assert min(crowd.done.values()) > 0
    assert growth < (_FLAT if _SECONDS >= _LONG_S else _STILL_FILLING)


def _soaked(
    crowd: Crowd, package: Path, shelf: Path, server: psutil.Process
) -> list[float]:
    """Let everybody in, disturb the data meanwhile; list the server's megabytes."""
    tasks, start = _people(crowd), time.monotonic()
    # The snapshot that is shown goes, then comes a new version, then goes its own.
    coming = [
        (_SECONDS * 0.25, partial(_lose, shelf)),
        (_SECONDS * 0.5, partial(_publish, package)),
        (_SECONDS * 0.8, partial(_lose, shelf)),
    ]
    samples = []
    with ThreadPoolExecutor(len(tasks)) as people:
        running = [people.submit(task) for task in tasks]
        while not all(task.done() for task in running):
            samples.append(megabytes(server))
            time.sleep(min(1, _SECONDS / 40))
            if coming and time.monotonic() - start > coming[0][0]:
                coming.pop(0)[1]()
        for task in running:
            task.result()
    assert not coming
    return samples


def _people(crowd: Crowd) -> list[Callable[[], None]]:
    readers = [partial(crowd.read, number) for number in range(_READERS)]
    drawers = [partial(crowd.draw, number) for number in range(_DRAWERS)]
    idle = partial(crowd.sit, _OPEN if _SECONDS >= _LONG_S else _FEW_OPEN)
    harmful = [crowd.attack, crowd.upload, crowd.flood]
    others = [crowd.download, crowd.report, crowd.look]
    return [*readers, *drawers, idle, *harmful, *others]


def _lose(shelf: Path) -> None:
    """Remove every snapshot, as one who tidies a disk does."""
    lost = list(shelf.glob(f"{SNAPSHOTS}/*"))
    assert lost
    for one in lost:
        shutil.rmtree(one)


def _publish(package: Path) -> None:
    """Bring a new version of the data, as a curator does."""
    path = package / DESCRIPTOR
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    new = package / "new.json"
    new.write_text(json.dumps({**descriptor, "version": _VERSION}), encoding="utf-8")
    new.rename(path)


def _growth(samples: list[float]) -> float:
    """Give what the second half gained, as a share, by a line through its samples."""
    half = samples[len(samples) // 2 :]
    line = statistics.linear_regression(range(len(half)), half)
    return float(line.slope * len(half) / statistics.mean(half))


def _told(samples: list[float], growth: float) -> str:
    at = [samples[int(share * (len(samples) - 1))] for share in (0, 0.25, 0.5, 0.75, 1)]
    quarters = ", ".join(f"{megabyte:.0f}" for megabyte in at)
    return f"MB at each quarter: {quarters}; the second half gained {growth:.1%}"


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
