"""The log's forms: JSON for machines, plain for people, and only what is wrong."""

import json
import logging
from collections.abc import Iterator

import pytest

from components.serving import logs

_log = logging.getLogger("outreach.server")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = [*root.handlers]
    yield
    root.handlers[:] = before


def written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> str:
    monkeypatch.setenv(logs.VARIABLE, form)
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


def test_a_form_that_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "xml")
    with pytest.raises(ValueError, match="write json or plain or off"):
        logs.form()
    # Whatever is written to is no terminal here.
    monkeypatch.setenv(logs.VARIABLE, "")
    assert logs.form() == "json"
