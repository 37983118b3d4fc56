"""What a benchmark in the browser needs: a Chromium, the app, and its peers."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from components.pictures.chromium import here
from tests.benchmarks import peers
from tests.browser.serving import served

_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A browser, and the addresses of what it may open."""

    browser: Browser
    ours: str
    dash: str
    barest: str  # Dash
    plain: str  # Streamlit


@contextmanager
def beside_peers() -> Iterator[Stage]:
    """Start everything, and end it."""
    with ExitStack() as stack:
        log = Path(stack.enter_context(TemporaryDirectory())) / "log.txt"
        ours = stack.enter_context(served(log))
        dash = stack.enter_context(peers.dash_app())
        barest = stack.enter_context(peers.dash_app("barest_dash"))
        plain = stack.enter_context(peers.streamlit_page())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=here.browser(), args=list(_ARGUMENTS)
        )
        stack.callback(browser.close)
        yield Stage(browser=browser, ours=ours, dash=dash, barest=barest, plain=plain)
