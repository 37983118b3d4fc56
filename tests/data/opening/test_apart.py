"""What readers bring is read in a process of its own, within limits."""

from pathlib import Path

import psutil
import pytest

from data.opening import apart
from data.opening.sent import Sent
from data.reading.schema import DataError
from tests import brought


def test_a_package_lies_in_the_folder_and_its_lines_are_those_of_the_check(
    tmp_path: Path,
) -> None:
    assert apart.opened([brought.tele()], tmp_path) == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == (
        brought.files()
    )
    lines = apart.opened([brought.mistaken()], tmp_path)
    assert [(line.file, line.field) for line in lines] == [
        ("events.csv", "kind"),
        ("participation.csv", "country"),
    ]
    assert lines[1].proposal == {"country": "KEN"}


def test_what_is_no_package_is_refused_in_its_words(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.pdf: holds no table"):
        apart.opened([Sent(name="a.pdf", body=b"%PDF")], tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_what_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.1)
    others = {*psutil.Process().children(recursive=True)}  # of tests before
    with pytest.raises(DataError, match="more time or memory"):
        apart.opened([brought.tele()], tmp_path)
    assert {*psutil.Process().children(recursive=True)} <= others


def test_of_a_reading_that_breaks_off_only_the_kind_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "framed", lambda _: b"SECRET")
    with pytest.raises(RuntimeError) as broken:
        apart.opened([brought.tele()], tmp_path)
    assert "SECRET" not in str(broken.value)
    assert "ended with 1" in str(broken.value)


def test_a_workbook_is_its_package_and_its_lines_name_sheet_and_cell(
    tmp_path: Path,
) -> None:
    assert apart.opened([brought.book()], tmp_path) == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == (
        brought.files()
    )
    lines = apart.opened([brought.book(brought.mistaken_files())], tmp_path)
    assert [line.sheet for line in lines] == ["events", "participation"]
    assert all(line.cell for line in lines)


def test_a_workbook_that_is_damaged_or_not_alone_is_refused(tmp_path: Path) -> None:
    book = brought.book()
    with pytest.raises(DataError, match="send one workbook"):
        apart.opened([book, brought.tele()], tmp_path)
    half = Sent(name="half.xlsx", body=b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(DataError, match=r"half\.xlsx"):
        apart.opened([half], tmp_path)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "name", ["보고서" * 40 + ".xlsx", "..", "a\0b.xlsx", "\ud800.xlsx", "a\\b.xlsx"]
)
def test_a_workbook_may_have_a_name_that_no_file_here_can_have(
    name: str, tmp_path: Path
) -> None:
    assert apart.opened([Sent(name=name, body=brought.book().body)], tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {*brought.files()}
