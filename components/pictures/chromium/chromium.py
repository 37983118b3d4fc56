"""The renderer that draws with Chromium: a queue, a thread of its own, one browser.

Kaleido's shared server hands callers each other's pictures when several ask at once;
here each waits for its own answer, on an event loop that nobody else uses.
"""

import asyncio
import atexit
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock, Thread

from components.pictures.chromium import here
from components.pictures.chromium.browser import Browser, BrowserGone, Order
from components.pictures.chromium.keeper import Keeper
from components.pictures.chromium.renderer import (
    Ending,
    RendererBusy,
    RendererMissing,
    RenderFailed,
)
from components.pictures.sheet import Sheet
from components.words import renderer

_GRACE_S = 3.0  # for pictures that are being drawn when the renderer closes
_CLOSED_S = 20.0
_TRIES = 2  # a browser may end once under the same picture


class ChromiumRenderer:
    """Draws `n` pictures at a time, and lets `waiting` others wait.

    A picture that takes longer than `patience_s` fails and takes its browser with it.
    After `pictures` pictures the browser is replaced. Chromium gets `flags` as well.
    """

    def __init__(  # noqa: PLR0913 - each has its everyday value
        self,
        n: int = 2,
        *,
        waiting: int = 64,
        patience_s: float = 20.0,
        pictures: int = 500,
        path: str = "",
        flags: Sequence[str] = (),
    ) -> None:
        """Start the thread, and a browser in it, without waiting for them."""
        self._path = path or here.browser()
        if not self._path:
            raise RendererMissing(renderer.NO_BROWSER)
        self._tabs, self._flags = n, tuple(flags)
        self._most_waiting, self._patience_s = waiting, patience_s
        self._lock = Lock()
        self._waiting = self._drawn = 0
        self._is_closed = False
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._orders: asyncio.Queue[Order | None] = asyncio.Queue()
        self._keeper = Keeper(self._start_browser, pictures)
        # A daemon, since Python waits for other threads before it calls `close`.
        self._thread = Thread(target=self._run, name="pictures", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def draw(self, sheet: Sheet, ending: Ending) -> bytes:
        """Draw a sheet and wait for it; RendererBusy, RenderFailed."""
        return self.submit(sheet, ending).result()

    def submit(self, sheet: Sheet, ending: Ending) -> Future[bytes]:
        """Have a sheet drawn meanwhile; RendererBusy at once where too many wait."""
        order = Order.of(sheet, ending)
        with self._lock:
            if self._is_closed:
                raise RenderFailed(renderer.CLOSED)
            if self._waiting >= self._most_waiting:
                raise RendererBusy(renderer.busy(self._waiting))
            self._waiting += 1
            self._loop.call_soon_threadsafe(self._orders.put_nowait, order)
        return order.picture

    def state(self) -> str:
        """Say in a few words what it is doing."""
        if self._is_closed:
            return renderer.ENDED
        if not self._keeper.has_browser:
            return renderer.BROKEN if self._keeper.is_broken else renderer.STARTING
        return renderer.ready(self._waiting, self._drawn)

    def close(self) -> None:
        """Finish what is being drawn, fail what waits, and leave nothing behind."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._loop.call_soon_threadsafe(self._send_home)
        self._thread.join(_CLOSED_S)
        atexit.unregister(self.close)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._main())

    async def _main(self) -> None:
        tasks = {asyncio.create_task(self._keeper.warm())}
        tasks |= {asyncio.create_task(self._work()) for _ in range(self._tabs)}
        await self._closing.wait()
        # Without a browser nothing is being drawn.
        grace_s = _GRACE_S if self._keeper.has_browser else 0
        _, late = await asyncio.wait(tasks, timeout=grace_s)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        await self._keeper.close()

    def _send_home(self) -> None:
        while not self._orders.empty():
            order = self._orders.get_nowait()
            if order and order.picture.set_running_or_notify_cancel():
                order.fail(RenderFailed(renderer.CLOSED))
        for _ in range(self._tabs):
            self._orders.put_nowait(None)
        self._closing.set()

    async def _work(self) -> None:
        while order := await self._orders.get():
            with self._lock:
                self._waiting -= 1
            if order.picture.set_running_or_notify_cancel():
                await self._answer(order)

    async def _answer(self, order: Order) -> None:
        try:
            picture = await self._draw(order)
        except RenderFailed as error:
            order.fail(error)
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            order.fail(RenderFailed(renderer.refused(str(error))))
        else:
            self._drawn += 1
            order.picture.set_result(picture)
        finally:  # where the work itself was cancelled
            order.fail(RenderFailed(renderer.CLOSED))

    async def _draw(self, order: Order) -> bytes:
        for _ in range(_TRIES):
            async with self._keeper.lent() as browser:
                with suppress(BrowserGone):
                    return order.finished(await browser.draw(order, self._patience_s))
        raise RenderFailed(renderer.DIED_TWICE)

    async def _start_browser(self) -> Browser:
        try:
            browser = Browser(self._path, self._flags)
        except Exception as error:  # such as a full disk
            raise RenderFailed(renderer.NO_START) from error
        await browser.start(self._tabs)
        return browser
