"""Every picture in every size, drawn for real: all words on the sheet, none on another.

The SVG is measured: its text is text, so that every line has a box.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from components.asked.selection import Viewed
from components.asked.sizes import SIZES, size_of
from components.asked.view import View
from components.figures import catalogue
from components.live import current
from components.pictures.chromium import here
from components.pictures.sheet import Stamp, sheet
from data.selecting.filters import Filter
from tests.browser.test_layout import cut_off, overlapping
from tests.parts import PICTURES

STAMP = Stamp(
    address="https://outreach.example.org/participants?v=1&series=esor-russia"
    "&series=cn-forum-2020&country=PER&country=KOR&role=attendees&years=2015-2020",
    made="22 November 2026",
)
LONG_SIDES = ("1440x480", "480x1440", "4000x3000")
LEAST_TYPE_PX = 11  # of the file: small print on a screen
_IN_LAYOUT = """
() => {
  const svg = document.querySelector(".sheet > svg");
  document.querySelector(".sheet").style.cssText = "position: absolute; line-height: 0";
  svg.setAttribute("width", svg.viewBox.baseVal.width);
  svg.setAttribute("height", svg.viewBox.baseVal.height);
}
"""
_SMALLEST = """
(picture) => Math.min(...[...picture.querySelectorAll("svg text")]
  .filter((text) => text.textContent.trim() && text.getBoundingClientRect().width)
  .map((text) => parseFloat(getComputedStyle(text).fontSize)))
"""


@pytest.fixture
def easel(chromium: Browser) -> Iterator[Page]:
    """Open an empty page that shows one picture after the other."""
    page = chromium.new_page(viewport={"width": 1400, "height": 1400})
    yield page
    page.close()


def drawn(part: str, size: str, chosen: Filter) -> tuple[str, float]:
    """Draw a part of a report in a size; give its SVG and its layout's enlargement."""
    name, _, map_view = part.partition(".")
    view = View(chosen=chosen, map_view=map_view or "world")
    drawing = catalogue.drawing(name, Viewed(current.dataset(), view), "light")
    whole = sheet(drawing, size=size_of(size), look="light", stamp=STAMP)
    return here.renderer().draw(whole, "svg").decode(), whole.scale


SEVERAL_SERIES = Filter(
    series=(
        *("cn-forum-2020", "esor-russia", "radiology-russia"),
        "siberia-congress",
    )
)


# Too low yet for the words of all 89 events, by part.
CROWDED = dict.fromkeys(
    (
        *("attendances-by-event", "attendances-by-series", "timeline"),
        "who-came",  # eleven bars, two of them named in two lines: type of 10.8 px
    ),
    frozenset({"social"}),
)


@pytest.mark.parametrize(
    "chosen",
    [Filter(), SEVERAL_SERIES, Filter(related=True)],
    ids=["core", "several series", "related"],
)
def test_all_words_are_on_the_sheet_and_none_on_another(
    easel: Page, chosen: Filter
) -> None:
    wrong = []
    crowded = CROWDED if chosen.related else {}
    for part, size in product(PICTURES, (*SIZES, *LONG_SIDES)):
        if size in crowded.get(part, ()):
            continue
        svg, scale = drawn(part, size, chosen)
        easel.set_content(f'<div class="sheet">{svg}</div>')
        easel.evaluate(_IN_LAYOUT)
        picture = easel.locator(".sheet")
        smallest = picture.evaluate(_SMALLEST) * scale
        found = [*cut_off(picture), *overlapping(picture)]
        if size in SIZES and smallest < LEAST_TYPE_PX:
            found.append(f"type of {smallest:.1f} px")
        wrong += [f"{part}, {size}: {what}" for what in found]
    assert not wrong
