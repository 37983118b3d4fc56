"""Pictures and files at the limit of a client: others are answered while those wait."""

import select
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from components.pictures.chromium import here
from tests.attacks.target import Target, attacked

pytestmark = pytest.mark.skipif(
    not here.browser(), reason="there is no Chromium on this machine"
)
_PICTURES, _FILES, _ROUNDS = 55, 110, 10
# Unfinished work is no reason to wait for the end of the server.
_SHORT = {"OUTREACH_GRACE_S": "1"}
LARGE = [f"/figure/map.png?size={3900 + at}x3000" for at in range(_PICTURES)]
THE_SAME = ["/figure/map.png?size=4000x2999"] * _PICTURES
FILES = [f"/download/map.xlsx?country=PER&years={1900 + at}" for at in range(_FILES)]


@contextmanager
def crowded(
    target: Target, crowds: Mapping[str, Sequence[str]]
) -> Iterator[Callable[[], int]]:
    """Let each client ask for all of its paths at once; give how many still wait.

    All hang up when the block ends.
    """
    with ExitStack() as stack:
        waiting = select.poll()
        asked = [(path, client) for client, paths in crowds.items() for path in paths]
        for path, client in asked:
            made = stack.enter_context(target.connected())
            head = (
                f"GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {client}"
            )
            made.sendall(f"{head}\r\n\r\n".encode())
            waiting.register(made, select.POLLIN)
        yield lambda: len(asked) - len(waiting.poll(0))


def serve_others(target: Target) -> None:
    """Ask again and again for what readers and watchers need."""
    for _ in range(_ROUNDS):
        for path in ("/", "/assets/early.js", "/healthz", "/_stcore/health"):
            assert target.ask(path).status == 200, path


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
    with crowded(drawing, {"192.0.2.1": LARGE, "192.0.2.2": FILES}) as waiting:
        serve_others(drawing)
        assert waiting() > _PICTURES / 2


def test_a_chromium_that_stands_still_keeps_nobody_waiting(drawing: Target) -> None:
    with (
        standing_still(drawing.process().children(recursive=True)),
        crowded(drawing, {"192.0.2.3": LARGE, "192.0.2.4": THE_SAME}) as waiting,
    ):
        serve_others(drawing)
        # Whoever is one too many hears it at once.
        reply = drawing.ask(LARGE[0], client="192.0.2.5")
        assert waiting() > 0  # few: those of the first crowd have places still
    assert reply.status == 503
    assert int(reply.headers["retry-after"]) > 0


def test_a_chromium_that_never_answers_keeps_nobody_waiting(tmp_path: Path) -> None:
    silent = tmp_path / "chromium"
    silent.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    silent.chmod(0o755)
    with (
        attacked(tmp_path, BROWSER_PATH=str(silent), **_SHORT) as target,
        crowded(target, {"192.0.2.1": LARGE, "192.0.2.2": THE_SAME}) as waiting,
    ):
        serve_others(target)
        assert waiting() > _PICTURES / 2
    assert target.faults() == []
