"""What is drawn ahead of a page's run: the run begins when it has left.

Two threads that work out the same would each take more than twice as long, and a
browser that hears of a run has no time to paint.
"""

import asyncio
from collections import defaultdict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress

_PATIENCE_S = 0.4
_PAINTING_S = 0.04
_UNDER_WAY: defaultdict[Hashable, set[asyncio.Event]] = defaultdict(set)


@contextmanager
def drawn(reader: Hashable) -> Iterator[None]:
    """Let a reader's runs wait until the block has ended, and a browser painted it."""
    done = asyncio.Event()
    _UNDER_WAY[reader].add(done)

    def end() -> None:
        _UNDER_WAY[reader].discard(done)
        if not _UNDER_WAY[reader]:
            del _UNDER_WAY[reader]
        done.set()

    try:
        yield
    finally:
        asyncio.get_running_loop().call_later(_PAINTING_S, end)


async def left(reader: Hashable) -> None:
    """Wait until what is drawn ahead for a reader has left, but not for long."""
    if reader not in _UNDER_WAY:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE_S):
            for done in [*_UNDER_WAY[reader]]:
                await done.wait()
