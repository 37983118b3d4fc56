"""A walk by keyboard alone: each stop of the focus is looked at."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from playwright.sync_api import Locator, expect

from components.words import labels, search
from tests.browser.reader import Reader

_MOST_STOPS = 90
_SEEN = 0.3  # of what has the focus
_LOOKS, _LOOK_MS = 100, 60
_MOST_OPEN = 4  # lists and dialogs within each other
# What has the focus, what it is, and how much of it can be seen: a grid of points over
# it, of which those count that nothing else lies over. A field is seen with its frame.
_STOP = """
() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node === document.body) return { isNone: true };
  const frame = node.closest('[role="group"], label') ?? node;
  const own = node.getBoundingClientRect();
  const around = own.width * own.height < 300 ? frame : node;
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const parts = [...around.getClientRects()].map(({ left, top, width, height }) => {
    // Of what is taller than the screen, a screenful.
    const isTall = height > window.innerHeight / 2;
    const from = isTall ? Math.max(0, top) : top;
    const to = isTall ? Math.min(window.innerHeight, top + height) : top + height;
    return { left, top: from, width, height: to - from };
  });
  const hits = parts.flatMap(({ left, top, width, height }) =>
    shares.flatMap((x) => shares.map((y) => {
      const hit = document.elementFromPoint(left + x * width, top + y * height);
      return Boolean(hit) && around.contains(hit);
    })),
  );
  const { left, top, width, height } = around.getBoundingClientRect();
  // Where it stands on the page, however far that or a row of it is moved.
  let [x, y] = [left, top];
  for (let at = node.parentElement; at; at = at.parentElement) {
    [x, y] = [x + at.scrollLeft, y + at.scrollTop];
  }
  const words = node.innerText ?? node.value ?? "";
  return {
    isNone: false,
    seen: hits.filter(Boolean).length / hits.length,
    name: [node.tagName, node.ariaLabel ?? "", words].join(" ").slice(0, 60),
    box: [x, y, width, height].map(Math.round),
    list: [...document.querySelectorAll("ul")].indexOf(node.closest("ul")),
  };
}
"""


@dataclass(kw_only=True)
class Walk:
    """A reader who has only a keyboard."""

    reader: Reader
    stops: list[Any] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        """Press keys, one by one; after each, the focus is somewhere to be seen."""
        for key in keys:
            self.reader.page.keyboard.press(key)
            self.look()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        self.reader.page.keyboard.type(words)

    def tab_to(self, target: Locator, *, back: bool = False) -> None:
        """Press Tab until the focus is there, and look at each stop."""
        key = "Shift+Tab" if back else "Tab"
        for _ in range(_MOST_STOPS):
            if self.is_at(target):
                return
            self.press(key)
        message = f"{_MOST_STOPS} times {key} do not reach {target}: {self.stops}"
        raise AssertionError(message)

    def tab_on(self, most: int) -> None:
        """Press Tab so many times, or up to the last link of the page."""
        last = self.reader.page.locator(".page-footer a").last
        for _ in range(most):
            self.press("Tab")
            if self.is_at(last):
                return

    def backward(self) -> list[Any]:
        """List the stops that stand above the one before, and not to its right."""
        return [
            (before["name"], stop["name"])
            for before, stop in pairwise(self.stops)
            if _is_above(stop["box"], before["box"])
            # A list that is moved within its frame ends beyond what comes after it.
            and before["list"] == stop["list"]
        ]

    def find(self, words: str, result: str) -> None:
        """Open the search by its key, type, and open the first result."""
        page = self.reader.page
        self.press("/")
        expect(page.get_by_role("combobox", name=search.OPEN)).to_be_focused()
        self.type(words)
        first = page.get_by_role("option").first
        expect(first.locator(".search-label")).to_have_text(result)
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
        self.reader.settle()

    def go_to(self, page: str) -> None:
        """Follow the navigation to a page."""
        title = labels.PAGES[page]
        links = self.reader.by_key("navigation")
        self.tab_to(links.get_by_role("link", name=title, exact=True))
        self.reader.page.keyboard.press("Enter")
        expect(
            self.reader.page.locator(".current-page", has_text=title)
        ).to_be_visible()
        self.reader.settle()
        self.look()

    def enter(self, dialog: Locator) -> None:
        """Expect that Enter has led into what it opened."""
        self.press("Enter")
        expect(dialog.locator(":focus")).to_have_count(1)
        self.look()

    def leave(self, dialog: Locator) -> None:
        """Press Escape until what is open has closed."""
        for _ in range(_MOST_OPEN):
            if not dialog.count():
                return
            self.reader.page.keyboard.press("Escape")
            self.reader.page.wait_for_timeout(_LOOK_MS)
        expect(dialog).to_have_count(0)

    def is_at(self, target: Locator) -> bool:
        """Tell whether the focus is on it."""
        if not target.count():
            return False
        return bool(target.first.evaluate("(node) => node === document.activeElement"))

    def arrives(self, target: Locator) -> None:
        """Expect the focus on what the way leads to, and see it."""
        expect(target).to_be_focused()
        self.look()
        self.reader.settle()  # who goes on meets the whole page

    def look(self) -> None:
        """Expect that what has the focus can be seen, for the most part."""
        for _ in range(_LOOKS):
            stop = self.reader.page.evaluate(_STOP)
            if not stop["isNone"] and stop["seen"] >= _SEEN:
                break
            self.reader.page.wait_for_timeout(_LOOK_MS)
        self.stops.append(stop)
        assert not stop["isNone"], self.stops[-3:]
        assert stop["seen"] >= _SEEN, self.stops[-3:]


def _is_above(box: list[int], before: list[int]) -> bool:
    """Tell whether a box ends where another begins, or higher, and is not beside it."""
    left, top, _, height = box
    return top + height <= before[1] + 2 and left < before[0] + before[2]
