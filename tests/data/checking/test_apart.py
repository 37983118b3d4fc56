"""The check in a process of its own: same words, limits, and an end."""

import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import psutil
import pytest

from data.checking import apart
from data.checking.apart import Apart
from data.checking.check import check_package
from data.reading import bounded
from data.reading.package import CURATED
from data.reading.schema import DataError, errors
from tests import kinds
from tests.browser.serving import ROOT


def children() -> list[psutil.Process]:
    """List the checks that go on."""
    found = psutil.Process().children(recursive=True)
    return [
        child
        for child in found
        if "-m data.checking.apart" in " ".join(child.cmdline())
    ]


def stub(folder: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program be started instead of the check."""
    monkeypatch.setattr(bounded, "_ROOT", folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (folder / "data" / "checking").mkdir(parents=True)
    (folder / "data" / "__init__.py").touch()
    (folder / "data" / "checking" / "__init__.py").touch()
    (folder / "data" / "checking" / "apart.py").write_text(program, "utf-8")


def test_it_finds_what_the_check_finds(tmp_path: Path) -> None:
    folder = kinds.saved_as(tmp_path / "saved", ";")  # warnings
    assert Apart().problems(folder) == check_package(folder) != []
    dataset = Apart().checked(folder)
    assert len(dataset.events) > 0
    (folder / "events.csv").write_bytes(b"\x00\xff")
    with pytest.raises(DataError) as refused:
        Apart().checked(folder)
    assert [*refused.value.problems] == errors(check_package(folder))


def test_what_takes_too_long_is_ended_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "_MOST_SECONDS", 0.1)
    (found,) = Apart().problems(CURATED)
    assert found.code == "too-heavy"
    assert "a quote that nothing closes" in found.message
    assert not children()


@pytest.mark.parametrize("name", ["SIGXCPU", "SIGKILL"])
def test_a_check_that_the_system_ends_is_too_heavy(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub(
        tmp_path, f"import os, signal; os.kill(os.getpid(), signal.{name})", monkeypatch
    )
    (found,) = Apart().problems(CURATED)
    assert found.code == "too-heavy"


def test_a_check_that_breaks_off_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub(tmp_path, "raise SystemExit(3)", monkeypatch)
    with pytest.raises(RuntimeError, match="ended with 3"):
        Apart().problems(CURATED)


def test_a_check_ends_with_a_server_that_is_killed() -> None:
    asks = "from data.checking.apart import Apart;"
    asks += "from data.reading.package import CURATED;"
    asks += "[Apart().problems(CURATED) for _ in range(99)]"
    server = subprocess.Popen([sys.executable, "-c", asks], cwd=ROOT)  # noqa: S603
    asker = psutil.Process(server.pid)
    while not (checks := asker.children()) or not _is_at_work(checks[0]):
        time.sleep(0.01)
    checks[0].suspend()  # by itself it would go on and end
    server.kill()
    server.wait()
    left = psutil.wait_procs(checks, timeout=5)[1]
    for check in left:
        check.kill()
    assert left == []


def _is_at_work(check: psutil.Process) -> bool:
    """Tell whether a check has come to its limits, before it reads anything."""
    try:
        return check.nice() > psutil.Process().nice()
    except psutil.NoSuchProcess:
        return False


def test_closing_ends_a_check_and_begins_no_other() -> None:
    checks = Apart()
    told: list[str] = []

    def ask() -> None:
        try:
            checks.problems(CURATED)
        except RuntimeError as error:
            told.append(str(error))

    thread = Thread(target=ask)
    thread.start()
    while not children():
        time.sleep(0.01)
    checks.close()
    thread.join(10)
    assert told
    assert not children()
    with pytest.raises(RuntimeError, match="closing"):
        checks.problems(CURATED)
