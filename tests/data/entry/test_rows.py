"""Invented press releases in several languages, and the rows that they become."""

import datetime as dt

import pytest

from data.entry import package
from data.entry.draft import code, rows_of
from data.entry.known import Known
from data.entry.places import ELSEWHERE
from data.entry.rows import Row, basis, rows
from data.reading.schema import Problem

EMPTY = Known(package.begun("Empty"))
DAY = dt.date(2026, 11, 29)
SOURCE = {
    "source_title": "News",
    "publisher": "Example Society",
    "published": "2026-03-16",
    "url": "https://example.org/news",
    "language": "en",
    "source_kind": "press release",
    "locator": "paragraph 1",
}
EVENT = {
    "title": "Chest CT 1",
    "series_title": "Chest CT",
    "kind": "workshop",
    "status": "held",
    "attendance_mode": "onsite",
    "date": "2026-03-12",
}


def written(draft: dict[str, str], known: Known = EMPTY) -> dict[str, list[Row]]:
    of_table: dict[str, list[Row]] = {}
    for row in rows(draft, known):
        of_table.setdefault(row.table, []).append(row)
    return of_table


def cells(draft: dict[str, str], table: str, *columns: str) -> list[tuple[str, ...]]:
    made = written(draft).get(table, [])
    return [tuple(row.cells.get(column, "") for column in columns) for row in made]


def check(draft: dict[str, str], known: Known = EMPTY) -> list[Problem]:
    return package.checked(package.with_rows(known.files, rows(draft, known), DAY))


# Hedged, of two countries, with a chair: an English release.
KYOTO = {
    **SOURCE,
    **EVENT,
    "place": "Kioto",
    "number-0-size_text": "almost 250",
    "number-0-measure": "attendances",
    "number-0-low": "245",
    "number-0-high": "249",
    "role-attendees": "Japan; four countries of South-Eastern Asia",
    "person-0-as_printed": "Prof. A. Sample",
    "person-0-role": "chair",
    "person-0-affiliation": "Kyoto University",
    "person-0-country": "Japan",
}
# A range, on line, a German release: "zwischen 60 und 80 Teilnehmer".
ONLINE = {
    **SOURCE,
    **EVENT,
    "language": "de",
    "title": "Thoraxabend",
    "kind": "webinar",
    "attendance_mode": "online",
    "date": "2026-03",
    "role-attendees": "Deutschland, Österreich und Schweiz",
    "number-0-size_text": "between 60 and 80",
    "number-0-measure": "attendances",
    "number-0-low": "60",
    "number-0-high": "80",
}
# Planned, only a country is known, a Spanish release.
PLANNED = {
    **SOURCE,
    **EVENT,
    "language": "es",
    "title": "Congreso 2027",
    "kind": "congress",
    "status": "planned",
    "attendance_mode": "",
    "date": "2027-05/2027-06",
    "role-host": "Perú",
    "role-planned_partner": "México, Congo",
    "pick-congo": "country:COG",
}
# A village that the index lacks, a wording that is not understood: a French release.
VILLAGE = {
    **SOURCE,
    **EVENT,
    "language": "fr",
    "place": "Vézelay",
    "place_number": "2969557",
    "place_name": "Vézelay",
    "place_country": "France",
    "place_subdivision": "FR-89",
    "place_latitude": "47.4636",
    "place_longitude": "3.7483",
    "place_zone": "Europe/Paris",
    "number-0-size_text": "une centaine de personnes",
    "number-0-measure": "attendances",
    "number-0-low": "90",
    "number-0-high": "110",
}
RELEASES = {"kyoto": KYOTO, "online": ONLINE, "planned": PLANNED, "village": VILLAGE}


@pytest.mark.parametrize("name", RELEASES)
def test_what_a_release_states_is_a_package_that_passes_the_check(name: str) -> None:
    assert [str(p) for p in check(RELEASES[name]) if p.level == "error"] == []


def test_a_hedged_number_keeps_its_wording_and_bounds() -> None:
    columns = ("claim_id", "measure", "relation", "size_text", "low", "best", "high")
    assert cells(KYOTO, "claims", *columns, "count_basis") == [
        (
            *("chest-ct-2026-attendances", "attendances", "total"),
            *("almost 250", "245", "", "249", "attendances"),
        )
    ]


def test_a_city_is_a_place_and_a_host_and_keeps_its_printed_name() -> None:
    assert cells(KYOTO, "places", "place_id", "name", "country", "subdivision") == [
        ("1857910", "Kyoto", "JPN", "JP-26")
    ]
    columns = (
        "role",
        "country",
        "place_id",
        "region",
        "countries_stated",
        "as_printed",
    )
    assert cells(KYOTO, "participation", *columns) == [
        ("host", "JPN", "1857910", "", "", "Kioto"),
        ("attendees", "JPN", "", "", "", "Japan"),
        *[("attendees", "", "", "035", "4", "four countries of South-Eastern Asia")],
    ]


def test_a_person_is_as_printed_with_a_role_and_a_country() -> None:
    columns = ("person_id", "name", "as_printed", "role", "affiliation", "country")
    assert cells(KYOTO, "people", *columns, "event_id") == [
        (
            *("prof-a-sample", "Prof. A. Sample", "Prof. A. Sample", "chair"),
            *("Kyoto University", "JPN", "chest-ct-2026"),
        )
    ]


def test_what_is_not_entered_stays_blank_and_makes_no_row() -> None:
    made = written({**SOURCE, **EVENT})
    assert {*made} == {"series", "events", "sources"}
    (event,) = made["events"]
    for column in ("number", "place_id", "topics", "note"):
        assert event.cells[column] == ""
    assert "count_low" not in event.cells


def test_an_event_that_is_online_has_no_place_and_a_month_stays_a_month() -> None:
    made = written(ONLINE)
    assert "places" not in made
    assert made["events"][0].cells["date"] == "2026-03"
    countries = [row.cells["country"] for row in made["participation"]]
    assert countries == ["DEU", "AUT", "CHE"]


def test_a_name_that_is_not_settled_is_refused_and_never_guessed() -> None:
    open_ = {**PLANNED, "pick-congo": ""}
    (line,) = [p for p in check(open_) if p.level == "error"]
    assert (line.file, line.code) == ("participation.csv", "nobody")
    made = rows(open_, EMPTY)
    where = package.fields(EMPTY, made)
    cell = (line.file, line.row or 0, str(line.field))
    assert where[cell] == ("role-planned_partner", "")


def test_several_cities_of_one_name_leave_the_place_open() -> None:
    draft = {**KYOTO, "place": "Springfield"}
    assert written(draft)["events"][0].cells["place_id"] == ""
    draft["place_pick"] = "4250542"
    assert cells(draft, "places", "country", "subdivision") == [("USA", "US-IL")]
    draft = {**VILLAGE, "place": "Springfield", "place_pick": ELSEWHERE}
    assert cells(draft, "places", "place_id", "name") == [("2969557", "Vézelay")]


def test_a_subdivision_that_the_index_lacks_is_asked_for() -> None:
    draft = {**KYOTO, "place": "Madrid, Spain"}
    (line,) = [p for p in check(draft) if p.level == "error"]
    assert (line.file, line.field) == ("places.csv", "subdivision")
    assert check({**draft, "subdivision-3117735": "ES-MD"}) == []


def test_a_second_event_joins_series_and_source_and_its_codes_are_its_own() -> None:
    first = Known(package.with_rows(EMPTY.files, rows(KYOTO, EMPTY), DAY))
    draft = {**KYOTO, "series": "chest-ct", "source": "example-society-2026"}
    draft |= {"title": "Chest CT 2", "date": "2026-10", "place": "Kyoto"}
    made = written(draft, first)
    assert not {"series", "sources", "places"} & {*made}
    assert made["events"][0].cells["event_id"] == "chest-ct-2026-2"
    assert made["events"][0].cells["place_id"] == "1857910"
    assert check(draft, first) == []
    both = Known(package.with_rows(first.files, rows(draft, first), DAY))
    assert [len(both.tables[t]) for t in ("events", "series", "places")] == [2, 1, 1]
    assert b'"version": "2026.11.29.1"' in both.files["datapackage.json"]


def test_a_planned_event_has_no_attendances_and_the_line_is_beside_the_number() -> None:
    draft = {**PLANNED, "number-0-size_text": "400", "number-0-measure": "attendances"}
    draft |= {"number-0-low": "400", "number-0-best": "400", "number-0-high": "400"}
    (line,) = [p for p in check(draft) if p.level == "error"]
    assert line.code == "not-held"
    where = package.fields(EMPTY, rows(draft, EMPTY))
    cell = (line.file, line.row or 0, str(line.field))
    assert where[cell][0] == "number-0-measure"


@pytest.mark.parametrize(
    ("measure", "wording", "counted"),
    [
        ("attendances", "about 400", "attendances"),
        ("attendances", "about 400 delegates", "delegates"),
        ("attendances", "120 trained", "trained"),
        ("registrations", "499 registered", "registrations"),
        ("countries", "31 countries", "places"),
        ("", "400", ""),
    ],
)
def test_what_a_number_counts_follows_from_measure_and_noun(
    measure: str, wording: str, counted: str
) -> None:
    assert basis(measure, wording) == counted


def test_codes_are_plain_and_short_whatever_the_name() -> None:
    assert code("Größe & Maß", "2026") == "grosse-mass-2026"
    assert code("胸部CT", "") == "ct"
    assert code("会議") == ""
    assert len(code("word " * 40)) <= 60
    names = {"title": "会議", "series_title": "会議", "publisher": "学会"}
    made = written({**SOURCE, **EVENT, **names})
    assert made["series"][0].cells["series_id"] == "series"
    assert made["sources"][0].cells["source_id"] == "source-2026"


def test_rows_of_a_form_are_those_in_which_something_stands() -> None:
    draft = {"number-0-low": "1", "number-2-size_text": "4", "number-3-low": " "}
    assert rows_of({**draft, "number": "7"}, "number") == [0, 2]


def test_names_of_fields_that_are_odd_are_no_rows() -> None:
    draft = {
        "number-x-low": "1",
        "number--low": "1",
        "number-1": "1",
        "numbers-1-a": "1",
    }
    assert rows_of(draft, "number") == []
    assert not written({**SOURCE, **EVENT, **draft}).get("claims")
