"""Nothing is cut off, nothing overlaps, and the look follows the reader's."""

import re
from itertools import combinations
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from components.looks.theme import css_colours
from tests.browser.conftest import DESK, NewReader
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
_TEXTS = """
(picture) => [...picture.querySelectorAll("svg text")]
  .map((text) => [text.textContent.trim(), text.getBoundingClientRect()])
  .filter(([words, { width }]) => words && width)
  .map(([words, { left, top, right, bottom }]) =>
    ({ words, box: [left, top, right, bottom] }))
"""


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
        for text in picture.evaluate(_TEXTS)
        if text["box"][0] < left - _TOLERANCE_PX
        or text["box"][1] < top - _TOLERANCE_PX
        or text["box"][2] > right + _TOLERANCE_PX
        or text["box"][3] > bottom + _TOLERANCE_PX
    ]


def overlapping(picture: Locator) -> list[str]:
    """List the pairs of labels that lie on each other."""
    return [
        f"{one['words']} × {other['words']}"
        for one, other in combinations(picture.evaluate(_TEXTS), 2)
        if _overlap(one["box"], other["box"])
    ]


def _overlap(one: Any, other: Any) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return bool(across > _TOLERANCE_PX and along > _LEADING_PX)


# Beside the bars names have a column; in the narrow form they stand above them.
_HAS_COLUMN = """
([graph, hasColumn]) => graph.layout.margin.l > 100 === hasColumn
  && Math.abs(graph.layout.width - graph.clientWidth) <= 1
"""


@pytest.fixture(params=SCREENS)
def sized(request: pytest.FixtureRequest, new_reader: NewReader) -> Reader:
    """Seat a reader at each of the three screens."""
    return new_reader(**SCREENS[request.param])


def test_no_page_is_too_wide_and_no_label_is_cut_off_or_lies_on_another(
    sized: Reader,
) -> None:
    for page in sized.walk():
        assert sized.page.evaluate(_OVERFLOWING) == [], page
        for name in FIGURES.get(page, ()):
            picture = sized.figure(name).locator(".ro-picture")
            assert picture.evaluate(_TEXTS), name
            assert cut_off(picture) == [], (page, name)
            assert overlapping(picture) == [], (page, name)


def test_on_a_phone_the_open_page_and_every_choice_are_in_sight(
    new_reader: NewReader,
) -> None:
    reader = new_reader(**SCREENS["phone"])
    for _ in reader.walk():
        row = reader.by_key("navigation")
        expect(row.locator(".current-page")).to_be_in_viewport(ratio=0.99)
        for choice in reader.page.locator(".stButtonGroup button").all():
            if choice.is_visible():
                assert box_of(choice)[2] <= NARROW["width"], choice.text_content()


def test_no_figure_on_a_desk_has_to_ask_for_its_form(new_reader: NewReader) -> None:
    reader, frames = new_reader(), list[bytes]()

    def sent(frame: str | bytes) -> None:
        frames.append(frame.encode() if isinstance(frame, str) else frame)

    reader.page.on("websocket", lambda line: line.on("framesent", sent))
    for _ in reader.walk():
        pass
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
        graph = picture.locator(".ro-graph").element_handle()
        reader.page.wait_for_function(_HAS_COLUMN, arg=[graph, has_column])
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
