"""`outreach workbook`, and every command on a workbook or a zip."""

import zipfile
from pathlib import Path

import pytest

from components.commands.main import main
from components.words import command as words
from components.workbook.files import of_folder
from data.reading.package import CURATED
from tests.workbooks import changed, opened_files, with_parts, written


def packed(folder: Path, path: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as pack:
        for name, body in of_folder(folder).items():
            pack.writestr(f"{inside}{name}", body)
    return path


def test_a_package_becomes_a_workbook_and_again_one(tmp_path: Path) -> None:
    first, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert main(["workbook", str(CURATED), "--out", str(first)]) == 0
    assert main(["workbook", str(first), "--out", str(again)]) == 0
    assert again.read_bytes() == first.read_bytes()
    assert opened_files(first) == of_folder(CURATED)


def test_a_new_workbook_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.xlsx"
    assert main(["workbook", "--new", "--out", str(new)]) == 0
    assert main(["check", str(new)]) == 0
    assert words.NO_PROBLEM in capsys.readouterr().err


@pytest.mark.parametrize("inside", ["", "package/", "a/b/"])
def test_every_command_takes_workbooks_and_zips(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    inside: str,
) -> None:
    paths = (written(CURATED, tmp_path / "a.xlsx"), tmp_path / "a.zip")
    packed(CURATED, paths[1], inside)
    for command in (["totals", "--series", "esor-russia"], ["say"], ["country", "RUS"]):
        assert main([*command, "--data", str(CURATED)]) == 0
        printed = capsys.readouterr().out
        assert printed
        for path in paths:
            assert main([*command, "--data", str(path)]) == 0
            assert capsys.readouterr().out == printed
            monkeypatch.setenv("OUTREACH_DATA", str(path))
            assert main(command) == 0
            assert capsys.readouterr().out == printed
            monkeypatch.delenv("OUTREACH_DATA")


def test_a_wrong_cell_ends_the_check_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = written(CURATED, tmp_path / "a.xlsx")
    changed(book, {("events", "B4"): 12})
    assert main(["check", str(book)]) == 1
    assert capsys.readouterr().out.startswith("sheet events, cell B4, series_id: ")
    assert main(["totals", "--data", str(book)]) == 1
    assert capsys.readouterr().err.startswith("sheet events, cell B4, series_id: ")


@pytest.mark.parametrize(
    "options", [["--out", "a.ods"], ["x", "--new", "--out", "a.xlsx"]]
)
def test_wrong_use_ends_with_2(options: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["workbook", *options])
    assert end.value.code == 2


def test_what_stands_above_the_package_in_a_zip_is_never_written(
    tmp_path: Path,
) -> None:
    path = packed(CURATED, tmp_path / "a.zip")
    with_parts(path, {"../events.csv": b"x", "/etc/events.csv": b"x", "notes": b"y"})
    assert opened_files(path) == of_folder(CURATED)
    assert not (tmp_path.parent / "events.csv").exists()
