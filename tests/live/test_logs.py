"""The log's forms: JSON for machines, plain for people, and only what is wrong."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit.logger

from components.live import logs, settings

_log = logging.getLogger("outreach.server")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, hooks = logging.getLogger(), (sys.excepthook, sys.unraisablehook)
    before, threads = [*root.handlers], threading.excepthook
    form = streamlit.logger.setup_formatter
    yield
    root.handlers[:] = before
    (sys.excepthook, sys.unraisablehook), threading.excepthook = hooks, threads
    streamlit.logger.setup_formatter = form
    logging.captureWarnings(False)  # noqa: FBT003 (there is no other way to say it)


def written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> str:
    monkeypatch.setenv(settings.LOG.variable, form)
    logs.configure()
    logs.configure()  # as after warming up
    _log.info("loaded", extra={"data": "2026.11.22-6965acd1"})
    try:
        int("Köln")
    except ValueError:
        _log.exception("fault", extra={"id": "a1b2c3d4"})
    return capsys.readouterr().err


def test_json_is_one_line_an_event_with_its_facts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = written(monkeypatch, capsys, "json").splitlines()
    loaded, fault = map(json.loads, lines)
    assert (loaded["event"], loaded["level"]) == ("loaded", "info")
    assert loaded["data"] == "2026.11.22-6965acd1"
    assert loaded["timestamp"].endswith("Z")
    assert fault["id"] == "a1b2c3d4"
    assert fault["exception"].endswith("'Köln'")


def test_plain_is_for_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(monkeypatch, capsys, "plain")
    assert "loaded" in text
    assert "data=2026.11.22-6965acd1" in text
    assert "ValueError: invalid literal" in text


def test_off_still_tells_what_went_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(monkeypatch, capsys, "off")
    assert "loaded" not in text
    assert json.loads(text)["id"] == "a1b2c3d4"


def write_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.LOG.variable, "json")
    logs.catch_all()
    logs.configure()


@pytest.mark.filterwarnings("default")
def test_what_nobody_caught_is_a_line_of_json_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(monkeypatch)
    thread = threading.Thread(target=int, args=("Köln",))
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError("at the end"), None)
    warnings.warn("old", UserWarning, stacklevel=1)
    late = streamlit.logger.get_logger("streamlit.made.later")
    late.warning("later")
    lines = told(capsys)
    assert [line["level"] for line in lines] == [
        "error",
        "critical",
        "warning",
        "warning",
    ]
    assert "'Köln'" in lines[0]["exception"]
    assert "at the end" in lines[1]["exception"]
    assert "old" in lines[2]["event"]
    assert lines[3]["event"] == "later"


def test_no_name_of_a_session_is_written_not_even_its_beginning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(monkeypatch)
    name = "0a1b2c3d-1111-2222-3333-444455556666"
    others = logging.getLogger("streamlit.runtime.websocket_session_manager")
    others.warning("Session with id %s is already connected!", name)
    others.warning("session ID mismatch (request=%s)", name[:8])
    first, second = (line["event"] for line in told(capsys))
    assert name[:8] not in first + second
    assert "4444" not in first
    # Both lead to the same lines of ours.
    assert first.split()[3] in second


def test_a_fault_tells_its_story_once_and_its_like_only_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(monkeypatch)
    server = logging.getLogger("uvicorn.error")
    for number in range(20):
        try:
            int("Köln")
        except ValueError as error:
            _log.exception("fault", extra={"id": f"a{number}"})
            server.exception("again", exc_info=error)
    lines = told(capsys)
    # Every code that a reader was told stands there, the story a few times.
    assert [line["id"] for line in lines] == [f"a{number}" for number in range(20)]
    assert sum("exception" in line for line in lines) == 5


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Read what has been written since, a line of JSON each."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_form_that_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.LOG.variable, "xml")
    with pytest.raises(ValueError, match="write json or plain or off"):
        logs.kind()
    # Whatever is written to is no terminal here.
    monkeypatch.setenv(settings.LOG.variable, "")
    assert logs.kind() == "json"
