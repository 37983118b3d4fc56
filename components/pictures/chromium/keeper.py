"""Keeps one browser that works, and lets others end when their last picture is done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from components.pictures.chromium.browser import Browser
from components.pictures.chromium.renderer import RenderFailed


class Keeper:
    """Lends a browser for an order; a new one after a crash, or after many pictures."""

    def __init__(self, start: Callable[[], Awaitable[Browser]], pictures: int) -> None:
        """Keep what `start` gives, each for so many pictures."""
        self._start = start
        self._pictures = pictures
        self._browser: Browser | None = None
        self.is_broken = False  # the latest start has failed
        self._starting = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def has_browser(self) -> bool:
        """Whether one is there, at work or idle."""
        return self._browser is not None

    async def warm(self) -> None:
        """Start a browser before anyone asks; who asks will hear why there is none."""
        with suppress(RenderFailed):
            async with self.lent():
                pass

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[Browser]:
        """Lend a browser that works; RenderFailed where none starts."""
        async with self._starting:
            if self._browser is None or self._is_spent(self._browser):
                self._retire()
                self._browser = await self._begun()
            browser = self._browser
            browser.lent += 1
        try:
            yield browser
        finally:
            browser.lent -= 1
            if browser is not self._browser:
                self._end(browser)
            elif self._is_spent(browser):
                self._retire()

    async def close(self) -> None:
        """End every browser."""
        self._retire()
        if self._ending:
            await asyncio.wait(self._ending)

    async def _begun(self) -> Browser:
        try:
            browser = await self._start()
        except RenderFailed:
            self.is_broken = True
            raise
        self.is_broken = False
        return browser

    def _is_spent(self, browser: Browser) -> bool:
        return browser.is_gone or browser.begun >= self._pictures

    def _retire(self) -> None:
        browser, self._browser = self._browser, None
        if browser:
            self._end(browser)

    def _end(self, browser: Browser) -> None:
        if browser.lent:
            return
        task = asyncio.create_task(browser.end())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
