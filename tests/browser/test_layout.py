"""Nothing is cut off, nothing overlaps, and the look follows the reader's."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, ViewportSize, expect

from components.looks.theme import css_colours
from components.words import labels
from tests.browser.conftest import DESK, NewReader, watched
from tests.browser.reader import Reader

NARROW: ViewportSize = {"width": 390, "height": 844}
SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESK},
    "tablet in the dark": {
        "viewport": {"width": 1024, "height": 768},
        "color_scheme": "dark",
    },
    "narrow window": {"viewport": NARROW},
    "phone": {"viewport": NARROW, "user_agent": "Android 16; Mobile"},
}
OVERVIEW = ("map", "attendances-by-event", "timeline")
FIGURES = {
    "overview": OVERVIEW,
    "map": ("map",),
    "participants": (
        "attendances-by-event",
        "attendances-by-year",
        "attendances-by-series",
        "running-total",
    ),
    "timeline": ("timeline",),
}
LOOKS: tuple[Literal["dark", "light"], ...] = ("dark", "light")
_TOLERANCE_PX = 1
# A line's box is higher than any letter in it: two lines may share this much of it.
_LEADING_PX = 3
_OVERFLOWING = """
() => [document.documentElement, ...document.querySelectorAll(
  "[data-testid=stMain], [data-testid=stAppViewContainer], .stApp"
)].filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => `${box.className}: ${box.scrollWidth} > ${box.clientWidth}`)
"""
_SHARE_IN_SIGHT = """
(part) => new Promise((seen) => new IntersectionObserver(
  ([met]) => seen(met.intersectionRatio)
).observe(part))
"""
# Spaces around words hold them off their mark: nobody sees where they lie.
_TEXTS = """
(picture) => [...picture.querySelectorAll("svg text")].map((text) => {
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walk.nextNode()) {
    const { data } = walk.currentNode;
    if (!data.trim()) continue;
    const letters = document.createRange();
    letters.setStart(walk.currentNode, data.length - data.trimStart().length);
    letters.setEnd(walk.currentNode, data.trimEnd().length);
    lines.push(letters.getBoundingClientRect());
  }
  return { words: text.textContent.trim(), lines };
}).filter(({ lines }) => lines.some(({ width }) => width))
  .map(({ words, lines }) => ({
    words,
    box: [
      Math.min(...lines.map(({ left }) => left)),
      Math.min(...lines.map(({ top }) => top)),
      Math.max(...lines.map(({ right }) => right)),
      Math.max(...lines.map(({ bottom }) => bottom)),
    ],
  }))
"""


def texts(picture: Locator) -> Any:
    """Give the words of each text of a picture, and the box of their letters."""
    return picture.evaluate(_TEXTS)


def box_of(part: Locator) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom on the page."""
    box = part.bounding_box()
    assert box is not None
    x, y = box["x"], box["y"]
    return x, y, x + box["width"], y + box["height"]


def cut_off(picture: Locator) -> list[str]:
    """List the words of a picture that reach over its edge."""
    left, top, right, bottom = box_of(picture)
    return [
        text["words"]
        for text in texts(picture)
        if text["box"][0] < left - _TOLERANCE_PX
        or text["box"][1] < top - _TOLERANCE_PX
        or text["box"][2] > right + _TOLERANCE_PX
        or text["box"][3] > bottom + _TOLERANCE_PX
    ]


def overlapping(picture: Locator) -> list[str]:
    """List the pairs of labels that lie on each other."""
    return [
        f"{one['words']} × {other['words']}"
        for one, other in combinations(texts(picture), 2)
        if _overlap(one["box"], other["box"])
    ]


def _overlap(one: Any, other: Any) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return bool(across > _TOLERANCE_PX and along > _LEADING_PX)


# Beside the bars names have a column; in the narrow form they stand above them.
_HAS_COLUMN = """
(graph, hasColumn) => graph.layout.margin.l > 100 === hasColumn
  && Math.abs(graph.layout.width - graph.clientWidth) <= 1
"""


@dataclass
class Walk:
    """What was met on a walk through every page, at one of the screens."""

    too_wide: list[tuple[str, list[str]]] = field(default_factory=list)
    without_words: list[tuple[str, str]] = field(default_factory=list)
    wrong_labels: list[tuple[str, str, list[str]]] = field(default_factory=list)
    current_pages: list[float] = field(default_factory=list)  # shares in sight
    choices: list[tuple[str | None, float]] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)

    def meet(self, page: str, reader: Reader) -> None:
        """Look at the page that is open."""
        if overflowing := reader.page.evaluate(_OVERFLOWING):
            self.too_wide.append((page, overflowing))
        for name in FIGURES.get(page, ()):
            picture = reader.figure(name).locator(".ro-picture")
            if not texts(picture):
                self.without_words.append((page, name))
            if wrong := [*cut_off(picture), *overlapping(picture)]:
                self.wrong_labels.append((page, name, wrong))
        current = reader.by_key("navigation").locator(".current-page")
        self.current_pages.append(current.evaluate(_SHARE_IN_SIGHT))
        for choice in reader.page.locator(".stButtonGroup button").all():
            if choice.is_visible():
                self.choices.append((choice.text_content(), box_of(choice)[2]))

    def hear(self, frame: str | bytes) -> None:
        """Take down what the page sends to the server."""
        self.frames.append(frame.encode() if isinstance(frame, str) else frame)


@pytest.fixture(scope="module")
def walk(chromium: Browser, site: str) -> Callable[[str], Walk]:
    """Give what is met at a screen; each is walked once for all tests."""

    @cache
    def walked(screen: str) -> Walk:
        met = Walk()
        with watched(chromium, site) as enter:
            reader = enter(**SCREENS[screen])
            reader.page.on("websocket", lambda line: line.on("framesent", met.hear))
            for page in reader.walk():
                met.meet(page, reader)
        return met

    return walked


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_is_too_wide_and_no_label_is_cut_off_or_lies_on_another(
    walk: Callable[[str], Walk], screen: str
) -> None:
    met = walk(screen)
    assert met.too_wide == []
    assert met.without_words == []
    assert met.wrong_labels == []


def test_on_a_phone_the_open_page_and_every_choice_are_in_sight(
    walk: Callable[[str], Walk],
) -> None:
    met = walk("phone")
    assert len(met.current_pages) == len(labels.tabs())
    assert min(met.current_pages) >= 0.99
    assert met.choices
    assert [one for one in met.choices if one[1] > NARROW["width"]] == []


def test_no_figure_on_a_desk_has_to_ask_for_its_form(
    walk: Callable[[str], Walk],
) -> None:
    frames = walk("desk").frames
    assert frames
    assert not [frame for frame in frames if b'"event":"narrow"' in frame]


def test_a_window_takes_the_form_of_its_width_each_time_it_changes(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("participants")
    picture = reader.figure("attendances-by-event").locator(".ro-picture")
    for size, has_column in ((NARROW, False), (DESK, True), (NARROW, False)):
        reader.page.set_viewport_size(size)
        reader.until(picture.locator(".ro-graph"), _HAS_COLUMN, has_column)
        assert cut_off(picture) == []
        assert overlapping(picture) == []


def test_sentence_tiles_and_most_of_the_map_are_seen_without_scrolling(
    reader: Reader,
) -> None:
    reader.open()
    fold = DESK["height"]
    assert box_of(reader.by_key("tiles"))[3] < fold
    _, top, _, bottom = box_of(reader.figure("map").locator(".ro-picture"))
    assert (min(bottom, fold) - top) / (bottom - top) > 0.75


def test_the_figures_take_the_readers_look_without_a_reload(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open()
    reader.page.evaluate("() => { window.sameDocument = true; }")
    land = reader.figure("map").locator(".choroplethlayer path").first
    light = land.get_attribute("style") or ""
    for look in LOOKS:
        reader.page.emulate_media(color_scheme=look)
        ground = re.compile(css_colours(look)["ground"])
        for name in OVERVIEW:
            expect(reader.figure(name)).to_have_attribute("style", ground)
        if look == "dark":
            expect(land).not_to_have_attribute("style", light)
        else:
            expect(land).to_have_attribute("style", light)
    assert reader.page.evaluate("() => window.sameDocument")
