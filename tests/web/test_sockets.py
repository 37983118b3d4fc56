"""Whoever sends text on a websocket is told, and the log is not filled with it."""

import json
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.serving import served
from tests.viewer import Viewer


def _all_that_comes(viewer: Viewer) -> None:
    while True:
        viewer.socket.recv(timeout=10)


def test_text_is_refused_and_is_no_fault_of_ours(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with served(log, changes={"OUTREACH_LOG": "json"}) as site:
        with Viewer.open(site, "map") as viewer:
            viewer.socket.send("hello")
            with pytest.raises(ConnectionClosed) as end:
                _all_that_comes(viewer)
        with Viewer.open(site, "map") as other:
            assert not other.page.errors
    assert end.value.rcvd is not None
    assert end.value.rcvd.code == 1003
    lines = log.read_text(encoding="utf-8").splitlines()
    assert "Traceback" not in "".join(lines)
    levels = [json.loads(line)["level"] for line in lines if line.startswith("{")]
    assert levels
    assert not {"error", "critical"} & {*levels}
