"""What folders of tests share: one Chromium, since two cannot be driven at once."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from components.figures import catalogue
from components.live import visits
from components.web import limits
from tests import attended
from tests.browser.serving import HOST

if TYPE_CHECKING:
    from tests.databases import Server

assert catalogue.FIGURES  # listed: addresses may ask for them

_PATIENCE_MS = 120_000
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

# What starts programs, reads whole files again, or tries a great many of something.
_SLOW = (
    *("app", "attacks", "browser", "commands", "deploy", "fuzz", "pictures", "report"),
    *("soak", "supply", "test_viewer.py", "findings/test_sentences.py"),
    *("data/checking/test_apart.py", "data/checking/test_slips.py"),
    *("data/counting/test_proved.py", "data/reading/test_emptied.py"),
    "data/difference/test_generated.py",
    *("live/test_current.py", "live/test_memory.py", "web/test_lookups.py"),
    *("web/test_sockets.py", "web/test_warm.py", "words/test_hedges.py"),
    *("words/test_sums.py", "words/test_titles.py"),
    *("data/reading/database", "live/test_database.py"),
    *("data/reading/workbook", "workbook/test_again.py", "workbook/test_office.py"),
)
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` leaves out."""
    slow = {_HERE / name for name in _SLOW}
    for item in items:
        if slow & {item.path, *item.path.parents}:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _nobody_is_left() -> Iterator[None]:
    """Forget who asked, and what they brought: the next test meets a new process."""
    yield
    limits.forget()
    attended.ended()
    visits.here.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def _no_folder_is_left() -> Iterator[None]:
    """Delete the folder that Streamlit's tests of apps make when imported."""
    yield
    if testing := sys.modules.get("streamlit.testing.v1.app_test"):
        testing.TMP_DIR.cleanup()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; without one the tests are skipped, but never in CI."""
    named = os.environ.get("CHROMIUM_PATH")
    path = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(_INSTALL)
        pytest.skip(_INSTALL)
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(_ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgresql() -> "Iterator[Server]":
    """Start Debian's PostgreSQL for the tests of a process that want it."""
    from tests import databases  # and a driver, for these tests alone

    with databases.running() as server:
        yield server
