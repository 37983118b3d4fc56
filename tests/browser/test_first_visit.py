"""A first visit: little is fetched, nothing twice, nothing for nothing."""

from collections import Counter
from typing import Any

from playwright.sync_api import Browser, Page, expect

from components.web.streamlit import frontend
from components.words import labels
from tests.browser.conftest import NewReader, watched

_MOST_BYTES = 1_500_000  # the aim is 2.3 MB; a plain Streamlit page has 8.2
_MOST_REQUESTS = 45  # a plain Streamlit page has 96


class Line:
    """What came over the line, as the browser's network counts it."""

    def __init__(self, page: Page) -> None:
        self.addresses: list[str] = []
        self.headers: dict[str, dict[str, str]] = {}
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._loaded)

    def _asked(self, event: dict[str, Any]) -> None:
        address = str(event["request"]["url"])
        if address.startswith("http"):
            self.addresses.append(address)

    def _answered(self, event: dict[str, Any]) -> None:
        response = event["response"]
        self.headers[response["url"]] = {
            name.lower(): value for name, value in response["headers"].items()
        }

    def _loaded(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def test_little_is_fetched_and_nothing_twice(new_reader: NewReader) -> None:
    reader = new_reader()
    line = Line(reader.page)
    reader.open()
    assert [name for name, times in Counter(line.addresses).items() if times > 1] == []
    assert len(line.addresses) <= _MOST_REQUESTS
    assert line.bytes <= _MOST_BYTES
    for address, headers in line.headers.items():
        is_script = "javascript" in headers.get("content-type", "")
        if is_script and int(headers.get("content-length", 0)) > 2_000:
            assert headers.get("content-encoding") == "br", address


def test_streamlit_comes_in_few_files_and_what_it_needs_later_fits(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    line = Line(reader.page)
    reader.open()
    scripts = [a.partition("/static/js/")[2] for a in line.addresses]
    assert [name for name in scripts if name] == [*frontend.files()]
    # Controls come in scripts of their own, which share what is in those files.
    reader.filter_by_country("KOR")
    expect(reader.by_key("filter-country").locator("button")).to_contain_text("Korea")
    reader.go_to(labels.PAGES["report"])
    asked = {a.partition("/static/js/")[2] for a in line.addresses}
    assert asked - {"", *frontend.files()}
    assert not asked & {*frontend.chunks()}


def test_what_a_page_asks_for_early_is_what_it_then_uses(
    chromium: Browser, site: str
) -> None:
    with watched(chromium, site) as enter:
        reader = enter()
        said: list[str] = []
        reader.page.on("console", lambda message: said.append(message.text))
        reader.open("map")
        # Chromium tells of what was preloaded for nothing a few seconds after.
        reader.page.wait_for_timeout(5_000)
    assert [words for words in said if "preloaded" in words] == []
