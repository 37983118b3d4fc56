"""The server asks nobody outside: no telemetry, no look-up of its own address."""

import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.serving import environment, served
from tests.viewer import Viewer

# Python tells an audit hook of every name that it looks up and every place it goes to.
_RECORDER = """
import os, sys

_AT = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0,
       "socket.connect": 1, "socket.sendto": 1}


def note(event, given):
    if event in _AT:
        there = given[_AT[event]]
        with open(os.environ["ASKED"], "a", encoding="utf-8") as file:
            file.write(f"{event} {there}\\n")


sys.addaudithook(note)
"""
_OWN = ("127.0.0.1", "localhost", "::1", "None", "/")


def outward(asked: Path) -> list[str]:
    """Give what went beyond this machine; paths are sockets of the file system."""
    lines = asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []
    return [
        line
        for line in lines
        if not line.split(" ", 1)[1].strip("('\"").startswith(_OWN)
    ]


def _open_from(site: str, origin: str) -> int:
    """Open a websocket as a page of this origin does; give the status it gets."""
    address = f"{site.replace('http', 'ws', 1)}/_stcore/stream"
    try:
        with connect(address, origin=Origin(origin), proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_neither_a_start_nor_a_reader_nor_a_foreign_websocket_asks_outside(
    tmp_path: Path,
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_RECORDER, encoding="utf-8")
    asked = tmp_path / "asked.txt"
    changes = {"PYTHONPATH": str(tmp_path), "ASKED": str(asked)}
    with served(tmp_path / "log.txt", changes=changes) as site:
        with urlopen(site, timeout=20) as page:  # noqa: S310 (our own address)
            assert page.status == 200
        with Viewer.open(site, "map") as viewer:
            assert viewer.page.components
            assert not viewer.page.errors
        assert _open_from(site, site) == 101
        for origin in ("http://evil.example", "http://127.0.0.1:9", "null"):
            assert _open_from(site, origin) == 403, origin
    assert outward(asked) == []


def test_a_question_outside_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_RECORDER, encoding="utf-8")
    asked = tmp_path / "asked.txt"
    asks = (
        "import socket; socket.getaddrinfo('127.0.0.1', 1); socket.getaddrinfo({}, 1)"
    )
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", asks.format("'outside.invalid'")],
        env=environment(PYTHONPATH=str(tmp_path), ASKED=str(asked)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert outward(asked) == ["socket.getaddrinfo outside.invalid"]
