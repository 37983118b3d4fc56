"""Who opens something is taken there, and comes back: by keyboard, mouse and finger."""

import re

import pytest
from playwright.sync_api import Locator, expect

from components.words import event, labels, readings
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

PHONE = {"width": 390, "height": 844}
FILTERS = ("series", "country", "period", "more")


def is_within(part: Locator) -> bool:
    """Tell whether the focus is inside."""
    return bool(part.evaluate("(node) => node.contains(document.activeElement)"))


def scrolled(reader: Reader) -> int:
    """Tell how far down the page is."""
    return int(reader.page.locator(".stMain").evaluate("(node) => node.scrollTop"))


@pytest.mark.parametrize("name", FILTERS)
def test_enter_on_a_filter_moves_in_and_escape_comes_back(
    reader: Reader, name: str
) -> None:
    reader.open("events")
    button = reader.by_key(f"filter-{name}").locator("button")
    button.focus()
    reader.page.keyboard.press("Enter")
    dialog = reader.page.get_by_role("dialog")
    expect(dialog.locator(":focus:not(button[aria-label^='Help'])")).to_have_count(1)
    words = button.get_by_test_id("stMarkdownContainer").inner_text()
    expect(dialog).to_have_accessible_name(words)
    assert "*" not in words
    for _ in range(12):
        reader.page.keyboard.press("Tab")
        assert is_within(dialog)
    reader.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_the_name_of_a_filter_stays_plain_when_something_is_chosen(
    reader: Reader,
) -> None:
    reader.open("events")
    reader.by_key("filter-country").locator("button").click()
    reader.by_key("countries").get_by_role("combobox").fill("Peru")
    reader.page.keyboard.press("Enter")
    dialog = reader.page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name("Country Peru")


def test_skipping_leads_to_the_page_itself(reader: Reader) -> None:
    for name, title in (("map", ".page-title"), ("", ".headline")):
        reader.open(name)
        reader.page.get_by_test_id("stSkipToContent").focus()
        reader.page.keyboard.press("Enter")
        expect(reader.page.locator(title)).to_be_focused()


# Each frame comes a second late, as on a machine that has much to do.
_SLOW_FRAMES = """
() => {
  const next = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) =>
    next((now) => setTimeout(draw, 1000, now));
}
"""


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=str)
def test_an_event_opened_from_the_list_is_in_view_and_back_returns(
    new_reader: NewReader, size: dict[str, int]
) -> None:
    reader = new_reader(viewport=size)
    reader.open("events")
    link = reader.by_key("events-table").get_by_role(
        "link", name="Course 10", exact=True
    )
    link.scroll_into_view_if_needed()
    before = scrolled(reader)
    link.click()
    title = reader.by_key("event-ru-10").locator(".page-title")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    reader.settle()
    expect(title).to_be_in_viewport()
    reader.page.go_back(wait_until="commit")
    expect(title).to_have_count(0)
    expect(link).to_be_in_viewport()
    reader.settle()
    assert abs(scrolled(reader) - before) < 5
    link.click()
    expect(title).to_be_in_viewport()
    reader.page.get_by_role("link", name=event.ALL).click()
    expect(title).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_where_frames_come_late_the_focus_still_comes_back_to_the_link(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport=PHONE)
    reader.open("events")
    reader.page.evaluate(_SLOW_FRAMES)
    link = reader.by_key("events-table").get_by_role(
        "link", name="Course 10", exact=True
    )
    link.click()
    title = reader.by_key("event-ru-10").locator(".page-title")
    expect(title).to_be_in_viewport()
    reader.page.get_by_role("link", name=event.ALL).click()
    expect(title).to_have_count(0)
    expect(link).to_be_focused()


def test_a_page_that_a_link_leads_to_is_shown_from_its_beginning(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport=PHONE)
    reader.open("map", v="1", place="country:PER")
    # The page stays long while another comes, as where much comes at once.
    reader.page.add_style_tag(
        content='[data-testid="stMainBlockContainer"] { min-height: 9000px; }'
    )
    reader.by_key("opened").get_by_role("link", name=re.compile("Peru")).first.click()
    title = reader.page.locator(".page-title", has_text="Peru")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    reader.settle()
    assert scrolled(reader) == 0


@pytest.mark.parametrize(
    ("page", "figure", "mark"),
    [
        ("", "attendances-by-event", "event:cn-3"),
        ("participants", "attendances-by-event", "event:cn-3"),
        ("timeline", "timeline", "event:cn-3"),
        ("map", "map", "place:498817"),
    ],
)
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=str)
def test_what_a_mark_opens_is_in_view_and_closing_returns(
    new_reader: NewReader, size: dict[str, int], page: str, figure: str, mark: str
) -> None:
    reader = new_reader(viewport=size)
    reader.open(page)
    reader.click_mark(figure, mark)
    title = reader.by_key("opened").locator(".section")
    expect(title).to_be_in_viewport()
    reader.settle()
    expect(title).to_be_in_viewport()
    expect(reader.by_key("close-opened")).to_be_in_viewport()


def test_links_of_pages_open_in_tabs_of_their_own(reader: Reader) -> None:
    reader.open("participants", v="1", country="RUS")
    for name, title in labels.tabs().items():
        if name == "participants":
            continue
        link = reader.by_key("navigation").get_by_role("link", name=title, exact=True)
        for how in ({"button": "middle"}, {"modifiers": ["Control"]}):
            with reader.page.context.expect_page() as opened:
                link.click(**how)
            path = "" if name == "overview" else name
            opened.value.wait_for_url(f"{reader.site}/{path}?v=1&country=RUS")
            expect(opened.value).to_have_title(re.compile(f"^{re.escape(title)} "))
            opened.value.close()


def test_each_page_has_a_title_of_its_own(reader: Reader) -> None:
    for name in reader.walk():
        said = labels.browser_title(labels.PAGES[name])
        expect(reader.page).to_have_title(said)


def test_a_country_that_nothing_names_is_named_in_the_list(reader: Reader) -> None:
    reader.open("map", place="country:USA")
    said = reader.by_key("place-list").get_by_role("combobox")
    expect(said).to_have_value(f"United States: {readings.NAMED_BY_NONE}")


def test_a_table_of_few_rows_is_whole(reader: Reader) -> None:
    reader.open("participants")
    for name in ("by-event", "by-year", "by-series"):
        figure = reader.figure(f"attendances-{name}")
        figure.get_by_role("button", name=re.compile("^Table")).click()
        scroll = figure.locator(".ro-scroll")
        expect(scroll).to_be_visible()
        cut = scroll.evaluate("(node) => node.scrollHeight - node.clientHeight")
        assert cut <= 1, name


def test_the_country_filter_finds_by_other_names(reader: Reader) -> None:
    reader.open("events")
    reader.by_key("filter-country").locator("button").click()
    field = reader.by_key("countries").get_by_role("combobox")
    for typed, name in (("turkey", "Türkiye"), ("ivory", "Côte d’Ivoire")):
        field.fill(typed)
        options = reader.page.get_by_role("option")
        expect(options).to_have_count(1)
        expect(options).to_contain_text(name)
