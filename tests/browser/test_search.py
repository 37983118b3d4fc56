"""The one search in the browser: by keyboard alone, on a phone, and as the server's."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from components.live import current
from components.tables.search import asked, index
from components.widgets.assets import asset_address
from components.words import search
from tests.browser.conftest import NewReader, watched
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_access import violations
from tests.browser.test_first_visit import Line
from tests.generated import write_package

PHONE = {"width": 390, "height": 844}
_ASK = """
async ([script, address, searches, most]) => {
  const { Index } = await import(new URL(script, document.baseURI).href);
  const index = new Index(await (await fetch(address)).json());
  return searches.map((search) =>
    index.ask(search, most).map(({ kind, count, items }) => [kind, count, items]));
}
"""
SEARCHES = (
    *("per", "peru", "saint", "course 1", "course 10", "2019", "esor russia", "korea"),
    *("COVID-19", "holland", "Österreich", "d'ivoire", "ç", "e", "i", "Moscow 2013"),
    *("united", "zzz", "", " - ", "forstner austria", "lancet jsc", "w 1", "ＫＣＲ"),
    *("esor 2019", "china april 2020", "tenth course", "10th", "2020-04"),
)


def test_what_is_known_of_peru_by_keyboard_alone(reader: Reader) -> None:
    reader.open("events")
    keyboard = reader.page.keyboard
    keyboard.press("/")
    box = reader.page.get_by_role("combobox", name=search.SEARCH_WORDS["title"])
    expect(box).to_be_focused()
    status = reader.page.locator(".search-panel").get_by_role("status")
    expect(status).to_have_text(index.about(current.dataset())["through"])
    keyboard.type("per")
    options = reader.page.get_by_role("option")
    first = options.first
    expect(first).to_contain_text("Peru")
    expect(first).to_contain_text("may be at 1 event")
    count = sum(one.count for one in asked.ask(current.dataset(), "per", 6))
    expect(status).to_have_text(f"{count} results")
    expect(box).to_have_attribute(
        "aria-activedescendant", str(first.get_attribute("id"))
    )
    keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    keyboard.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "true")
    keyboard.press("Enter")
    reader.page.wait_for_url("**/country?code=PER", wait_until="commit")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    title = reader.page.locator(".page-title")
    expect(title).to_have_text("Peru")
    expect(title).to_be_focused()
    expect(reader.page.locator(".stMain")).to_contain_text("15 unnamed countries")
    keyboard.press("/")
    keyboard.type("vladivostok")
    expect(first).to_contain_text("Vladivostok")
    keyboard.press("Enter")
    reader.page.wait_for_url("**/city?id=2013348", wait_until="commit")
    expect(title).to_contain_text("Vladivostok")
    expect(title).to_be_focused()


def test_a_result_is_a_link_that_leads_where_it_says(reader: Reader) -> None:
    reader.open("map", country="RUS")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("forstner")
    option = reader.page.get_by_role("option", name="Rosemarie Forstner").first
    with reader.page.context.expect_page() as opened:
        option.click(modifiers=["Control"])
    opened.value.wait_for_url(f"{reader.site}/events?v=1&event=ru-10")
    opened.value.close()
    reader.page.keyboard.press("Enter")
    reader.expect_query(event="ru-10")
    expect(reader.by_key("event-ru-10").locator(".page-title")).to_be_focused()


def test_a_series_and_a_source_open_where_they_stand(reader: Reader) -> None:
    for typed, query, focused in (
        ("esor in russia", {"series": "esor-russia"}, ".headline"),
        ("lancet 2019", {"source": "lancet-2019"}, ".section"),
    ):
        reader.open("events")
        reader.page.keyboard.press("/")
        reader.page.keyboard.type(typed)
        expect(reader.page.get_by_role("option").first).to_be_visible()
        reader.page.keyboard.press("Enter")
        reader.expect_query(**query)
        expect(reader.page.locator(focused).first).to_be_focused()


def test_escape_closes_and_gives_the_focus_back(reader: Reader) -> None:
    reader.open("events")
    link = reader.by_key("navigation").get_by_role("link").first
    button = reader.page.get_by_role("button", name=search.OPEN)
    for opener, key in ((link, "/"), (button, "Enter")):
        opener.focus()
        reader.page.keyboard.press(key)
        expect(reader.page.get_by_role("combobox", name=search.OPEN)).to_be_focused()
        reader.page.keyboard.press("Escape")
        expect(reader.page.get_by_role("dialog")).to_have_count(0)
        expect(opener).to_be_focused()


def test_the_key_is_a_letter_where_one_types_and_can_be_turned_off(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("events")
    dialog = reader.page.locator(".search-panel")
    field = reader.by_key("events-table").get_by_role("searchbox")
    field.press("/")
    expect(field).to_have_value("/")
    expect(dialog).to_have_count(0)
    reader.page.get_by_role("button", name=search.OPEN).click()
    dialog.get_by_role("checkbox").click()
    reader.page.keyboard.press("Escape")
    reader.by_key("navigation").get_by_role("link").first.focus()
    reader.page.keyboard.press("/")
    expect(dialog).to_be_hidden()


def test_the_key_opens_it_from_a_figure(reader: Reader) -> None:
    reader.open("map")
    reader.figure("map").locator(".ro-picture").focus()
    reader.page.keyboard.press("/")
    expect(reader.page.get_by_role("combobox", name=search.OPEN)).to_be_focused()
    reader.page.keyboard.press("Escape")


def test_what_is_not_there_is_said_and_examples_are_tried(reader: Reader) -> None:
    reader.open("events")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("Atlantis")
    about = index.about(current.dataset())
    panel = reader.page.locator(".search-panel")
    said = about["nothing"].format(query="Atlantis")
    expect(panel.get_by_role("status")).to_have_text(said)
    example = about["examples"][0]
    panel.get_by_role("button", name=example).click()
    expect(reader.page.get_by_role("option").first).to_contain_text(example)
    reader.page.keyboard.press("Escape")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=str)
def test_it_keeps_the_rules_of_access_and_within_the_screen(
    new_reader: NewReader, size: dict[str, int], look: str
) -> None:
    reader = new_reader(viewport=size, color_scheme=look)
    reader.open()
    button = reader.page.get_by_role("button", name=search.OPEN)
    box = button.bounding_box()
    assert box
    if size == PHONE:
        assert min(box["width"], box["height"]) >= 44
    button.click()
    assert violations(reader) == []
    reader.page.keyboard.type("e")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    assert violations(reader) == []
    panel = reader.page.locator(".search-panel")
    assert panel.evaluate("(node) => node.scrollWidth - node.clientWidth") <= 0
    for option in reader.page.get_by_role("option").all()[:6]:
        inner = option.bounding_box()
        assert inner
        assert inner["height"] >= 44


def test_the_index_comes_when_the_search_is_opened_and_once(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    line = Line(reader.page)
    reader.open()
    ours = ("/search/", "/search?", "search_panel", "search_index", "search_asking")
    assert [a for a in line.addresses if any(name in a for name in ours)] == []
    for _ in range(2):
        reader.page.keyboard.press("/")
        reader.page.keyboard.type("per")
        expect(reader.page.get_by_role("option").first).to_contain_text("Peru")
        reader.page.keyboard.press("Escape")
    indexes = [a for a in line.addresses if "/search/index.json" in a]
    assert len(indexes) == 1
    assert line.headers[indexes[0]]["content-encoding"] == "br"
    assert "immutable" in line.headers[indexes[0]]["cache-control"]


def test_the_browser_finds_what_the_server_finds_in_the_same_order(
    reader: Reader,
) -> None:
    reader.open("events")
    script = asset_address("search_index.js")
    address = f"{reader.site}/search/index.json"
    answers: Any = reader.page.evaluate(_ASK, [script, address, [*SEARCHES], 6])
    for typed, answer in zip(SEARCHES, answers, strict=True):
        ours = [
            [one.kind, one.count, [*map(list, one.items)]]
            for one in asked.ask(current.dataset(), typed, 6)
        ]
        assert json.loads(json.dumps(ours)) == answer, typed


def test_a_large_package_is_asked_on_the_server(
    chromium: Browser, tmp_path: Path
) -> None:
    package = write_package(tmp_path / "large", 4_500)
    log, changes = tmp_path / "log.txt", {"OUTREACH_DATA": str(package)}
    with (
        served(log, changes=changes) as site,
        watched(chromium, site) as enter,
    ):
        reader = enter()
        reader.open("sources")
        reader.page.keyboard.press("/")
        panel = reader.page.locator(".search-panel")
        expect(panel.get_by_role("status")).to_contain_text("Countries, cities")
        reader.page.keyboard.type("lecturer 12")
        first = reader.page.get_by_role("option").first
        expect(first).to_contain_text("Lecturer 12")
        reader.page.keyboard.press("Enter")
        expect(panel).to_be_hidden()
        reader.page.wait_for_url(re.compile("event=|country[?]code="))
