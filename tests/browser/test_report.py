"""The report page in a browser: pick, order, name, reload, go back, take the file."""

import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from components.pictures.chromium import here
from components.report.forms import FORMS
from components.words import report_page
from tests.browser.conftest import NewReader, watched
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_access import violations
from tests.parts import PARTS, PICTURES, USUAL_PARTS, VIEWS

_MAKING_MS = 60_000
# Two parts that nobody has to draw.
QUICK: dict[str, list[str]] = {"part": ["table.events", "sentences"]}


def order(reader: Reader) -> Locator:
    """Find the rows of the order."""
    return reader.by_key("report-order").locator(".report-row")


def expect_order(reader: Reader, *parts: str) -> None:
    """Wait until the page lists these parts, and the address names them."""
    said = [
        report_page.position(n, part, VIEWS) for n, part in enumerate(parts, start=1)
    ]
    expect(order(reader)).to_have_text(said)


def named(reader: Reader, name: str) -> Locator:
    """Find a button by its whole name."""
    return reader.page.get_by_role("button", name=name, exact=True)


def form(reader: Reader, which: str) -> Locator:
    """Find the button of a form of file."""
    return named(reader, f"{FORMS[which].label} {FORMS[which].note}")


def status(reader: Reader) -> Locator:
    """Find what is said of the report that is being made."""
    return reader.by_key("export").get_by_role("status")


def expect_address(reader: Reader, **query: str | list[str]) -> None:
    """Wait until the address says this, however it writes spaces and letters."""
    wanted = parse_qs(urlencode({"v": "1", **query}, doseq=True))
    reader.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)


def write(reader: Reader, key: str, words: str) -> None:
    """Type into a field and leave it."""
    field = reader.by_key(key).get_by_role("textbox")
    field.fill(words)
    field.press("Enter")
    reader.settle()


def test_what_is_picked_ordered_and_named_survives_a_reload_and_travels(
    reader: Reader, new_reader: NewReader
) -> None:
    reader.open("report", part=["sentences", "timeline"])
    reader.by_key("report-tables").get_by_text("Events", exact=True).click()
    expect_order(reader, "sentences", "timeline", "table.events")
    named(reader, report_page.move_up("table.events", VIEWS)).click()
    expect_order(reader, "sentences", "table.events", "timeline")
    named(reader, report_page.remove("sentences", VIEWS)).click()
    expect_order(reader, "table.events", "timeline")
    write(reader, "report-title", "Обзор 2026")
    write(reader, "report-author", "A & B")
    said: dict[str, str | list[str]] = {
        "title": "Обзор 2026",
        "author": "A & B",
        "part": ["table.events", "timeline"],
    }
    expect_address(reader, **said)
    reader.page.reload()
    reader.settle()
    other = new_reader()
    other.page.goto(reader.page.url)
    other.settle()
    for seen in (reader, other):
        expect_order(seen, "table.events", "timeline")
        expect(seen.page.locator(".sheet-title")).to_have_text("Обзор 2026")
        expect(seen.by_key("report-title").get_by_role("textbox")).to_have_value(
            "Обзор 2026"
        )
        expect_address(seen, **said)


def test_back_and_forward_restore_the_choice(reader: Reader) -> None:
    reader.open("report", **QUICK)
    named(reader, report_page.move_up("sentences", VIEWS)).click()
    reader.expect_query(part=["sentences", "table.events"])
    write(reader, "report-title", "Second step")
    expect_address(reader, title="Second step", part=["sentences", "table.events"])
    reader.page.go_back(wait_until="commit")
    expect(reader.by_key("report-title").get_by_role("textbox")).to_have_value("")
    expect_order(reader, "sentences", "table.events")
    reader.page.go_back(wait_until="commit")
    expect_order(reader, "table.events", "sentences")
    reader.page.go_forward(wait_until="commit")
    expect_order(reader, "sentences", "table.events")
    reader.settle()


def test_the_focus_stays_on_the_button_that_moved_its_row(reader: Reader) -> None:
    reader.open("report")
    last = USUAL_PARTS[-1]
    up = named(reader, report_page.move_up(last, VIEWS))
    up.focus()
    for _ in range(2):
        reader.page.keyboard.press("Enter")
        reader.settle()
        expect(up).to_be_focused()
    expect_order(reader, *USUAL_PARTS[:-3], last, *USUAL_PARTS[-3:-1])


def test_the_focus_comes_back_where_the_row_was_drawn_anew(reader: Reader) -> None:
    reader.open("report")
    up = named(reader, report_page.move_up(USUAL_PARTS[-1], VIEWS))
    up.focus()
    reader.page.keyboard.press("Enter")
    up.evaluate("(button) => button.parentElement.append(button)")
    expect(up).to_be_focused()


def test_the_plan_is_still_there_after_a_look_at_another_page(reader: Reader) -> None:
    reader.open("report", title="Kept", **QUICK)
    for page in ("Map", "Report"):
        reader.go_to(page)
        reader.expect_query(title="Kept", **QUICK)
    expect_order(reader, *QUICK["part"])


def test_the_first_filter_that_is_used_after_leaving_the_report_counts(
    reader: Reader,
) -> None:
    reader.open("report", v="1", part="sentences")
    reader.go_to("Events")
    reader.filter_by_country("KOR")
    reader.expect_query(country="KOR", part="sentences")


def test_a_button_makes_the_zip_and_says_so(reader: Reader, tmp_path: Path) -> None:
    reader.open("report", **QUICK)
    with reader.page.expect_download(timeout=_MAKING_MS) as download:
        form(reader, "zip").click()
    name = download.value.suggested_filename
    path = tmp_path / name
    download.value.save_as(path)
    assert any("events" in entry for entry in zipfile.ZipFile(path).namelist())
    expect(status(reader)).to_contain_text(name)
    again = reader.by_key("export").get_by_role("link")
    expect(again).to_have_text(report_page.EXPORT_WORDS["again"])
    expect(form(reader, "zip")).to_be_enabled()
    # Another choice is another report: nothing is said of it yet.
    named(reader, report_page.move_up("sentences", VIEWS)).click()
    expect(status(reader)).to_have_text("")
    expect(again).to_be_hidden()


@pytest.mark.skipif(bool(here.missing()), reason="the server draws nothing here")
def test_a_report_with_figures_shows_its_progress_piece_by_piece(
    reader: Reader,
) -> None:
    reader.open("report", title="Drawn")
    bar = reader.by_key("export").get_by_role("progressbar")
    with reader.page.expect_download(timeout=_MAKING_MS) as download:
        form(reader, "pdf").click()
        expect(bar).to_be_visible()
        expect(status(reader)).to_contain_text("Drawing", timeout=_MAKING_MS)
    path = download.value.path()
    assert path.read_bytes().startswith(b"%PDF-")
    expect(bar).to_be_hidden()
    expect(form(reader, "pdf")).to_be_focused()


@pytest.mark.skipif(bool(here.missing()), reason="the server draws nothing here")
def test_a_report_is_cancelled_and_the_next_one_made(reader: Reader) -> None:
    # Many pictures: a quick machine must not be done before anybody can cancel.
    reader.open("report", title="Cancelled", part=[*PICTURES])
    ended: list[str] = []
    reader.page.on(
        "response",
        lambda answer: (
            ended.append(answer.request.method)
            if answer.request.method == "DELETE" and answer.status == 204
            else None
        ),
    )
    form(reader, "pdf").click()
    expect(status(reader)).to_contain_text("Drawing", timeout=_MAKING_MS)
    named(reader, report_page.EXPORT_WORDS["cancel"]).click()
    expect(status(reader)).to_have_text(report_page.CANCELLED)
    expect(form(reader, "pdf")).to_be_focused()
    with reader.page.expect_download(timeout=_MAKING_MS):
        form(reader, "zip").click()
    assert ended == ["DELETE"]


def test_the_copied_address_makes_the_file(reader: Reader) -> None:
    context = reader.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("report", country="RUS", **QUICK)
    copy = report_page.EXPORT_WORDS["copy_address_of"].format(form="ZIP")
    named(reader, copy).click()
    expect(status(reader)).to_contain_text("ZIP")
    address = reader.page.evaluate("() => navigator.clipboard.readText()")
    context.clear_permissions()
    assert address.startswith(f"{reader.site}/report.zip?")
    answer = reader.page.request.get(address)
    assert answer.ok
    assert answer.headers["content-type"] == "application/zip"


def test_one_click_copies_a_sentence_or_all_with_the_chosen_citation(
    reader: Reader,
) -> None:
    context = reader.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("report", part="sentences")
    panel = reader.by_key("sentences")
    first = panel.locator("li p").first.inner_text().rpartition(" [")[0]
    panel.get_by_role("button", name=report_page.copy_sentence(1)).click()
    expect(panel.get_by_role("status")).to_have_text(report_page.COPY_WORDS["copied"])
    text = reader.page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith(first)
    panel.get_by_role("radio", name="BibTeX").check(force=True)
    expect(panel.locator("pre")).to_contain_text("@")
    named(reader, report_page.COPY_WORDS["copy_all"]).click()
    text = reader.page.evaluate("() => navigator.clipboard.readText()")
    context.clear_permissions()
    assert text.startswith(first)
    assert panel.locator("pre").inner_text().strip() in text


def test_page_and_files_live_under_a_base_path(
    chromium: Browser, tmp_path: Path
) -> None:
    with (
        served(tmp_path / "log.txt", base_path="dash") as site,
        watched(chromium, site) as enter,
    ):
        reader = enter()
        reader.open("report", **QUICK)
        with reader.page.expect_download(timeout=_MAKING_MS) as download:
            form(reader, "zip").click()
        assert download.value.url.startswith(f"{site}/report/jobs/")
        answer = reader.page.request.get(f"{site}/report.zip?part=table.events")
        assert answer.headers["content-type"] == "application/zip"


def test_the_whole_page_keeps_the_rules_of_access_in_the_dark(
    new_reader: NewReader,
) -> None:
    reader = new_reader(color_scheme="dark")
    reader.open("report", part=list(PARTS), look="print")
    assert violations(reader) == []
    named(reader, report_page.NO_PARTS).click()
    expect(order(reader)).to_have_count(0)
    write(reader, "report-date", "soon")
    expect(reader.page.locator(".mistake")).to_be_visible()
    assert violations(reader) == []


def test_on_a_phone_choices_come_first_then_downloads_then_the_preview(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.open("report", part="sentences")
    tops = []
    for key in ("report-choices", "report-files", "sheet"):
        box = reader.by_key(key).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        tops.append(box["y"])
    assert tops == sorted(tops)
