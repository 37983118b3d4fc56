"""A first visit: little is fetched, nothing twice, nothing for nothing."""

import re
from collections import Counter
from typing import Any

from playwright.sync_api import Browser, Page, expect

from components.web.streamlit import chunks
from components.web.streamlit.page import page_html
from components.words import labels
from tests.browser.conftest import NewReader, watched

_MOST_BYTES = 1_500_000  # a plain Streamlit page has 8.2 MB
_MOST_REQUESTS = 109  # a plain Streamlit page has 96, most of them as small


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


def scripts(line: Line) -> set[str]:
    """Give the addresses of Streamlit's own scripts that were asked for."""
    return {a[a.index("static/js/") :] for a in line.addresses if "/static/js/" in a}


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


def test_all_of_streamlit_s_scripts_that_a_first_view_needs_stand_in_the_page(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    line = Line(reader.page)
    reader.open()
    named = set(re.findall(r'"\./(static/js/[^"]+)"', page_html().decode()))
    assert scripts(line) == named > {*chunks.needed()}
    # Controls come in scripts of their own.
    reader.filter_by_country("KOR")
    expect(reader.by_key("filter-country").locator("button")).to_contain_text("Korea")
    reader.go_to(labels.PAGES["report"])
    assert scripts(line) > named


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
