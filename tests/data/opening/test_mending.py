"""Certain remedies are written where the check names them, and nowhere else."""

import re
from pathlib import Path

from data.checking.check import check_package
from data.geography import countries
from data.opening.mending import mended
from tests import brought, kinds


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_a_mended_package_is_the_one_without_the_mistake(tmp_path: Path) -> None:
    right = brought.files()
    wrong = right["participation.csv"].replace(b"attendees,KEN", b"attendees,Kenya")
    wrong = wrong.replace(b"attendees,GHA", b"attendees,Ghana")
    files = {**right, "participation.csv": wrong}
    write(tmp_path, files)
    problems = check_package(tmp_path)
    assert len(problems) == 2
    assert mended(files, problems) == right
    one = mended(files, problems[:1])
    assert one["participation.csv"] == right["participation.csv"].replace(
        b"attendees,GHA", b"attendees,Ghana"
    )
    assert one["events.csv"] is files["events.csv"]


def test_a_table_with_semicolons_is_mended_too(tmp_path: Path) -> None:
    folder = kinds.saved_as(tmp_path / "saved", ";")
    path = folder / "participation.csv"
    (code,) = re.search(rb";([A-Z]{3});", path.read_bytes()).groups()  # type: ignore[union-attr]
    name = countries.name(code.decode()).encode()
    path.write_bytes(path.read_bytes().replace(code, name, 1))
    problems = check_package(folder)
    assert any(problem.proposal for problem in problems)
    write(folder, mended({path.name: path.read_bytes()}, problems))
    assert not any(problem.proposal for problem in check_package(folder))
    assert b",%s," % code in path.read_bytes()
