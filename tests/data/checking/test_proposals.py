"""Where a name stands in a field of codes, the check proposes the code."""

import shutil
from pathlib import Path

import pytest

from data.checking.check import check_package
from data.reading.package import CURATED


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
