"""For everyone and for nobody else: axe-core's rules, and no request to others."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from components.looks.theme import css_colours
from tests.browser.conftest import DESK, watched
from tests.browser.openings import CLOSE_UP, OPENERS, PAGES
from tests.browser.reader import Reader

# Besides the pages as they first are: what is opened, what is empty, what is wrong.
_ELSEWHERE: dict[str, tuple[str, dict[str, str]]] = {
    "a place opened": ("map", {"place": "country:PER"}),
    "nothing": ("", {"country": "ATA", "odd": "1"}),
    "no such country": ("country", {"code": "Peru"}),
}
_STOPS = 40
_RING = """
() => {
  const node = document.activeElement;
  const look = getComputedStyle(node);
  const ring = `${look.outlineStyle} ${look.outlineWidth} ${look.outlineColor}`;
  return [ring, node.outerHTML.slice(0, 99)];
}
"""
LOOKS: dict[str, tuple[Literal["light", "dark"], Any, Any]] = {
    "light": ("light", "none", DESK),
    "dark": ("dark", "none", DESK),
    "close up in the dark": ("dark", "none", CLOSE_UP),
    "close up": ("light", "none", CLOSE_UP),
    "forced colours": ("light", "active", DESK),
}
# WCAG 2.2's rule of sizes is off unless asked for.
_OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def violations(reader: Reader) -> list[str]:
    """List whatever axe-core finds, with its elements."""
    found = Axe().run(reader.page, options=_OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module")
def _tab(chromium: Browser, site: str) -> Iterator[Reader]:
    with watched(chromium, site) as enter:
        yield enter()


@pytest.fixture
def tab(_tab: Reader) -> Iterator[Reader]:
    """Seat a reader whose eyes and screens change, at one tab for all tests."""
    wear(_tab, "light")
    yield _tab
    wear(_tab, "light")


def wear(reader: Reader, look: str) -> None:
    """Show the page that is open in one of the looks, and wait until it has it."""
    scheme, forced, size = LOOKS[look]
    reader.page.set_viewport_size(size)
    reader.page.emulate_media(color_scheme=scheme, forced_colors="none")
    footer = reader.page.locator(".page-footer")
    if footer.count():
        muted = css_colours(scheme)["muted"].removeprefix("#")
        red, green, blue = bytes.fromhex(muted)
        expect(footer).to_have_css("color", f"rgb({red}, {green}, {blue})")
        reader.settle()
    reader.page.emulate_media(forced_colors=forced)


@pytest.mark.parametrize("page", [*PAGES, *_ELSEWHERE])
def test_every_page_keeps_the_rules_of_access(tab: Reader, page: str) -> None:
    path, query = (PAGES | _ELSEWHERE)[page]
    tab.open(path, **query)
    for look in LOOKS:
        wear(tab, look)
        assert violations(tab) == [], look


@pytest.mark.parametrize("what", OPENERS)
def test_what_is_opened_keeps_the_rules_of_access(tab: Reader, what: str) -> None:
    page, opener = OPENERS[what]
    tab.open(page)
    for look in LOOKS:
        wear(tab, look)
        opener(tab).click()
        tab.page.wait_for_timeout(300)
        assert violations(tab) == [], look
        if what in {"table", "codebook"}:
            opener(tab).click()
        else:
            tab.page.keyboard.press("Escape")
        expect(tab.page.get_by_role("dialog")).to_have_count(0)


def test_every_page_asks_no_other_host(reader: Reader) -> None:
    for page in reader.walk():
        assert reader.page.url.startswith(reader.site), page


def test_all_that_has_the_focus_wears_the_same_ring(reader: Reader) -> None:
    reader.open()
    rings: dict[str, list[str]] = {}
    for _ in range(_STOPS):
        reader.page.keyboard.press("Tab")
        ring, node = reader.page.evaluate(_RING)
        rings.setdefault(ring, []).append(node)
    assert len(rings) == 1, rings
    assert next(iter(rings)).startswith("solid 2px")


def test_a_request_to_another_host_would_be_seen_and_stopped(
    chromium: Browser, site: str
) -> None:
    fetched = "() => fetch('http://example.org/x').then(() => true, () => false)"

    def leave() -> None:
        with watched(chromium, site) as enter:
            reader = enter()
            reader.open("events")
            assert reader.page.evaluate(fetched) is False

    with pytest.raises(AssertionError, match=r"example\.org"):
        leave()
