"""One process from its start to its end: new data, its log, and how it leaves."""

import re
import shutil
import signal
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from components.pictures.chromium import here
from components.words import report_page
from data.reading.package import CURATED
from tests.deploy.replica import Replica, fetch, wait_until
from tests.pictures.chromium import processes
from tests.viewer import Viewer

_GOOD, _OTHER, _BROKEN = ("2020-04-17", "2020-04-18", "17 April 2020")
_FORM = "pdf" if here.browser() else "docx"
_PARTS = (
    "part=map&part=timeline&part=table.events" if here.browser() else "part=sentences"
)
_ADDRESS = re.compile(r"\b\d+\.\d+\.\d+\.\d+\b")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Give a folder with a short path, which Chromium needs."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


@pytest.fixture(scope="module")
def package(folder: Path) -> Path:
    return Path(shutil.copytree(CURATED, folder / "package"))


@pytest.fixture(scope="module")
def replica(folder: Path, package: Path) -> Iterator[Replica]:
    temporary = folder / "tmp"
    temporary.mkdir()
    one = Replica(
        log=folder / "log.txt",
        variables={
            "OUTREACH_DATA": str(package),
            "OUTREACH_GRACE_S": "100",  # a busy machine takes long over a report
            "OUTREACH_RELOAD_S": "0.1",
            "OUTREACH_LOG": "json",
            "TMPDIR": str(temporary),
        },
    )
    one.start()
    one.wait()
    yield one
    if one.process.poll() is None:
        one.end(signal.SIGKILL)


def write(package: Path, date: str, instead_of: str) -> None:
    events = package / "events.csv"
    whole = events.read_text("utf-8")
    changed = whole.replace(f",held,{instead_of},", f",held,{date},", 1)
    assert changed != whole
    events.write_text(changed, "utf-8")


def health(replica: Replica) -> dict[str, Any]:
    told: dict[str, Any] = fetch(f"{replica.site}/healthz").told
    return told


def test_a_process_from_its_start_to_its_end(
    replica: Replica, package: Path, folder: Path
) -> None:
    _new_data_are_shown_and_broken_ones_are_not(replica, package)
    _a_stranger_s_word_on_where_it_comes_from_is_not_taken(replica)
    _what_was_begun_is_finished_and_nothing_is_left(replica, folder)
    _its_log_tells_every_request_and_run_and_nothing_of_persons(replica)


def _new_data_are_shown_and_broken_ones_are_not(
    replica: Replica, package: Path
) -> None:
    first = health(replica)["data"]["version"]
    with Viewer.open(replica.site) as viewer:
        assert first in viewer.page.text
        write(package, _BROKEN, _GOOD)
        wait_until(lambda: replica.health() == "degraded")
        told = health(replica)
        assert told["data"]["version"] == first
        assert told["refused"][0].startswith("events.csv, row 4, date: ")
        assert str(package.parent) not in str(told)
        assert first in viewer.rerun().text
        zipped = fetch(f"{replica.site}/download/package.zip").body
        with zipfile.ZipFile(BytesIO(zipped)) as pack:
            assert pack.read("events.csv") == (CURATED / "events.csv").read_bytes()
        write(package, _OTHER, _BROKEN)
        wait_until(lambda: replica.health() == "ok")
        second = health(replica)["data"]["version"]
        assert second != first
        # As the browser does by the clock, while nobody does anything.
        viewer.send(fragment=viewer.page.repeated)
        page = viewer.finish()
        assert second in page.text
        assert first not in page.text
        assert not page.errors


def _a_stranger_s_word_on_where_it_comes_from_is_not_taken(
    replica: Replica,
) -> None:
    # uvicorn by itself believes whoever asks from its own machine.
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    answer = fetch(f"{replica.site}/figure/map.json", headers=told)
    assert answer.status == 200
    assert b"https://127.0.0.1" not in answer.body


def _what_was_begun_is_finished_and_nothing_is_left(
    replica: Replica, folder: Path
) -> None:
    jobs = f"{replica.site}/report/jobs"
    order = {"form": _FORM, "query": f"{_PARTS}&country=RUS"}
    started = fetch(jobs, method="POST", body=order)
    assert started.status == 202, started.text
    address = replica.site.removesuffix("/outreach") + started.told["address"]
    replica.process.terminate()
    wait_until(lambda: replica.health() == "closing")
    refused = fetch(jobs, method="POST", body=order)
    assert refused.status == 503
    assert refused.told["words"] == report_page.CLOSING
    assert refused.headers["retry-after"]
    wait_until(lambda: fetch(address).told["stage"] not in {"waiting", "working"})
    assert fetch(address).told["stage"] == "done", replica.log.read_text("utf-8")
    assert len(fetch(f"{address}/file").body) > 10_000
    assert replica.process.wait(60) == 0
    assert [*(folder / "tmp").iterdir()] == []
    assert processes.that_name(str(folder)) == []


def _its_log_tells_every_request_and_run_and_nothing_of_persons(
    replica: Replica,
) -> None:
    assert replica.process.poll() == 0
    lines = replica.lines()
    said = {line["event"] for line in lines}
    assert {"start", "request", "run", "data refused", "data loaded"} <= said
    assert {"closing", "stop"} <= said
    routes = {line["route"] for line in lines if line["event"] == "request"}
    assert "/outreach/report/jobs/{job}/file" in routes
    assert "(session)" in routes
    assert all(line["ms"] >= 0 for line in lines if "ms" in line)
    # What Streamlit says to whoever starts it stands before the first line.
    log = replica.log.read_text("utf-8")
    log = log[log.index("{") :]
    assert not _ADDRESS.search(log)
    for private in (
        "country=RUS",
        "RUS",
        "Python-urllib",
        "outreach_replica",
        "Cookie",
    ):
        assert private not in log


def test_what_cannot_be_finished_in_time_fails_with_words(folder: Path) -> None:
    temporary = folder / "other"
    temporary.mkdir()
    variables = {"OUTREACH_GRACE_S": "0", "TMPDIR": str(temporary)}
    one = Replica(log=folder / "hasty.txt", variables=variables)
    one.start()
    one.wait()
    started = fetch(
        f"{one.site}/report/jobs",
        method="POST",
        body={"form": _FORM, "query": _PARTS},
    )
    assert started.status == 202
    assert one.end() == 0
    assert [*temporary.iterdir()] == []
