"""What is typed is in the next file, address and page, left field or not."""

import io
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from components.words import labels, report_page
from tests.browser.reader import Reader
from tests.browser.test_report import QUICK, expect_address, form, named

_MAKING_MS = 60_000
TITLE = "Обзор, “A & B” (2026)!"


def type_into(reader: Reader, key: str, words: str) -> None:
    """Type into a field, and stay in it."""
    field = reader.by_key(key).get_by_role("textbox")
    field.click()
    reader.page.keyboard.insert_text(words)


@pytest.mark.parametrize("key", ["title", "author"])
def test_what_is_typed_is_in_the_file_that_is_asked_for_at_once(
    reader: Reader, key: str
) -> None:
    reader.open("report", **QUICK)
    type_into(reader, f"report-{key}", TITLE)
    with reader.page.expect_download(timeout=_MAKING_MS) as download:
        form(reader, "zip").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as made:
        said = b"".join(made.read(name) for name in made.namelist())
    assert TITLE.encode() in said
    expect_address(reader, **{key: TITLE}, **QUICK)
    field = reader.by_key(f"report-{key}").get_by_role("textbox")
    expect(field).to_have_value(TITLE)


def test_what_is_typed_is_in_the_address_that_is_copied_at_once(
    reader: Reader,
) -> None:
    context = reader.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("report", **QUICK)
    type_into(reader, "report-title", TITLE)
    type_into(reader, "report-date", "2026-02-28")
    copy = report_page.EXPORT_WORDS["copy_address_of"].format(form="ZIP")
    named(reader, copy).click()
    expect(reader.by_key("export").get_by_role("status")).to_contain_text("ZIP")
    address = reader.page.evaluate("() => navigator.clipboard.readText()")
    context.clear_permissions()
    said = parse_qs(urlsplit(address).query)
    assert said["title"] == [TITLE]
    assert said["date"] == ["2026-02-28"]


def test_what_is_typed_is_still_there_after_a_look_at_another_page(
    reader: Reader,
) -> None:
    reader.open("report", **QUICK)
    type_into(reader, "report-title", TITLE)
    for page in ("map", "report"):
        reader.go_to(labels.PAGES[page])
        expect_address(reader, title=TITLE, **QUICK)
    expect(reader.page.locator(".sheet-title")).to_have_text(TITLE)


def test_what_is_typed_is_still_there_after_a_reload(reader: Reader) -> None:
    reader.open("report", **QUICK)
    type_into(reader, "report-title", TITLE)
    reader.page.reload()
    reader.settle()
    expect(reader.page.locator(".sheet-title")).to_have_text(TITLE)
    expect_address(reader, title=TITLE, **QUICK)


def test_the_page_follows_typing_and_one_step_back_undoes_it(reader: Reader) -> None:
    reader.open("report", v="1", **QUICK)
    field = reader.by_key("report-title").get_by_role("textbox")
    # Without a pause: whoever pauses between letters has typed twice.
    field.press_sequentially("Seen while it is typed")
    expect(reader.page.locator(".sheet-title")).to_have_text("Seen while it is typed")
    reader.settle()
    reader.page.go_back(wait_until="commit")
    expect(field).to_have_value("")
    expect_address(reader, **QUICK)


def test_a_part_picked_right_after_typing_counts_and_so_does_what_is_typed(
    reader: Reader,
) -> None:
    reader.open("report")
    type_into(reader, "report-title", TITLE)
    reader.by_key("report-tables").get_by_text("Events", exact=True).click()
    expect(reader.page.locator(".sheet-title")).to_have_text(TITLE)
    expect(reader.by_key("report-order")).to_contain_text("Events")
    reader.settle()
    said = reader.query()
    assert said["title"] == [TITLE]
    assert "table.events" in said["part"]
