"""One reader at one tab: opens addresses, and waits until there is something to see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, WebSocket, expect

from components.words import labels
from data.geography import countries

# What Streamlit has placed and its component has not drawn yet.
_NOT_DRAWN = ", ".join(
    [
        # While one is there, what stands below it is hidden, and takes no focus.
        '[data-testid="stSkeleton"]',
        *(
            f'[class*="st-key-{key}"]:not(:has({drawn}))'
            for key, drawn in {
                "figure-": ".ro-graph .main-svg",
                "figure-map": ".ro-graph .choroplethlayer path",
                "events-table": "tbody tr",
                "corrections-table": "tbody tr",
                "copy": "button",
            }.items()
        ),
    ]
)
_MOST_TABS = 80
# Finds what stands for a mark, as Plotly binds traces and points to what it draws.
_MARK_BOX = """
(graph, id) => {
  const traceOf = (shape) => {
    for (let at = shape.parentNode; at?.parentNode; at = at.parentNode) {
      if (at.__data__?.[0]?.trace) return at.__data__[0].trace;
    }
    return null;
  };
  const idOf = (shape) => {
    const bound = shape.__data__ ?? shape.parentNode.__data__;
    return traceOf(shape)?.ids?.[bound?.i ?? bound?.index];
  };
  const shapes = [...graph.querySelectorAll(".points path, path.point")];
  const found = shapes.filter((shape) => idOf(shape) === id);
  const { x, y, width, height } = found[0].getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
"""
_PLACE_ON_MAP = """
(graph, [longitude, latitude]) => {
  const { projection } = graph._fullLayout.geo._subplot;
  const { left, top } = graph.getBoundingClientRect();
  const [x, y] = projection([longitude, latitude]);
  return { x: left + x, y: top + y };
}
"""


_TWO_FRAMES = """
() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
})
"""
# Written into the page: `wait_for_function` would call `eval` there for a second frame,
# and the page allows nobody to.
_UNTIL = """
async (node, arg) => {{
  const holds = {condition};
  const deadline = performance.now() + {most_ms};
  while (!holds(node, arg)) {{
    if (performance.now() > deadline) throw new Error("it never held: " + holds);
    await new Promise(requestAnimationFrame);
  }}
}}
"""
_MOST_MS = 120_000
_ANSWERED_S, _PAUSE_MS = 5, 20


class _Asked:
    """What a tab has asked over its socket, and whether an answer has begun.

    Until it has, the tab shows that its script is not running: nobody may take that
    for the end of what they have just set off.
    """

    def __init__(self, page: Page) -> None:
        self._page, self._open = page, set[WebSocket]()
        self.is_new = False  # something was asked since somebody last waited
        page.on("websocket", self._opened)

    def wait(self) -> None:
        """Wait until an answer to all that was asked has begun, and is on the page.

        What a page sends as it goes is never answered: nobody waits long for that.
        """
        deadline = monotonic() + _ANSWERED_S
        while self._open and monotonic() < deadline:
            self._page.wait_for_timeout(_PAUSE_MS)
        self._open.clear()
        if self.is_new:
            self.is_new = False
            self._page.evaluate(_TWO_FRAMES)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._sent(socket))
        for event in ("framereceived", "close", "socketerror"):
            socket.on(event, lambda _: self._open.discard(socket))

    def _sent(self, socket: WebSocket) -> None:
        self._open.add(socket)
        self.is_new = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A tab on the app, with the steps that readers take."""

    page: Page
    site: str
    _asked: _Asked = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Listen to what the tab asks from now on; wait as long as all tests do."""
        self.page.set_default_timeout(_MOST_MS)
        object.__setattr__(self, "_asked", _Asked(self.page))

    def open(self, path: str = "", **query: str | list[str]) -> None:
        """Open a page at an address and wait until it is whole."""
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        self.page.goto(f"{self.site}/{path}{asked}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has ended and every component is drawn."""
        find = self.page.locator
        # While a page changes, the footer of the one before may still stand there.
        find(".page-footer").first.wait_for(state="attached")
        self._asked.wait()
        find('.stApp[data-test-script-state="notRunning"]').wait_for()
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        expect(find('[class*="st-key-fault-"]')).to_have_count(0)
        find(_NOT_DRAWN).first.wait_for(state="detached")

    def until(self, target: Locator, condition: str, arg: object = None) -> None:
        """Wait until a function of the page holds for what is found."""
        target.evaluate(_UNTIL.format(condition=condition, most_ms=_MOST_MS), arg)

    def query(self) -> dict[str, list[str]]:
        """Give what the address says."""
        return parse_qs(urlsplit(self.page.url).query)

    def expect_query(self, **query: str | list[str]) -> None:
        """Wait until the address says exactly this, besides its version."""
        wanted = urlencode({"v": "1", **query} if query else {}, doseq=True)
        pattern = rf"^[^?]*{re.escape('?' + wanted) if wanted else ''}$"
        self.page.wait_for_url(re.compile(pattern), wait_until="commit")

    def by_key(self, key: str) -> Locator:
        """Find what Streamlit drew under a key."""
        return self.page.locator(f".st-key-{key}")

    def figure(self, name: str) -> Locator:
        """Find a figure by its name."""
        return self.by_key(f"figure-{name}").locator(".ro-figure")

    def filter_by_country(self, code: str) -> None:
        """Choose a country in its control, by keyboard, and close the control."""
        control = self.by_key("filter-country").locator("button")
        control.click()
        field = self.by_key("countries").get_by_role("combobox")
        field.fill(countries.name(code))
        field.press("Enter")
        expect(control).to_contain_text(countries.name(code))
        # First the list of countries closes, then what it stands in.
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("listbox")).to_have_count(0)
        self.page.keyboard.press("Escape")
        expect(control).to_have_attribute("aria-expanded", "false")
        self.settle()

    def go_to(self, title: str) -> None:
        """Follow the navigation to a page."""
        self.by_key("navigation").get_by_text(title, exact=True).click()
        # While the page changes, the one that is left may still stand there, too.
        expect(self.page.locator(".current-page", has_text=title)).to_be_visible()
        expect(self.page.locator(".current-page")).to_have_count(1)
        self.settle()

    def walk(self) -> Iterator[str]:
        """Open the overview, then follow the navigation; name each page on the way."""
        self.open()
        yield "overview"
        for name, title in labels.tabs().items():
            if name != "overview":
                self.go_to(title)
                yield name

    def click_mark(self, figure: str, mark: str) -> None:
        """Click the bar, point or span that stands for a mark."""
        graph = self.figure(figure).locator(".ro-graph")
        graph.scroll_into_view_if_needed()
        self._click_at(graph.evaluate(_MARK_BOX, mark))

    def click_on_map(self, longitude: float, latitude: float) -> None:
        """Click a place of the map."""
        graph = self.figure("map").locator(".ro-graph")
        graph.scroll_into_view_if_needed()
        self._click_at(graph.evaluate(_PLACE_ON_MAP, [longitude, latitude]))

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the focus is there."""
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if target.evaluate("(node) => node === document.activeElement"):
                return
        message = f"{_MOST_TABS} times Tab do not reach {target}"
        raise AssertionError(message)

    def _click_at(self, place: dict[str, Any]) -> None:
        # Plotly answers a click where it has seen the pointer come to rest.
        self.page.mouse.move(place["x"] - 2, place["y"])
        self.page.mouse.move(place["x"], place["y"])
        self.page.mouse.click(place["x"], place["y"])
