"""What whoever watches over the server is told."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from components.live import current, settings
from components.web.routes.health import health_routes
from components.words import renderer
from data.reading.package import CURATED
from tests.web.asking import ask

_NOWHERE = "/nonexistent/chromium"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Show a copy of the curated package, which is there for breaking."""
    folder = tmp_path / "package"
    shutil.copytree(CURATED, folder)
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    current.forget()
    yield folder
    current.forget()


def test_it_says_which_data_are_shown_and_since_when(package: Path) -> None:
    answer = ask(health_routes(), "/healthz")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    told, shown = json.loads(answer.body), current.dataset()
    assert told["status"] == "ok"
    assert told["refused"] == []
    assert told["data"]["version"] == shown.version
    assert told["data"]["name"] == shown.name
    assert told["data"]["rows"]["events"] == len(shown.events)
    assert told["data"]["rows"]["participation"] == len(shown.participation)
    loaded = datetime.fromisoformat(told["data"]["loaded"])
    assert loaded.utcoffset() is not None
    assert abs(loaded - current.here().shown().loaded).total_seconds() < 1
    assert told["sessions"] == 0
    assert told["uptime_s"] >= 0
    assert str(package) not in answer.text


def test_head_asks_for_the_status_alone(package: Path) -> None:
    assert package.is_dir()
    assert ask(health_routes(), "/healthz", method="HEAD").status == 200
    assert ask(health_routes(), "/healthz", method="POST").status == 405


def test_newer_data_that_were_refused_are_told_line_by_line(package: Path) -> None:
    version = current.dataset().version
    (package / "claims.csv").unlink()
    for _ in range(2):
        current.here().look()
    answer = ask(health_routes(), "/healthz")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "degraded"
    assert json.loads(answer.body)["data"]["version"] == version
    assert any(
        line.startswith("claims.csv: ") for line in json.loads(answer.body)["refused"]
    )


def test_without_any_data_it_fails_and_says_why(package: Path) -> None:
    (package / "datapackage.json").unlink()
    answer = ask(health_routes(), "/healthz")
    assert answer.status == 503
    assert json.loads(answer.body)["status"] == "failed"
    assert json.loads(answer.body)["refused"][0].startswith(
        "datapackage.json: is missing"
    )
    assert str(package.parent) not in answer.text


def test_a_renderer_that_is_missing_is_told_with_what_to_install(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert package.is_dir()
    monkeypatch.setenv(settings.BROWSER.variable, _NOWHERE)
    told = json.loads(ask(health_routes(), "/healthz").body)
    assert told["status"] == "ok"
    assert told["renderer"]["state"] == renderer.ABSENT
    assert renderer.BROWSER in told["renderer"]["missing"]
