"""A broken package is refused line by line: where, what, and what to write instead."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.checking import check
from data.checking.check import load_checked
from data.reading.package import CURATED
from data.reading.schema import DataError, Problem
from tests.checked import check_package

Edit = Callable[[str, str, str], None]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the real package to a folder that a test may break."""
    return Path(shutil.copytree(CURATED, tmp_path / "package"))


@pytest.fixture
def edit(package: Path) -> Edit:
    """Replace a text that stands in a file."""

    def replaced(file: str, old: str, new: str) -> None:
        path = package / file
        before = path.read_text(encoding="utf-8")
        assert old in before, f"{old!r} is not in {file}"
        path.write_text(before.replace(old, new, 1), encoding="utf-8")

    return replaced


def found(package: Path) -> list[tuple[str, str | None, str]]:
    """Check a package and give file, field and code of each problem."""
    return [(p.file, p.field, p.code) for p in check_package(package)]


def test_the_curated_package_has_no_problem() -> None:
    assert check_package(CURATED) == []


def test_every_claim_of_ours_changes_a_number_or_a_screen() -> None:
    assert check.check_package(CURATED) == []


@pytest.mark.parametrize(
    "mistake",
    [
        ("events.csv", ",held,2020-04-17,", ",hold,2020-04-17,", ("status", "constraint-error")),
        ("events.csv", ",held,2020-04-17,", ",held,2020-13-17,", ("date", "bad-date")),
        ("events.csv", "cn-2,cn-forum-2020,2,", "cn-2,cn-forum-2020,two,", ("number", "type-error")),
        ("events.csv", "cn-2,cn-forum-2020,2,", "cn-2,cn-forum-2020,1,", ("number", "number-twice")),
        ("events.csv", "cn-2,cn-forum-2020", "cn-2,nowhere", ("series_id", "foreign-key")),
        ("claims.csv", ",around 400,", ",around 900,", ("best", "other-than-worded")),
        ("claims.csv", "around 400,350,400,450", "around 400,450,400,350", ("best", "order")),
        ("claims.csv", "more than 650,651,", "more than 650,650,", ("low", "other-than-worded")),
        ("claims.csv", ",cn-1 cn-2,", ",cn-1 cn-9,", ("events", "unknown-event")),
        ("claims.csv", ",cn-1 cn-2,", ",cn-1 cn-4,", ("events", "not-held")),
        ("places.csv", ",UKR,UA-43", ",RUS,UA-43", ("country", "other-country")),
        ("places.csv", "RU-SPE", "RU-XXX", ("subdivision", "unknown-subdivision")),
        ("participation.csv", ",KOR,", ",KOX,", ("country", "unknown-country")),
        ("participation.csv", ",419,15", ",999,15", ("region", "unknown-region")),
        ("participation.csv", ",419,15", ",419,99", ("countries_stated", "too-many-countries")),
        ("corrections.csv", ",people,ru-10-faculty-thoeny,", ",people,nobody,", ("row", "unknown-row")),
        ("corrections.csv", ",name,Harriet Tany", ",nome,Harriet Tany", ("field", "unknown-field")),
        ("corrections.csv", ",country,Sweden,CHE,", ",country,Sweden,SWE,", ("curated", "other-than-curated")),
    ],
)  # fmt: skip
def test_one_mistake_is_found_in_its_field(
    package: Path, edit: Edit, mistake: tuple[str, str, str, tuple[str, str]]
) -> None:
    file, old, new, expected = mistake
    edit(file, old, new)
    assert (file, *expected) in found(package)


AROUND_400 = "around 400,350,400,450"


@pytest.mark.parametrize(
    "row",
    [
        "2k participants,,,",
        "400 per session,,,",
        "60 % of those registered,,,",
        "an average of 40,,40,",
    ],
)
def test_a_wording_that_is_not_understood_asks_for_low_and_high(
    package: Path, edit: Edit, row: str
) -> None:
    edit("claims.csv", AROUND_400, row)
    (problem,) = check_package(package)
    assert (problem.field, problem.code) == ("low", "unclear-wording")
    assert problem.message.endswith("say low and high yourself")


@pytest.mark.parametrize(
    "row",
    [
        "2k participants,1500,,2499",
        "5 thousand,4500,5000,5500",
        "1.200,1200,1200,1200",
        "über 100,101,,",
        "ca. 300 Teilnehmer,250,300,350",
        "60 % of those registered,200,,300",
        "400 approx.,350,400,450",
        '"around 400, more or less",350,400,450',
        "around 400,300,400,500",
        "400,400,,400",
        "almost 400,350,,399",
        "fewer than 400,,,399",
        "about 400 or more,350,,",
        "exceeding 400,401,,",
        "between 100 and 150,100,,150",
        "several hundred,200,,",
        "dozens,,,",
        "many,,,",
    ],
)
def test_what_a_wording_says_or_leaves_to_the_curator_passes(
    package: Path, edit: Edit, row: str
) -> None:
    edit("claims.csv", AROUND_400, row)
    assert check_package(package) == []


@pytest.mark.parametrize(
    "row",
    [
        "between 100 and 150,1000,,1500",
        "between 100 and 150,,,",
        "almost 400,350,,5000",
        "about 400,401,,450",
        "400 approx.,400,400,400",
        "about 400 or more,401,,",
        "fewer than 400,,,400",
        "several hundred,900,,",
        "exceeding 400,400,,",
    ],
)
def test_other_numbers_than_worded_are_refused(
    package: Path, edit: Edit, row: str
) -> None:
    edit("claims.csv", AROUND_400, row)
    assert {p.code for p in check_package(package)} == {"other-than-worded"}


def test_fewer_than_69_each_is_at_most_68(package: Path, edit: Edit) -> None:
    edit("claims.csv", '"at most 69 each, the record",,,69', "fewer than 69 each,,,69")
    (problem,) = check_package(package)
    assert problem.message.endswith("write 68")


HAMILTON = "3573197,Hamilton,BMU,,32.2949,-64.78303,Atlantic/Bermuda"


@pytest.mark.parametrize("descriptor", ["own", "earlier"])
def test_a_city_of_a_country_without_subdivisions_has_none(
    package: Path, edit: Edit, descriptor: str
) -> None:
    edit("places.csv", "498817,", f"{HAMILTON}\n498817,")
    if descriptor == "earlier":  # of a package that was curated before
        required = '"required": true,\n              "pattern": "[A-Z]{2}-'
        edit("datapackage.json", '"pattern": "[A-Z]{2}-', required)
    assert check_package(package) == []
    places = package / "places.csv"
    places.write_bytes(places.read_bytes().replace(b"\n", b"\r\n"))
    (warning,) = check_package(package)  # of the line ends, and of nothing else
    assert (warning.level, warning.code) == ("warning", "unusual-file")
    assert load_checked(package)


def test_a_blank_subdivision_where_there_are_some_is_refused(
    package: Path, edit: Edit
) -> None:
    edit("places.csv", ",RUS,RU-SPE,", ",RUS,,")
    (problem,) = check_package(package)
    assert problem.code == "unknown-subdivision"
    assert "write one of Russia" in problem.message


def test_an_invented_subdivision_of_a_country_without_any_is_left_blank(
    package: Path, edit: Edit
) -> None:
    invented = HAMILTON.replace(",,", ",BM-HC,")
    edit("places.csv", "498817,", f"{invented}\n498817,")
    (problem,) = check_package(package)
    assert problem.message.endswith("leave it blank, since the country has none")


def test_a_source_that_nothing_uses_is_named(package: Path, edit: Edit) -> None:
    header = (package / "sources.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "unused,Title,Short,Publisher,,https://example.org,en,news item,,"
    edit("sources.csv", header, f"{header}\n{row}")
    assert ("sources.csv", "source_id", "unused-source") in found(package)


def test_claims_that_cannot_all_be_true_are_the_smallest_set(
    package: Path, edit: Edit
) -> None:
    edit("claims.csv", "more than 650,651,", "more than 900,901,")
    problems = check_package(package)
    assert [p.code for p in problems] == ["conflicting-claims"]
    named = problems[0].message
    for claim in ("ru-1-10-attendances", "ru-1-9-at-most", "ru-10-attendances"):
        assert claim in named
    assert "cn-" not in named


@pytest.mark.parametrize("file", ["datapackage.json", "events.csv", "claims.csv"])
def test_a_missing_file_is_named(package: Path, file: str) -> None:
    (package / file).unlink()
    assert (file, None, "missing-file") in found(package)


def test_a_resource_from_elsewhere_is_refused(package: Path, edit: Edit) -> None:
    edit("datapackage.json", '"path": "events.csv"', '"path": "https://x.org/e.csv"')
    assert ("datapackage.json", None, "missing-resource") in found(package)


def test_text_that_is_no_json_is_refused(package: Path) -> None:
    (package / "datapackage.json").write_text("{", encoding="utf-8")
    assert found(package) == [("datapackage.json", None, "bad-json")]


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem(file="events.csv", row=12, field="date", code="x", message="bad")
    assert str(problem) == "events.csv, row 12, date: bad"


def test_loading_a_broken_package_raises_its_lines(package: Path, edit: Edit) -> None:
    edit("events.csv", ",held,2020-04-17,", ",held,2020-13-17,")
    with pytest.raises(DataError, match=r"events.csv, row 4, date: '2020-13-17'"):
        load_checked(package)
