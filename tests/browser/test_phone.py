"""The first screen: it fits every width, and a finger hits all that is there."""

import pytest
from playwright.sync_api import ViewportSize, expect

from components.words import labels
from tests.browser.conftest import DESK, NewReader
from tests.browser.openings import (
    CLOSE_UP,
    ON_PHONE,
    OPENERS,
    PAGES,
    PHONE,
    TABLET,
    visit,
)
from tests.browser.test_layout import box_of

FINGER_PX = 44
_MAP_TOP_PX = 520
_ONE_ROW_PX = 48
# Links in running text are as high as its lines, and so are the numbers of notes; a
# field is hit with its frame, a sign with what is laid around it.
SMALL = """
([least, frames]) => {
  const isInText = (link) => {
    let block = link;
    const isLine = () => getComputedStyle(block).display.startsWith("inline");
    while (isLine()) block = block.parentNode;
    const rest = block.cloneNode(true);
    for (const one of rest.querySelectorAll("a, .ro-hidden")) one.remove();
    return /[\\p{L}\\d]/u.test(rest.textContent);
  };
  const isInline = (node) =>
    node.matches("a") && getComputedStyle(node).display === "inline";
  const around = (node) => {
    const { content, top } = getComputedStyle(node, "::after");
    return content === "none" ? 0 : Math.max(0, -2 * parseFloat(top) || 0);
  };
  return [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .filter((node) => node.style.width !== "1px")
    .filter((node) => !isInline(node) || !(isInText(node) || node.closest("sup")))
    .map((node) => (!node.closest(".stTooltipIcon") && node.closest(frames)) || node)
    .map((node) => [node, node.getBoundingClientRect()])
    .filter(([, { width }]) => width > 1)
    .map(([node, { width, height }]) => [node, Math.min(width, height) + around(node)])
    .filter(([, small]) => small < least - 0.5)
    .map(([node, small]) => `${node.outerHTML.slice(0, 90)} ${small}`);
}
"""
FRAMES = "[data-testid=stTextInputRootElement], [role=group], label"
_WIDER = """
() => [document.documentElement, ...document.querySelectorAll(
  "[data-testid=stMain], [data-testid=stAppViewContainer], .stApp"
)].map((box) => box.scrollWidth - box.clientWidth)
"""


def test_a_finger_hits_everything_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(**ON_PHONE)
    small = {
        page: visit(reader, page).page.evaluate(SMALL, [FINGER_PX, FRAMES])
        for page in PAGES
    }
    assert {page: nodes for page, nodes in small.items() if nodes} == {}


@pytest.mark.parametrize("page", ["overview", "map"])
def test_the_map_stands_on_a_phone_s_first_screen(
    new_reader: NewReader, page: str
) -> None:
    reader = visit(new_reader(**ON_PHONE), page)
    _, top, _, bottom = box_of(reader.figure("map").locator(".ro-picture"))
    assert top <= _MAP_TOP_PX
    assert (min(bottom, PHONE["height"]) - top) / (bottom - top) > 0.75


@pytest.mark.parametrize("name", ["series", "country", "period", "more"])
def test_filters_open_as_a_sheet_from_below_that_a_button_closes(
    new_reader: NewReader, name: str
) -> None:
    reader = visit(new_reader(**ON_PHONE), "overview")
    opener = reader.by_key(f"filter-{name}").locator("button")
    sheet = reader.page.get_by_test_id("stPopoverBody")
    close = sheet.get_by_role("button", name=labels.CLOSE)
    for how in ("close", "escape", "beside"):
        opener.tap()
        expect(close).to_be_in_viewport()
        # A finger in a field would call up the keyboard of the phone.
        expect(sheet).to_be_focused()
        left, top, right, bottom = box_of(sheet)
        assert (left, right, bottom) == (0, PHONE["width"], PHONE["height"])
        assert top > 44
        assert reader.page.evaluate(SMALL, [FINGER_PX, FRAMES]) == []
        if how == "close":
            close.tap()
        elif how == "escape":
            reader.page.keyboard.press("Escape")
        else:
            reader.page.touchscreen.tap(20, 20)
        expect(sheet).to_have_count(0)
        expect(opener, how).to_be_focused()


def test_a_finger_hits_everything_in_what_is_opened(new_reader: NewReader) -> None:
    reader = new_reader(**ON_PHONE)
    small = {}
    for what, (page, opener) in OPENERS.items():
        reader.open(page)
        opener(reader).tap()
        reader.page.wait_for_timeout(500)
        small[what] = reader.page.evaluate(SMALL, [FINGER_PX, FRAMES])
    reader.open("map", place="country:PER")
    small["place"] = reader.page.evaluate(SMALL, [FINGER_PX, FRAMES])
    assert {what: nodes for what, nodes in small.items() if nodes} == {}


@pytest.mark.parametrize("size", [DESK, TABLET])
def test_the_header_is_one_row_with_every_page_in_it(
    new_reader: NewReader, size: ViewportSize
) -> None:
    reader = visit(new_reader(viewport=size), "overview")
    _, top, _, bottom = box_of(reader.by_key("header"))
    assert bottom - top <= _ONE_ROW_PX
    row = reader.by_key("navigation")
    assert row.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0


@pytest.mark.parametrize("size", [PHONE, CLOSE_UP])
def test_nothing_scrolls_sideways(new_reader: NewReader, size: ViewportSize) -> None:
    reader = new_reader(viewport=size)
    wider = {page: max(visit(reader, page).page.evaluate(_WIDER)) for page in PAGES}
    assert {page: by for page, by in wider.items() if by > 1} == {}
