"""What fails on a page: a short code in its place, and the rest of the page stands."""

import logging
import re
from dataclasses import replace
from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.figures import catalogue
from components.live import current
from components.pages import catalogue as pages
from components.words import labels, refusals
from tests.app.conftest import SCRIPT, OpenPage
from tests.app.test_pages import figures, words_of

SECRET = "what nobody should read"  # noqa: S105 (a word of this test)


def broken(*_: object, **__: object) -> NoReturn:
    raise RuntimeError(SECRET)


def open_faulty(page: str = "overview", **query: str) -> AppTest:
    """Open a page on which something fails."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    if page != "overview":
        app._page_hash = calc_hash(page)  # noqa: SLF001 (pages are functions)
    return app.run()


def place_of(app: AppTest, log: pytest.LogCaptureFixture) -> str:
    """Give where it failed; page and log share a code, and the log alone the reason."""
    (line,) = [line for line in log.records if line.message == "fault"]
    (said,) = app.error
    fault = str(vars(line)["id"])
    assert re.fullmatch(r"[0-9a-f]{8}", fault)
    assert said.value == refusals.fault_on_page(fault)
    assert SECRET not in said.value
    assert not app.exception
    assert line.levelno == logging.ERROR
    assert line.exc_info
    assert str(line.exc_info[1]) == SECRET
    return str(vars(line)["place"])


def test_a_figure_that_cannot_be_drawn_fails_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    figure = "attendances-by-event"
    faulty = replace(catalogue.FIGURES[figure], draw=broken)
    monkeypatch.setattr(catalogue, "FIGURES", {**catalogue.FIGURES, figure: faulty})
    current.forget()
    app = open_faulty()
    assert place_of(app, caplog) == figure
    assert [*figures(app)] == ["figure-map", "figure-timeline"]
    assert "page-footer" in words_of(app)


def test_a_page_that_fails_keeps_its_header_and_its_way_to_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = replace(pages.PAGES["timeline"], show=broken)
    monkeypatch.setattr(pages, "PAGES", {**pages.PAGES, "timeline": faulty})
    app = open_faulty("timeline", country="KOR")
    assert place_of(app, caplog) == "timeline"
    assert labels.PRODUCT in words_of(app)
    assert all(f">{title}</a>" in words_of(app) for title in labels.tabs().values())
    assert "page-footer" in words_of(app)
    # Which country somebody chose stays between them and the page.
    assert "KOR" not in caplog.text


def test_newer_data_that_were_refused_are_told_with_their_lines(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert labels.NEWER_REFUSED not in words_of(open_page())
    lines = ["events.csv, row 4, date: '<b>soon</b>' is no date"]
    monkeypatch.setattr(current, "problems", lambda: lines)
    words = words_of(open_page())
    assert labels.NEWER_REFUSED in words
    assert "&lt;b&gt;soon&lt;/b&gt;" in words


def test_what_fails_around_the_pages_is_told_in_the_same_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails() -> None:
        from components.widgets import faults

        assert faults.on_script_error(RuntimeError("what nobody should read"))

    assert place_of(AppTest.from_function(fails).run(), caplog) == "/"
