"""What an attack on the numbers once found; each case was shown wrong before."""

import json
import shutil
from pathlib import Path

import pytest

from components.asked.selection import Selection
from components.tables import cited
from components.tables.headline import headline as told
from data.checking.check import check_package
from data.counting import cities, coverage
from data.counting.persons import persons
from data.reading.package import CURATED
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated, tables


def headline(chosen: Filter) -> str:
    """Say the one sentence of a filter on the real package."""
    return "".join(told(Selection(curated(), chosen)))


def test_planned_partners_are_named_when_asked_for() -> None:
    found = coverage.countries(curated(), Filter(roles=("planned_partner",)))
    assert found.named == ("DEU", "ITA")


def test_a_partner_asked_for_makes_no_possible_event_certain() -> None:
    both = Filter(countries=("PER",), roles=("attendees", "planned_partner"))
    alone = Filter(countries=("PER",), roles=("attendees",))
    assert coverage.countries(curated(), both).named == ()
    assert coverage.countries(curated(), alone).named == ()


def test_planned_events_alone_are_no_empty_result() -> None:
    assert headline(Filter(statuses=("planned",))).startswith("Six events are planned")
    assert headline(Filter(period=of_years(2021, 2021))).startswith(
        "Five events planned may"
    )


def test_a_headline_says_how_many_more_may_match() -> None:
    assert headline(Filter(period=of_years(2019, 2019))).endswith(
        "; nine more events may match."
    )


def test_a_headline_never_calls_hosts_participants_from_everywhere() -> None:
    assert "took part as host" in headline(Filter(roles=("host",)))


def test_two_sessions_with_200_had_at_least_100_people_in_one() -> None:
    bounds = persons(curated(), Filter(countries=("KOR",)))
    assert (bounds.low, bounds.high) == (100, 200)


def test_an_event_without_attendees_leaves_countries_open() -> None:
    dataset = tables(
        events="event_id\na",
        participation="participation_id|event_id|role|country\np|a|host|RUS",
    )
    assert coverage.countries(dataset, Filter()).high is None


def test_cities_of_one_country_bound_only_from_below() -> None:
    dataset = tables(
        events="event_id\na",
        claims="""
        claim_id | measure | events | low | high | population
        c        | cities  | a      | 352 | 352  | of Russia
        """,
    )
    found = cities.cities(dataset, Filter())
    assert (found.low, found.high) == (352, None)


def test_a_blank_number_of_unnamed_countries_breaks_no_page() -> None:
    dataset = tables(
        sources="source_id | url\nx | https://example.org",
        events="event_id | source_id\na | x",
        participation="""
        participation_id | event_id | region | source_id
        p                | a        | 419    | x
        """,
    )
    assert len(cited.cited_participation(Selection(dataset, Filter()))) == 1


@pytest.mark.parametrize("date", ["2020/", "/2020", "2020-XX", "201X", "[2019,2020]"])
def test_dates_of_forms_that_are_not_read_are_refused(
    tmp_path: Path, date: str
) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    events = package / "events.csv"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(",2020-04-17,", f',"{date}",'), encoding="utf-8")
    assert "bad-date" in {problem.code for problem in check_package(package)}


@pytest.mark.parametrize(
    "change",
    [
        {"profile": "http://127.0.0.1:9/profile.json"},
        {"resources": [{"name": ["x"], "path": "/etc/passwd"}]},
        {"resources": None},
        {"resources": [None, 5, {"name": 5}]},
        {"version": 5},
    ],
)
def test_a_hostile_descriptor_is_refused_without_a_traceback(
    tmp_path: Path, change: dict[str, object]
) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**descriptor, **change}), encoding="utf-8")
    assert check_package(package)


@pytest.mark.parametrize("number", ["99999999999999999999", "2_00", "٢٠٠"])
def test_odd_numbers_are_refused(tmp_path: Path, number: str) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    claims = package / "claims.csv"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(
        text.replace("350,400,450", f"350,400,{number}"), encoding="utf-8"
    )
    assert {p.field for p in check_package(package)} & {"high", "best"}


def test_a_schema_that_accepts_more_is_refused(tmp_path: Path) -> None:
    package = Path(shutil.copytree(CURATED, tmp_path / "package"))
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for field in descriptor["resources"][0]["schema"]["fields"]:
        field.pop("constraints", None)
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert {problem.code for problem in check_package(package)} == {"other-schema"}
