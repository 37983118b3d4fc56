"""Starts, replicas and commands read what one of them has checked."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from components.commands.main import main
from components.live import current, opening, shelf, snapshot
from data.checking import check
from data.reading.opening import Opened
from data.reading.package import CURATED
from data.storing.locks import Hold
from tests import brought
from tests.fulldisk import full_disk

PACKAGES = Path(__file__).parents[1] / "packages"
SHOWN = [
    CURATED,
    *(PACKAGES / n for n in ("tele-education", "continent-school", "Q568")),
]
TOKEN, OWNER = "t" * 22, "o" * 43


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Show a copy of the curated package, with a folder for snapshots."""
    shutil.copytree(CURATED, tmp_path / "package")
    monkeypatch.setenv("OUTREACH_DATA", str(tmp_path / "package"))
    monkeypatch.setenv("OUTREACH_CACHE", str(tmp_path / "cache"))
    current.forget()
    yield tmp_path / "cache"
    current.forget()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """List the packages that are checked from now on."""
    seen: list[Path] = []
    checked = check.checked_tables

    def noted(package: Opened) -> check.Tables:
        seen.append(package.folder)
        return checked(package)

    monkeypatch.setattr(check, "checked_tables", noted)
    monkeypatch.setattr(shelf, "checked_tables", noted)
    return seen


def snapshots(cache: Path) -> list[str]:
    """List what lies on the shelf by name."""
    folder = cache / shelf.SNAPSHOTS
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def is_from_snapshot() -> bool:
    return current.dataset().at_hand(Hold) is not None


def test_the_second_start_neither_checks_nor_copies(
    cache: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = current.here().shown()
    assert len(checks) == 1
    assert len(snapshots(cache)) == 1
    assert is_from_snapshot()  # from the first start on, memory is shared
    current.forget()
    monkeypatch.setattr(snapshot, "copied", None)
    second = current.here().shown()
    assert len(checks) == 1
    assert is_from_snapshot()
    assert second.dataset == first.dataset
    assert second.package == first.package == snapshot.to_zip(cache.parent / "package")


def test_without_the_setting_nothing_is_written(
    cache: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OUTREACH_CACHE")
    for _ in range(2):
        assert not is_from_snapshot()
        current.forget()
    assert len(checks) == 2
    assert not cache.exists()


def test_an_edit_has_a_snapshot_of_its_own(cache: Path) -> None:
    before = current.dataset()
    events = cache.parent / "package/events.csv"
    events.write_text(
        events.read_text("utf-8").replace(",held,2020-04-17,", ",held,2020-04-18,"),
        encoding="utf-8",
    )
    current.here().look()
    assert current.here().look()
    assert current.dataset() != before
    assert is_from_snapshot()
    assert len(snapshots(cache)) == 2


def test_a_broken_edit_is_refused_as_before(cache: Path) -> None:
    before = current.dataset()
    events = cache.parent / "package/events.csv"
    events.write_text(
        events.read_text("utf-8").replace(",held,2020-04-17,", ",held,17 April,"),
        encoding="utf-8",
    )
    current.here().look()
    assert not current.here().look()
    assert current.dataset() is before
    assert current.problems()
    assert len(snapshots(cache)) == 1


def test_a_codebook_that_changes_is_given_away_with_the_same_data(cache: Path) -> None:
    before = current.here().shown()
    readme = cache.parent / "package/README.md"
    readme.write_text("Another codebook.", encoding="utf-8")
    current.here().look()
    assert not current.here().look()
    shown = current.here().shown()
    assert shown.dataset is before.dataset
    assert snapshot.unpacked(shown.package)["README.md"] == b"Another codebook."
    assert len(snapshots(cache)) == 1


@pytest.mark.parametrize("folder", SHOWN, ids=lambda path: path.name)
def test_every_total_is_the_same_from_a_snapshot(
    folder: Path,
    cache: Path,
    checks: list[Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands = (["totals", "--how"], ["say"], ["compare"])
    monkeypatch.setenv("OUTREACH_DATA", str(folder))

    def printed() -> list[str]:
        said = []
        for command in commands:
            assert main(command) == 0
            said.append(capsys.readouterr().out)
            current.forget()
        return said

    monkeypatch.delenv("OUTREACH_CACHE")
    package = printed()
    assert len(checks) == len(commands)
    monkeypatch.setenv("OUTREACH_CACHE", str(cache))
    assert main(["snapshot"]) == 0
    assert snapshots(cache)[0] in capsys.readouterr().out
    checks.clear()
    assert printed() == package
    assert checks == []
    assert json.loads(package[0])["data_version"]


def test_a_workbook_is_found_by_what_it_holds(
    cache: Path, checks: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    book = cache.parent / "a.xlsx"
    assert main(["workbook", "--out", str(book)]) == 0
    assert main(["totals", "--data", str(book)]) == 0
    first = capsys.readouterr().out
    assert main(["totals", "--data", str(book)]) == 0
    assert capsys.readouterr().out == first
    assert len(checks) == 1


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="all can be written to")
def test_a_folder_that_cannot_be_written_to_is_survived(
    cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("OUTREACH_CACHE", "/proc/outreach")  # not even by root
    assert not is_from_snapshot()
    assert [r.message for r in caplog.records] == ["snapshot not written"]
    assert not cache.exists()


_REPLICA = """
import sys
sys.modules["data.reading.reader"].read = None  # no table is read any more
from components.live import current
shown = current.here().shown()
print(shown.dataset.version, len(shown.dataset.events), len(shown.package))
"""


def test_a_replica_starts_from_the_snapshot_of_another(cache: Path) -> None:
    shown = current.here().shown()
    script = f"import data.reading.reader{_REPLICA}"
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    data = shown.dataset
    expected = f"{data.version} {len(data.events)} {len(shown.package)}"
    assert said.stdout.strip() == expected
    assert said.stderr == ""
    assert len(snapshots(cache)) == 1


def test_a_file_where_the_folder_should_be_is_survived(
    cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache.write_text("not a folder")
    assert len(current.dataset().events)
    assert not is_from_snapshot()
    assert [r.message for r in caplog.records] == ["snapshot not written"]


def test_a_full_disk_is_survived(
    cache: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    path = cache.parent / "package"
    with full_disk():
        dataset = shelf.load(path)
        assert main(["snapshot", str(path)]) == 1
    assert dataset.at_hand(Hold) is None
    assert [r.message for r in caplog.records] == ["snapshot not written"]
    assert str(cache) in capsys.readouterr().err
    assert snapshots(cache) == []


def test_a_snapshot_that_was_spoiled_is_written_anew(
    cache: Path, checks: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    assert is_from_snapshot()
    current.forget()
    (name,) = snapshots(cache)
    spoiled = cache / shelf.SNAPSHOTS / name / "claims.arrow"
    spoiled.chmod(0o644)
    os.truncate(spoiled, 100)
    caplog.clear()
    assert is_from_snapshot()
    assert len(checks) == 2
    assert {r.message for r in caplog.records} == {"snapshot not read"}
    current.forget()
    assert is_from_snapshot()
    assert len(checks) == 2


def test_the_snapshot_that_is_shown_may_disappear(cache: Path) -> None:
    shown = current.here().shown()
    package = shown.package
    shutil.rmtree(cache)
    assert shown.package == package
    assert len(current.dataset().participation.drop_duplicates())
    current.here().look()
    assert not current.here().look()


@pytest.mark.usefixtures("cache")
def test_what_is_given_back_is_read_again() -> None:
    rows = current.dataset().participation
    before = rows.copy(deep=True)
    current.here().rest()
    pd.testing.assert_frame_equal(rows, before)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_memory_that_was_read_once_is_given_back(cache: Path) -> None:
    def mapped() -> int:
        lines = Path("/proc/self/smaps").read_text().splitlines()
        ours = re.compile(rf"{re.escape(str(cache))}.*/participation\.arrow$")
        at = [n for n, line in enumerate(lines) if ours.search(line)]
        return sum(
            int(line.split()[1])
            for n in at
            for line in lines[n : n + 6]
            if line.startswith("Rss:")
        )

    assert current.dataset().participation.nunique().sum()
    assert mapped()
    current.here().rest()
    assert not mapped()


def test_nothing_of_a_reader_s_own_package_is_ever_written(cache: Path) -> None:
    visit = opening.opened([brought.tele()], OWNER, TOKEN)
    assert visit.shown is not None
    assert visit.shown.dataset.at_hand(Hold) is None
    assert snapshots(cache) == []
    assert not cache.exists()


def test_a_package_edited_while_it_is_read_gets_no_snapshot(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cache.parent / "package"
    checked = check.checked_tables

    def edited(package: Opened) -> check.Tables:
        tables = checked(package)
        with (folder / "README.md").open("a") as file:
            file.write("More.")
        return tables

    monkeypatch.setattr(shelf, "checked_tables", edited)
    shelf.load(folder)
    assert snapshots(cache) == []


def test_a_snapshot_needs_a_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OUTREACH_CACHE", raising=False)
    with pytest.raises(SystemExit, match="2"):
        main(["snapshot", str(CURATED)])
    assert "OUTREACH_CACHE" in capsys.readouterr().err


def test_a_snapshot_by_hand_says_what_it_wrote_and_is_read_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], cache: Path, checks: list[Path]
) -> None:
    out = tmp_path / "image"
    assert main(["snapshot", "--out", str(out)]) == 0
    (name,) = snapshots(out)
    told = capsys.readouterr()
    assert name in told.out
    assert f"OUTREACH_CACHE={out}" in told.err
    assert main(["snapshot", "--out", str(out)]) == 0  # it is there already
    assert name in capsys.readouterr().out
    assert len(checks) == 0 + 1
    shutil.copytree(out, cache)  # as into an image
    assert is_from_snapshot()
    assert len(checks) == 1


def test_the_zip_is_what_it_would_be_without_a_snapshot(tmp_path: Path) -> None:
    files = {"a.csv": b"a\n1\n" * 1000, "b.csv": b""}
    more = {"README.md": b"About."}
    whole = snapshot.packed(files | more)
    assert snapshot.with_more(snapshot.packed(files), more) == whole
    (tmp_path / "a.zip").write_bytes(whole)
    with zipfile.ZipFile(tmp_path / "a.zip") as pack:
        assert pack.testzip() is None
