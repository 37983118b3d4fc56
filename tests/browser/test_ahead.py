"""What a reader chooses is drawn before the page has run for it; the page has the last
word."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

_COUNT = """
(figure) => {
  window.repaints = 0;
  const graph = figure.querySelector(".ro-graph");
  graph.on("plotly_afterplot", () => { window.repaints += 1; });
}
"""
_RUN = "(script) => import(script).then(() => null, () => null)"
# How many countries are drawn otherwise than plotly.js itself would draw them now.
_OUTLINES = """
(graph) => {
  const map = graph._fullLayout.geo._subplot;
  const outline = map.projection.getPath();
  const shapes = [...graph.querySelectorAll(".choroplethlayer path")];
  const isWrong = (shape) =>
    shape.getAttribute("d") !== outline(shape.__data__.geojson);
  return {
    all: shapes.length,
    wrong: shapes.filter(isWrong).length,
    areKept: Object.hasOwn(map, "_render"),
  };
}
"""
# Moves over one option after the other at once, and at last to nowhere.
_CROSS = """
(names) => names.forEach((name) => {
  const options = [...document.querySelectorAll("[role=option]")];
  const over = options.find((option) => option.textContent === name) ?? document.body;
  const { x, y } = over.getBoundingClientRect();
  const moved = { bubbles: true, pointerType: "mouse", clientX: x, clientY: y };
  over.dispatchEvent(new PointerEvent("pointermove", moved));
})
"""


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """Let one in at a tab of their own: what is held back there stays so."""
    return new_reader()


class Socket:
    """Holds back what the server sends, as long as it is told to."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] | None = None

    def route(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def passed(message: str | bytes) -> None:
            if self.held is None:
                browser.send(message)
            else:
                self.held.append(lambda: browser.send(message))

        server.on_message(passed)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for send in held:
            send()


def choose(reader: Reader, label: str, name: str) -> None:
    reader.page.get_by_role("combobox", name=label).click()
    reader.page.get_by_role("option", name=name, exact=True).click()


def open_map(reader: Reader) -> Socket:
    socket = Socket()
    reader.page.route_web_socket("**/_stcore/stream*", socket.route)
    reader.open("map")
    # Fetched when somebody begins to choose: a reader's hand is slower than they are.
    with (
        reader.page.expect_response("**/ahead.js*") as ahead,
        reader.page.expect_response("**/outlines.js*") as outlines,
    ):
        reader.by_key("filter-period").locator("button").click()
    for script in (ahead, outlines):
        reader.page.evaluate(_RUN, script.value.url)
    reader.figure("map").evaluate(_COUNT)
    return socket


def test_the_first_figure_does_not_wait_for_the_page_and_is_drawn_once(
    reader: Reader,
) -> None:
    socket = open_map(reader)
    figure = reader.figure("map")
    title = figure.locator(".ro-title")
    before = title.inner_text()
    socket.held = []
    choose(reader, "In one year or month", "2019")
    expect(title).not_to_have_text(before)
    ahead = title.inner_text()
    assert reader.query().get("period") is None  # the page knows nothing of it yet
    assert reader.page.evaluate("window.repaints") == 1
    socket.release()
    reader.expect_query(period="2019")
    reader.settle()
    assert title.inner_text() == ahead
    assert reader.page.evaluate("window.repaints") == 1


def test_it_is_drawn_ahead_where_outlines_cannot_be_kept(reader: Reader) -> None:
    broken = "throw new Error()"
    reader.page.route(
        "**/outlines.js*",
        lambda route: route.fulfill(content_type="text/javascript", body=broken),
    )
    socket = open_map(reader)
    title = reader.figure("map").locator(".ro-title")
    before = title.inner_text()
    socket.held = []
    choose(reader, "In one year or month", "2019")
    expect(title).not_to_have_text(before)
    assert reader.query().get("period") is None
    socket.release()


def test_the_page_has_the_last_word(reader: Reader) -> None:
    def other(route: Route) -> None:
        route.continue_(url=route.request.url.replace("choice=2019", "choice=2020"))

    reader.page.route("**/ahead/map?*", other)
    socket = open_map(reader)
    title = reader.figure("map").locator(".ro-title")
    socket.held = []
    before = title.inner_text()
    choose(reader, "In one year or month", "2019")
    expect(title).not_to_have_text(before)
    wrong = title.inner_text()
    socket.release()
    reader.expect_query(period="2019")
    reader.settle()
    expect(title).not_to_have_text(wrong)
    reader.open("map", period="2019")
    right = title.inner_text()
    assert right not in {wrong, before}


def test_what_comes_late_is_not_drawn(reader: Reader) -> None:
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    reader.page.route("**/ahead/map?*", hold)
    open_map(reader)
    title = reader.figure("map").locator(".ro-title")
    choose(reader, "In one year or month", "2019")
    reader.expect_query(period="2019")
    reader.settle()
    shown = title.inner_text()
    assert routes
    for route in routes:
        route.continue_(url=route.request.url.replace("choice=2019", "choice=2020"))
    reader.page.wait_for_timeout(500)
    assert title.inner_text() == shown


def test_without_it_all_is_as_before(reader: Reader) -> None:
    reader.page.route("**/ahead/map?*", lambda route: route.fulfill(status=204))
    open_map(reader)
    choose(reader, "In one year or month", "2019")
    reader.expect_query(period="2019")
    reader.settle()
    expect(reader.by_key("filter-period")).to_contain_text("2019")
    assert reader.page.evaluate("window.repaints") == 1


def asked_of(reader: Reader) -> list[str]:
    """Open the choice of a year or month, and note what is asked for ahead."""
    open_map(reader)
    asked: list[str] = []
    reader.page.on(
        "request", lambda one: asked.extend([one.url] * ("/ahead/" in one.url))
    )
    reader.page.get_by_role("combobox", name="In one year or month").click()
    return asked


def test_it_is_asked_for_once_when_the_pointer_rests_or_the_button_goes_down(
    reader: Reader,
) -> None:
    asked = asked_of(reader)
    mouse = reader.page.mouse
    option = reader.page.get_by_role("option", name="2019", exact=True)
    title = reader.figure("map").locator(".ro-title")
    before = title.inner_text()
    with reader.page.expect_response("**/ahead/map?*"):
        option.hover()
    reader.page.wait_for_timeout(300)
    assert title.inner_text() == before  # nothing is chosen yet
    mouse.down()
    mouse.up()
    expect(title).not_to_have_text(before)
    reader.expect_query(period="2019")
    reader.settle()
    assert len(asked) == 1


def test_what_the_pointer_only_crosses_is_not_asked_for(reader: Reader) -> None:
    asked = asked_of(reader)
    expect(reader.page.get_by_role("option", name="2019", exact=True)).to_be_visible()
    reader.page.wait_for_timeout(300)
    asked.clear()
    reader.page.evaluate(_CROSS, ["2015", "2019", ""])
    reader.page.wait_for_timeout(300)
    assert asked == []
    reader.page.evaluate(_CROSS, ["2015", "2019"])
    reader.page.wait_for_timeout(300)
    assert ["choice=2019" in url for url in asked] == [True]


def test_outlines_that_are_kept_are_those_that_would_be_drawn(reader: Reader) -> None:
    graph = reader.figure("map").locator(".ro-graph")

    def drawn() -> dict[str, int]:
        reader.settle()
        return dict(graph.evaluate(_OUTLINES))

    reader.open("map")
    assert not drawn()["areKept"]  # nobody has chosen anything yet
    reader.by_key("filter-period").locator("button").click()
    reader.until(graph, f"(graph) => ({_OUTLINES})(graph).areKept")
    before = drawn()
    assert before["all"] > 100
    assert not before["wrong"]
    choose(reader, "In one year or month", "2019")
    reader.expect_query(period="2019")
    assert drawn() == before
    reader.page.keyboard.press("Escape")
    reader.figure("map").locator(".ro-zoom").first.click()
    closer = drawn()
    assert not closer["wrong"]
    reader.by_key("filter-period").locator("button").click()
    choose(reader, "In one year or month", "2020")
    reader.expect_query(period="2020")
    assert drawn() == closer
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    reader.page.wait_for_timeout(500)
    assert not drawn()["wrong"]
