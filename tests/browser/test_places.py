"""What is known of Peru: found within three clicks, and on from there by links."""

import re

import pytest
from playwright.sync_api import expect

from components.tables.gazetteer import opening
from components.words import gazetteer as words
from components.words import labels
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_access import violations
from tests.browser.test_layout import cut_off, overlapping
from tests.browser.test_printing import CONTROLS, Printing, printed
from tests.browser.test_reaching import PHONE
from tests.drawn import curated

__all__ = ["printed"]
SENTENCE = opening.sentence(curated(), "country:PER")


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=str)
def test_what_is_known_of_peru_is_three_clicks_away(
    new_reader: NewReader, size: dict[str, int]
) -> None:
    reader = new_reader(viewport=size)
    reader.open()
    reader.go_to(labels.PAGES["map"])
    reader.page.get_by_role("link", name=words.EVERY_COUNTRY).click()
    reader.settle()
    expect(reader.page.locator(".page-title")).to_have_text(labels.PAGES["country"])
    reader.page.get_by_text(words.INDEX["possible"]).click()
    reader.page.get_by_role("link", name="Peru", exact=True).click()
    expect(reader.page.locator(".known")).to_have_text(SENTENCE)
    expect(reader.page).to_have_title(re.compile("^Peru · "))
    reader.settle()
    reader.page.go_back()
    expect(reader.page.locator(".page-title")).to_have_text(labels.PAGES["country"])


def test_a_click_on_the_map_leads_on_and_opens_a_tab(reader: Reader) -> None:
    reader.open("map", view="world")
    reader.click_on_map(-75, -10)
    link = reader.by_key("opened").get_by_role("link", name=words.whole("Peru"))
    with reader.page.context.expect_page() as opened:
        link.click(button="middle")
    expect(opened.value.locator(".known")).to_have_text(SENTENCE)
    opened.value.close()
    link.click()
    expect(reader.page.locator(".known")).to_have_text(SENTENCE)


def test_notes_lead_to_their_sources_and_the_page_stays(reader: Reader) -> None:
    reader.open("country", code="RUS")
    reader.page.locator(".note-mark a").first.click()
    expect(reader.page.locator("#source-1")).to_be_in_viewport()
    expect(reader.page).to_have_url(re.compile(r"code=RUS#source-1$"))
    link = reader.page.get_by_role("link", name="Saint Petersburg", exact=True).first
    link.click()
    expect(reader.page).to_have_title(re.compile("^Saint Petersburg · "))
    reader.settle()
    reader.page.get_by_role("link", name="Russia", exact=True).first.click()
    expect(reader.page).to_have_title(re.compile("^Russia · "))


def test_rows_of_the_maps_table_lead_to_places(reader: Reader) -> None:
    reader.open("map")
    figure = reader.figure("map")
    figure.get_by_role("button", name=labels.FIGURE_WORDS["table"]).click()
    figure.get_by_role("searchbox").fill("Peru")
    figure.get_by_role("link", name="Peru", exact=True).click()
    expect(reader.page.locator(".known")).to_have_text(SENTENCE)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=str)
def test_a_place_fits_every_screen(
    new_reader: NewReader, size: dict[str, int], look: str
) -> None:
    reader = new_reader(viewport=size, color_scheme=look)
    for page, query in (("country", {"code": "RUS"}), ("city", {"id": "616052"})):
        reader.open(page, **query)
        wide = "() => document.documentElement.scrollWidth - window.innerWidth"
        assert reader.page.evaluate(wide) <= 0
        for name in ("place-map", "place-timeline"):
            picture = reader.figure(name).locator(".ro-picture")
            assert cut_off(picture) == []
            assert overlapping(picture) == []
        assert violations(reader) == []


def test_a_place_prints_with_what_is_folded(reader: Reader, printed: Printing) -> None:
    reader.open("country", code="PER")
    paper = printed(reader)
    assert SENTENCE in paper.words
    assert "Bolivia" in paper.words  # who else may be among them
    assert words.SOURCES in paper.words
    assert [word for word in CONTROLS if word in paper.words] == []
    assert paper.beyond_the_margins() == []
