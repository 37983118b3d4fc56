"""What the first visitor would wait for, done before there is one."""

import gc
import logging

from components.live import current, inner, memory
from components.live import packed as packing
from components.web.streamlit import page, runtimes
from components.widgets import first_page, search

_log = logging.getLogger("outreach.server")


def warm_up() -> None:
    """Make what the view without filters shows, and have all files packed.

    Files are packed in the background: until then they are sent less small. Whatever
    fails here fails again, and is told, where a visitor asks for it.
    """
    try:
        _draw()
        for packed in page.first_files():
            for coding in packing.CODINGS:
                packing.later(packed, coding)
    except Exception:  # noqa: BLE001 (a start is worth more than its first visit)
        _log.exception("warm-up")
    _settle()


async def first_run() -> None:
    """Run the script once: imports and caches, as its first visitor leaves them.

    It needs the event loop on which the app runs.
    """
    run, runtime = inner.part("first-run"), runtimes.here()
    if run is None or runtime is None:  # commands and tests have no server
        return
    try:
        await run(runtime)
    except Exception:  # noqa: BLE001 (a start is worth more than its first visit)
        _log.exception("first run")


def _settle() -> None:
    """Keep what is here for good out of every later search for garbage.

    What making it has left free goes back to the system.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    memory.give_back()


def _draw() -> None:
    dataset = current.dataset()
    search.index_packed(dataset)
    first_page.make(dataset)
