"""A server that has little: few descriptors, no home, nowhere to write."""

import json
import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import STDOUT, Popen
from urllib.request import urlopen

import pytest
from websockets.exceptions import InvalidStatus

from components.web.streamlit import descriptors
from components.words import refusals, server
from tests.attacks.target import PATIENCE_S, attacked
from tests.browser.serving import HOST, ROOT, command, environment, free_port
from tests.deploy.replica import wait_until
from tests.viewer import Viewer

_SESSIONS = 270
_ROOM = 400  # of descriptors; with four a session there would be room for 90


def test_many_sessions_fit_and_a_full_server_says_so_before_it_is(
    tmp_path: Path,
) -> None:
    with attacked(tmp_path) as target, ExitStack() as readers:
        limit(target.process().pid, _ROOM)
        before = json.loads(target.ask("/healthz").body)["descriptors"]
        assert before["limit"] == _ROOM
        for _ in range(_SESSIONS):
            readers.enter_context(Viewer.open(target.site))
        filled = json.loads(target.ask("/healthz").body)
        assert (filled["status"], filled["sessions"]) == ("ok", _SESSIONS)
        assert filled["descriptors"]["used"] <= before["used"] + _SESSIONS + 5
        limit(target.process().pid, filled["descriptors"]["used"] + 20)
        health = target.ask("/healthz")
        assert (health.status, json.loads(health.body)["status"]) == (200, "degraded")
        refused = target.ask("/")
        assert (refused.status, refused.body.decode()) == (503, server.FULL)
        assert refused.headers["retry-after"]
        assert "content-security-policy" in refused.headers
        with pytest.raises(InvalidStatus):
            Viewer.open(target.site)


def test_a_start_takes_as_many_descriptors_as_it_may() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with Popen(["sleep", "60"]) as other:  # noqa: S607 (only its limits are changed)
        limit(other.pid, 100)
        assert resource.prlimit(other.pid, resource.RLIMIT_NOFILE) == (100, hard)
        other.kill()
    descriptors.raise_limit()
    assert descriptors.limit() == min(hard, descriptors.MOST)


def test_it_works_where_its_home_may_not_be_read(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    sealed.chmod(0)
    port = free_port()
    with started(tmp_path, port, HOME=str(sealed)) as process:
        wait_until(lambda: status(f"http://{HOST}:{port}/") == 200, PATIENCE_S)
        process.terminate()
    assert "Traceback" not in told(tmp_path)


def test_secrets_that_may_not_be_read_end_the_start_with_one_line(
    tmp_path: Path,
) -> None:
    sealed = tmp_path / "secrets.toml"
    sealed.touch(0)
    with started(tmp_path, free_port(), STREAMLIT_SECRETS_FILES=str(sealed)) as process:
        assert process.wait(PATIENCE_S) != 0
    *_, title, line = told(tmp_path).splitlines()
    assert title == refusals.WRONG_SETTING
    assert str(sealed) in line


@contextmanager
def started(folder: Path, port: int, **changes: str) -> Iterator[Popen[bytes]]:
    """Start a server that may read no more than its files let it."""
    with (folder / "log.txt").open("wb") as output:
        process = Popen(  # noqa: S603 (our own server)
            [*powerless(), *command("--server.port", str(port))],
            cwd=ROOT,
            env=environment(**changes),
            stdout=output,
            stderr=STDOUT,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def told(folder: Path) -> str:
    return (folder / "log.txt").read_text("utf-8")


def limit(pid: int, most: int) -> None:
    """Let a process have so many descriptors, at most as many as it may take."""
    hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)[1]
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (most, hard))


def powerless() -> list[str]:
    """Give what takes from root the right to read everything."""
    if os.geteuid() != 0:
        return []
    return [str(shutil.which("setpriv")), "--bounding-set=-all", "--inh-caps=-all"]


def status(address: str) -> int:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 (our own server)
            return int(answer.status)
    except OSError:
        return 0
