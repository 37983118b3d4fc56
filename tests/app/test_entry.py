"""The form for one event: what it says while it is filled in, and what it gives."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.live import visits
from components.widgets import visiting
from components.words import entry as words
from components.words import own
from data.entry.places import ELSEWHERE
from tests import brought
from tests.app.conftest import OpenPage

FILLED = {
    "source_title": "Chest CT workshop in Kioto",
    "publisher": "Example Society",
    "published": "2026-03-16",
    "url": "https://example.org/news/chest-ct",
    "locator": "paragraph 1",
    "title": "Chest CT 1",
    "series_title": "Chest CT",
    "date": "2026-03-12",
    "place": "Kioto",
    "number-0-size_text": "around 400",
}
CHOSEN = {
    "source_kind": "press release",
    "language": "en",
    "kind": "workshop",
    "status": "held",
    "attendance_mode": "onsite",
    "number-0-measure": "attendances",
}


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    visits.here.cache_clear()
    yield
    visits.here.cache_clear()
    visits.leave()


def text(app: AppTest) -> str:
    return "\n".join(str(html.proto.body) for html in app.get("html"))


def component(app: AppTest, key: str) -> dict[str, Any] | None:
    for one in app.get("bidi_component"):
        if one.proto.id.endswith(f"-{key}"):
            return dict(json.loads(one.proto.json))
    return None


def fill(app: AppTest, **texts: str) -> AppTest:
    for name, value in texts.items():
        app.text_input(key=f"entry-{name}").set_value(value)
        app.run()
        assert not app.exception
    return app


def choose(app: AppTest, **codes: str) -> AppTest:
    for name, code in codes.items():
        app.selectbox(key=f"entry-{name}").set_value(code)
    app.run()
    assert not app.exception
    return app


def whole(app: AppTest) -> AppTest:
    return choose(fill(app, **FILLED), **CHOSEN)


def test_an_empty_form_asks_for_nothing_and_blames_nobody(open_page: OpenPage) -> None:
    app = open_page("entry")
    assert words.LEAD in text(app)
    assert words.NOTHING_YET in text(app)
    assert "entry-line" not in text(app)
    assert component(app, "entry-take") is None
    assert {one.value for one in app.text_input} <= {None, ""}
    assert {one.value for one in app.selectbox} == {None}


def test_the_page_of_own_data_leads_to_the_form_and_to_an_empty_workbook(
    open_page: OpenPage,
) -> None:
    told = text(open_page("data"))
    assert f'href="entry">{words.FORM}' in told
    assert f'href="download/new-package.xlsx" download>{words.NEW}' in told


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-05", "Some day in May 2019"),
        ("2019", "Some day in 2019"),
        ("2020-04-03/2020-05", "Some day from 3 April 2020 to 31 May 2020"),
        ("2020-04-03", "On 3 April 2020"),
        ("2020-04-28/..", "Some day from 28 April 2020 on; how late is not stated"),
        ("../2020", "Some day up to 31 December 2020; how early is not stated"),
        ("2015~", "Some day from 1 January 2014 to 31 December 2016"),
        ("2020-09-17/2020-09-19", "17 to 19 September 2020, every day of it"),
    ],
)
def test_a_date_is_said_in_words(open_page: OpenPage, date: str, said: str) -> None:
    assert f">{said}<" in text(fill(open_page("entry"), date=date))


def test_a_date_that_is_not_read_says_what_to_write(open_page: OpenPage) -> None:
    told = text(fill(open_page("entry"), date="2020-21"))
    assert "entry-line" in told
    assert "2020-03/2020-05" in told


def test_a_filled_form_says_its_sentence_and_can_be_taken_away(
    open_page: OpenPage,
) -> None:
    app = whole(open_page("entry"))
    told = text(app)
    assert "Chest CT 1. On 12 March 2026. Kyoto, Japan." in told
    assert "Chest CT 1 drew about 400 attendances, 350 to 450." in told
    assert words.SOUND in told
    assert words.MISSING not in told
    taken = component(app, "entry-take")
    assert taken
    assert taken["open"] == "/own"
    assert taken["workbook"]


def test_a_wording_writes_its_bounds_and_one_not_understood_takes_them_away(
    open_page: OpenPage,
) -> None:
    app = fill(open_page("entry"), **{"number-0-size_text": "more than 650"})

    def ends() -> list[str]:
        names = ("low", "best", "high")
        return [app.text_input(key=f"entry-number-0-{n}").value or "" for n in names]

    assert ends() == ["651", "", ""]
    fill(app, **{"number-0-size_text": "eine große Zahl von 650"})
    assert ends() == ["", "", ""]
    assert words.UNREAD_NUMBER in text(app)
    assert "drew" not in text(app)


def test_what_the_check_says_stands_beside_its_field(open_page: OpenPage) -> None:
    app = whole(open_page("entry"))
    fill(app, url="example.org")
    told = text(app)
    assert words.SOUND not in told
    assert component(app, "entry-take") is None
    line = next(html for html in told.split("\n") if "entry-line" in html)
    assert "example.org" in line


def test_a_name_of_two_is_asked_and_one_of_none_is_said(open_page: OpenPage) -> None:
    app = open_page("entry")
    app.text_area(key="entry-role-attendees").set_value("Japan, Congo; Zembla").run()
    assert not app.exception
    told = text(app)
    assert f"{words.FIELDS['role-attendees']}: Japan." in told
    assert words.UNKNOWN_TAKER.format(name="Zembla") in told
    app.selectbox(key="entry-pick-congo").set_value("country:COG").run()
    assert "Japan and Congo." in text(app)


def test_a_city_of_several_is_asked_and_one_of_none_is_entered_by_its_point(
    open_page: OpenPage,
) -> None:
    app = fill(open_page("entry"), place="Springfield")
    assert app.selectbox(key="entry-place_pick").value is None
    choose(app, place_pick="4250542")
    assert "Springfield, Illinois, United States." in text(app)
    fill(app, place="Nowhereville-sur-Rien")
    assert escape(words.NO_CITY) in text(app)
    fill(app, place_number="7", place_latitude="45")
    fill(app, place="Kioto")
    assert "Kyoto, Japan." in text(app)
    choose(app, place_pick=ELSEWHERE)
    assert escape(words.NO_CITY) in text(app)
    fill(app, place="Graz")
    assert "Graz, Steiermark, Austria." in text(app)


def test_the_tab_keeps_what_is_entered_and_an_empty_form_is_begun_anew(
    open_page: OpenPage,
) -> None:
    app = fill(open_page("entry"), title="Chest CT 1")
    kept = component(app, "keep-entry")
    assert kept
    assert json.loads(kept["draft"]) == {"title": "Chest CT 1"}
    app.button(key="clear-entry").click().run()
    assert words.NOTHING_YET in text(app)


def test_an_event_is_added_to_the_package_that_a_guest_looks_at(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, owner = brought.seated("tele")
    monkeypatch.setattr(visiting, "token", lambda: token)
    monkeypatch.setattr(visiting, "owner", lambda: owner)
    before = visits.here().find(owner, token)
    assert before
    app = whole(open_page("entry"))
    assert component(app, "entry-take") is None
    app.button(key="add-entry").click()
    app.run(timeout=200)
    assert not app.exception
    after = visits.here().find(owner, token)
    assert after
    assert after.shown
    events = after.shown.dataset.events
    assert "Chest CT 1" in set(events["title"])
    assert before.shown
    assert len(events) == len(before.shown.dataset.events) + 1
    assert words.ADDED in text(app)
    assert own.LOOK in text(app)
    assert words.NOTHING_YET in text(app)
