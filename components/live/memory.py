"""Memory that is free inside the process: kept in one piece, and given back.

Each page run is a thread. glibc gives several of them arenas of their own, and what
stays of a run, such as a figure that is kept, holds back the free memory around it:
after some thousand runs that is a quarter of the server. Who starts it therefore sets
MALLOC_ARENA_MAX, which glibc reads once, before there is any thread.
"""

import ctypes
import platform
from contextlib import suppress

from components.live import settings


def has_many_arenas() -> bool:
    """Tell whether threads may take memory from arenas of their own."""
    return platform.libc_ver()[0] == "glibc" and not settings.ARENAS.read()


def give_back() -> None:
    """Let the allocators of C and of Arrow return what they only keep for later."""
    import pyarrow as pa  # it starts threads

    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
