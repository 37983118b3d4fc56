"""Each thing that seats may not be, in a row, a column or a file, has its line."""

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from data.checking.check import check_package
from data.reading.schema import Problem
from tests import seated
from tests.seated import seat

FILE = "attendances.parquet"
EVENTS = [
    {"event_id": "a", "date": "2020-04-17/2020-04-18", "attendance_mode": "online"},
    {"event_id": "b", "date": "2020-05", "attendance_mode": "mixed"},
    {"event_id": "c", "date": "", "attendance_mode": ""},
    {"event_id": "planned", "date": "2031", "attendance_mode": "", "status": "planned"},
]
CITED = {"source_id": "report", "locator": "page 1"}


def tables(**more: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Draw four events of one series, one city, and whatever else is given."""
    source = {"source_id": "report", "title": "R", "short_title": "R"}
    source |= {"publisher": "P", "published": "2026", "url": "https://example.org"}
    source |= {"language": "en", "kind": "news item", "date_accessed": "2026-11-22"}
    series = {"series_id": "s", "title": "S", "short_title": "S", "kind": "courses"}
    series |= {"organisers": "A society", "core": "true"}
    place = {"place_id": 184745, "name": "Nairobi", "country": "KEN"}
    place |= {
        "latitude": -1.28333,
        "longitude": 36.81667,
        "time_zone": "Africa/Nairobi",
    }
    place |= {"subdivision": "KE-30"}
    event = {"series_id": "s", "kind": "course", "status": "held"}
    named = [
        {**event, "title": f"Course {e['event_id']}", "short_title": e["event_id"], **e}
        for e in EVENTS
    ]
    return {
        "sources": [source],
        "series": [{**series, **CITED}],
        "places": [place],
        "events": [{**each, **CITED} for each in named],
        **more,
    }


def lines(
    folder: Path, *seats: dict[str, Any], columns: Any = seated.COLUMNS, **more: Any
) -> list[Problem]:
    """Check a package of these seats."""
    seated.write(folder, tables(**more), path=FILE)
    seated.put(folder / FILE, seats, columns)
    return check_package(folder)


def told(problems: list[Problem]) -> list[tuple[str, str | None, str, str]]:
    return [(p.file, p.field, p.code, p.level) for p in problems]


def test_plain_seats_have_nothing_wrong(tmp_path: Path) -> None:
    full = seat(
        "a", country="KEN", city=184745, mode="online", day=dt.date(2020, 4, 17)
    )
    assert lines(tmp_path, full, {**full, "event": "c"}, {**full, "weight": 0}) == []


WRONG = {
    "unknown-event": (seat("x"), "event", "'x' is no event_id"),
    "no-event": (seat(None), "event", "NULL is no event_id"),
    "unknown-role": (seat("a", role="guest"), "role", "'guest' is no role"),
    "no-role": (seat("a", role=None), "role", "NULL is no role"),
    "unknown-country": (seat("a", country="KEX"), "country", "'KEX' is no ISO"),
    "blank-country": (seat("a", country=""), "country", "'' is no ISO"),
    "unknown-city": (seat("a", country="KEN", city=7), "city", "'7' is no place_id"),
    "other-country": (
        seat("a", country="UGA", city=184745),
        "city",
        "'184745' does not lie in",
    ),
    "city-without-country": (seat("a", city=184745), "city", "'184745' does not lie"),
    "unknown-mode": (seat("a", mode="mixed"), "mode", "'mixed' is no way"),
    "other-mode": (seat("a", mode="onsite"), "mode", "'onsite' is not how"),
    "day-before": (
        seat("a", day=dt.date(2020, 4, 16)),
        "day",
        "'2020-04-16 (a)' lies outside",
    ),
    "day-after": (
        seat("b", day=dt.date(2020, 6, 1)),
        "day",
        "'2020-06-01 (b)' lies outside",
    ),
    "negative": (seat("a", weight=-1), "weight", "'-1' is no whole number"),
    "no-weight": (seat("a", weight=None), "weight", "NULL is no whole number"),
    "heavy": (seat("a", weight=10**9), "weight", "'1000000000' is no whole number"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_row_is_counted_and_the_first_is_shown(
    name: str, tmp_path: Path
) -> None:
    row, field, words = WRONG[name]
    right = seat("a", country="KEN", mode="online", day=dt.date(2020, 4, 17))
    (line,) = lines(tmp_path, right, right, row, right, row, row)
    assert (line.file, line.field, line.level) == (FILE, field, "error")
    assert f"in 3 rows (the first is row 3): {words}" in line.message
    assert ";" in line.message  # what to do


@pytest.mark.parametrize("weight", [1.5, float("nan"), float("inf"), -0.5])
def test_a_weight_that_is_no_whole_number_is_never_rounded(
    weight: float, tmp_path: Path
) -> None:
    columns = {**seated.COLUMNS, "weight": pa.float64()}
    (line,) = lines(tmp_path, seat("a", weight=weight), columns=columns)
    assert (line.field, line.code) == ("weight", "bad-weight")


def test_a_nan_among_numbers_is_told_although_the_file_states_their_bounds(
    tmp_path: Path,
) -> None:
    columns = {**seated.COLUMNS, "weight": pa.float64()}
    weights = (1.0, float("nan"), 2.0)  # of which Parquet states 1 and 2
    rows = [seat("a", weight=weight) for weight in weights]
    (line,) = lines(tmp_path, *rows, columns=columns)
    assert (line.field, line.code) == ("weight", "bad-weight")
    assert "in one row (row 2): 'nan' is no whole number" in line.message


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ((pa.int64(), 1), (pa.float64(), 1.5), ["bad-weight"]),
        ((pa.int8(), 1), (pa.int64(), 300), []),
    ],
)
def test_a_file_of_another_type_than_the_first_is_read_as_it_is(
    first: tuple[Any, float],
    second: tuple[Any, float],
    codes: list[str],
    tmp_path: Path,
) -> None:
    files = ["seats/1.parquet", "seats/2.parquet"]
    seated.write(tmp_path, tables(), path=files)
    for file, (kind, weight) in zip(files, (first, second), strict=True):
        full = seat("c", country="KEN", mode="online", day=dt.date(2020, 4, 17))
        columns = {**seated.COLUMNS, "weight": kind}
        seated.put(tmp_path / file, [{**full, "weight": weight}], columns)
    assert [line.code for line in check_package(tmp_path)] == codes


def test_whole_numbers_written_as_decimal_ones_are_read(tmp_path: Path) -> None:
    columns = {**seated.COLUMNS, "weight": pa.float64(), "city": pa.float64()}
    full = seat("c", country="KEN", city=184745.0, mode="online", weight=3.0)
    problems = lines(tmp_path, full, columns=columns)
    assert [p.level for p in problems] == ["warning"]  # of the day


@pytest.mark.parametrize(("scale", "codes"), [(0, []), (2, ["other-type"] * 2)])
def test_whole_numbers_of_a_type_that_has_no_fractions_are_read(
    scale: int, codes: list[str], tmp_path: Path
) -> None:
    whole = pa.decimal128(38, scale)  # as Snowflake writes every number
    columns = {**seated.COLUMNS, "weight": whole, "city": whole}
    day = dt.date(2020, 4, 17)
    full = seat("c", country="KEN", city=184745, mode="online", day=day, weight=3)
    found = lines(tmp_path, full, columns=columns)
    assert [line.code for line in found] == codes


def test_what_is_null_is_told_and_counts(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, seat("a"), seat("a", country="KEN"))
    assert told([line]) == [("attendances", None, "not-stated", "warning")]
    assert "of 2 rows 1 have no country, 2 have no way of attending" in line.message


@pytest.mark.parametrize("column", seated.COLUMNS)
def test_a_column_that_is_not_there_is_asked_for(column: str, tmp_path: Path) -> None:
    columns = {name: kind for name, kind in seated.COLUMNS.items() if name != column}
    (line,) = lines(tmp_path, dict.fromkeys(columns), columns=columns)
    assert told([line]) == [(FILE, column, "missing-column", "error")]


@pytest.mark.parametrize("column", seated.COLUMNS)
def test_a_column_of_another_type_is_refused(column: str, tmp_path: Path) -> None:
    columns = {**seated.COLUMNS, column: pa.binary()}
    (line,) = lines(tmp_path, dict.fromkeys(columns), columns=columns)
    assert told([line]) == [(FILE, column, "other-type", "error")]
    assert "is of type BLOB; write it as" in line.message


@pytest.mark.parametrize("column", ["name", "filename", "file_row_number"])
def test_a_column_that_nothing_reads_is_refused(column: str, tmp_path: Path) -> None:
    columns = {**seated.COLUMNS, column: pa.string()}
    row = {**seat("a"), column: "Ada Lovelace"}
    (line,) = lines(tmp_path, row, columns=columns)
    assert told([line]) == [(FILE, None, "unknown-column", "error")]
    assert "Ada" not in line.message


def test_a_claim_of_its_own_that_disagrees_is_at_odds_with_the_seats(
    tmp_path: Path,
) -> None:
    claim = {"claim_id": "a-own", "measure": "attendances", "relation": "total"}
    claim |= {"events": "a", "size_text": "3", "low": "3", "best": "3", "high": "3"}
    claim |= {"count_basis": "attendances", **CITED}
    problems = lines(tmp_path, *[seat("a")] * 2, claims=[claim])
    (line,) = [p for p in problems if p.level == "error"]
    assert line.code == "conflicting-claims"
    assert "a-own, a-seats" in line.message
    agreed = {**claim, **dict.fromkeys(("size_text", "low", "best", "high"), "2")}
    problems = lines(tmp_path, *[seat("a")] * 2, claims=[agreed])
    assert not [p for p in problems if p.level == "error"]


def test_a_participation_is_held_against_seats_that_all_have_a_country(
    tmp_path: Path,
) -> None:
    row = {"participation_id": "p", "event_id": "a", "role": "attendees"}
    row |= {"country": "UGA", "as_printed": "Uganda", **CITED}
    kenya = seat("a", country="KEN")
    problems = lines(tmp_path, kenya, participation=[row])
    (line,) = [p for p in problems if p.level == "error"]
    assert (line.file, line.row, line.field) == ("participation.csv", 2, "country")
    for others in ([seat("a")], [seat("a", country="UGA")]):
        problems = lines(tmp_path, kenya, *others, participation=[row])
        assert not [p for p in problems if p.level == "error"]


def test_seats_of_an_event_that_was_not_held_are_wrong_by_the_ordinary_check(
    tmp_path: Path,
) -> None:
    problems = lines(tmp_path, seat("planned"))
    (line,) = [p for p in problems if p.level == "error"]
    assert (line.file, line.row, line.code) == ("attendances", None, "not-held")


def test_sums_of_more_than_nine_digits_are_refused(tmp_path: Path) -> None:
    problems = lines(tmp_path, *[seat("a", weight=999_999_999)] * 2)
    assert {p.file for p in problems} == {"attendances"}
    assert any("1999999998" in p.message for p in problems if p.level == "error")


def test_other_tables_keep_their_lines(tmp_path: Path) -> None:
    drawn = tables(claims=[{"claim_id": "odd", "measure": "heads"}])
    seated.write(tmp_path, drawn, path=FILE)
    seated.put(tmp_path / FILE, [seat("a")])
    wrong = [p for p in check_package(tmp_path) if p.level == "error"]
    assert wrong
    assert {(p.file, p.row) for p in wrong} == {("claims.csv", 2)}
