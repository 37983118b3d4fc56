"""The renderer of this process: one for everybody, started when first asked for."""

import atexit
import logging
import shutil
from functools import cache
from importlib.util import find_spec
from threading import Event, Lock

from components.live import settings
from components.pictures.chromium.renderer import Renderer, RendererMissing
from components.words import renderer as words

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_log = logging.getLogger("outreach.pictures")
_lock = Lock()
_over = Event()


def missing() -> str:
    """Say what to install before pictures can be drawn; "" where all is there."""
    if not has_kaleido():
        return words.NO_PACKAGES
    if lost():
        return words.OTHER
    if browser():
        return ""
    named = settings.BROWSER.read()
    return words.NO_BROWSER if named is None else words.not_there(named)


def renderer() -> Renderer:
    """Start the one renderer where it is not at work yet; RendererMissing."""
    with _lock:
        if _over.is_set():
            raise RendererMissing(words.CLOSED)
        return _only()


@atexit.register
def end() -> None:
    """End it for good: after Python's end nobody would clear up what begins now."""
    _over.set()
    close()


@cache
def _only() -> Renderer:
    if sentence := missing():
        raise RendererMissing(sentence)
    from components.pictures.chromium.chromium import ChromiumRenderer

    return ChromiumRenderer()


def state() -> str:
    """Say in a few words how the renderer is; it starts when first asked for."""
    if missing():
        return words.ABSENT
    return _only().state() if _only.cache_info().currsize else words.NOT_STARTED


def close() -> None:
    """End the renderer of this process, if there is one."""
    with _lock:
        if _only.cache_info().currsize:
            _only().close()


def browser() -> str:
    """Find the path of a Chromium: the one that is named comes first; or ""."""
    named = settings.BROWSER.read()
    if named is not None:
        return shutil.which(named) or ""
    return next(filter(None, map(shutil.which, NAMES)), None) or _elsewhere()


@cache
def has_kaleido() -> bool:
    """Tell whether what drives the browser is installed."""
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
        _log.warning("without kaleido", extra={"why": gone, "effect": words.OTHER})
    return gone


def _elsewhere() -> str:
    """Search where Chrome lives on other systems, and where Kaleido puts its own."""
    if not has_kaleido() or lost():
        return ""
    from components.pictures.chromium import kaleido_inside

    return kaleido_inside.installed()
