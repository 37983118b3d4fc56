"""Which Chromium there is on this machine, and whether what drives it fits."""

import logging
import shutil
from functools import cache
from importlib.util import find_spec

from components.live import settings
from components.words import renderer

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_log = logging.getLogger("outreach.pictures")


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


@cache
def lost() -> str:
    """Name what Kaleido's release no longer has of what draws; tells the log, once."""
    try:
        from components.pictures.chromium import kaleido_inside

        gone = kaleido_inside.lost()
    except (ImportError, AttributeError, TypeError) as error:
        gone = str(error)
    if gone:
        _log.warning("without kaleido", extra={"why": gone, "effect": renderer.OTHER})
    return gone


def _elsewhere() -> str:
    """Search where Chrome lives on other systems, and where Kaleido puts its own."""
    if not has_kaleido() or lost():
        return ""
    from components.pictures.chromium import kaleido_inside

    return kaleido_inside.installed()
