"""What a package says of its own looks: read, refused, and assigned where it is not."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from data.checking.check import check_package, load_checked
from data.reading.areas import areas_of
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR

FRAME = {
    "longitude": 20,
    "latitude": 5,
    "longitudes": [-40, 80],
    "latitudes": [-30, 35],
    "aspect": 2,
}
AFRICA = {"name": "africa", "title": "Africa", "regions": ["002"]}


def package(folder: Path, outreach: Any) -> Path:
    shutil.copytree(CURATED, folder / "package")
    path = folder / "package" / DESCRIPTOR
    described = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**described, "outreach": outreach}), encoding="utf-8")
    return folder / "package"


@pytest.mark.parametrize(
    ("outreach", "field", "expected"),
    [
        ([], "outreach", "no object"),
        ({"colours": {}}, "outreach.colours", "allowed are short_title, views"),
        ({"lead": 7}, "outreach.lead", "write a paragraph"),
        ({"short_title": ""}, "outreach.short_title", "1 to 28 letters"),
        ({"short_title": "x" * 29}, "outreach.short_title", "1 to 28 letters"),
        ({"hues": []}, "outreach.hues", "no object"),
        ({"hues": {"kcr": "pink"}}, "outreach.hues.kcr", "write one of rust, blue"),
        ({"hues": {"kcr": "#ABCDEF"}}, "outreach.hues.kcr", "#1d6a96"),
        ({"hues": {"kcr": None}}, "outreach.hues.kcr", "no hue"),
        ({"views": {}}, "outreach.views", "no list"),
        ({"views": ["africa"]}, "outreach.views[0]", "no object"),
        ({"views": [AFRICA, AFRICA]}, "outreach.views[0].name", "stands twice"),
        ({"views": [{**AFRICA, "name": "A b"}]}, "outreach.views[0].name", "small"),
        ({"views": [{**AFRICA, "name": "world"}]}, "outreach.views[0].name", "world"),
        ({"views": [{**AFRICA, "title": ""}]}, "outreach.views[0].title", "Africa"),
        ({"views": [{**AFRICA, "title": "*A*"}]}, "outreach.views[0].title", "markup"),
        (
            {
                "views": [
                    {**AFRICA, "frames": {"wide": {**FRAME, "parallels": [-9, 9]}}}
                ]
            },
            "outreach.views[0].frames.wide.parallels",
            "equator",
        ),
        ({"views": [{**AFRICA, "title": 3}]}, "outreach.views[0].title", "Africa"),
        ({"views": [{"name": "a", "title": "A"}]}, "outreach.views[0]", "nothing"),
        (
            {"views": [{**AFRICA, "countries": ["Kenya"]}]},
            "outreach.views[0].countries",
            "KEN",
        ),
        ({"views": [{**AFRICA, "regions": [2]}]}, "outreach.views[0].regions", "002"),
        ({"views": [{**AFRICA, "zoom": 2}]}, "outreach.views[0].zoom", "by nothing"),
        (
            {"views": [{**AFRICA, "frames": {"wide": {}}}]},
            "outreach.views[0].frames.wide",
            "no frame",
        ),
        (
            {"views": [{**AFRICA, "frames": {"wide": {**FRAME, "latitude": 99}}}]},
            "outreach.views[0].frames.wide.latitude",
            "from -90 to 90",
        ),
        (
            {"views": [{**AFRICA, "frames": {"wide": {**FRAME, "latitudes": [9, 1]}}}]},
            "outreach.views[0].frames.wide.latitudes",
            "smaller first",
        ),
        (
            {"views": [{**AFRICA, "frames": {"narrow": {**FRAME, "aspect": 0}}}]},
            "outreach.views[0].frames.narrow.aspect",
            "width / height",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_field_and_what_is_expected(
    tmp_path: Path, outreach: Any, field: str, expected: str
) -> None:
    problems = check_package(package(tmp_path, outreach))
    assert {(one.file, one.code) for one in problems} == {(DESCRIPTOR, "bad-outreach")}
    assert field in {one.field for one in problems}
    assert expected in " ".join(one.message for one in problems)


def test_what_is_right_is_read(tmp_path: Path) -> None:
    outreach = {
        "lead": "Two\n words.",
        "hues": {"kcr": "plum", "esor-russia": "#112233"},
        "views": [{**AFRICA, "frames": {"wide": FRAME}}, {**AFRICA, "name": "again"}],
    }
    dataset = load_checked(package(tmp_path, outreach))
    assert dataset.outreach.lead == "Two words."
    assert dict(dataset.hues)["kcr"] == "plum"
    assert dict(dataset.hues)["esor-russia"] == "#112233"
    assert dict(dataset.hues)["cn-forum-2020"] == "rust"
    assert list(dataset.choices.views.values()) == ["World", "Africa", "Africa"]
    assert "KEN" in dataset.areas[1].countries


def test_a_hue_of_no_series_is_warned_of_and_refuses_nothing(tmp_path: Path) -> None:
    problems = check_package(package(tmp_path, {"hues": {"kcr-1999": "blue"}}))
    (one,) = [problem for problem in problems if problem.code == "bad-outreach"]
    assert (one.level, one.field) == ("warning", "outreach.hues.kcr-1999")


def test_without_views_each_region_with_a_good_part_of_the_countries_has_one() -> None:
    assert [area.name for area in areas_of(())] == []
    assert [area.name for area in areas_of(("KEN", "UGA"))] == ["africa"]
    named = ("KEN", "UGA", "BGD", "NPL", "FRA", "PER", "BRA", "CHL")
    assert [area.title for area in areas_of(named)] == [
        "Latin America and the Caribbean",
        "Africa",
        "Asia",
    ]


def test_ours_keep_their_hues_and_views() -> None:
    dataset = load_checked(CURATED)
    hues = {series: hue for series, hue in dataset.hues if hue != "related"}
    assert hues == {"cn-forum-2020": "rust", "esor-russia": "blue"}
    assert [*dataset.choices.views] == ["world", "latam", "russia", "europe", "apac"]
