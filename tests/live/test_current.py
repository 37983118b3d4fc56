"""The data shown while the package changes: the last good version, whole and alone."""

import gc
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import openpyxl
import pytest

from components.asked.selection import Viewed
from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue
from components.live import current, snapshot
from components.live.snapshot import Moving
from components.pictures import kept
from components.pictures.kept import PictureRequest
from components.web.routes.downloads import download_routes
from components.web.routes.health import health_routes
from data.reading.package import CURATED, Dataset, content_hash
from data.reading.schema import FILES, DataError
from data.reading.workbook import lines
from tests.web.asking import ask
from tests.workbooks import changed, written

GOOD = ",held,2020-04-17,"
BROKEN = ",held,17 April 2020,"
OTHER = ",held,2020-04-18,"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Show a copy of the curated package, which is there for editing."""
    folder = tmp_path / "package"
    shutil.copytree(CURATED, folder)
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    current.forget()
    assert current.dataset().digest == _curated()
    yield folder
    current.forget()


def write(folder: Path, text: str, instead_of: str = GOOD) -> None:
    """Edit one date of the events."""
    events = folder / "events.csv"
    whole = events.read_text(encoding="utf-8")
    assert instead_of in whole
    events.write_text(whole.replace(instead_of, text, 1), encoding="utf-8")


def look(times: int = 2) -> None:
    """Look as often as the watcher does until what stands still is taken."""
    for _ in range(times):
        current.here().look()


def test_an_edit_is_shown_once_it_stands_still(package: Path) -> None:
    before, loaded = current.dataset(), current.here().shown().loaded
    look()
    assert current.dataset() is before
    write(package, OTHER)
    look(1)
    assert current.dataset() is before
    look(1)
    assert current.dataset().digest == content_hash(package) != before.digest
    assert current.here().shown().loaded > loaded


def test_a_broken_edit_leaves_the_last_good_version_and_says_why(package: Path) -> None:
    before = current.here().shown()
    write(package, BROKEN)
    look(4)
    assert current.here().shown() is before
    (line,) = current.problems()
    assert line.startswith("events.csv, row 4, date: '17 April 2020'")
    write(package, GOOD, BROKEN)
    look()
    assert current.problems() == []
    assert current.dataset() is before.dataset
    assert current.here().shown().loaded == before.loaded


def test_the_files_given_away_are_those_of_the_version_shown(package: Path) -> None:
    whole = (package / "events.csv").read_bytes()
    write(package, BROKEN)
    look()
    answer = ask(download_routes(), "/download/package.zip")
    assert current.dataset().version in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.body)) as pack:
        assert set(pack.namelist()) == set(FILES)
        assert pack.read("events.csv") == whole


def test_files_that_are_being_written_are_never_read(package: Path) -> None:
    before = current.dataset()
    events = package / "events.csv"
    for line in events.read_text("utf-8").splitlines(keepends=True)[1:6]:
        with events.open("a", encoding="utf-8") as file:
            file.write(line)
        look(1)
    assert current.dataset() is before
    assert current.problems() == []


def test_what_changed_while_it_was_copied_does_not_count(package: Path) -> None:
    signed = snapshot.signature(package)
    with snapshot.copied(package, signed) as copy:
        assert content_hash(copy) == content_hash(package)
    write(package, OTHER)
    with pytest.raises(Moving), snapshot.copied(package, signed):
        pytest.fail("a state that is gone was copied")


@pytest.mark.parametrize("way", ["link", "rename"])
def test_a_folder_that_takes_the_place_of_another_is_shown(
    package: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    new, link = package.with_name("new"), package.with_name("link")
    shutil.copytree(package, new)
    link.symlink_to(package)
    monkeypatch.setenv("OUTREACH_DATA", str(link if way == "link" else package))
    current.forget()
    assert current.dataset().digest == content_hash(package)
    write(new, OTHER)
    if way == "link":
        other = package.with_name("other")
        other.symlink_to(new)
        other.rename(link)
    else:
        package.rename(package.with_name("old"))
        new.rename(package)
        new = package
    look()
    assert current.dataset().digest == content_hash(new)


@pytest.mark.parametrize("gone", ["datapackage.json", "claims.csv", ""])
def test_a_package_that_is_not_all_there_is_waited_for(
    package: Path, gone: str
) -> None:
    before, away = current.dataset(), package.with_name("away")
    (package / gone).rename(away)
    look()
    assert current.dataset() is before
    assert any("is missing" in line for line in current.problems())
    away.rename(package / gone)
    look()
    assert current.problems() == []
    assert current.dataset() is before


def test_files_that_are_no_text_are_refused_without_a_path(package: Path) -> None:
    before = current.dataset()
    (package / "events.csv").write_bytes(b"\xff\xfe\x00\x80" * 64)
    look()
    assert current.dataset() is before
    told = "\n".join(current.problems())
    assert "events.csv" in told
    assert str(package.parent) not in told
    assert "/" not in told


def test_only_the_latest_versions_are_kept_however_often_they_change(
    package: Path,
) -> None:
    now, seen = GOOD, set()
    for day in range(10, 13):
        date = f",held,2020-04-{day},"
        write(package, date, now)
        look()
        shown = current.dataset()
        assert shown.digest == content_hash(package)
        seen.add(shown.digest)
        for name in ("map", "timeline"):
            catalogue.drawing(name, Viewed(shown, View()), "light")
        now = date
    gc.collect()
    live = [thing for thing in gc.get_objects() if isinstance(thing, Dataset)]
    # Other tests hold others.
    assert {thing.digest for thing in live} & seen == {shown.digest}


def test_a_picture_is_named_by_the_data_that_it_shows(package: Path) -> None:
    asked = PictureRequest(
        name="map", view=View(), size=SIZES["slide"], look="light", base=""
    )
    before = current.dataset()
    write(package, OTHER)
    look()
    after = current.dataset()
    assert kept.etag(before, asked, "png") != kept.etag(after, asked, "png")


def test_a_broken_package_is_refused_at_the_start(package: Path) -> None:
    write(package, BROKEN)
    current.forget()
    with pytest.raises(DataError, match=r"events\.csv, row 4, date"):
        current.dataset()


def _curated() -> str:
    return content_hash(CURATED)


def test_a_broken_package_of_60_megabytes_keeps_nobody_waiting(package: Path) -> None:
    version = current.dataset().version
    path = package / "participation.csv"
    line = path.read_bytes().split(b"\n")[1] + b"\n"
    path.write_bytes(path.read_bytes() + b'x,"open' + line * (60_000_000 // len(line)))
    checking = Thread(target=look)
    checking.start()
    answers = []
    while checking.is_alive():
        answers.append(ask(health_routes(), "/healthz"))
        checking.join(0.02)
    # Whoever had to wait for the check would have been answered once or twice.
    assert len(answers) > 20
    assert {answer.status for answer in answers} == {200}
    assert "close its quote" in current.problems()[0]
    assert current.dataset().version == version


def test_a_workbook_is_shown_and_watched_like_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = written(CURATED, tmp_path / "data.xlsx")
    monkeypatch.setenv("OUTREACH_DATA", str(book))
    current.forget()
    assert current.dataset().digest == _curated()
    events = openpyxl.load_workbook(book)["events"]
    cell = next(c.coordinate for c in events["I"] if c.value == "2020-04-17")
    changed(book, {("events", cell): "17 April 2020"})
    look()
    assert current.dataset().digest == _curated()
    (line,) = current.problems()
    assert line.startswith(f"sheet events, cell {cell}, date: ")
    changed(book, {("events", cell): "2020-04-18"})
    look()
    assert current.problems() == []
    assert current.dataset().digest != _curated()
    book.write_bytes(b"PK")
    look()
    assert current.problems() == [f"data.xlsx: {lines.NO_CONTAINER}"]
    current.forget()


def test_a_workbook_and_its_folder_are_the_same_data(tmp_path: Path) -> None:
    book = written(CURATED, tmp_path / "data.xlsx")
    signed = snapshot.signature(book)
    with snapshot.copied(book, signed) as copy:
        assert copy.read_bytes() == book.read_bytes()
    book.write_bytes(b"other")
    with pytest.raises(Moving), snapshot.copied(book, signed):
        pass
