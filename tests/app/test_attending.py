"""Attendance reports on the page: read, counted, asked about, put into a package."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.live import imports, visits
from components.widgets import visiting
from components.words import attendance, attending, own
from tests import attended, brought
from tests.app.conftest import OpenPage

Seat = Callable[..., str]
WEBINAR, MEETING, TEAMS, TICKETS, FORM = (
    attended.sample(name)
    for name in (
        "01-zoom-webinar.csv",
        "03-zoom-meeting.csv",
        "04-teams-de.csv",
        "11-pretix-checkin.csv",
        "14-google-form.csv",
    )
)


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    visits.here.cache_clear()
    yield
    attended.ended()
    visits.here.cache_clear()
    visits.leave()


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Seat:
    """Begin an import, upon a package if there is one, and let pages be of it."""

    def seated(*files: Any, package: str = "") -> str:
        token, owner = brought.seated(package) if package else ("", "")
        token, owner, _ = attended.seated(*files, token=token, owner=owner)
        monkeypatch.setattr(visiting, "token", lambda: token)
        monkeypatch.setattr(visiting, "owner", lambda: owner)
        return token

    return seated


def text(app: AppTest) -> str:
    return "\n".join(str(html.proto.body) for html in app.get("html"))


def again(app: AppTest) -> AppTest:
    app.run(timeout=200)
    assert not app.exception
    return app


def choose(app: AppTest) -> None:
    app.selectbox(key="report-new-kind").set_value("webinar")
    app.selectbox(key="report-new-source_kind").set_value("institution page")


def fact(name: str, value: str) -> str:
    return f"<dt>{name}</dt><dd>{value}</dd>"


def test_while_reports_are_read_the_page_says_so(
    open_page: OpenPage, seat: Seat
) -> None:
    seat()
    app = open_page("data")
    assert attending.READING in text(app)
    assert attending.ASKED not in text(app)


def test_counts_stand_by_file_and_together_and_beside_what_platforms_state(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR, MEETING)
    words = text(open_page("data"))
    assert attending.heading((8, 13), 2) in words
    for pair in ((8, 13), (4, 5), (4, 8)):
        assert fact(attendance.ATTENDANCES, attendance.bounds(pair)) in words
    beside = attendance.beside("participants", 13, (4, 8))
    assert fact(attendance.PLATFORM, beside) in words
    assert fact(attendance.COUNTRIES, attendance.lands(["BRA", "KOR", "USA"])) in words
    assert own.LEAVE in words
    assert "ESOR" not in words


def test_an_answer_changes_the_numbers_and_says_what_they_were(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(TEAMS)
    app = open_page("data")
    assert fact(attendance.ATTENDANCES, "3 or 4") in text(app)
    presenters = app.radio(key="report-presenters")
    effects = [attending.effects([option])[0] for option in _options("presenters")]
    assert [*presenters.proto.captions] == ["", *effects]
    presenters.set_value("staff")
    changed = attendance.changed((3, 3), (3, 4))
    assert fact(attendance.ATTENDANCES, changed) in text(again(app))
    app.radio(key="report-counted_from").set_value("60")
    assert attendance.changed((3, 3), (3, 4)) not in text(again(app))
    app.radio(key="report-counted_from").set_value("0")
    app.radio(key="report-presenters").set_value("none")
    assert fact(attendance.ATTENDANCES, "3 or 4") in text(again(app))


def _options(code: str) -> Any:
    held = attended.only()
    assert held.now
    (question,) = [one for one in held.now.questions if one.code == code]
    return question.options


def test_kinds_of_tickets_are_ticked(open_page: OpenPage, seat: Seat) -> None:
    seat(TICKETS)
    app = open_page("data")
    before = attendance.bounds((3, 5))
    assert fact(attendance.ATTENDANCES, before) in text(app)
    (speaker,) = [box for box in app.checkbox if box.value]
    speaker.uncheck()
    changed = attendance.changed((4, 6), (3, 5))
    assert fact(attendance.ATTENDANCES, changed) in text(again(app))


def test_a_form_s_answers_are_no_attendances_and_na_is_asked_about(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(FORM)
    app = open_page("data")
    assert "Namibia" in text(app)
    app.radio(key="report-na_is_namibia").set_value("no")
    assert "Namibia" not in text(again(app))


def test_several_events_are_summed_and_their_rows_wait(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR, MEETING, package="tele")
    app = open_page("data")
    app.radio(key="report-several_events").set_value("yes")
    words = text(again(app))
    assert attending.SEVERAL in words
    assert attendance.PERSONS in words


def test_rows_go_into_an_event_of_the_reader_s_package(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(MEETING, package="tele")
    app = open_page("data")
    assert app.button(key="report-add").disabled
    app.selectbox(key="report-event").set_value("rounds-10")
    again(app)
    app.button(key="report-add").click()
    words = text(again(app))
    assert own.NO_LINE in words
    assert attending.ASKED not in words
    assert imports.here().count() == 0
    rows = next(
        json.loads(one.proto.json)["rows"]
        for one in app.get("bidi_component")
        if one.proto.id.endswith("own-claims")
    )
    said = {row[1]: row[2:] for row in rows}
    told = said["rounds-10-attendances-report"]
    assert told == ["between 4 and 8", "drew 4 to 8 attendances"]


def test_rows_that_contradict_the_package_are_not_added(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR, package="tele")
    app = open_page("data")
    app.selectbox(key="report-event").set_value("rounds-3")  # which says "around 80"
    again(app)
    app.button(key="report-add").click()
    again(app)
    assert [one.value for one in app.warning] == [attending.NOT_ADDED]
    assert "rounds-3-attendances-report" in text(app)
    assert attending.ASKED in text(app)
    assert own.NO_LINE in text(app)  # of the package as it was


def test_a_package_with_one_event_is_begun(open_page: OpenPage, seat: Seat) -> None:
    seat(WEBINAR)
    app = open_page("data")
    app.button(key="report-make").click()
    again(app)
    assert [one.value for one in app.warning] == [attending.FILL_IN]
    typed = {"title": "Talk & more", "date": "2026-11-27", "source": "Programme"}
    typed |= {"publisher": "A society", "url": "https://society.example/talk"}
    for name, value in typed.items():
        app.text_input(key=f"report-new-{name}").set_value(value)
    choose(app)
    app.button(key="report-make").click()
    words = text(again(app))
    assert own.NO_LINE in words
    assert "Talk &amp; more" in words
    assert imports.here().count() == 0


def test_what_is_wrong_with_a_begun_package_is_said_by_the_check(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR)
    app = open_page("data")
    for name in attending.NEW_FIELDS:
        app.text_input(key=f"report-new-{name}").set_value("yesterday")
    choose(app)
    app.button(key="report-make").click()
    again(app)
    assert [one.value for one in app.warning] == [attending.NOT_ADDED]
    assert "sources.csv, row 2, url" in text(app)
    assert attending.ASKED in text(app)  # nothing is lost


def test_reports_beside_a_package_with_mistakes_wait_for_it(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR, package="mistaken")
    words = text(open_page("data"))
    assert attending.MEND_FIRST in words
    assert own.mistaken(2) in words


def test_counts_are_taken_away_without_a_small_cell(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(WEBINAR)
    app = open_page("data")
    assert {one.proto.label for one in app.get("download_button")} == {
        attending.JSON,
        attending.CSV,
    }


def test_a_room_that_has_ended_is_told_and_nothing_fails(
    open_page: OpenPage, seat: Seat
) -> None:
    seat(TEAMS)
    app = open_page("data")
    held = attended.only()
    held.room.end()
    app.radio(key="report-presenters").set_value("staff")
    assert own.HOME in text(again(app))
    assert imports.here().count() == 0


@pytest.mark.parametrize("name", ["overview", "map", "events"])
def test_every_page_of_reports_alone_shows_them(
    open_page: OpenPage, seat: Seat, name: str
) -> None:
    seat(WEBINAR)
    words = text(open_page(name))
    assert attending.heading((4, 5), 1) in words
    assert "ESOR" not in words
