"""Seats are summed once for each state of their files, and never by the server."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from components.commands.main import main
from components.live import current, shelf, snapshot
from components.words import command as words
from data.checking import check
from data.reading import bounded
from data.reading.opening import Opened
from data.storing.locks import Hold
from tests import seated

FILES = ["attendances/a.parquet", "attendances/b.parquet"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Show a package with seats, with a folder for snapshots."""
    drawn = seated.tables(20, seed=1)
    seats = seated.seats(drawn, 500, seed=2)
    folder = seated.write(tmp_path / "package", drawn, path=FILES)
    (folder / "README.md").write_text("# Codebook\n")
    seated.put(folder / FILES[0], seats[:200])
    seated.put(folder / FILES[1], seats[200:])
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    monkeypatch.setenv("OUTREACH_CACHE", str(tmp_path / "cache"))
    current.forget()
    yield folder
    current.forget()


def snapshots(package: Path) -> list[Path]:
    return sorted((package.parent / "cache" / shelf.SNAPSHOTS).iterdir())


def test_the_second_start_sums_nothing(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = current.here().shown()
    current.forget()
    monkeypatch.setattr(bounded, "started", None)
    monkeypatch.setattr(snapshot, "copied", None)
    again = current.here().shown()
    assert again.dataset == first.dataset
    assert again.dataset.at_hand(Hold) is not None
    assert again.package == first.package
    assert shelf.load(package) == first.dataset


def test_seats_in_other_files_are_summed_and_are_the_same_data(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.load(package)
    drawn = seated.tables(20, seed=1)
    seats = seated.seats(drawn, 500, seed=2)
    seated.put(package / FILES[0], seats[300:])
    seated.put(package / FILES[1], seats[:300])
    assert shelf.load(package) == first
    assert len(snapshots(package)) == 1
    monkeypatch.setattr(bounded, "started", None)
    assert shelf.load(package) == first


def test_a_change_of_one_seat_is_noticed_and_shown(package: Path) -> None:
    here = current.here()
    before = here.shown().dataset
    drawn = seated.tables(20, seed=1)
    seats = seated.seats(drawn, 500, seed=2)
    attendee = next(one for one in seats[:200] if one["role"] == "attendees")
    attendee["weight"] += 1_000
    seated.put(package / FILES[0], seats[:200])
    assert not here.look()  # not before it stands still
    assert here.look()
    after = here.shown().dataset
    assert after != before
    assert int(after.claims["high"].sum()) > int(before.claims["high"].sum())
    (package / FILES[0]).write_bytes(b"PAR1 and no more")
    assert not here.look()
    assert not here.look()
    assert here.shown().dataset == after
    assert "Parquet" in here.problems[0]


def test_a_snapshot_is_of_one_state(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = check.checked_tables

    def while_somebody_writes(opened: Opened) -> check.Tables:
        seated.put(package / FILES[0], [])
        return real(opened)

    monkeypatch.setattr(check, "checked_tables", while_somebody_writes)
    assert main(["snapshot", str(package)]) == 1
    assert words.MOVING in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setenv("OUTREACH_CACHE", str(package.parent / "cache"))
    signed, mine = snapshot.signature(package), shelf.shelf()
    before = shelf.load(package)
    seated.put(package / FILES[0], [])
    seated.put(package / FILES[1], [])
    assert mine is not None
    shelf.note(mine, package, before, signed)  # of what was there before
    assert shelf.load(package) != before


def test_a_snapshot_made_ahead_is_found(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["snapshot", str(package)]) == 0
    assert len(snapshots(package)) == 1
    capsys.readouterr()
    monkeypatch.setattr(bounded, "started", None)
    assert current.dataset().at_hand(Hold) is not None


@pytest.mark.usefixtures("package")
def test_what_is_given_away_holds_the_sums_and_opens_again(tmp_path: Path) -> None:
    shown = current.here().shown()
    with zipfile.ZipFile(BytesIO(shown.package)) as pack:
        assert not [name for name in pack.namelist() if "parquet" in name]
        assert "README.md" in pack.namelist()
    given = tmp_path / "given.zip"
    given.write_bytes(shown.package)
    assert not [p for p in check.check_package(given) if p.level == "error"]
    assert check.load_checked(given) == shown.dataset


@pytest.mark.usefixtures("package")
def test_the_server_loads_no_duckdb() -> None:
    program = (
        "import sys; from components.live import current; current.dataset(); "
        "sys.exit('duckdb' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, check=False).returncode == 0  # noqa: S603
