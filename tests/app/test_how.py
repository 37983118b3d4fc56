"""Each tile opens how its total comes about; nothing of it is worked out before."""

from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.pages import opened
from components.tables.how import tiles as how
from components.words.how import others, sums
from tests import kinds
from tests.app.conftest import OpenPage
from tests.app.test_pages import words_of

TILES = ("events", "attendances", "countries", "cities", "people")


def asked(app: AppTest, key: str) -> str:
    """Press a tile's opener and read the page."""
    app.button(key=f"how-{key}").click().run()
    assert not app.exception
    assert not app.error
    return words_of(app)


def test_a_tile_opens_its_arithmetic_with_claims_and_sources(
    open_page: OpenPage,
) -> None:
    shown = asked(open_page(), "attendances")
    assert "At least: 200 + 350 + 651 = 1,201." in shown
    assert "At most: 200 + 450 + 690 = 1,340." in shown
    assert "around 400" in shown
    assert "Lancet 2019" in shown
    assert "event=cn-1&amp;event=cn-2" in shown
    assert "download/how.csv" in shown


@pytest.mark.parametrize("key", TILES)
def test_every_tile_has_an_opener_with_a_name_of_its_own(
    open_page: OpenPage, key: str
) -> None:
    app = open_page()
    labels = [b.label for b in app.button if str(b.key).startswith("how-")]
    assert len(set(labels)) == len(labels) == len(TILES) + 1  # of the programme
    assert sums.SUM in asked(app, key)


def test_participants_open_the_measure_that_is_shown(open_page: OpenPage) -> None:
    app = open_page("participants", measure="registrations", related="1")
    assert "2,676 + 3,500 + 379 + 281 = 6,836" in asked(app, "registrations")


def test_a_programme_s_card_opens_what_its_numbers_limit(open_page: OpenPage) -> None:
    shown = asked(open_page(), "programme")
    assert "more than 27,000" in shown
    assert escape(others.PROGRAMME_NOT_ADDED) in shown
    assert sums.SUM not in shown


def test_nothing_is_worked_out_before_somebody_asks(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(opened, "working", refuse)
    assert not open_page().exception
    assert not open_page("participants").exception


def test_what_others_wrote_is_shown_and_means_nothing(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "<img src=x onerror=alert(1)>"
    known = how.working

    def marked(*given: Any) -> Any:
        found = known(*given)
        lines = tuple(type(one)(label=bad, low=1, high=1) for one in found.lines)
        return type(found)(
            **{name: getattr(found, name) for name in found.__slots__}
            | {"lines": lines, "apart": (bad,), "sums": (bad,)}
        )

    monkeypatch.setattr(opened, "working", marked)
    shown = asked(open_page(), "attendances")
    assert "<img" not in shown
    assert "&lt;img" in shown


@pytest.mark.parametrize("kind", ["cities", "numbers", "series"])
def test_tiles_open_on_packages_of_other_kinds(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    folder = tmp_path / "package"
    if kind == "cities":
        kinds.without_cities(folder)
    elif kind == "numbers":
        kinds.emptied(folder, ("claims", "participation", "people"))
    else:
        kinds.many_series(folder)
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    for key in TILES:
        asked(open_page(related="1"), key)
