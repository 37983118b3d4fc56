"""For everyone and for nobody else: axe-core's rules, and no request to others."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import NewReader, watched
from tests.browser.reader import Reader

_ELSEWHERE: tuple[tuple[str, dict[str, str]], ...] = (
    ("map", {"place": "country:PER"}),
    ("events", {"event": "ru-10"}),
    ("", {"country": "ATA", "odd": "1"}),
    ("compare", {"series": "cn-forum", "b-series": "esor-russia"}),
    ("country", {"code": "RUS"}),
    ("country", {"code": "Peru"}),
    ("country", {}),
    ("city", {"id": "498817"}),
    ("city", {}),
)
_STOPS = 40
_RING = """
() => {
  const node = document.activeElement;
  const look = getComputedStyle(node);
  const ring = `${look.outlineStyle} ${look.outlineWidth} ${look.outlineColor}`;
  return [ring, node.outerHTML.slice(0, 99)];
}
"""
_CLOSE_UP = {"width": 320, "height": 512}  # 1280 px at 400 %


def violations(reader: Reader) -> list[str]:
    """List whatever axe-core finds, with its elements."""
    found = Axe().run(reader.page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def test_no_page_asks_another_host_or_fails_the_rules_of_access(
    reader: Reader,
) -> None:
    for page in reader.walk():
        assert violations(reader) == [], page


@pytest.mark.parametrize(
    "screen",
    [
        {"color_scheme": "dark"},
        {"color_scheme": "dark", "viewport": _CLOSE_UP},
        {"forced_colors": "active"},
    ],
    ids=["dark", "close up", "forced colours"],
)
def test_every_page_keeps_the_rules_of_access(
    new_reader: NewReader, screen: dict[str, Any]
) -> None:
    reader = new_reader(**screen)
    for page in reader.walk():
        assert violations(reader) == [], page


@pytest.mark.parametrize("look", ["light", "dark"])
def test_what_is_opened_keeps_the_rules_of_access(
    new_reader: NewReader, look: str
) -> None:
    reader = new_reader(color_scheme=look)
    for page, query in _ELSEWHERE:
        reader.open(page, **query)
        assert violations(reader) == [], page


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
