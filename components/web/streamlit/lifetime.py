"""From the start of the server to its end: made ready first, cleared up last.

When it is asked to end, what was begun may be finished: reports being made are waited
for, and fetched, while no new ones are begun; only then does the server stop listening.
"""

import asyncio
import logging
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from types import FrameType
from typing import Any

import uvicorn

from components.live import current, inner, logs, memory, pools, settings, visits
from components.pictures.chromium import here
from components.report import jobs
from components.web.streamlit import descriptors, proxies, warm
from components.words import server as words

_LOOK_S = 0.05
_log = logging.getLogger("outreach.server")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Make the server ready before it answers, and leave nothing behind."""
    logs.configure()
    logs.catch_all()
    if memory.has_many_arenas():
        _log.info(words.many_arenas(settings.ARENAS.variable))
    descriptors.raise_limit()
    descriptors.spare()
    server = _server()
    if server:
        proxies.believe(server)
        _watch(server)
        if inner.part("signals"):
            _Ending(server, settings.GRACE.read())
    # Whoever comes meanwhile waits at the door, no longer than for a first run.
    await warm.first_run()
    await asyncio.to_thread(warm.warm_up)
    # What was imported by that has brought handlers of its own.
    logs.configure()
    visits.here().forgetting.append(jobs.here().forget)
    watcher = current.Watcher(settings.RELOAD.read(), warm.warm_up)
    _log.info("start", extra={"data": current.dataset().version})
    try:
        yield
    finally:
        watcher.close()
        await _end_work()
        _log.info("stop")


class _Ending:
    """What happens between the signal to end and the server's end.

    uvicorn alone would refuse connections at once, and whoever waits for a report
    would never hear of it.
    """

    def __init__(self, server: uvicorn.Server, grace_s: float) -> None:
        self._server, self._grace_s = server, grace_s
        self._loop = asyncio.get_running_loop()
        self._task: asyncio.Task[None] | None = None
        self._is_asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        if self._is_asked:
            # Asked twice: now, as uvicorn does it.
            self._server.handle_exit(number, frame)
            return
        self._is_asked = True
        self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        self._task = self._loop.create_task(self._end())

    async def _end(self) -> None:
        _log.info("closing")
        deadline = monotonic() + self._grace_s
        queue = jobs.here()
        queue.refuse_new()
        # The work is in threads, which set off no event of this loop.
        while queue.is_busy() and monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_S)
        await _end_work()
        left = max(1, round(deadline - monotonic()))
        self._server.config.timeout_graceful_shutdown = left
        self._server.should_exit = True


async def _end_work() -> None:
    """End what is still being made: whoever waits for it is told so."""
    jobs.here().close()
    pools.PICTURES.give_up()
    pools.FILES.give_up()
    await asyncio.to_thread(here.close)


def _watch(server: uvicorn.Server) -> None:
    """Limit what connections take; it stands on uvicorn's inner parts, so fenced."""
    if not all([inner.part("connections"), inner.part("websockets")]):
        return
    from components.web.streamlit import wire

    wire.watch(server)


def _server() -> uvicorn.Server | None:
    """Find the server that runs us: its method answers to the signals."""
    if threading.current_thread() is not threading.main_thread():
        return None
    answers: Any = signal.getsignal(signal.SIGTERM)
    server = getattr(answers, "__self__", None)
    return server if isinstance(server, uvicorn.Server) else None
