"""Attendance reports dropped on the page: counted, asked about, and no name left."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from components.words import attendance, attending, own
from data.opening.sent import Sent
from tests import attended, brought, remains
from tests.browser.conftest import DESK, NewReader
from tests.browser.openings import ON_PHONE
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_access import violations

EXPECTED: dict[str, Any] = json.loads(
    (attended.SAMPLES / "expected.json").read_text("utf-8")
)["files"]
_ASKED = "**/own/*/data"
_PATIENCE_MS = 90_000
# All that a browser keeps of a site, and all that stands on the page.
_KEPT = """
async () => {
  const parts = [document.documentElement.outerHTML, location.href];
  for (const box of document.querySelectorAll("input, textarea")) parts.push(box.value);
  for (const store of [localStorage, sessionStorage])
    parts.push(JSON.stringify({ ...store }));
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    for (const table of base.objectStoreNames) {
      const rows = await new Promise((resolve) => {
        const request = base.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows)
        parts.push(row.body ? await row.body.text() : JSON.stringify(row));
      parts.push(`${name} ${table} ${rows.length}`);
    }
    base.close();
  }
  for (const name of await caches.keys()) parts.push(name);
  return parts.join("\\n");
}
"""


def drop(reader: Reader, *files: Sent) -> None:
    """Drop reports, and wait until they are asked about."""
    sent = [brought.payload(one, "application/octet-stream") for one in files]
    reader.page.set_input_files(".ro-drop input", sent)
    reader.page.wait_for_url(_ASKED, timeout=_PATIENCE_MS)
    expect(reader.page.locator(".own-bar")).to_be_visible()
    section = reader.page.get_by_role("heading", name=attending.DOWNLOADS)
    expect(section).to_be_visible()


def facts(page: Page, name: str) -> list[str]:
    """Read the values of a named fact, in the order of the page."""
    named = page.locator("dt", has_text=name).locator("xpath=following-sibling::dd[1]")
    return [text.strip() for text in named.all_inner_texts()]


def test_from_reports_to_the_dashboard(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("data")
    names = [name for name in EXPECTED if not EXPECTED[name].get("options")]
    names = [name for name in names if EXPECTED[name]["attendees"]]
    assert len(names) > 4
    drop(reader, *map(attended.sample, names))
    page = reader.page
    shown = facts(page, attendance.ATTENDANCES)
    wanted = [attendance.bounds(tuple(EXPECTED[n]["attendees"])) for n in names]
    assert shown[1:] == wanted  # the first is of all together
    for name in names:
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    assert violations(reader) == []

    before = shown[0]
    page.get_by_text(attending.answer("counted_from", "30"), exact=True).click()
    expect(page.locator("dd", has_text=f"before your answers: {before}")).to_have_count(
        1
    )
    reader.settle()  # the files of before are forgotten when the run ends
    with page.expect_download() as download:
        page.get_by_role("button", name=attending.JSON).click()
    taken = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert len(taken["files"]) == len(names)
    assert all(isinstance(one["countries"], list) for one in taken["files"])

    reader.page.reload()  # the answers are there still; the files are not asked for
    chosen = page.get_by_role("radio", name=attending.answer("counted_from", "30"))
    expect(chosen).to_be_checked()
    typed = ("Chest CT update", "2026-11-27", "Programme", "A society")
    fields = [*attending.NEW_FIELDS.values()]
    for (label, _), words in zip(
        fields, (*typed, "https://society.example/ct"), strict=True
    ):
        page.get_by_label(label, exact=True).fill(words)
    for label, option in (
        (attending.KIND, "webinar"),
        (attending.SOURCE_KIND, "institution page"),
    ):
        box = page.get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        page.get_by_role("option").get_by_text(option, exact=True).click()
        expect(box).to_have_value(option)
    page.get_by_role("button", name=attending.MAKE).click()
    look = page.get_by_role("link", name=own.LOOK, exact=True)
    expect(look).to_be_visible(timeout=_PATIENCE_MS)
    look.click()
    expect(page.locator("h1.headline")).to_contain_text("Chest CT update")
    expect(page.locator(".own-bar")).to_contain_text(own.LEAVE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_answered_on_a_phone_and_by_keyboard(
    new_reader: NewReader, scheme: str
) -> None:
    reader = new_reader(**ON_PHONE, color_scheme=scheme)
    reader.open("data")
    drop(reader, attended.sample("04-teams-de.csv"))
    page = reader.page
    assert violations(reader) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]  # type: ignore[index]
    open_answer = page.get_by_role("radio", name=attending.NO_ANSWER)
    reader.tab_to(open_answer)
    page.keyboard.press("ArrowDown")
    changed = attendance.changed((3, 3), (3, 4))
    expect(page.locator("dd", has_text=changed)).to_be_visible()
    box = page.get_by_label(attending.STAFF_WORDS["label"])
    reader.tab_to(box)
    page.keyboard.type("who@else.org")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(attending.named(1, 0))).to_be_visible()
    expect(box).to_have_value("")


def test_what_is_neither_report_nor_package_hears_what_both_are(
    chromium: Browser, site: str
) -> None:
    # Not watched: browsers tell the console of an answer that refuses.
    context = chromium.new_context(viewport=DESK)
    reader = Reader(page=context.new_page(), site=site)
    reader.open("data")
    odd = Sent(name="list.csv", body=b"a,b\n1,2\n")
    reader.page.set_input_files(".ro-drop input", [brought.payload(odd, "text/csv")])
    refusal = reader.page.get_by_role("alert").filter(has_text="list.csv")
    expect(refusal).to_contain_text(attending.EXPECTED)
    assert violations(reader) == []
    context.close()


@pytest.fixture
def watched_site(
    tmp_path: Path,
) -> Iterator[tuple[str, psutil.Process, Path]]:
    """Serve the app with folders of its own; give its process, too."""
    (tmp_path / "tmp").mkdir()
    changes = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME")}
    changes["TMPDIR"] = str(tmp_path / "tmp")
    with served(tmp_path / "log.txt", changes=changes) as site:
        port = site.rpartition(":")[2]
        children = psutil.Process().children()
        (process,) = [one for one in children if port in one.cmdline()]
        yield site, process, tmp_path


def test_no_name_is_left_in_browser_or_server(
    chromium: Browser, watched_site: tuple[str, psutil.Process, Path]
) -> None:
    site, server, place = watched_site
    context = chromium.new_context(viewport=DESK)
    reader = Reader(page=context.new_page(), site=site)
    reader.open("data")
    names = sorted(path.name for path in attended.REPORTS.glob("*.csv"))
    drop(reader, *map(attended.planted, names))
    page = reader.page
    box = page.get_by_label(attending.STAFF_WORDS["label"])
    box.fill("ana@quill.example zoe@quill.example")
    page.get_by_role("button", name=attending.STAFF_WORDS["send"]).click()
    expect(page.get_by_text("left out as staff’s")).to_be_visible()

    kept = page.evaluate(_KEPT)
    assert attending.TITLE in kept
    assert "quill" not in kept.lower()
    rooms = server.children()
    assert len(rooms) == 1
    for process in (server, *rooms):
        assert remains.held(process.pid) == set()

    page.get_by_role("link", name=own.LEAVE, exact=True).click()
    page.wait_for_url(f"{site}/")
    reader.settle()
    assert server.children() == []
    assert remains.held(server.pid) == set()
    assert "quill" not in page.evaluate(_KEPT).lower()
    left = [path for path in place.rglob("*") if path.is_file()]
    assert place / "log.txt" in left
    markers = (*remains.MARKERS, b"quill", b"Quill")
    assert not [p for p in left if any(m in p.read_bytes() for m in markers)]
    # A report that is sent as it is would be found: the look is no empty one.
    page.evaluate("(text) => sessionStorage.setItem('a', text)", "Ana Quill")
    assert "quill" in page.evaluate(_KEPT).lower()
    context.close()
