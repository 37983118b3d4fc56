"""Which Chromium there is on this machine."""

import shutil
from functools import cache
from importlib.util import find_spec

from components.live import settings

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def browser() -> str:
    """Give the path of a Chromium: the one that is named, or else one found; or ""."""
    named = settings.BROWSER.read()
    if named is not None:
        return shutil.which(named) or ""
    return next(filter(None, map(shutil.which, NAMES)), None) or _elsewhere()


@cache
def has_kaleido() -> bool:
    """Say whether what drives the browser is installed."""
    return find_spec("kaleido") is not None


def _elsewhere() -> str:
    """Search where Chrome lives on other systems, and where Kaleido puts its own."""
    if not has_kaleido():
        return ""
    from choreographer.browsers.chromium import Chromium

    return str(Chromium.find_browser(skip_local=False) or "")
