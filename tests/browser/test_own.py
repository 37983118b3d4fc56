"""Two readers: one looks at data of their own, the other never sees a byte of them."""

import re

import pytest
from playwright.sync_api import Browser, expect

from components.words import labels, own
from data.opening.sent import Sent
from tests import brought
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_access import violations

SHORT = "Tele-education"
_PATIENCE_MS = 150_000
_OWN = re.compile(r"/own/([\w-]{22})/")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("package") / "tele.zip"
    path.write_bytes(brought.tele().body)
    return str(path)


def bring(reader: Reader, *paths: str) -> str:
    """Drop files on the page, and give the folder of the addresses that they get."""
    reader.page.set_input_files(".ro-drop input", [*paths])
    reader.page.wait_for_url(_OWN, timeout=_PATIENCE_MS)
    expect(reader.page.locator(".own-bar")).to_be_visible()
    found = _OWN.search(reader.page.url)
    assert found
    return found[0]


def look(reader: Reader) -> None:
    reader.page.get_by_role("link", name=own.LOOK, exact=True).click()
    expect(reader.page.locator("h1.headline")).to_contain_text("Weekly rounds")
    reader.settle()


def test_one_looks_at_their_own_data_and_the_other_never_sees_them(
    new_reader: NewReader, package: str
) -> None:
    one, other = new_reader(), new_reader()
    one.open()
    one.page.get_by_role("link", name=own.PAGE).click()
    folder = bring(one, package)
    assert violations(one) == []
    look(one)
    for name, title in labels.tabs().items():
        if name != "overview":
            one.go_to(title)
        expect(one.page.locator(".own-bar")).to_contain_text(brought.TITLE)
        expect(one.page.locator(".product")).to_have_text(SHORT)
        assert folder in one.page.url
    one.open(f"{folder[1:]}map", country="KEN")  # a reload, filters and all
    expect(one.page.locator(".own-bar")).to_contain_text(brought.TITLE)
    expect(one.by_key("filter-country")).to_contain_text("Kenya")
    with one.page.expect_download() as download:
        one.page.locator(".page-footer").get_by_role("link").first.click()
    assert download.value.suggested_filename.startswith("tele-education-data-")

    address = one.page.url
    for there in (address, address.replace("map?", "data?")):
        other.page.goto(there)
        expect(other.page.locator(".ro-own").first).to_contain_text(
            own.KEEP_WORDS["foreign_title"]
        )
        assert SHORT not in other.page.content()
    asked = other.page.request.get(f"{other.site}{folder}download/how.csv")
    assert (asked.status, asked.text()) == (404, own.NOT_YOURS)
    other.open("map")
    assert SHORT not in other.page.content()


def test_a_mistake_is_mended_by_a_click_and_survives_a_reload(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("data")
    file = brought.payload(brought.proposed())
    reader.page.set_input_files(".ro-drop input", [file])
    remedy = reader.page.get_by_role("button", name=own.certain({"country": "KEN"}))
    expect(remedy).to_be_visible()
    assert violations(reader) == []
    remedy.click()
    expect(reader.page.locator(".look-at-it")).to_be_visible()
    expect(reader.page.locator(".own-bar")).to_contain_text(brought.TITLE)


def test_what_is_no_package_is_refused_in_words_and_by_keyboard(
    chromium: Browser, site: str
) -> None:
    # Not watched: browsers tell the console of an answer that refuses.
    context = chromium.new_context()
    reader = Reader(page=context.new_page(), site=site)
    reader.open("data")
    reader.tab_to(reader.page.locator(".ro-drop input"))
    odd = brought.payload(Sent(name="a.pdf", body=b"%PDF"), "application/pdf")
    reader.page.set_input_files(".ro-drop input", [odd])
    refusal = reader.page.get_by_role("alert").filter(has_text="a.pdf")
    expect(refusal).to_contain_text(own.DROP_WORDS["refused"])
    context.close()


def test_leaving_takes_the_data_out_of_browser_and_server(
    new_reader: NewReader, package: str
) -> None:
    reader = new_reader()
    reader.open("data")
    folder = bring(reader, package)
    look(reader)
    reader.page.get_by_role("link", name=own.LEAVE, exact=True).click()
    reader.page.wait_for_url(f"{reader.site}/")
    reader.settle()
    assert SHORT not in reader.page.content()
    asked = reader.page.request.get(f"{reader.site}{folder}download/how.csv")
    assert asked.status == 404
    reader.page.goto(f"{reader.site}{folder}map")
    expect(reader.page.locator(".ro-own").first).to_contain_text(
        own.KEEP_WORDS["foreign_title"]
    )


def test_a_server_that_has_lost_the_data_gets_them_again_without_a_question(
    chromium: Browser, package: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A second is enough to be forgotten by: the browser brings the files again.
    log = tmp_path_factory.mktemp("lost") / "log.txt"
    with served(log, changes={"OUTREACH_VISITS": "1"}) as site:
        context = chromium.new_context()
        reader = Reader(page=context.new_page(), site=site)
        reader.open("data")
        folder = bring(reader, package)
        look(reader)
        reader.go_to(labels.PAGES["map"])
        second = Reader(page=context.new_page(), site=site)
        second.open("data")
        assert bring(second, package) != folder  # the first has made room for it
        reader.page.reload()
        expect(reader.page.locator(".own-bar")).to_contain_text(brought.TITLE)
        reader.settle()
        assert reader.page.url == f"{site}{folder}map"
        context.close()
    said = log.read_text("utf-8")
    assert folder.split("/")[2] not in said
    assert SHORT not in said
