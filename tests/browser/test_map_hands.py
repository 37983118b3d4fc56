"""The map's hands: fingers, trackpad and keys, on packages with and without cities."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from components.words import labels
from tests.browser.conftest import DESK, NewReader, watched
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_layout import NARROW
from tests.browser.test_map import pixels_a_radian
from tests.browser.test_map_near import place_on_page
from tests.browser.test_printing import Printing, printed
from tests.invented import INVENTED, PACKAGES

__all__ = ["printed"]
_HATCHED = """
(graph) => [
  graph.data.filter(({ meta }) => meta?.hatched).length,
  [...graph.querySelectorAll(".choroplethlayer path")]
    .filter(({ style }) => style.fill.includes("url(")).length,
]
"""
_SPACING = """
(picture) => [...picture.querySelectorAll(".ro-patterns pattern")].map((pattern) => [
  Number(pattern.getAttribute("width")), pattern.getAttribute("patternUnits"),
])
"""
_OVERLAPS = """
(graph) => {
  const words = [...graph.querySelectorAll(".scattergeo text")];
  const boxes = words.map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    // Blanks hold a name off its mark.
    const blank = (right - left) * (8 / Math.max(9, node.textContent.length)) / 2;
    return [node.textContent.trim(), left + blank, right - blank, top + 2, bottom - 2];
  });
  return boxes.flatMap(([one, left, right, top, bottom], at) =>
    boxes.slice(at + 1)
      .filter(([, l, r, t, b]) => left < r && l < right && top < b && t < bottom)
      .map(([other]) => [one, other]));
}
"""
_NAMES = "(graph) => graph.querySelectorAll('.scattergeo text').length"
# Of each country that takes part: the longer side of its outline, or of its point.
_SEEN = """
(graph) => {
  const sizes = {};
  for (const shape of graph.querySelectorAll(".choroplethlayer path, path.point")) {
    const bound = shape.__data__ ?? shape.parentNode.__data__;
    let trace = null;
    for (let at = shape.parentNode; at?.parentNode && !trace; at = at.parentNode) {
      trace = at.__data__?.[0]?.trace ?? null;
    }
    const id = trace?.ids?.[bound?.i ?? bound?.index];
    const { width, height } = shape.getBoundingClientRect();
    if (id && getComputedStyle(shape).opacity !== "0") {
      sizes[id] = Math.max(sizes[id] ?? 0, width, height);
    }
  }
  const stops = graph.data.filter(({ meta }) => meta?.marks).flatMap(({ ids }) => ids);
  return stops.map((id) => [id, sizes[id] ?? 0]);
}
"""
_POLES = """
(graph) => {
  const { projection, xaxis, yaxis } = graph._fullLayout.geo._subplot;
  const [top, bottom] = [yaxis._offset, yaxis._offset + yaxis._length];
  return [90, -90].map((latitude) => projection([10, latitude])[1])
    .filter((y) => y > top && y < bottom);
}
"""
_SCROLLED = "() => document.querySelector('.stMain').scrollTop"


@pytest.fixture(scope="module", params=INVENTED)
def other(
    request: pytest.FixtureRequest,
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Reader]:
    """Seat a reader before the map of another package."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    changes = {"OUTREACH_DATA": str(PACKAGES / request.param)}
    with served(log, changes=changes) as site, watched(chromium, site) as enter:
        yield enter(viewport=DESK)


def graph_of(reader: Reader) -> Any:
    """Find the map's picture, in sight."""
    graph = reader.figure("map").locator(".ro-graph")
    graph.scroll_into_view_if_needed()
    return graph


def pinch_trackpad(reader: Reader, at: list[float], *, turns: int, by: int) -> None:
    """Pinch on a trackpad, as Chromium tells it."""
    mouse, keyboard = reader.page.mouse, reader.page.keyboard
    mouse.move(*at)
    keyboard.down("Control")
    for _ in range(turns):
        mouse.wheel(0, by)
    keyboard.up("Control")
    expect(graph_of(reader)).to_have_css("transform", "none")


def test_a_trackpad_s_pinch_comes_closer_around_the_pointer(reader: Reader) -> None:
    reader.open("map")
    graph = graph_of(reader)
    whole, before = pixels_a_radian(reader), place_on_page(reader, "PER")
    scrolled = reader.page.evaluate(_SCROLLED)
    pinch_trackpad(reader, before, turns=8, by=-12)
    expect(graph).not_to_have_js_property("_fullLayout.geo.projection.scale", 1)
    assert pixels_a_radian(reader) > 1.8 * whole
    after = place_on_page(reader, "PER")
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 12
    assert reader.page.evaluate(_SCROLLED) == scrolled
    pinch_trackpad(reader, after, turns=12, by=20)
    expect(graph).to_have_js_property("_fullLayout.geo.projection.scale", 1)


def test_a_plain_wheel_scrolls_the_page_past_the_map(reader: Reader) -> None:
    reader.open("map")
    graph_of(reader)
    whole, before = pixels_a_radian(reader), reader.page.evaluate(_SCROLLED)
    reader.page.mouse.move(*place_on_page(reader, "PER"))
    reader.page.mouse.wheel(0, 200)
    reader.page.wait_for_timeout(500)
    assert reader.page.evaluate(_SCROLLED) > before
    assert pixels_a_radian(reader) == whole


def test_two_fingers_come_closer_and_move_the_map(new_reader: NewReader) -> None:
    reader = new_reader(
        viewport=NARROW, has_touch=True, user_agent="Android 16; Mobile"
    )
    reader.open("map")
    graph = graph_of(reader)
    whole = pixels_a_radian(reader)
    x, y = place_on_page(reader, "BRA")
    session = reader.page.context.new_cdp_session(reader.page)

    def touch(kind: str, apart: float, *, moved: float = 0) -> None:
        ends = (x - apart + moved, x + apart + moved) if apart else ()
        points = [{"x": at, "y": y, "id": n} for n, at in enumerate(ends)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 20)
    for apart in (25, 30, 40, 50):
        touch("touchMove", apart, moved=10)
    touch("touchEnd", 0)
    expect(graph).not_to_have_js_property("_fullLayout.geo.projection.scale", 1)
    assert pixels_a_radian(reader) > 2 * whole
    after = place_on_page(reader, "BRA")
    assert max(abs(after[0] - x - 10), abs(after[1] - y)) < 16
    reader.expect_query()


def test_hatching_is_as_dense_from_near_as_of_the_whole(
    reader: Reader, printed: Printing
) -> None:
    reader.open("map")
    graph = graph_of(reader)
    lines, filled = graph.evaluate(_HATCHED)
    assert (lines, filled) == (1, 0)
    spaces = []
    for turns in (4, 10):
        pinch_trackpad(reader, place_on_page(reader, "PER"), turns=turns, by=-12)
        expect(reader.figure("map").locator(".ro-patterns pattern")).to_have_count(1)
        assert graph.evaluate(_HATCHED) == [0, 49]
        spaces += reader.figure("map").locator(".ro-picture").evaluate(_SPACING)
    assert spaces == [[6, "userSpaceOnUse"]] * 2
    # On paper there are lines, in its own colours.
    assert "Latin America" in printed(reader).words
    assert graph.evaluate(_HATCHED) == [0, 49]
    whole = labels.FIGURE_WORDS["reset_view"]
    reader.figure("map").get_by_role("button", name=whole).click()
    expect(reader.figure("map").locator(".ro-patterns pattern")).to_have_count(0)
    assert graph.evaluate(_HATCHED) == [1, 0]


def closer_without_overlaps(reader: Reader) -> list[int]:
    """Come closer step by step; give how many names there are at each."""
    graph = graph_of(reader)
    counts = [graph.evaluate(_NAMES)]
    closer = labels.FIGURE_WORDS["zoom_in"]
    for _ in range(5):
        assert graph.evaluate(_OVERLAPS) == []
        before = pixels_a_radian(reader)
        reader.figure("map").get_by_role("button", name=closer).click()
        reader.page.wait_for_timeout(300)
        assert pixels_a_radian(reader) > before
        counts.append(graph.evaluate(_NAMES))
    return counts


@pytest.mark.parametrize("view", ["world", "europe"])
def test_names_never_overlap_and_grow_with_the_zoom(reader: Reader, view: str) -> None:
    reader.open("map", view=view)
    counts = closer_without_overlaps(reader)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_names_of_other_packages_never_overlap(other: Reader) -> None:
    other.open("map")
    closer_without_overlaps(other)


def test_what_is_opened_is_marked_and_announced(reader: Reader) -> None:
    reader.open("map")
    reader.click_on_map(-55, -10)
    reader.expect_query(place="country:BRA")
    figure = reader.figure("map")
    expect(figure.locator(".ro-chosen path")).not_to_have_count(0)
    said = figure.get_by_role("status").filter(has_text="Brazil")
    expect(said).not_to_have_count(0)


def assert_small_ones_are_seen(reader: Reader) -> None:
    """Expect of each country that takes part an outline or a point to be seen."""
    sizes = dict(graph_of(reader).evaluate(_SEEN))
    countries = {mark: px for mark, px in sizes.items() if mark.startswith("country:")}
    assert countries
    assert {mark: px for mark, px in countries.items() if px < 3} == {}


def test_small_states_and_islands_are_seen_and_poles_are_not(reader: Reader) -> None:
    reader.open("map", related="1")
    assert_small_ones_are_seen(reader)
    assert graph_of(reader).evaluate(_POLES) == []


def test_so_they_are_in_other_packages(other: Reader) -> None:
    other.open("map")
    assert_small_ones_are_seen(other)
    assert graph_of(other).evaluate(_POLES) == []
    whole = pixels_a_radian(other)
    pinch_trackpad(other, place_on_page(other, "KEN"), turns=8, by=-12)
    assert pixels_a_radian(other) > 1.8 * whole
