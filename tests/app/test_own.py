"""A reader's own data on every page: whose they are, what is wrong, how to leave."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.live import visits
from components.widgets import visiting
from components.words import crediting, labels, own
from tests import brought
from tests.app.conftest import OpenPage

Seat = Callable[..., str]
PAGES = [name for name in labels.PAGES if name not in {"country", "city"}]


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    visits.here.cache_clear()
    yield
    visits.here.cache_clear()
    visits.leave()


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Seat:
    """Begin a visit, and let every page be one of its."""

    def seated(kind: str = "tele", *, owner: str = "", token: str = "") -> str:
        new, its_owner = brought.seated(kind) if kind else (token, owner)
        monkeypatch.setattr(visiting, "token", lambda: new)
        monkeypatch.setattr(visiting, "owner", lambda: owner or its_owner)
        return new

    return seated


def text(app: AppTest) -> str:
    """Give all that stands on a page as HTML."""
    return "\n".join(str(html.proto.body) for html in app.get("html"))


def component(app: AppTest, key: str) -> dict[str, Any]:
    """Give what a component of ours was given."""
    for one in app.get("bidi_component"):
        if one.proto.id.endswith(f"-{key}"):
            return dict(json.loads(one.proto.json))
    pytest.fail(f"no {key}")


def test_before_anything_is_brought_the_page_says_what_becomes_of_it(
    open_page: OpenPage,
) -> None:
    app = open_page("data")
    assert own.LEAD in text(app)
    told = component(app, "own-drop")
    assert (told["open"], told["token"]) == ("/own", "")
    assert {"reading", "sending", "refused"} <= {*told["words"]}
    assert "own-bar" not in text(app)
    assert f'href="data">{own.PAGE}' in text(app)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_the_guest_s_data_and_says_whose_they_are(
    open_page: OpenPage, seat: Seat, name: str
) -> None:
    token = seat()
    words = text(open_page(name))
    assert f"<b>{brought.TITLE}</b>" in words
    assert own.LEAVE in words
    assert "34c37dee" in words  # the version of the package
    assert "ESOR" not in words
    assert f'href="data">{own.PAGE}' not in words
    assert token not in words.replace(f"/own/{token}/", "")


def test_one_figure_alone_says_whose_data_it_shows(
    open_page: OpenPage, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.widgets.shell.is_alone", lambda: True)
    seat()
    assert f"<b>{brought.TITLE}</b>" in text(open_page(figure="timeline"))


def test_the_browser_keeps_the_files_under_the_token(
    open_page: OpenPage, seat: Seat
) -> None:
    token = seat()
    told = component(open_page("map"), "own-keep")
    assert (told["token"], told["lost"]) == (token, False)
    assert told["place"] == f"/own/{token}/own"
    assert told["version"] == brought.visit().digest


def test_nothing_wrong_leads_to_the_first_page_and_shows_what_claims_say(
    open_page: OpenPage, seat: Seat
) -> None:
    seat()
    app = open_page("data")
    assert own.NO_LINE in text(app)
    assert f'href="./">{own.LOOK}' in text(app)
    rows = component(app, "own-claims")["rows"]
    assert [
        "3",
        "rounds-1-attendances",
        "around 80",
        "drew about 80 attendances, 75 to 85",
    ] in rows


def test_mistakes_stand_by_table_and_cell_and_nothing_else_is_shown(
    open_page: OpenPage, seat: Seat
) -> None:
    seat("mistaken")
    for name in ("data", "map", "overview"):
        app = open_page(name)
        words = text(app)
        assert own.mistaken(2) in words
        assert own.counted(2, 0) in words
        assert words.index("events.csv") < words.index("participation.csv")
        assert "<b>row 2, kind</b>" in words
        assert own.LOOK not in words
        assert "ESOR" not in words
        assert [b.label for b in app.button] == [own.certain({"country": "KEN"})]
        assert component(app, "own-drop")["token"]


@pytest.mark.parametrize("kind", ["mistaken", ""])
def test_without_data_to_look_at_navigation_and_footer_are_everybodys_and_say_so(
    open_page: OpenPage, seat: Seat, kind: str
) -> None:
    seat(kind, token="x" * 22)
    app = open_page("map")
    words = text(app)
    assert all(f'href="/{n}' in words for n in labels.tabs() if n != "overview")
    assert "current-page" not in words
    assert f">{crediting.of_everybody('')}" in words
    assert 'href="/download/package.zip"' in words
    assert f'href="/data">{own.PAGE}' in words
    assert component(app, "copy")["query"] == ""


def test_a_certain_remedy_is_applied_and_the_package_can_be_looked_at(
    open_page: OpenPage, seat: Seat
) -> None:
    seat("proposed")
    app = open_page("data")
    assert own.LOOK not in text(app)
    (apply,) = app.button
    apply.click()
    app.run(timeout=200)
    assert not app.exception
    assert own.NO_LINE in text(app)
    assert f"<b>{brought.TITLE}</b>" in text(app)


def test_warnings_stand_apart_and_nothing_keeps_from_looking(
    open_page: OpenPage, seat: Seat
) -> None:
    seat("warned")
    app = open_page("data")
    assert own.counted(0, 2) in text(app)
    assert own.LOOK in text(app)
    assert [one.label for one in app.expander] == [own.WARNINGS]


@pytest.mark.parametrize("name", ["data", "overview", "events"])
def test_what_is_not_here_is_asked_of_the_browser_and_ours_is_not_shown(
    open_page: OpenPage, seat: Seat, name: str
) -> None:
    seat("", token="x" * 22)
    app = open_page(name)
    told = component(app, "own-keep")
    assert told["lost"]
    assert {"foreign", "again", "stuck"} <= {*told["words"]}
    assert "ESOR" not in text(app)
    assert own.HOME in text(app)


def test_another_browser_s_token_shows_nothing(open_page: OpenPage, seat: Seat) -> None:
    seat(owner="2" * 43)
    app = open_page("map")
    assert component(app, "own-keep")["lost"]
    assert brought.TITLE not in text(app)


def test_after_a_visit_the_page_of_everybody_is_everybodys(
    open_page: OpenPage, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat()
    open_page("map")
    monkeypatch.setattr(visiting, "token", lambda: "")
    words = text(open_page("map"))
    assert brought.TITLE not in words
    assert visits.guest() is None
