"""A real Chromium on the running app, kept from everything outside it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.reader import Reader
from tests.browser.serving import HOST, served

HERE = Path(__file__).parent
DESK = {"width": 1440, "height": 900}
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_INSTALL = (
    "There is no Chromium: `apt-get install chromium`, or name one in CHROMIUM_PATH"
)
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Blocks every other host, sockets included. Playwright's own routes would do it
    # too, but they turn the cache off, and each page then takes a second longer.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
)
# On a page below the root, Streamlit first asks in the wrong place, then at the root.
_STREAMLIT_ASKS_AROUND = re.compile(r"/\w+/_stcore/(health|host-config)$")
_WITHIN = ("data:", "blob:", "about:")

NewReader = Callable[..., Reader]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests beside this file; one worker runs them all on one server."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; without one the tests are skipped, but never in CI."""
    named = os.environ.get("CHROMIUM_PATH")
    path = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(_INSTALL)
        pytest.skip(_INSTALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(_ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app for all browser tests, once there is a browser for it."""
    assert chromium.is_connected()
    with served(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def new_reader(chromium: Browser, site: str) -> Iterator[NewReader]:
    """Let readers in, each in a browser of their own, and watch what they meet."""
    with watched(chromium, site) as enter:
        yield enter


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """Seat one reader at a desk."""
    return new_reader()


@contextmanager
def watched(chromium: Browser, site: str) -> Iterator[NewReader]:
    """Give what lets readers in; at the end, none has met an error or left the site."""
    contexts, outside, errors = [], list[str](), list[str]()

    def watch(page: Page) -> None:
        def requested(address: str) -> None:
            if not address.startswith((site, site.replace("http", "ws"), *_WITHIN)):
                outside.append(address)

        page.on("websocket", lambda socket: requested(socket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.context.on("request", lambda request: requested(request.url))
        page.on(
            "console",
            lambda said: (
                None
                if said.type != "error" or _is_streamlits(said.location)
                else errors.append(f"{said.text} {said.location}")
            ),
        )

    def enter(**options: Any) -> Reader:
        context = chromium.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        watch(page)
        return Reader(page=page, site=site)

    yield enter
    for context in contexts:
        context.close()
    assert not outside
    assert not errors


def _is_streamlits(location: Any) -> bool:
    return bool(_STREAMLIT_ASKS_AROUND.search(location["url"]))
