"""One figure alone: `?embed=true`, and nothing of the dashboard around it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.words import labels, readings
from tests.app.conftest import SCRIPT
from tests.app.test_pages import figures, words_of


def alone(page: str = "overview", **query: Any) -> AppTest:
    """Open a page as a frame does that asks for one figure."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    app.context["is_embedded"] = True
    for key, value in query.items():
        app.query_params[key] = value
    if page != "overview":
        app._page_hash = calc_hash(page)  # noqa: SLF001 (pages are functions)
    return app.run()


@pytest.mark.parametrize(
    ("page", "figure"),
    [
        ("overview", "map"),
        ("map", "map"),
        ("participants", "attendances-by-event"),
        ("timeline", "timeline"),
    ],
)
def test_a_page_gives_its_figure_with_title_filters_and_sources(
    page: str, figure: str
) -> None:
    app = alone(page, country="KOR")
    assert not app.exception
    assert [*figures(app)] == [f"figure-{figure}"]
    shown = figures(app)[f"figure-{figure}"]
    assert shown["title"]
    assert "South Korea" in shown["subtitle"]
    assert "Data 2026" in shown["footer"]
    assert labels.OPEN_DASHBOARD in words_of(app)


def test_nothing_of_the_dashboard_stands_around_it() -> None:
    app = alone()
    assert not app.get("page_link")
    assert not app.get("popover")
    assert "page-footer" not in words_of(app)
    assert labels.PRODUCT not in words_of(app)


@pytest.mark.parametrize("page", ["overview", "events", "sources"])
def test_any_figure_may_be_asked_for_by_name_on_any_page(page: str) -> None:
    app = alone(page, figure="attendances-by-year")
    assert [*figures(app)] == ["figure-attendances-by-year"]


def test_the_link_opens_the_page_with_the_same_view_and_is_safe_to_follow() -> None:
    words = words_of(alone("participants", country="KOR", figure="running-total"))
    assert 'href="./participants?v=1&amp;country=KOR"' in words
    assert 'target="_blank" rel="noopener"' in words


@pytest.mark.parametrize("asked", ["nothing", "<b>x</b>", ""])
def test_a_figure_that_does_not_exist_gets_words(asked: str) -> None:
    app = alone("events", **({"figure": asked} if asked else {}))
    assert not app.exception
    assert not figures(app)
    assert "running-total" in app.info[0].value
    assert "<b>" not in app.info[0].value


def test_filters_that_match_nothing_and_links_that_say_nonsense_are_told() -> None:
    app = alone("map", country="ATA", years="soon")
    assert app.info[0].value == readings.nothing_left(["Antarctica"])
    assert "years=soon" in app.warning[0].value.replace("\\", "")
    assert not figures(app)
