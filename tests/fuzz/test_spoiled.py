"""Thousands of spoiled packages: read as they are meant, or refused line by line."""

import os
from pathlib import Path
from random import Random

import pytest

from components.asked.selection import Selection
from components.findings import sentences
from data.checking.check import check_package, load_checked
from data.counting import totals
from data.reading.schema import errors
from data.selecting.filters import Filter
from tests import kinds
from tests.fuzz.hunting import LONGER
from tests.fuzz.packages import FILES
from tests.fuzz.spoils import Files, spoiled
from tests.fuzz.test_packages import is_decent

_FEW, _MANY = 150, 1_000  # `make fuzz` takes twenty times as many as many
_EVERYTHING = Filter(related=True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_spoiled_package_ends_in_anything_but_lines(tmp_path: Path) -> None:
    whole = _files(kinds.small(tmp_path / "whole", 6))
    times = int(os.environ.get(LONGER, "1"))
    first = 0 if times == 1 else int.from_bytes(os.urandom(4))
    read = 0
    for seed in range(first, first + (_FEW if times == 1 else _MANY * times)):
        folder = _written(tmp_path / "spoiled", spoiled(Random(seed), whole))  # noqa: S311
        try:
            read += _is_shown(folder)
        except Exception as error:
            raise AssertionError(f"Random({seed})") from error
    assert read > 0


def _is_shown(folder: Path) -> bool:
    """Check a package and, where nothing is wrong, count and word what it holds."""
    problems = check_package(folder)
    for problem in problems:
        is_decent(problem, folder)
    if errors(problems):
        return False
    dataset = load_checked(folder)
    totals.attendances(dataset, _EVERYTHING)
    sentences.sentences(Selection(dataset, _EVERYTHING))
    return True


def _files(folder: Path) -> Files:
    return {name: (folder / name).read_bytes() for name in FILES}


def _written(folder: Path, files: Files) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
