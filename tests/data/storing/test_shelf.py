"""A snapshot is the package as it was read, or it is not read at all."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.checking.check import load_checked
from data.reading import descriptor
from data.reading.package import CURATED, Dataset, content_hash
from data.reading.schema import TABLES
from data.selecting import coded
from data.storing import shelf as shelves
from data.storing.shelf import MANIFEST, Shelf
from tests.fulldisk import full_disk
from tests.generated import write_package

PACKAGES = Path(__file__).parents[2] / "packages"
READ = [
    CURATED,
    *(PACKAGES / n for n in ("tele-education", "continent-school", "first-edition")),
]
FRAMES = (*TABLES, "claim_events")
CODED = (coded.events, coded.takers, coded.claims)


def put(shelf: Shelf, folder: Path = CURATED) -> Path:
    """Write the snapshot of a package."""
    return shelf.write(load_checked(folder), descriptor.read(folder), b"a zip")


def stored(shelf: Shelf, folder: Path) -> Dataset | None:
    """Read the snapshot of a package, if it may be read."""
    found = shelf.find(content_hash(folder))
    return found.dataset if found else None


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "snapshots")


@pytest.fixture
def written(shelf: Shelf) -> Path:
    return put(shelf)


@pytest.mark.parametrize("folder", READ, ids=lambda path: path.name)
def test_a_dataset_is_the_same_from_its_snapshot(folder: Path, shelf: Shelf) -> None:
    package = load_checked(folder)
    put(shelf, folder)
    snapshot = stored(shelf, folder)
    assert snapshot is not None
    assert snapshot == package
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(snapshot, name), getattr(package, name))
    for name in ("name", "version", "digest", "credits", "outreach", "choices"):
        assert getattr(snapshot, name) == getattr(package, name)
    assert (snapshot.areas, snapshot.hues) == (package.areas, package.hues)


@pytest.mark.parametrize("folder", READ, ids=lambda path: path.name)
def test_its_codes_are_those_that_would_be_computed(folder: Path, shelf: Shelf) -> None:
    package = load_checked(folder)
    put(shelf, folder)
    snapshot = stored(shelf, folder)
    assert snapshot is not None
    for function in CODED:
        coded.events.cache_clear(), coded.takers.cache_clear()  # type: ignore[func-returns-value]
        coded.claims.cache_clear()
        ours = function(snapshot)
        assert ours is snapshot.at_hand(type(ours))
        function.cache_clear()
        theirs = function(package)
        function.cache_clear()
        for name in theirs.__slots__:
            mine, other = getattr(ours, name), getattr(theirs, name)
            if hasattr(other, "dtype"):
                assert mine.dtype == other.dtype, name
                assert mine.tolist() == other.tolist(), name
            else:
                assert mine == other, name


def test_what_is_not_there_is_not_read(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    assert stored(shelf, CURATED) is None
    assert not caplog.records  # nothing is wrong


def _cut(path: Path) -> None:
    path.chmod(0o644)
    os.truncate(path, path.stat().st_size // 2)


def _flip(path: Path) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _swap(path: Path) -> None:
    """Put a link to the same bytes in the place of a file."""
    path.rename(path.with_suffix(".other"))
    path.symlink_to(path.with_suffix(".other"))


def _open_to_all(path: Path) -> None:
    path.chmod(0o666)


SPOILED: list[Callable[[Path], None]] = [_cut, _flip, Path.unlink, _swap, _open_to_all]
_NAMES = (
    *("events.arrow", "of-takers.arrow", "sums.arrow", "stated.arrow"),
    *("datapackage.json", "package.zip"),
)


@pytest.mark.parametrize("name", [*_NAMES, MANIFEST])
@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_a_spoiled_file_is_never_read(
    name: str,
    spoil: Callable[[Path], None],
    shelf: Shelf,
    written: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert stored(shelf, CURATED) is not None
    spoil(written / name)
    assert stored(shelf, CURATED) is None
    (line,) = caplog.records  # and the log says so in one line
    assert line.message == "snapshot not read"
    assert stored(shelf, CURATED) is None
    put(shelf)  # the next one takes its place
    assert stored(shelf, CURATED) is not None


def test_every_single_byte_of_a_manifest_counts(shelf: Shelf, written: Path) -> None:
    manifest = written / MANIFEST
    content = manifest.read_bytes()
    told, whole = json.loads(content), load_checked(CURATED)
    manifest.chmod(0o644)
    for at in range(0, len(content), 7):
        flipped = bytearray(content)
        flipped[at] ^= 4
        manifest.write_bytes(flipped)
        found = stored(shelf, CURATED)
        try:
            is_same = json.loads(flipped) == told
        except ValueError:
            is_same = False
        assert found is None or (is_same and found.version == whole.version), at


def _tell(manifest: Path, **told: object) -> None:
    manifest.chmod(0o644)
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | told))


@pytest.mark.parametrize(
    "told",
    [{"digest": "0" * 64}, {"code": "0" * 16}, {"format": 0}, {"files": {}}],
    ids=lambda told: next(iter(told)),
)
def test_a_foreign_one_is_never_read(
    told: dict[str, object], shelf: Shelf, written: Path
) -> None:
    _tell(written / MANIFEST, **told)
    assert stored(shelf, CURATED) is None


def test_the_snapshot_of_another_package_is_never_read_for_this_one(
    shelf: Shelf, written: Path
) -> None:
    other = put(shelf, PACKAGES / "Q568")
    shutil.rmtree(written)
    other.rename(written)
    assert stored(shelf, CURATED) is None


def test_that_of_an_older_code_is_never_read(
    shelf: Shelf, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "code_version", lambda: "f" * 16)
    assert stored(shelf, CURATED) is None
    assert put(shelf) != written
    assert stored(shelf, CURATED) is not None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_another_user_wrote_is_never_read(shelf: Shelf, written: Path) -> None:
    os.chown(written / "claims.arrow", 12345, -1)
    assert stored(shelf, CURATED) is None
    os.chown(written / "claims.arrow", 0, -1)
    assert stored(shelf, CURATED) is not None
    os.chown(written, 12345, -1)
    assert stored(shelf, CURATED) is None


def test_one_that_is_removed_while_it_is_read_stays_whole(
    shelf: Shelf, written: Path
) -> None:
    snapshot = stored(shelf, CURATED)
    assert snapshot is not None
    shutil.rmtree(written)
    for name in FRAMES:
        expected = getattr(load_checked(CURATED), name)
        pd.testing.assert_frame_equal(getattr(snapshot, name), expected)


def test_two_that_write_the_same_at_once_do_no_harm(shelf: Shelf) -> None:
    dataset, described = load_checked(CURATED), descriptor.read(CURATED)

    def write(_: int) -> Path:
        return shelf.write(dataset, described, b"a zip")

    with ThreadPoolExecutor(8) as pool:
        places = {*pool.map(write, range(24))}
    assert [*shelf.root.iterdir()] == [*places] == [shelf.folder(dataset.digest)]
    assert stored(shelf, CURATED) is not None


_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from data.checking.check import load_checked
from data.reading import descriptor
from data.storing.shelf import Shelf
folder = Path(sys.argv[1])
dataset, told = load_checked(folder), descriptor.read(folder)
print("ready", flush=True)
while True:
    Shelf(Path(sys.argv[2])).write(dataset, told, b"a zip" * 1_000_000)
    for path in Path(sys.argv[2]).iterdir():
        path.rename(path.with_name(".part-gone"))
        import shutil; shutil.rmtree(path.with_name(".part-gone"))
"""


def _killed_after(seconds: float, folder: Path, shelf: Shelf) -> None:
    command = [sys.executable, "-c", _WRITER, str(folder), str(shelf.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:  # noqa: S603
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)


def test_one_that_was_killed_while_it_wrote_leaves_nothing_to_be_read(
    shelf: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_package(tmp_path / "package", 300)
    whole = load_checked(folder)
    for milliseconds in (1, 7, 20, 45, 80):
        _killed_after(milliseconds / 1000, folder, shelf)
        found = stored(shelf, folder)
        if found is not None:  # it had been finished
            pd.testing.assert_frame_equal(found.participation, whole.participation)
    assert not caplog.records  # never half of one under its name
    put(shelf, folder)
    assert stored(shelf, folder) is not None


def test_what_nobody_finished_is_removed_in_time(shelf: Shelf, written: Path) -> None:
    part = shelf.root / ".part-99-0123"
    part.mkdir()
    shelf.tidy()
    assert part.exists()  # somebody may be writing it
    os.utime(part, (0, 0))
    shelf.tidy()
    assert not part.exists()
    assert written.exists()


def _older(shelf: Shelf, count: int) -> Iterator[Path]:
    """Copy the snapshot that is there under other names, each older than the last."""
    for n in range(count):
        copy = shelf.root / f"{n:064d}-code"
        shutil.copytree(shelf.folder(content_hash(CURATED)), copy)
        os.utime(copy, (1000 - n, 1000 - n))
        yield copy


def test_old_ones_are_removed_and_the_last_used_stay(
    shelf: Shelf, written: Path
) -> None:
    copies = [*_older(shelf, 5)]
    shelf.tidy(most=3)
    assert {*shelf.root.iterdir()} == {written, *copies[:2]}


def test_one_that_is_read_is_never_removed(shelf: Shelf, written: Path) -> None:
    snapshot = stored(shelf, CURATED)
    assert snapshot is not None
    os.utime(written, (0, 0))
    copies = [*_older(shelf, 3)]
    shelf.tidy(most=1)
    assert {*shelf.root.iterdir()} == {written, copies[0]}
    assert len(snapshot.events)
    del snapshot
    coded.events.cache_clear()
    shelf.tidy(most=1)
    assert {*shelf.root.iterdir()} == {copies[0]}


def test_a_full_disk_leaves_nothing_behind(shelf: Shelf) -> None:
    dataset = load_checked(CURATED)
    with full_disk(), pytest.raises(OSError, match=r"too large|No space"):
        shelf.write(dataset, descriptor.read(CURATED), b"a zip")
    assert [*shelf.root.iterdir()] == []
    assert stored(shelf, CURATED) is None


def test_what_is_stored_is_not_that_of_other_tables(
    shelf: Shelf, written: Path
) -> None:
    snapshot = stored(shelf, CURATED)
    assert snapshot is not None
    fewer = replace(snapshot, claims=snapshot.claims.iloc[1:], digest="fewer claims")
    assert len(coded.claims(fewer).measure) == len(snapshot.claims) - 1
    assert written.exists()
