"""Threads of their own for what is costly, and an end to how many wait for it.

Whoever waits here holds no thread. Pages, assets and `/healthz` never use these
threads, and nothing costly uses theirs: whatever pictures do, those are answered.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from math import inf
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

_T = TypeVar("_T")


class Crowded(Exception):  # noqa: N818 (an answer, not a fault)
    """Too many wait for this kind of work, or somebody has waited for too long."""


class Pool:
    """Does one kind of work `threads` at a time, for at most `waiting` who wait."""

    def __init__(
        self, name: str, *, threads: int, waiting: int, patience_s: float
    ) -> None:
        """Start no thread before there is work."""
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._most, self._patience_s = waiting, patience_s
        self._lock = Lock()
        self._waiting = 0
        self._given_up = -inf

    def begin(self, work: Callable[[], _T]) -> "Future[_T]":
        """Have work done when a thread is free; Crowded where that comes too late.

        It is done in the context, and so in the language, of who has it done.
        """
        context = copy_context()
        return self._threads.submit(context.run, self._in_time, work, monotonic())

    def give_up(self) -> None:
        """Do nothing of what waits for a thread: the server ends."""
        self._given_up = monotonic()

    async def run(self, work: Callable[[], _T]) -> _T:
        """Wait for work to be done; Crowded."""
        return await self.wait_for(partial(self.begin, work))

    async def wait_for(self, begin: Callable[[], "Future[_T]"]) -> _T:
        """Begin something, or join those who wait for it already; Crowded."""
        with self._counted():
            done = asyncio.wrap_future(begin())
            done.add_done_callback(_heard)
            try:
                await asyncio.wait({done}, timeout=self._patience_s)
            except asyncio.CancelledError:  # the server ends: no fault of anybody's
                raise Crowded from None
            if not done.done():
                raise Crowded
            return done.result()

    def _in_time(self, work: Callable[[], _T], begun: float) -> _T:
        """Do work, unless everybody who waited for it has left."""
        if monotonic() > begun + self._patience_s or begun <= self._given_up:
            raise Crowded
        return work()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            if self._waiting >= self._most:
                raise Crowded
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1


def _heard(done: "asyncio.Future[Any]") -> None:
    """Hear of what failed after everybody had left."""
    if not done.cancelled():
        done.exception()


# Three keep Chromium busy, which draws two at a time.
PICTURES = Pool("pictures", threads=3, waiting=64, patience_s=60)
FILES = Pool("files", threads=2, waiting=64, patience_s=60)
# The page itself draws what comes too late.
AHEAD = Pool("ahead", threads=1, waiting=16, patience_s=5)
SEARCHES = Pool("searches", threads=1, waiting=64, patience_s=30)
# Whoever opens a page never waits for what only chats and mails read.
PREVIEWS = Pool("previews", threads=1, waiting=8, patience_s=0.25)
