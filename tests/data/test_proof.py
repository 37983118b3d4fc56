"""What is proved by columns, Frictionless accepts; what it refuses is never proved."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import proof
from data.check import check_package
from data.package import CURATED, read_tables, typed
from data.schema import TABLES, check_structure
from tests.generated import write_package

# What hands, spreadsheets and attackers leave in cells.
SLIPS: tuple[str, ...] = (
    "",
    " ",
    "x",
    "X",
    '"',
    "7",
    "-1",
    "007",
    "1.5",
    "1e3",
    "٢",
    "é",
    "\u00a0",
    "\t",
)
SLIPS += (
    "true",
    "TRUE",
    "2020-02-30",
    "held",
    "KOR",
    "419",
    "a b",
    "a-",
    "\r",
    "\n",
    ",",
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small package that has every kind of row."""
    return write_package(tmp_path_factory.mktemp("small"), 12)


def test_the_curated_package_is_proved_and_read_alike() -> None:
    raw = proof.read_proven(CURATED)
    assert raw is not None
    plain = read_tables(CURATED)
    for table in TABLES:
        assert typed(raw[table], table).equals(plain[table])


def test_a_descriptor_with_words_of_its_own_is_proved(small: Path) -> None:
    descriptor = (small / "datapackage.json").read_text(encoding="utf-8")
    own = descriptor.replace("How radiologists share knowledge", "What we hold")
    assert own != descriptor
    (small / "datapackage.json").write_text(own, encoding="utf-8")
    assert proof.read_proven(small) is not None


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_what_frictionless_refuses_is_never_proved(
    small: Path, tmp_path: Path, data: st.DataObject
) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "broken", dirs_exist_ok=True))
    path = folder / f"{data.draw(st.sampled_from(sorted(TABLES)))}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[row].rstrip("\n").split(",")
    cell = data.draw(st.integers(0, len(cells) - 1))
    slip = data.draw(st.sampled_from(SLIPS))
    change = data.draw(st.sampled_from(("put", "add", "drop", "twice")))
    if change == "drop":
        del cells[cell]
    elif change != "twice":
        cells[cell] = slip if change == "put" else cells[cell] + slip
    lines[row] = ",".join(cells) + "\n"
    lines[row:row] = [lines[row]] * (change == "twice")
    path.write_text("".join(lines), encoding="utf-8", newline="")
    if check_structure(folder):
        assert proof.read_proven(folder) is None


def test_a_generated_package_has_no_problem(small: Path, tmp_path: Path) -> None:
    assert check_package(small) == []
    again = write_package(tmp_path / "again", 12)
    for table in TABLES:
        name = f"{table}.csv"
        assert (again / name).read_bytes() == (small / name).read_bytes()
