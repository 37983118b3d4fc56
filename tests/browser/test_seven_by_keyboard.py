"""The seven questions by keyboard alone: each stop of the focus is seen on the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from components.words import event
from components.words.gazetteer import whole
from tests.browser import seven
from tests.browser.conftest import NewReader
from tests.browser.openings import PAGES, visit
from tests.browser.test_brief import needs_chromium
from tests.browser.test_seven_questions import SCREENS
from tests.browser.walk import Walk

_STOPS = 45


def countries_in_april(walk: Walk) -> None:
    """In which countries did radiologists from China share experience in April 2020?"""
    reader = walk.reader
    dialog = reader.page.get_by_role("dialog")
    button = reader.by_key("filter-series").locator("button").first
    walk.tab_to(button)
    walk.enter(dialog)
    walk.tab_to(dialog.get_by_role("button", name="China forum", exact=True))
    walk.press("Space")
    expect(button).to_contain_text("China forum")
    reader.settle()
    walk.leave(dialog)
    walk.arrives(button)
    button = reader.by_key("filter-period").locator("button").first
    walk.tab_to(button)
    walk.enter(dialog)
    walk.arrives(reader.by_key("period-in").get_by_role("combobox"))
    walk.type("april")
    walk.press("Enter")
    expect(button).to_contain_text("April 2020")
    reader.settle()
    walk.leave(dialog)
    walk.arrives(button)
    expect(reader.page.locator(".headline")).to_contain_text(seven.COUNTRIES_IN_APRIL)


def came_in_2019(walk: Walk) -> None:
    """How many came to ESOR courses in 2019?"""
    walk.find("esor 2019", "2019 · ESOR in Russia")
    headline = walk.reader.page.locator(".headline")
    walk.arrives(headline)
    expect(headline).to_contain_text(seven.CAME_IN_2019)


def cities_of_ten(walk: Walk) -> None:
    """Which cities came to the tenth course?"""
    walk.go_to("events")
    reader = walk.reader
    table = reader.by_key("events-table")
    walk.tab_to(table.get_by_role("searchbox"))
    walk.type("tenth course")
    expect(table.locator("tbody tr:visible")).to_have_count(1)
    walk.tab_to(table.get_by_role("link", name="Course 10", exact=True))
    walk.press("Enter")
    walk.arrives(reader.by_key("event-ru-10").locator(".page-title"))
    for city in seven.CITIES_OF_TEN:
        link = reader.page.locator(".land").get_by_role("link", name=city, exact=True)
        walk.tab_to(link)
    walk.tab_to(reader.page.get_by_role("link", name=event.ALL), back=True)
    walk.press("Enter")
    walk.arrives(table.get_by_role("link", name="Course 10", exact=True))


def board_slide(walk: Walk) -> None:
    """Make a board slide by noon."""
    needs_chromium()
    walk.go_to("report")
    sheet = walk.reader.by_key("brief-sheet")
    expect(sheet.get_by_role("img")).to_be_visible(timeout=seven.MAKING_MS)
    walk.tab_to(sheet.get_by_role("button", name=seven.SLIDE, exact=True))
    with walk.reader.page.expect_download(timeout=seven.MAKING_MS) as download:
        walk.press("Enter")
    assert download.value.suggested_filename.endswith(".pptx")
    expect(sheet.get_by_role("status")).to_contain_text(".pptx")


def forum_against_esor(walk: Walk) -> None:
    """Set the China forum against ESOR."""
    _compare(walk, seven.CHINA_AND_ESOR)


def years(walk: Walk) -> None:
    """Set 2019 against 2020."""
    _compare(walk, seven.YEARS)


def peru(walk: Walk) -> None:
    """What is known about Peru?"""
    walk.go_to("map")
    reader = walk.reader
    figure = reader.figure("map")
    walk.tab_to(figure.get_by_role("application"))
    walk.type("peru")
    expect(figure.locator(".ro-reading")).to_contain_text("Peru")
    walk.press("Enter")
    reader.expect_query(place="country:PER")
    panel = reader.by_key("opened")
    expect(panel.locator(".section")).to_be_in_viewport()
    # One who walks the map goes on walking it: the panel comes after it.
    walk.arrives(figure.get_by_role("application"))
    walk.tab_to(panel.get_by_role("link", name=whole("Peru")))
    walk.press("Enter")
    walk.arrives(reader.page.locator(".page-title"))
    expect(reader.page.locator(".known")).to_have_text(seven.PERU)


def _compare(walk: Walk, question: str) -> None:
    walk.go_to("compare")
    page = walk.reader.page
    walk.tab_to(page.get_by_role("link", name=question, exact=True))
    walk.press("Enter")
    expect(page.locator("h1")).to_contain_text(seven.COMPARED[question])
    walk.reader.settle()
    walk.arrives(page.locator("h1"))


QUESTIONS = (
    *(countries_in_april, came_in_2019, cities_of_ten, board_slide),
    *(forum_against_esor, years, peru),
)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("answer", QUESTIONS, ids=lambda one: one.__name__)
def test_the_answer_is_reached_by_keyboard_alone(
    new_reader: NewReader, answer: Callable[[Walk], None], screen: str
) -> None:
    reader = new_reader(viewport=SCREENS[screen]["viewport"])
    reader.open()
    walk = Walk(reader=reader)
    answer(walk)
    assert walk.stops


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_through_a_page_in_reading_order_and_is_seen(
    new_reader: NewReader, page: str, screen: str
) -> None:
    reader = visit(new_reader(viewport=SCREENS[screen]["viewport"]), page)
    walk = Walk(reader=reader)
    walk.tab_on(_STOPS)
    assert walk.backward() == []
