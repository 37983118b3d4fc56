"""The head of a page and its tiles, under a long title and with long notes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from components.words import labels
from data.reading.schema import DESCRIPTOR
from tests.browser.serving import served
from tests.browser.test_layout import NARROW, box_of
from tests.invented import PACKAGES

LONG = "Continuing education in radiology for hospitals of nine districts and beyond"
_TWO_LINES_PX = 48
# How far a note's arrow is from the end of its words, and from their middle.
_ARROWS = """
() => [...document.querySelectorAll('.st-key-tiles [class*="st-key-open-"] button')]
  .map((button) => {
    const lines = [...button.querySelector("p").getClientRects()];
    const words = lines.at(-1);
    const icon = button.querySelector('[data-testid="stIconMaterial"]');
    const arrow = icon.getBoundingClientRect();
    return [
      lines.length,
      arrow.left - words.right,
      Math.abs(arrow.top + arrow.bottom - words.top - words.bottom) / 2,
    ];
  })
"""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the overview of a package with a long title on a phone."""
    folder = tmp_path_factory.mktemp("long")
    package = shutil.copytree(PACKAGES / "tele-education", folder / "package")
    _name_it(package / DESCRIPTOR)
    log = folder / "log.txt"
    with served(log, changes={"OUTREACH_DATA": str(package)}) as site:
        opened = chromium.new_page(viewport=NARROW)
        opened.goto(site)
        opened.locator(".page-footer").wait_for()
        yield opened
        opened.close()


def _name_it(path: Path) -> None:
    described = json.loads(path.read_text(encoding="utf-8"))
    described |= {"title": LONG, "outreach": {}}
    path.write_text(json.dumps(described), encoding="utf-8")


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_a_long_name_has_two_lines_and_pushes_nothing_away(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_timeout(300)
    left, top, right, bottom = box_of(page.locator(".product"))
    assert bottom - top <= _TWO_LINES_PX
    tool_left, _, tool_right, tool_bottom = box_of(page.locator("a.tool"))
    assert right <= tool_left
    assert tool_right <= width
    assert tool_bottom <= bottom + _TWO_LINES_PX
    assert left >= 0
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 1


def test_the_tab_names_the_package(page: Page) -> None:
    assert page.title() == labels.browser_title(labels.PAGES["overview"], LONG)


def test_the_arrow_of_a_note_stands_behind_its_last_word(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.wait_for_timeout(300)
    arrows = page.evaluate(_ARROWS)
    assert max(lines for lines, _, _ in arrows) > 1
    for _, beside, off in arrows:
        assert 0 <= beside <= 12
        assert off <= 6
