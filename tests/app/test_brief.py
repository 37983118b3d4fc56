"""The brief on the report page, and what the author says of parts."""

from typing import Any

from streamlit.testing.v1 import AppTest

from components.report.brief import making
from components.words import brief as words
from components.words import report, report_page
from tests.app.conftest import OpenPage
from tests.app.test_pages import data_of, words_of

HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ [a](http://x.example)"


def sheet(app: AppTest) -> dict[str, Any]:
    """Give what the page hands the picture of the brief."""
    return next(data for data in data_of(app) if data["key"] == "brief-sheet")


def test_the_page_offers_the_brief_first(open_page: OpenPage) -> None:
    app = open_page("report")
    assert not app.exception
    assert not dict(app.query_params)
    data = sheet(app)
    assert [form["form"] for form in data["forms"]] == [*making.ENDINGS]
    assert "ten courses of ESOR in Russia" in data["alt"]
    assert (data["width"], data["height"]) == (1920, 1080)
    said = words_of(app)
    assert said.index(words.TITLE) < said.index(report_page.WHOLE)


def test_an_address_opens_its_brief(open_page: OpenPage) -> None:
    app = open_page("report", shape="card", show="timeline", line="Ours", theme="dark")
    assert not app.exception
    assert app.text_input(key="brief-line").value == "Ours"
    assert app.selectbox(key="brief-show").value == "timeline"
    address = sheet(app)["forms"][0]["address"]
    for pair in ("shape=card", "show=timeline", "line=Ours", "theme=dark"):
        assert pair in address
    assert (sheet(app)["width"], sheet(app)["height"]) == (1200, 628)


def test_choices_write_the_address(open_page: OpenPage) -> None:
    app = open_page("report", country="RUS")
    app.text_input(key="brief-line").set_value(HOSTILE).run()
    app.selectbox(key="brief-show").set_value("attendances-by-event").run()
    assert not app.exception
    query = dict(app.query_params)
    assert query["line"] in (HOSTILE, [HOSTILE])
    assert query["show"] in ("attendances-by-event", ["attendances-by-event"])
    # The report's own files do not depend on the brief.
    export = next(data for data in data_of(app) if data["key"] == "export")
    assert "show=" not in export["forms"][0]["address"]


def test_a_figure_that_gives_way_is_said(open_page: OpenPage) -> None:
    app = open_page("report", show="who-came")
    assert "Shown instead" in words_of(app)
    assert "Shown instead" not in words_of(open_page("report", show="timeline"))


def test_nothing_is_offered_where_nothing_matches(open_page: OpenPage) -> None:
    app = open_page("report", period="1950")
    assert not app.exception
    assert not [data for data in data_of(app) if data["key"] == "brief-sheet"]


def test_parts_carry_a_sentence_of_the_author_s(open_page: OpenPage) -> None:
    app = open_page("report", part=["map", "table.events"], note=[f"map:{HOSTILE}"])
    assert not app.exception
    assert f"<b>{report.OWN}:</b> <i>&lt;img src=x" in words_of(app)
    app.text_input(key="report-notes-table.events").set_value("Ours").run()
    assert not app.exception
    assert "<i>Ours</i>" in words_of(app)
    assert "table.events:Ours" in dict(app.query_params)["note"]
    app.text_input(key="report-notes-map").set_value("").run()
    assert HOSTILE not in str(dict(app.query_params))
