"""The renderer of this process: one for everybody, started when first asked for."""

from functools import cache
from threading import Lock

from components.live import settings
from components.pictures.chromium import found
from components.pictures.chromium.renderer import Renderer, RendererMissing
from components.words import renderer as words

_lock = Lock()


def missing() -> str:
    """Say what to install before pictures can be drawn; "" where all is there."""
    if not found.has_kaleido():
        return words.NO_PACKAGES
    if found.lost():
        return words.OTHER
    if found.browser():
        return ""
    named = settings.BROWSER.read()
    return words.NO_BROWSER if named is None else words.not_there(named)


def renderer() -> Renderer:
    """Give the one renderer, at work or just starting; RendererMissing."""
    with _lock:
        return _only()


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
