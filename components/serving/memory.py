"""Memory that is free inside the process goes back to the system."""

import asyncio
import ctypes
from contextlib import suppress

import pyarrow as pa

_EVERY_S = 20


def give_back() -> None:
    """Let the allocators of C and of Arrow return what they only keep for later.

    Each page run is a thread: glibc keeps an arena for several of them, and what they
    free stays there in pieces, tens of megabytes after some thousand runs.
    """
    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError):  # other C libraries do so by themselves
        ctypes.CDLL(None).malloc_trim(0)


async def keep_giving_back(every_s: float = _EVERY_S) -> None:
    """Do so every few seconds, until cancelled."""
    while True:
        await asyncio.sleep(every_s)
        await asyncio.to_thread(give_back)
