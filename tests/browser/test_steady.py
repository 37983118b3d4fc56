"""Nothing moves once it is shown: on a first visit, and after a filter changes.

What moves is measured as browsers do: the share of the screen that moved, by how far.
"""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import DESK, NewReader
from tests.browser.openings import ON_PHONE, PAGES, visit
from tests.browser.reader import Reader

_SCREENS: dict[str, dict[str, Any]] = {"desk": {"viewport": DESK}, "phone": ON_PHONE}
_MOST_SHIFT = 0.05
# An answer may make figures shorter: that is one movement, at once.
_MOST_OF_ANSWER = 0.2
# Lanes that go and filters that wrap, in one frame: all that moves, times the farthest.
_MOST_IN_ONE_FRAME = {("timeline", "phone"): 0.25}
_ANSWER_MS = 1_000
_QUIET_MS = 1_000
_SOON_MS = 4_000
_FILTERED = ("overview", "map", "participants", "timeline", "events", "report")
_WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { startTime, value, hadRecentInput, sources } of list.getEntries()) {
    const what = sources.map(({ node }) => (node?.parentNode ?? node)?.className);
    window.shifts.push({ at: startTime, value, hadRecentInput, what });
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_LIFT = """
(heading) => {
  const above = document.createElement("div");
  above.style.height = "300px";
  heading.before(above);
}
"""


def shifts(reader: Reader) -> list[dict[str, Any]]:
    """List what has moved, once nothing moves any more."""
    reader.page.wait_for_timeout(_QUIET_MS)
    return list(reader.page.evaluate("window.shifts"))


def moved(shifts: list[dict[str, Any]]) -> float:
    """Sum what moved without having been asked to."""
    return float(sum(one["value"] for one in shifts if not one["hadRecentInput"]))


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_moves_once_it_is_shown(
    new_reader: NewReader, screen: str, page: str
) -> None:
    reader = new_reader(**_SCREENS[screen])
    reader.page.add_init_script(_WATCH)
    visit(reader, page)
    met = shifts(reader)
    assert moved(met) <= _MOST_SHIFT, met
    # What waited for something above it is there by then.
    expect(reader.page.locator(".page-footer")).to_have_css("visibility", "visible")


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize("page", _FILTERED)
def test_a_filter_change_moves_things_once_and_little(
    new_reader: NewReader, screen: str, page: str
) -> None:
    reader = new_reader(**_SCREENS[screen])
    reader.page.add_init_script(_WATCH)
    visit(reader, page)
    reader.by_key("filter-series").locator("button").click()
    pill = reader.page.get_by_test_id("stPopoverBody").get_by_text("ESOR in Russia")
    expect(pill).to_be_visible()
    reader.page.wait_for_timeout(_QUIET_MS)
    reader.page.evaluate("window.shifts = []")
    pill.click()
    reader.expect_query(series="esor-russia")
    reader.settle()
    reader.page.keyboard.press("Escape")
    met = shifts(reader)
    first = min((one["at"] for one in met), default=0)
    late = [one for one in met if one["at"] > first + _ANSWER_MS]
    assert moved(late) <= _MOST_SHIFT, late
    most = _MOST_IN_ONE_FRAME.get((page, screen), _MOST_OF_ANSWER)
    assert sum(one["value"] for one in met) <= most, met


def test_words_do_not_move_when_their_fonts_come_late(new_reader: NewReader) -> None:
    reader = new_reader(**ON_PHONE)
    reader.page.add_init_script(_WATCH)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.page.route("**/fonts/source-*", hold)
    reader.page.goto(reader.site, wait_until="commit")
    shown = reader.page.locator(".headline")
    shown.wait_for(state="attached")
    for route in held:
        route.continue_()
    expect(shown).to_have_css("visibility", "visible")
    reader.settle()
    met = shifts(reader)
    assert held
    assert moved(met) <= _MOST_SHIFT, met


def test_words_do_not_wait_long_for_fonts_that_never_come(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.page.route("**/fonts/source-*", lambda _: None)
    reader.page.goto(reader.site, wait_until="commit")
    shown = reader.page.locator(".headline")
    shown.wait_for(state="attached")
    expect(shown).to_have_css("visibility", "visible", timeout=_SOON_MS)


def test_a_page_does_not_wait_for_the_button_in_its_header(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.page.route("**/assets/copy_link.js*", lambda _: None)  # never comes
    reader.page.goto(reader.site)
    shown = reader.page.locator(".headline")
    shown.wait_for(state="attached")
    # Sooner than what waits for something above it is shown in any case.
    expect(shown).to_have_css("visibility", "visible", timeout=_SOON_MS)


def test_what_moves_a_page_is_seen(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.page.add_init_script(_WATCH)
    visit(reader, "participants")
    reader.page.locator(".page-title").evaluate(_LIFT)
    assert moved(shifts(reader)) > _MOST_SHIFT
