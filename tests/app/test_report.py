"""The report page: its choices write the address, and its preview is the report."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.asked.plan import NO_PARTS, Plan
from components.report.forms import FORMS, today
from components.words import labels, numbers, readings, report, report_page
from tests.app.conftest import OpenPage
from tests.app.test_pages import data_of, figures, words_of
from tests.parts import PARTS, USUAL_PARTS, VIEWS

HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ [a](http://x.example) :red[y]"


def component(app: AppTest, key: str) -> dict[str, Any]:
    """Give what the page hands one of its components."""
    return next(data for data in data_of(app) if data["key"] == key)


def parts_in(app: AppTest) -> list[str]:
    """Read the parts in the address."""
    value = dict(app.query_params).get("part", [])
    return [value] if isinstance(value, str) else list(value)


def rows(app: AppTest) -> list[str]:
    """Read the order as the page lists it."""
    pieces = [str(piece.proto.body) for piece in app.get("html")]
    start = '<p class="report-row">'
    return [p.removeprefix(start).split("<")[0] for p in pieces if p.startswith(start)]


def test_the_usual_report_is_previewed_as_it_is_made(open_page: OpenPage) -> None:
    app = open_page("report")
    assert not app.exception
    assert not dict(app.query_params)
    assert list(figures(app)) == [
        "figure-map",
        "figure-attendances-by-event",
        "figure-attendances-by-year",
        "figure-timeline",
    ]
    assert component(app, "sentences")["lines"]
    said = words_of(app)
    for said_there in (report.IN_SHORT, report.SOURCES, numbers.day(today())):
        assert said_there in said
    assert rows(app) == [
        report_page.position(n, part, VIEWS)
        for n, part in enumerate(USUAL_PARTS, start=1)
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ["timeline", "sentences", "map.latam", "map"],
        ["table.events"],
        list(PARTS),
        list(reversed(PARTS)),
    ],
    ids=len,
)
def test_an_address_opens_its_plan_in_its_order(
    open_page: OpenPage, parts: list[str]
) -> None:
    app = open_page("report", part=parts, country="RUS")
    assert not app.exception
    assert rows(app) == [
        report_page.position(n, part, VIEWS) for n, part in enumerate(parts, start=1)
    ]
    shown = [f"figure-{part}" for part in parts if f"figure-{part}" in figures(app)]
    assert list(figures(app)) == shown
    assert parts_in(app) == parts


def test_each_map_of_the_preview_has_its_own_view(open_page: OpenPage) -> None:
    drawn = figures(open_page("report", part=["map", "map.latam"], view="europe"))
    world, latam = drawn["figure-map"], drawn["figure-map.latam"]
    assert world["wide"]["layout"]["geo"] != latam["wide"]["layout"]["geo"]
    assert latam["title"].startswith(VIEWS["latam"])
    assert world["title"] in latam["subtitle"]


def test_picking_adds_at_the_end_and_unpicking_keeps_the_order(
    open_page: OpenPage,
) -> None:
    app = open_page("report", part=["timeline", "sentences"])
    app.pills(key="report-maps").set_value(["map.russia"]).run()
    assert parts_in(app) == ["timeline", "sentences", "map.russia"]
    app.pills(key="report-text").set_value([]).run()
    assert parts_in(app) == ["timeline", "map.russia"]
    assert not app.exception


def test_buttons_move_and_remove_parts(open_page: OpenPage) -> None:
    app = open_page("report")
    app.button(key="up-map").click().run()
    assert parts_in(app)[:2] == ["map", "sentences"]
    assert app.button(key="up-map").disabled
    app.button(key="down-map").click().run()
    # What is as usual is left out of the address.
    assert parts_in(app) == []
    app.button(key="remove-sentences").click().run()
    assert parts_in(app) == list(USUAL_PARTS[1:])
    assert app.pills(key="report-text").value == []
    assert app.button(key="down-table.attendances-by-event").disabled


def test_every_button_of_the_order_says_what_it_moves(open_page: OpenPage) -> None:
    app = open_page("report", part=["timeline", "table.timeline"])
    labels = [b.label for b in app.button if "imeline" in b.label]
    assert len(labels) == len(set(labels)) == 6
    assert report_page.move_up("timeline", VIEWS) in labels


def test_many_are_picked_at_once(open_page: OpenPage) -> None:
    app = open_page("report")
    app.button(key="pick-all").click().run()
    assert parts_in(app) == list(PARTS)
    app.button(key="pick-none").click().run()
    assert parts_in(app) == [NO_PARTS]
    app.button(key="pick-usual").click().run()
    assert not dict(app.query_params)


def test_an_empty_plan_says_what_to_pick_and_makes_nothing(open_page: OpenPage) -> None:
    app = open_page("report", part=NO_PARTS)
    assert not app.exception
    assert report_page.NOTHING_PICKED in words_of(app)
    assert app.info[0].value == report_page.NOTHING_TO_SHOW
    assert [form["can"] for form in component(app, "export")["forms"]] == [False] * 4
    assert not figures(app)


def test_an_empty_selection_says_what_to_change_and_makes_nothing(
    open_page: OpenPage,
) -> None:
    app = open_page("report", country="ATA")
    assert not app.exception
    assert readings.nothing_left(["Antarctica"]) in app.info[0].value
    assert not any(form["can"] for form in component(app, "export")["forms"])
    assert not figures(app)


def test_title_author_paper_and_look_are_in_the_address(open_page: OpenPage) -> None:
    app = open_page("report", part="table.events")
    app.text_input(key="report-title").set_value("  Annual   report ").run()
    app.text_input(key="report-author").set_value("Ольга 李").run()
    app.text_input(key="report-date").set_value("2027-01-31").run()
    app.segmented_control(key="report-paper").set_value("letter").run()
    app.segmented_control(key="report-look").set_value("print").run()
    assert not app.exception
    assert {k: v for k, v in dict(app.query_params).items() if k != "part"} == {
        "v": "1",
        "title": "Annual report",
        "author": "Ольга 李",
        "date": "2027-01-31",
        "paper": "letter",
        "look": "print",
    }
    said = words_of(app)
    assert "Annual report" in said
    assert "Ольга 李 · 31 January 2027" in said
    asked = component(app, "export")
    for form, button in zip(FORMS, asked["forms"], strict=True):
        assert button["address"] == f"/report.{form}?{asked['query']}"


def test_the_placeholder_is_the_title_that_a_blank_one_becomes(
    open_page: OpenPage,
) -> None:
    app = open_page("report", country="KOR", part="table.events")
    title = app.text_input(key="report-title")
    assert title.value == ""
    assert f'<h2 class="sheet-title">{title.placeholder}</h2>' in words_of(app)


@pytest.mark.parametrize("day", ["22.11.2026", "2026-02-30", "soon", "2026-1-1"])
def test_a_bad_date_is_said_under_its_field_and_today_is_used(
    open_page: OpenPage, day: str
) -> None:
    app = open_page("report", part="table.events")
    today = app.text_input(key="report-date").placeholder
    app.text_input(key="report-date").set_value(day).run()
    assert not app.exception
    assert report_page.bad_date(today) in words_of(app)
    assert app.text_input(key="report-date").value == day
    assert "date" not in dict(app.query_params)
    app.text_input(key="report-date").set_value("2026-02-28").run()
    assert report_page.bad_date(today) not in words_of(app)
    assert app.query_params["date"] == "2026-02-28"


def test_a_bad_date_in_a_link_is_reported(open_page: OpenPage) -> None:
    app = open_page("report", date="22.11.2026", paper="a3", part=["map", "pie"])
    assert not app.exception
    for said in ("date=22.11.2026", "paper=a3", "part=pie"):
        assert said in app.warning[0].value
    assert app.text_input(key="report-date").value == ""


def test_hostile_words_are_shown_as_they_are(open_page: OpenPage) -> None:
    app = open_page("report", title=HOSTILE, author=HOSTILE, part="sentences")
    assert not app.exception
    said = words_of(app)
    assert "<img" not in said
    assert "&lt;img src=x onerror=alert(1)&gt; **bold**" in said
    assert HOSTILE not in [block.value for block in app.markdown]


def test_each_sentence_is_copied_with_its_references_and_all_with_the_citation(
    open_page: OpenPage,
) -> None:
    copied = component(open_page("report", years="2019"), "sentences")
    assert [style["label"] for style in copied["styles"]] == [
        *report_page.STYLES.values()
    ]
    for style in copied["styles"]:
        assert len(style["lines"]) == len(copied["lines"])
        for line, sentence in zip(style["lines"], copied["lines"], strict=True):
            assert line.startswith(sentence.rpartition(" [")[0])
        assert style["citation"] in style["all"]
    assert "@" in copied["styles"][-1]["citation"]


def test_the_plan_stays_while_the_reader_looks_elsewhere(open_page: OpenPage) -> None:
    app = open_page("map", part=["timeline", "map"], title="Kept")
    assert not app.exception
    assert parts_in(app) == ["timeline", "map"]
    (tabs,) = re.findall(r'<nav class="pages".*?</nav>', words_of(app))
    links = re.findall(r'class="within" href="([^"]*)"', tabs)
    assert len(links) == len(labels.tabs()) - 1
    assert all("title=Kept" in link and "part=timeline" in link for link in links)


def test_clicks_that_come_with_an_older_address_still_count(
    open_page: OpenPage,
) -> None:
    first = ["timeline", "map", "sentences"]
    app = open_page("report", v="1", part=first)
    app.button(key="up-map").click().run()
    assert parts_in(app) == ["map", "timeline", "sentences"]
    for part in ("timeline", "sentences"):
        app.query_params["part"] = first
        app.button(key=f"remove-{part}").click().run()
    assert parts_in(app) == ["map"]


def test_half_a_date_that_comes_with_an_older_address_stays_and_is_explained(
    open_page: OpenPage,
) -> None:
    first = ["timeline", "map"]
    app = open_page("report", v="1", part=first)
    app.button(key="up-map").click().run()
    app.query_params["part"] = first
    app.text_input(key="report-date").set_value("soon").run()
    assert app.text_input(key="report-date").value == "soon"
    assert report_page.bad_date(today().isoformat()) in words_of(app)
    assert rows(app)[0] == report_page.position(1, "map", VIEWS)


def test_a_row_moves_from_where_it_is_and_not_from_where_it_was_drawn() -> None:
    def script() -> None:
        import streamlit as st

        from components.widgets import report_controls

        st.session_state["report-parts"] = ["sentences", "timeline", "map"]
        for _ in range(3):
            report_controls._move("map", -1)  # noqa: SLF001
        st.text(" ".join(st.session_state["report-parts"]))

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.text[0].value == "map sentences timeline"


def test_nothing_is_asked_of_a_plan_that_is_as_usual(open_page: OpenPage) -> None:
    assert component(open_page("report"), "export")["query"] == "v=1"
    assert Plan().to_query() == {}
