"""The seven questions of readers: each answer is at most three clicks away."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, ViewportSize, expect
from pptx import Presentation

from components.words import labels, search
from tests.browser import seven
from tests.browser.conftest import DESK, NewReader
from tests.browser.reader import Reader
from tests.browser.test_brief import needs_chromium

_MOST_CLICKS = 3
PHONE: ViewportSize = {"width": 390, "height": 844}
SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESK},
    "phone": {
        "viewport": PHONE,
        "user_agent": "Android 16; Mobile",
        "has_touch": True,
        "is_mobile": True,
    },
}


@dataclass(kw_only=True)
class Visit:
    """A reader on the start page, whose clicks are counted."""

    reader: Reader
    has_fingers: bool
    clicks: int = 0

    def click(self, target: Locator) -> None:
        """Click, or tap."""
        self.clicks += 1
        if self.has_fingers:
            target.tap()
        else:
            target.click()

    def find(self, words: str, result: str) -> None:
        """Open the search, type, and follow the first result: two clicks."""
        page = self.reader.page
        self.click(page.get_by_role("button", name=search.OPEN))
        page.get_by_role("combobox", name=search.OPEN).fill(words)
        first = page.get_by_role("option").first
        expect(first.locator(".search-label")).to_have_text(result)
        self.click(first)
        expect(page.get_by_role("dialog")).to_have_count(0)
        self.reader.settle()

    def go_to(self, page: str) -> None:
        """Follow the navigation to a page."""
        title = labels.PAGES[page]
        self.click(
            self.reader.by_key("navigation").get_by_role("link", name=title, exact=True)
        )
        expect(
            self.reader.page.locator(".current-page", has_text=title)
        ).to_be_visible()
        self.reader.settle()

    def reads(self, words: str, where: Locator) -> None:
        """Expect words in what is on the screen."""
        expect(where).to_contain_text(words)
        expect(where).to_be_in_viewport(ratio=1)


def countries_in_april(visit: Visit, _: Path) -> None:
    """In which countries did radiologists from China share experience in April 2020?"""
    visit.find("China April 2020", "April 2020 · China forum")
    visit.reads(seven.COUNTRIES_IN_APRIL, visit.reader.page.locator(".headline"))


def came_in_2019(visit: Visit, _: Path) -> None:
    """How many came to ESOR courses in 2019?"""
    visit.find("ESOR 2019", "2019 · ESOR in Russia")
    visit.reads(seven.CAME_IN_2019, visit.reader.page.locator(".headline"))
    attendances = visit.reader.by_key("tiles").get_by_text("bounds: 69 to 690")
    expect(attendances).to_be_visible()


def cities_of_ten(visit: Visit, _: Path) -> None:
    """Which cities came to the tenth course?"""
    visit.find("tenth course", "Course 10")
    page = visit.reader.page
    visit.reads("21 cities of 4 countries", page.locator(".leading"))
    came = page.locator(".land")
    for city in seven.CITIES_OF_TEN:
        expect(came.get_by_role("link", name=city, exact=True)).to_be_visible()


def board_slide(visit: Visit, folder: Path) -> None:
    """Make a board slide by noon."""
    needs_chromium()
    visit.go_to("report")
    sheet = visit.reader.by_key("brief-sheet")
    expect(sheet.get_by_role("img")).to_be_visible(timeout=seven.MAKING_MS)
    with visit.reader.page.expect_download(timeout=seven.MAKING_MS) as download:
        visit.click(sheet.get_by_role("button", name=seven.SLIDE, exact=True))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    (slide,) = Presentation(str(path)).slides
    assert "ten courses of ESOR in Russia" in slide.shapes.title.text
    visit.reads(".pptx", sheet.get_by_role("status"))


def forum_against_esor(visit: Visit, _: Path) -> None:
    """Set the China forum against ESOR."""
    _compare(visit, seven.CHINA_AND_ESOR)


def years(visit: Visit, _: Path) -> None:
    """Set 2019 against 2020."""
    _compare(visit, seven.YEARS)


def peru(visit: Visit, _: Path) -> None:
    """What is known about Peru?"""
    visit.find("Peru", "Peru")
    visit.reads(seven.PERU, visit.reader.page.locator(".known"))


def _compare(visit: Visit, question: str) -> None:
    visit.go_to("compare")
    page = visit.reader.page
    visit.click(page.get_by_role("link", name=question, exact=True))
    visit.reads(seven.COMPARED[question], page.locator("h1"))


QUESTIONS = (
    *(countries_in_april, came_in_2019, cities_of_ten, board_slide),
    *(forum_against_esor, years, peru),
)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("answer", QUESTIONS, ids=lambda one: one.__name__)
def test_the_answer_is_three_clicks_away(
    new_reader: NewReader,
    tmp_path: Path,
    answer: Callable[[Visit, Path], None],
    screen: str,
) -> None:
    reader = new_reader(**SCREENS[screen])
    reader.open()
    visit = Visit(reader=reader, has_fingers=screen == "phone")
    answer(visit, tmp_path)
    assert 1 <= visit.clicks <= _MOST_CLICKS
    wide = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert reader.page.evaluate(wide) <= 0
