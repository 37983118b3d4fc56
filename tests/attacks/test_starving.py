"""Pictures and files at the limit of a client: all others are answered in a second."""

import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from components.pictures.chromium import found
from tests.attacks.target import Target, attacked

pytestmark = pytest.mark.skipif(
    not found.browser(), reason="there is no Chromium on this machine"
)
_WITHIN_S, _LOOK_S = 1.0, 1.5
_PICTURES, _FILES = 55, 110
# Unfinished work is no reason to wait for the end of the server.
_SHORT = {"OUTREACH_GRACE_S": "1"}
LARGE = [f"/figure/map.png?size={3900 + at}x3000" for at in range(_PICTURES)]
THE_SAME = ["/figure/map.png?size=4000x2999"] * _PICTURES
FILES = [f"/download/map.xlsx?country=PER&years={1900 + at}" for at in range(_FILES)]


@contextmanager
def crowded(target: Target, crowds: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Let each client ask for all of its paths at once while the block runs."""

    def ask(path: str, client: str) -> None:
        with suppress(OSError):
            target.ask(path, client=client, patience_s=_LOOK_S)

    with ThreadPoolExecutor(sum(map(len, crowds.values()))) as clients:
        for client, paths in crowds.items():
            for path in paths:
                clients.submit(ask, path, client)
        yield


def slowest(target: Target) -> Mapping[str, float]:
    """Ask for what readers and watchers need for a while; give the longest times.

    One that took longest is let pass, where there are others: machines stutter too.
    """
    paths = ["/", "/assets/early.js", "/healthz", "/_stcore/health"]
    took: dict[str, list[float]] = {path: [] for path in paths}
    end = time.monotonic() + _LOOK_S
    while time.monotonic() < end:
        for path in paths:
            reply = target.ask(path, patience_s=10)
            assert reply.status == 200, path
            took[path].append(reply.seconds)
    return {path: sorted(times)[-2:][0] for path, times in took.items()}


@contextmanager
def standing_still(processes: Sequence[psutil.Process]) -> Iterator[None]:
    for process in processes:
        process.send_signal(signal.SIGSTOP)
    yield
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGCONT)


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Start a server whose Chromium runs."""
    with attacked(tmp_path_factory.mktemp("starving"), **_SHORT) as started:
        assert started.ask("/figure/map.png?size=half").status == 200
        yield started
    assert started.faults() == []  # nor at its end


def test_large_pictures_and_files_keep_nobody_waiting(drawing: Target) -> None:
    with crowded(drawing, {"192.0.2.1": LARGE, "192.0.2.2": FILES}):
        took = slowest(drawing)
    assert max(took.values()) < _WITHIN_S, took


def test_a_chromium_that_stands_still_keeps_nobody_waiting(drawing: Target) -> None:
    with (
        standing_still(drawing.process().children(recursive=True)),
        crowded(drawing, {"192.0.2.3": LARGE, "192.0.2.4": THE_SAME}),
    ):
        took = slowest(drawing)
        # Whoever is one too many hears it at once.
        reply = drawing.ask(LARGE[0], client="192.0.2.5")
    assert max(took.values()) < _WITHIN_S, took
    assert (reply.status, reply.seconds < _WITHIN_S) == (503, True)
    assert int(reply.headers["retry-after"]) > 0


def test_a_chromium_that_never_answers_keeps_nobody_waiting(tmp_path: Path) -> None:
    silent = tmp_path / "chromium"
    silent.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    silent.chmod(0o755)
    with (
        attacked(tmp_path, BROWSER_PATH=str(silent), **_SHORT) as target,
        crowded(target, {"192.0.2.1": LARGE, "192.0.2.2": THE_SAME}),
    ):
        took = slowest(target)
    assert target.faults() == []
    assert max(took.values()) < _WITHIN_S, took
