"""The first screen: it fits every width, and a finger hits all that is there."""

from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from components.words import labels
from tests.browser.conftest import DESK, NewReader
from tests.browser.reader import Reader
from tests.browser.test_layout import box_of

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
CLOSE_UP: ViewportSize = {"width": 320, "height": 512}  # 1280 px at 400 %
ON_PHONE: dict[str, Any] = {
    "viewport": PHONE,
    "user_agent": "Android 16; Mobile",
    "has_touch": True,
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    **{name: (name if name != "overview" else "", {}) for name in labels.tabs()},
    "two compared": ("compare", {"series": "cn-forum-2020", "b-series": "esor-russia"}),
    "event": ("events", {"event": "ru-10"}),
    "country": ("country", {"code": "RUS"}),
    "city": ("city", {"id": "498817"}),
    "countries": ("country", {}),
    "cities": ("city", {}),
}
_FINGER_PX = 44
_MAP_TOP_PX = 520
_ONE_ROW_PX = 48
# Links within a sentence are as high as its lines; a field is hit with its frame.
_SMALL = """
([least, frames]) => [
  ...document.querySelectorAll("a[href], button, input, select, summary"),
]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .filter((node) => !node.closest(".stTooltipIcon"))
  .filter((node) => !node.matches("a") || getComputedStyle(node).display !== "inline")
  .map((node) => node.closest(frames) ?? node)
  .map((node) => [node, node.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 1 && Math.min(width, height) < least - 0.5)
  .map(([node, size]) => `${node.outerHTML.slice(0, 90)} ${size.width}x${size.height}`)
"""
_FRAMES = "[data-testid=stTextInputRootElement], [role=group], label"
_WIDER = """
() => [document.documentElement, ...document.querySelectorAll(
  "[data-testid=stMain], [data-testid=stAppViewContainer], .stApp"
)].map((box) => box.scrollWidth - box.clientWidth)
"""


def opened(reader: Reader, page: str) -> Reader:
    """Open one of the pages."""
    path, query = PAGES[page]
    reader.open(path, **query)
    return reader


def test_a_finger_hits_everything_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(**ON_PHONE)
    small = {
        page: opened(reader, page).page.evaluate(_SMALL, [_FINGER_PX, _FRAMES])
        for page in PAGES
    }
    assert {page: nodes for page, nodes in small.items() if nodes} == {}


@pytest.mark.parametrize("page", ["overview", "map"])
def test_the_map_stands_on_a_phone_s_first_screen(
    new_reader: NewReader, page: str
) -> None:
    reader = opened(new_reader(**ON_PHONE), page)
    _, top, _, bottom = box_of(reader.figure("map").locator(".ro-picture"))
    assert top <= _MAP_TOP_PX
    assert (min(bottom, PHONE["height"]) - top) / (bottom - top) > 0.75


def test_filters_open_as_a_sheet_from_below(new_reader: NewReader) -> None:
    reader = opened(new_reader(**ON_PHONE), "overview")
    for name in ("series", "country", "period", "more"):
        button = reader.by_key(f"filter-{name}").locator("button")
        button.tap()
        sheet = reader.page.get_by_test_id("stPopoverBody")
        left, top, right, bottom = box_of(sheet)
        assert (left, right, bottom) == (0, PHONE["width"], PHONE["height"])
        assert top > 0
        assert reader.page.evaluate(_SMALL, [_FINGER_PX, _FRAMES]) == []
        reader.page.touchscreen.tap(20, top / 2)
        expect(sheet).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, TABLET])
def test_the_header_is_one_row_with_every_page_in_it(
    new_reader: NewReader, size: ViewportSize
) -> None:
    reader = opened(new_reader(viewport=size), "overview")
    _, top, _, bottom = box_of(reader.by_key("header"))
    assert bottom - top <= _ONE_ROW_PX
    row = reader.by_key("navigation")
    assert row.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0


def test_close_up_nothing_scrolls_sideways(new_reader: NewReader) -> None:
    reader = new_reader(viewport=CLOSE_UP)
    wider = {page: max(opened(reader, page).page.evaluate(_WIDER)) for page in PAGES}
    assert {page: by for page, by in wider.items() if by > 1} == {}
