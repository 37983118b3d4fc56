"""Each state of the page of own data: whole, seen, named, and walked by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, expect

from components.words import attending, labels, own
from data.opening.sent import Sent
from tests import attended, brought
from tests.browser.conftest import NewReader
from tests.browser.openings import ON_PHONE, PHONE
from tests.browser.reader import Reader
from tests.browser.test_access import violations, wear
from tests.browser.test_phone import FINGER_PX, FRAMES, SMALL
from tests.browser.walk import Walk

_STOPS = 45
_PATIENCE_MS = 90_000
_NOBODY_S = "own/aaaaaaaaaaaaaaaaaaaaaa/data"
_REPORT = "04-teams-de.csv"
# Whether what has the focus wears a ring, or what stands around it: a field, a label.
_RINGS = """
() => {
  const isRing = (node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  let node = document.activeElement;
  for (let above = 0; above < 4 && !isRing(node); above += 1) node = node.parentElement;
  return isRing(node);
}
"""


def _bring(reader: Reader, *sent: Sent) -> None:
    reader.open("data")
    _drop(reader, *sent)
    reader.page.wait_for_url("**/own/*/data", timeout=_PATIENCE_MS)
    reader.settle()
    # Who goes by keyboard stands where the answer begins.
    expect(reader.page.locator(".section:visible").first).to_be_focused()


def _drop(reader: Reader, *sent: Sent) -> None:
    files = [brought.payload(one, "application/octet-stream") for one in sent]
    reader.page.set_input_files(".ro-drop input", files)


def _expired(reader: Reader) -> None:
    reader.open(_NOBODY_S)
    words = own.KEEP_WORDS["foreign_title"]
    expect(reader.page.get_by_role("heading", name=words)).to_be_visible()


def _hold(_: Route) -> None:
    """Leave a request without an answer."""


# How each state comes about, and what of it stands on a phone's first screen.
_STATES: dict[str, tuple[Callable[[Reader], None], str]] = {
    "empty": (lambda reader: reader.open("data"), ".ro-drop"),
    "mistakes": (lambda reader: _bring(reader, brought.mistaken()), ".checked"),
    "warnings": (lambda reader: _bring(reader, *brought.warned()), ".look-at-it"),
    "whole": (lambda reader: _bring(reader, brought.tele()), ".look-at-it"),
    "reports": (
        lambda reader: _bring(reader, attended.sample(_REPORT)),
        "dl.facts",
    ),
    "expired": (_expired, ".ro-drop"),
}


@pytest.mark.parametrize("state", _STATES)
def test_each_state_is_whole_seen_and_walked_through(
    new_reader: NewReader, state: str
) -> None:
    begin, first = _STATES[state]
    reader = new_reader(**ON_PHONE)
    begin(reader)
    page = reader.page
    box = page.locator(first).first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE["height"]
    assert page.evaluate(SMALL, [FINGER_PX, FRAMES]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(reader) == []
    wear(reader, "dark")
    assert violations(reader) == []
    pages = page.get_by_role("navigation", name=labels.PAGES_NAME)
    expect(pages.get_by_role("link")).to_have_count(len(labels.tabs()))
    page.reload()
    reader.settle()
    walk, last = Walk(reader=reader), page.locator(".page-footer a").last
    for _ in range(_STOPS):
        walk.press("Tab")
        assert page.evaluate(_RINGS), walk.stops[-1]
        if walk.is_at(last):
            break
    expect(last).to_be_focused()
    assert walk.backward() == []


def test_from_mistakes_navigation_and_search_lead_to_what_everybody_sees(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    _bring(reader, brought.mistaken())
    page, address = reader.page, reader.page.url
    reader.go_to(labels.PAGES["map"])
    assert page.url.startswith(f"{reader.site}/map")
    expect(page.locator(".own-bar")).to_have_count(0)
    page.go_back()
    expect(page.locator(".own-bar")).to_contain_text(own.mistaken(2))
    reader.settle()
    assert page.url == address
    page.locator(".open-search").click()
    page.get_by_role("combobox").fill("peru")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{reader.site}/country?*")
    reader.settle()
    expect(page.locator(".own-bar")).to_have_count(0)


def test_a_remedy_by_keyboard_is_told_and_leads_to_what_is_left(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    _bring(reader, brought.mistaken())
    page = reader.page
    assert page.title().startswith(own.page_title(2))
    remedy = page.get_by_role("button", name=own.certain({"country": "KEN"}))
    reader.tab_to(remedy)
    page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text=own.counted(1, 0))
    expect(told).to_have_count(1)
    expect(page.get_by_role("heading", name=own.LINES)).to_be_focused()
    assert page.title().startswith(own.page_title(1))


def test_an_answer_about_reports_is_told(new_reader: NewReader) -> None:
    reader = new_reader()
    _bring(reader, attended.sample(_REPORT))
    reader.tab_to(reader.page.get_by_role("radio", name=attending.NO_ANSWER))
    reader.page.keyboard.press("ArrowDown")
    told = reader.page.get_by_role("status")
    expect(told.filter(has_text=attending.heading((3, 3), 1))).to_have_count(1)


def test_what_is_sent_can_be_cancelled_and_what_is_refused_stays_in_sight(
    chromium: Browser, site: str
) -> None:
    # Not watched: browsers tell the console of an answer that refuses.
    context = chromium.new_context(**ON_PHONE)
    reader = Reader(page=context.new_page(), site=site)
    page = reader.page
    reader.open("data")
    chosen = page.locator(".ro-drop input")
    reader.tab_to(chosen)
    page.route("**/own", _hold)
    _drop(reader, brought.tele())
    expect(page.get_by_role("button", name=own.DROP_WORDS["cancel"])).to_be_focused()
    told = page.locator(".ro-own .ro-said")
    expect(told).to_have_text(own.DROP_WORDS["sending"])
    assert violations(reader) == []
    page.keyboard.press("Enter")
    expect(told).to_have_text(own.DROP_WORDS["cancelled"])
    expect(chosen).to_be_focused()
    page.unroute("**/own", _hold)
    _drop(reader, Sent(name="a.pdf", body=b"%PDF"))
    refusal = page.get_by_role("alert").filter(has_text="a.pdf")
    expect(refusal).to_be_in_viewport(ratio=1)
    expect(chosen).to_be_focused()
    expect(chosen).to_have_accessible_description(refusal.inner_text())
    assert violations(reader) == []
    context.close()
