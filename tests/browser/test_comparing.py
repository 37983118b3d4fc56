"""Two questions of readers, answered within three clicks from the start page."""

import pytest
from playwright.sync_api import expect

from components.words import comparison, labels
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_access import violations

FIGURES = ("compare", "compare-countries", "compare-timeline")
QUESTIONS = {
    "China forum against ESOR in Russia": "drew 1 to 140 fewer attendances than ESOR",
    "2019 against 2020": "which was larger is not known (581 fewer to 140 more)",
}
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_comparison_is_two_clicks_away(
    new_reader: NewReader, question: str, viewport: dict[str, int]
) -> None:
    reader = new_reader(viewport=viewport)
    reader.open()
    reader.go_to(labels.PAGES["compare"])
    reader.page.get_by_role("link", name=question, exact=True).click()
    expect(reader.page.locator("h1")).to_contain_text(QUESTIONS[question])
    reader.settle()
    for name in FIGURES:
        expect(reader.figure(name)).to_be_visible()
    assert violations(reader) == []
    wide = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert reader.page.evaluate(wide) <= 0


def test_sides_change_places_and_back_brings_them_back(reader: Reader) -> None:
    one, other = "cn-forum-2020", "esor-russia"
    reader.open("compare", **{"a.series": one, "b.series": other})
    first = reader.page.locator("h1").inner_text()
    reader.page.get_by_role("button", name=comparison.SWAP).click()
    expect(reader.page.locator("h1")).to_contain_text("more attendances")
    reader.expect_query(**{"a.series": other, "b.series": one})
    reader.page.go_back()
    expect(reader.page.locator("h1")).to_have_text(first)


def test_other_pages_have_the_first_side_and_the_report_both(reader: Reader) -> None:
    one, other = "cn-forum-2020", "esor-russia"
    reader.open("compare", **{"a.series": one, "b.series": other})
    reader.go_to(labels.PAGES["events"])
    reader.expect_query(series=one)
    reader.open("compare", **{"a.series": one, "b.series": other})
    reader.page.get_by_role("link", name=comparison.REPORT).click()
    expect(reader.page.locator(".current-page", has_text="Report")).to_be_visible()
    reader.settle()
    assert reader.query()["b.series"] == [other]
    assert reader.query()["part"][0] == "compare"
