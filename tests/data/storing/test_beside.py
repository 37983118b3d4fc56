"""What lies beside a snapshot is what was kept there, or it is not read at all."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.storing.beside import Beside
from tests.fulldisk import full_disk

NAME, CONTENT = "figure map", b"what took long to make"


@pytest.fixture
def near(tmp_path: Path) -> Beside:
    (tmp_path / "snapshot").mkdir()
    near = Beside(tmp_path / "snapshot")
    near.write("one", NAME, CONTENT)
    return near


def piece(near: Beside) -> Path:
    """Find the one file that is there."""
    [path] = [path for path in near.snapshot.rglob("*") if path.is_file()]
    return path


def test_what_was_kept_is_read_by_the_same_code_and_name(near: Beside) -> None:
    assert near.read("one", NAME) == CONTENT
    assert near.read("one", "figure maps") is None
    assert near.read("another", NAME) is None
    near.write("one", NAME, b"anew")
    assert near.read("one", NAME) == b"anew"


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _open_to_others(path: Path) -> None:
    path.chmod(0o666)


def _in_a_folder_of_others(path: Path) -> None:
    path.parent.chmod(0o777)


def _a_link(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        _cut,
        _emptied,
        _changed,
        _open_to_others,
        _in_a_folder_of_others,
        _a_link,
        _a_folder,
    ],
)
def test_what_was_spoiled_is_not_read(
    near: Beside, spoil: Callable[[Path], None]
) -> None:
    path = piece(near)
    path.chmod(0o644)
    assert near.read("one", NAME) == CONTENT
    spoil(path)
    assert near.read("one", NAME) is None


def test_on_a_full_disk_nothing_is_kept_and_nothing_is_left(near: Beside) -> None:
    with full_disk():
        near.write("one", "another", b"more" * 100)
    assert near.read("one", "another") is None
    assert near.read("one", NAME) == CONTENT
    assert piece(near)


def test_where_the_snapshot_is_gone_nothing_is_kept(tmp_path: Path) -> None:
    near = Beside(tmp_path / "gone")
    near.write("one", NAME, CONTENT)
    assert near.read("one", NAME) is None
    assert not (tmp_path / "gone").exists()


def test_what_other_code_made_goes_when_it_is_old(near: Beside) -> None:
    near.write("younger", NAME, CONTENT)
    old = near.snapshot / "made-by-one"
    long_ago = time.time() - 8 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    near.write("newest", NAME, CONTENT)
    assert not old.exists()
    assert near.read("younger", NAME) == near.read("newest", NAME) == CONTENT
