"""The brief is copied in one click; `test_seven_questions.py` takes it as a slide."""

import os

import pytest
from playwright.sync_api import Browser, expect

from components.pictures.chromium import here
from components.words import brief as words
from tests.browser.conftest import DESK
from tests.browser.reader import Reader

_MAKING_MS = 60_000
_COPIED = """
async () => {
  const [item] = await navigator.clipboard.read();
  const blob = await item.getType("image/png");
  const { width, height } = await createImageBitmap(blob);
  return [width, height];
}
"""


def needs_chromium() -> None:
    """Skip without a Chromium for the server, but never in CI."""
    if here.missing():
        if os.environ.get("CI") == "true":
            pytest.fail(here.missing())
        pytest.skip(here.missing())


def test_the_picture_is_copied_in_one_click(chromium: Browser, site: str) -> None:
    needs_chromium()
    context = chromium.new_context(
        viewport=DESK, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    reader = Reader(page=page, site=site)
    reader.open("report", shape="card", line="Our own words")
    sheet = reader.by_key("brief-sheet")
    expect(sheet.get_by_role("img")).to_be_visible(timeout=_MAKING_MS)
    name = f"{words.SHEET_WORDS['copy']} {words.SHEET_WORDS['copy_note']}"
    sheet.get_by_role("button", name=name, exact=True).click()
    expect(sheet.get_by_role("status")).to_have_text(words.SHEET_WORDS["copied"])
    assert page.evaluate(_COPIED) == [1200, 628]
    context.close()
