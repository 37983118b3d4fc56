"""Who asks how a total comes about is shown, by keyboard and by finger."""

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import DESK, NewReader
from tests.browser.reader import Reader
from tests.browser.test_access import violations

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
_WIDER = "(box) => box.scrollWidth - box.clientWidth"
_FINGER = 44


def opened(reader: Reader, key: str = "attendances") -> Locator:
    """Open a tile's panel by keyboard."""
    button = reader.by_key(f"how-{key}").locator("button")
    expect(button).to_have_accessible_name(f"How {key} come about")
    button.focus()
    reader.page.keyboard.press("Enter")
    panel = reader.page.get_by_role("dialog")
    expect(panel.locator(".how-total")).to_be_visible()
    return panel


@pytest.mark.parametrize("size", [DESK, TABLET, PHONE])
def test_what_can_be_taken_away_is_named(
    new_reader: NewReader, size: ViewportSize
) -> None:
    reader = new_reader(viewport=size)
    reader.open()
    for name in ("CSV", "XLSX"):
        link = opened(reader).get_by_role("link", name=name)
        assert (
            float(link.evaluate("(at) => parseFloat(getComputedStyle(at).fontSize)"))
            > 11
        )
        reader.page.keyboard.press("Escape")


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_sum_is_one_key_away_and_escape_comes_back(
    new_reader: NewReader, size: ViewportSize, look: str
) -> None:
    reader = new_reader(viewport=size, color_scheme=look)
    reader.open()
    panel = opened(reader)
    expect(panel).to_contain_text("At least: 200 + 350 + 651 = 1,201.")
    expect(panel.get_by_role("row")).to_have_count(4 + (size == DESK))
    assert panel.evaluate(_WIDER) <= 0
    assert not violations(reader)
    reader.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(reader.by_key("how-attendances").locator("button")).to_be_focused()


def test_a_finger_finds_every_opener_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(viewport=PHONE, has_touch=True)
    reader.open()
    openers = reader.page.locator(
        '[class*="st-key-tile-"] [class*="st-key-how-"] button'
    )
    expect(openers).to_have_count(5)
    for at in range(5):
        box = openers.nth(at).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= _FINGER
    openers.nth(1).tap()
    expect(reader.page.get_by_role("dialog")).to_contain_text("1,201")


def test_a_count_leads_to_its_events(reader: Reader) -> None:
    reader.open()
    opened(reader).get_by_role("link", name="China forum: Korea").click()
    reader.expect_query(event=["cn-1", "cn-2"])
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
