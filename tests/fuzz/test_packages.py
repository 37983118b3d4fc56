"""Packages by somebody who means harm: only lines that say what to mend come back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checking.check import check_package, load_checked
from data.reading.package import Dataset
from data.reading.schema import DataError, Problem, errors
from tests.fuzz import packages
from tests.fuzz.hunting import hunt
from tests.fuzz.packages import Harm

_LONGEST_LINE = 1_000
_MOST_LINES = 10_000


# Frictionless leaves files open where it fails; they are closed when it is forgotten.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@hunt(15)
@given(st.lists(packages.harms(), min_size=1, max_size=2))
def test_a_harmed_package_gets_only_lines_that_say_what_to_mend(
    ways: list[Harm],
) -> None:
    with TemporaryDirectory() as place:
        folder = packages.whole(Path(place))
        for harm in ways:
            harm(folder)
        problems = check_package(folder)
        for problem in problems:
            is_decent(problem, folder)
        assert len(problems) <= _MOST_LINES
        assert bool(errors(problems)) == (_loaded(folder) is None)


@pytest.mark.parametrize("cell", ["a\nb", "\x1b[2J", "9" * 100_000])
def test_what_a_cell_holds_stays_on_the_line_that_tells_of_it(
    tmp_path: Path, cell: str
) -> None:
    folder = packages.whole(tmp_path)
    claims = folder / "claims.csv"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace(",350,400,450,", f',350,400,"{cell}",'))
    problems = check_package(folder)
    assert problems
    for problem in problems:
        is_decent(problem, folder)


def is_decent(problem: Problem, folder: Path) -> None:
    line = str(problem)
    assert problem.file in packages.FILES
    assert len(line) <= _LONGEST_LINE
    assert line.isprintable()
    assert str(folder) not in line
    assert "root:x:" not in line  # of the file that links lead to
    assert "Traceback" not in line


def _loaded(folder: Path) -> Dataset | None:
    try:
        return load_checked(folder)
    except DataError:
        return None
