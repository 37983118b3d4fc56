"""What hostile input once found; each case was shown wrong before."""

import csv
import io
import json
from pathlib import Path

import pytest

from components.figures import files
from components.web.routes.downloads import download_routes
from components.web.routes.pictures import picture_routes
from components.words import labels
from components.words.filters import in_words
from data.geography import countries
from data.reading.schema import DESCRIPTOR
from data.selecting.filters import Filter
from tests.checked import check_package
from tests.drawn import curated
from tests.fuzz import packages
from tests.web.asking import ask

EVERY_COUNTRY = "&".join(f"country={code}" for code in countries.codes())
_LONGEST_FILE_NAME = 255  # on every file system in use


@pytest.mark.parametrize("size", ["slide", "column", "480x480"])
def test_a_view_of_every_country_still_makes_a_picture(size: str) -> None:
    target = f"/figure/attendances-by-event.json?{EVERY_COUNTRY}&size={size}"
    assert ask(picture_routes(), target).status == 200


def test_a_file_of_every_country_has_a_name_that_can_be_kept() -> None:
    answer = ask(download_routes(), f"/download/map.csv?{EVERY_COUNTRY}")
    name = answer.headers["content-disposition"].partition('filename="')[2]
    assert answer.status == 200
    assert len(name) < _LONGEST_FILE_NAME


def test_long_file_names_of_different_views_differ() -> None:
    codes = countries.codes()
    assert Filter(countries=codes[:200]).slug() != Filter(countries=codes[:201]).slug()


def test_a_caption_counts_countries_that_are_too_many_to_read() -> None:
    codes = countries.codes()
    said = in_words(Filter(countries=codes), curated().choices)
    assert countries.name(codes[0]) in said
    assert countries.name(codes[-1]) not in said
    assert f"any of {len(codes)} countries" in said


def test_a_notice_repeats_no_more_than_a_line_of_what_it_was_sent() -> None:
    said = labels.not_understood([f"{'k' * 50_000}={'v' * 50_000}"] * 9)
    assert len(said) < 1_000


@pytest.mark.parametrize("cell", ["\n=1+1", " =1+1", "＝1+1", "＋1", "－1", "＠A1"])
def test_no_cell_starts_a_formula_however_it_is_written(cell: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([files.neutral(cell)])
    assert next(csv.reader(io.StringIO(out.getvalue())))[0] == f"'{cell}"


def test_a_table_of_thousands_of_columns_is_refused_at_a_glance(
    tmp_path: Path,
) -> None:
    package = packages.whole(tmp_path)
    series = package / "series.csv"
    first, _, rest = series.read_text(encoding="utf-8").partition("\n")
    series.write_text(f"{first}{',x' * 6_000}\n{rest}", encoding="utf-8")
    (problem,) = check_package(package)
    assert (problem.row, problem.code) == (1, "bad-header")


@pytest.mark.parametrize(
    "told",
    [{"hash": {"profile": "x"}}, {"encoding": "utf-16"}, {"scheme": "remote"}],
    ids=str,
)
def test_a_resource_that_wants_to_be_read_otherwise_is_refused(
    tmp_path: Path, told: dict[str, object]
) -> None:
    package = packages.whole(tmp_path)
    path = package / DESCRIPTOR
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][4] |= told
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert {problem.code for problem in check_package(package)} == {"other-schema"}
