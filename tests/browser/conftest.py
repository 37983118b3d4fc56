"""A real Chromium on the running app, kept from everything outside it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from tests.browser.reader import Reader
from tests.browser.serving import served

HERE = Path(__file__).parent
DESK: ViewportSize = {"width": 1440, "height": 900}
# On a page below the root, Streamlit first asks in the wrong place, then at the root.
_STREAMLIT_ASKS_AROUND = re.compile(r"/\w+/_stcore/(health|host-config)$")
_WITHIN = ("data:", "blob:", "about:")

NewReader = Callable[..., Reader]


@dataclass(kw_only=True)
class Watch:
    """What pages have met that no reader should meet."""

    site: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """Watch a page's requests, sockets, errors and console."""
        page.context.on("request", lambda request: self._requested(request.url))
        page.on("websocket", lambda socket: self._requested(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._said)
        return page

    def report(self) -> None:
        """Fail with what has been met, and forget it."""
        outside, errors = [*self.outside], [*self.errors]
        self.outside.clear()
        self.errors.clear()
        assert not outside
        assert not errors

    def _requested(self, address: str) -> None:
        sockets = self.site.replace("http", "ws", 1)
        if not address.startswith((f"{self.site}/", f"{sockets}/", *_WITHIN)):
            self.outside.append(address)

    def _said(self, message: ConsoleMessage) -> None:
        address = message.location["url"]
        if message.type == "error" and not _STREAMLIT_ASKS_AROUND.search(address):
            self.errors.append(f"{message.text} {address}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests beside this file."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app for a worker's browser tests, once there is a browser for it."""
    assert chromium.is_connected()
    log = tmp_path_factory.mktemp("server") / "log.txt"
    # All tests are one reader here, who brings more in a minute than one may.
    with served(log, changes={"OUTREACH_UPLOADS_A_MINUTE": "100"}) as address:
        yield address


@pytest.fixture
def new_reader(chromium: Browser, site: str) -> Iterator[NewReader]:
    """Let readers in, each in a browser of their own, and watch what they meet."""
    with watched(chromium, site) as enter:
        yield enter


@pytest.fixture(scope="session")
def _desk(chromium: Browser, site: str) -> Iterator[tuple[Reader, Watch]]:
    watch = Watch(site=site)
    context = chromium.new_context(viewport=DESK)
    yield Reader(page=watch.over(context.new_page()), site=site), watch
    context.close()


@pytest.fixture
def reader(_desk: tuple[Reader, Watch]) -> Iterator[Reader]:
    """Seat a reader at the desk, whose browser has been here before.

    Each address that is opened there starts a session of its own.
    """
    reader, watch = _desk
    yield reader
    watch.report()


@contextmanager
def watched(chromium: Browser, site: str) -> Iterator[NewReader]:
    """Give what lets readers in; at the end, none has met an error or left the site."""
    watch, contexts = Watch(site=site), []

    def enter(**options: Any) -> Reader:
        contexts.append(chromium.new_context(**{"viewport": DESK, **options}))
        return Reader(page=watch.over(contexts[-1].new_page()), site=site)

    yield enter
    for context in contexts:
        context.close()
    watch.report()
