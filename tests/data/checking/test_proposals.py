"""Where a name stands in a field of codes, the check proposes the code."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from components.commands.main import main
from data.checking.check import check_package
from data.reading.package import CURATED
from data.reading.schema import Problem


@pytest.mark.parametrize(
    ("file", "old", "new", "right"),
    [
        ("participation.csv", ",KOR,", ",South Korea,", "write KOR"),
        ("participation.csv", ",KOR,", ",kor,", "write KOR"),
        ("participation.csv", ",KOR,", ",UAE,", "write ARE"),
        ("participation.csv", ",KOR,", ",Korea,", "write KOR or PRK"),
        ("participation.csv", ",KOR,", ",Asia,", "write 142 in region"),
        ("participation.csv", ",419,15", ",South-eastern Asia,15", "write 035"),
        ("participation.csv", ",419,15", ",Turkey,15", "write TUR in country"),
        ("participation.csv", ",2013348,", ",Vladivostok,", "write 2013348"),
        ("participation.csv", ",2013348,", ",geonames.org/2013348,", "write 2013348"),
        ("places.csv", ",UKR,UA-43", ",Ukraine,UA-43", "write UKR"),
        ("places.csv", "RU-SPE", "Sankt-Peterburg", "write RU-SPE"),
    ],
)  # fmt: skip
def test_a_name_gets_its_code(
    tmp_path: Path, file: str, old: str, new: str, right: str
) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    text = (package / file).read_text(encoding="utf-8")
    assert old in text
    (package / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    messages = [problem.message for problem in check_package(package)]
    assert [m for m in messages if m.partition("; ")[2].startswith(right)]


APPLIED = [
    ("claims.csv", "around 400,350,400,450", "around 400,,,"),
    ("claims.csv", "around 400,350,400,450", "almost 400,,,"),
    ("claims.csv", "around 400,350,400,450", "between 400 and 500,4000,,5000"),
    ("participation.csv", ",KOR,", ",South Korea,"),
    ("participation.csv", ",2013348,", ",Vladivostok,"),
    ("participation.csv", ",RUS,2013348,", ",UKR,2013348,"),
    ("places.csv", ",43.10562,131.87353,", ",131.87353,43.10562,"),
    ("places.csv", ",UKR,UA-43", ",Ukraine,UA-43"),
]


@pytest.mark.parametrize(("file", "old", "new"), APPLIED)
def test_what_is_proposed_passes_once_it_is_written(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    text = (package / file).read_text(encoding="utf-8")
    assert old in text
    (package / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = {problem.code for problem in check_package(CURATED)}
    problems = [p for p in check_package(package) if p.code not in before]
    assert problems
    for problem in problems:
        assert problem.proposal, problem
        write(package, problem)
    assert {problem.code for problem in check_package(package)} == before


def write(package: Path, problem: Problem) -> None:
    """Write what a problem proposes, as a curator would by hand."""
    with (package / problem.file).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for field, cell in problem.proposal.items():
        rows[(problem.row or 0) - 1][rows[0].index(field)] = cell
    with (package / problem.file).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_the_command_gives_what_it_proposes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    claims = (package / "claims.csv").read_text(encoding="utf-8")
    blank = claims.replace("around 400,350,400,450", "around 400,,,")
    (package / "claims.csv").write_text(blank, encoding="utf-8")
    assert main(["check", str(package), "--format", "json"]) == 1
    (line,) = [
        one for one in json.loads(capsys.readouterr().out) if one["level"] == "error"
    ]
    assert set(line) == {
        *("level", "code", "file", "row", "field", "message", "proposal"),
        *("sheet", "cell"),
    }
    assert line["proposal"] == {"low": "350", "best": "400", "high": "450"}
    assert line["message"].endswith("write low 350, best 400, high 450")
