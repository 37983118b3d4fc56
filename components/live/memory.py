"""Memory that is free inside the process: kept in one piece, and given back."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8  # of glibc's malloc.h


def share_one_arena() -> None:
    """Let all threads that come take their memory from one place.

    Each page run is a thread. glibc gives several of them arenas of their own, and what
    stays of a run, such as a figure that is kept, holds back the free memory around it:
    after some thousand runs that is a quarter of the server.
    """
    with suppress(AttributeError, OSError):  # other C libraries have no arenas
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Let the allocators of C and of Arrow return what they only keep for later."""
    import pyarrow as pa  # it starts threads

    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
