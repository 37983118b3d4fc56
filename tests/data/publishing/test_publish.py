"""Versions on disk: whole or not there, switched at once, and never lost."""

import csv
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from data.publishing import locks, publish
from data.publishing.locks import Busy
from data.publishing.publish import Altered, NotAllowed, Order, Package, Stale
from data.reading import published
from data.reading.published import BEGUN, PUBLISHED, RETURNED, Entry
from data.reading.schema import DataError
from tests.fulldisk import full_disk

WHO = "editor@example.org"


def package(number: int) -> Package:
    files = {"datapackage.json": b"{}" * 40, "events.csv": b"%d\n" % number * 40}
    return Package(files=files, version=f"1.{number}-abcdef01")


def order(base: int, note: str = "", who: str = WHO) -> Order:
    return Order(base=base, who=who, note=note)


def put(root: Path, number: int, base: int, note: str = "") -> Entry:
    new = package(number)
    return publish.publish(root, new, order(base, note), digest=new.digest)


def shown(root: Path) -> bytes:
    return (published.current(root) / "events.csv").read_bytes()[:1]


def test_a_version_is_current_when_it_is_published_and_the_old_ones_stay(
    tmp_path: Path,
) -> None:
    assert published.current(tmp_path) == tmp_path  # a package as any other
    one, two = put(tmp_path, 1, 0, "The first"), put(tmp_path, 2, 1)
    assert shown(tmp_path) == b"2"
    assert published.entries(tmp_path) == (one, two)
    assert (two.previous, two.what, two.who) == (one.folder, PUBLISHED, WHO)
    assert two.folder == f"0002-{package(2).digest[:12]}"
    assert publish.read(tmp_path, one) == package(1)
    modes = [path.stat().st_mode for path in published.current(tmp_path).iterdir()]
    assert not any(mode & (stat.S_IWUSR | stat.S_IWGRP) for mode in modes)


def test_what_was_shown_before_is_the_first_version(tmp_path: Path) -> None:
    new = package(2)
    publish.publish(tmp_path, new, order(0), digest=new.digest, before=package(1))
    first, second = published.entries(tmp_path)
    assert (first.what, first.who, first.note) == (BEGUN, "", "")
    assert second.previous == first.folder
    publish.go_back(tmp_path, 1, order(2))
    assert shown(tmp_path) == b"1"


def test_going_back_is_a_new_line_and_deletes_nothing(tmp_path: Path) -> None:
    one, two = put(tmp_path, 1, 0), put(tmp_path, 2, 1)
    back = publish.go_back(tmp_path, 1, order(2, "A mistake"))
    assert shown(tmp_path) == b"1"
    assert (back.sequence, back.what, back.folder) == (3, RETURNED, one.folder)
    assert publish.read(tmp_path, two) == package(2)
    publish.go_back(tmp_path, 2, order(3))
    assert shown(tmp_path) == b"2"


def test_an_old_version_that_somebody_has_changed_is_not_gone_back_to(
    tmp_path: Path,
) -> None:
    one, _ = put(tmp_path, 1, 0), put(tmp_path, 2, 1)
    file = published.folder_of(tmp_path, one) / "events.csv"
    file.chmod(0o644)
    file.write_bytes(b"3")
    for to in (1, 7):
        with pytest.raises(Altered):
            publish.go_back(tmp_path, to, order(2))
    assert shown(tmp_path) == b"2"


def test_an_order_holds_only_on_top_of_what_it_was_compared_with(
    tmp_path: Path,
) -> None:
    put(tmp_path, 1, 0)
    put(tmp_path, 2, 1)
    publish.go_back(tmp_path, 1, order(2))
    for base in (0, 1, 2, 4):  # the same order again, and older ones
        with pytest.raises(Stale):
            put(tmp_path, 3, base)
        with pytest.raises(Stale):
            publish.go_back(tmp_path, 2, order(base))
    assert len(published.entries(tmp_path)) == 3


def test_nothing_but_what_was_checked_is_published(tmp_path: Path) -> None:
    with pytest.raises(Altered):
        publish.publish(tmp_path, package(2), order(0), digest=package(1).digest)
    assert [*tmp_path.iterdir()] == []


def test_who_may_not_publish_any_more_changes_nothing(tmp_path: Path) -> None:
    new, no = package(1), Order(base=0, who=WHO, note="", allows=lambda: False)
    with pytest.raises(NotAllowed):
        publish.publish(tmp_path, new, no, digest=new.digest)
    assert not published.is_root(tmp_path)


def test_of_many_at_once_one_publishes_and_the_others_see_it(tmp_path: Path) -> None:
    put(tmp_path, 1, 0)
    told: list[str] = []

    def attempt(number: int) -> None:
        try:
            told.append(put(tmp_path, number, 1).what)
        except Stale:
            told.append("stale")

    threads = [Thread(target=attempt, args=(number,)) for number in range(2, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [PUBLISHED, *["stale"] * 5]
    assert len(published.entries(tmp_path)) == 2


def test_who_waits_for_too_long_is_told(tmp_path: Path) -> None:
    with (
        locks.alone(tmp_path),
        pytest.raises(Busy),
        locks.alone(tmp_path, most_s=0.1),
    ):
        pass
    with locks.alone(tmp_path, most_s=0.1):
        pass


def test_a_full_disk_leaves_the_old_version_and_nothing_behind(tmp_path: Path) -> None:
    put(tmp_path, 1, 0)
    before = sorted(tmp_path.rglob("*"))
    with full_disk(), pytest.raises(OSError, match="too large"):
        put(tmp_path, 2, 1)
    assert sorted(tmp_path.rglob("*")) == before
    assert shown(tmp_path) == b"1"
    put(tmp_path, 2, 1)
    assert shown(tmp_path) == b"2"


_TOUCHES = frozenset(
    {"open", "os.rename", "os.mkdir", "os.chmod", "os.remove", "os.scandir"}
)


def _killed(root: Path, at: int, work: Callable[[], Any]) -> bool:
    """Do work in a process that dies when it touches the folder for the `at`th time."""
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in {0, -signal.SIGKILL}
        return code != 0
    left = at

    def count(event: str, given: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in _TOUCHES or not str(given[0]).startswith(str(root)):
            return
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def test_a_death_at_any_moment_leaves_the_old_version_or_the_new_one_whole(
    tmp_path: Path,
) -> None:
    put(tmp_path, 1, 0)
    deaths = 0
    while _killed(tmp_path, deaths, lambda: put(tmp_path, 2, 1)):
        deaths += 1
        entries = published.entries(tmp_path)
        assert shown(tmp_path) == b"%d" % len(entries)
        assert publish.read(tmp_path, entries[-1]) == package(len(entries))
        if len(entries) > 1:  # after the last step: all is done
            break
    assert deaths > 10
    if len(published.entries(tmp_path)) == 1:
        put(tmp_path, 2, 1)
    assert put(tmp_path, 3, 2).sequence == 3
    names = {path.name for path in (tmp_path / "versions").iterdir()}
    assert names == {entry.folder for entry in published.entries(tmp_path)}


@pytest.mark.parametrize(
    "note", ["=1+1", "@SUM(A1)", "a, b", 'say "hi"', "＝1", "+49", "", "'tis", "émigré"]
)
def test_no_cell_of_the_record_is_a_formula_and_every_one_is_read_again(
    tmp_path: Path, note: str
) -> None:
    new, wild = package(1), order(0, note, who="=cmd@example.org")
    publish.publish(tmp_path, new, wild, digest=new.digest)
    (entry,) = published.entries(tmp_path)
    assert (entry.note, entry.who) == (note, "=cmd@example.org")
    with (tmp_path / published.RECORD).open(newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(tuple("=+-@＝\t")) for cell in cells)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"\n", b""),  # half a line
        (b"\n2,", b"\n3,"),
        (b"published", b"invented"),
        (b"0002-", b"../../0002-"),
        (b"sequence", b"number"),
        (b"1.2-", b"\xff"),
        (b",published,", b","),
        (b"sequence", b"\xef\xbb\xbfsequence"),
    ],
)
def test_a_record_that_something_else_has_written_is_refused(
    tmp_path: Path, was: bytes, becomes: bytes
) -> None:
    put(tmp_path, 1, 0)
    put(tmp_path, 2, 1)
    record = tmp_path / published.RECORD
    body = record.read_bytes()
    assert was in body
    head, _, rest = body.rpartition(was)
    record.write_bytes(head + becomes + rest)
    with pytest.raises(DataError, match=r"versions\.csv"):
        published.current(tmp_path)
    with pytest.raises(DataError):
        put(tmp_path, 3, 2)


def test_a_record_without_a_line_names_no_version(tmp_path: Path) -> None:
    (tmp_path / published.RECORD).write_text(",".join(published.COLUMNS) + "\n")
    with pytest.raises(DataError, match="no version"):
        published.current(tmp_path)
