"""What is free inside the process goes back to the system, again and again."""

import asyncio
import ctypes
import platform
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from components.serving import memory

pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="other allocators give back by themselves"
)
_MB, _PIECE = 2**20, 4096
_PIECES = 100 * _MB // _PIECE


@contextmanager
def hundred_megabytes_in_pieces() -> Iterator[None]:
    """Free a hundred megabytes below a piece that stays: the C library keeps them."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    libc.free.restype = None
    pieces = [libc.malloc(_PIECE) for _ in range(_PIECES)]
    for piece in pieces:
        ctypes.memset(piece, 1, _PIECE)
    last = pieces.pop()
    for piece in pieces:
        libc.free(piece)
    yield
    libc.free(last)


def megabytes() -> float:
    return float(psutil.Process().memory_info().rss / _MB)


def test_what_is_free_goes_back_to_the_system() -> None:
    with hundred_megabytes_in_pieces():
        before = megabytes()
        memory.give_back()
        assert before - megabytes() > 80


def test_it_does_so_again_and_again() -> None:
    async def some_time() -> list[float]:
        giving_back = asyncio.create_task(memory.keep_giving_back(0.2))
        freed = []
        for _ in range(2):
            with hundred_megabytes_in_pieces():
                before = megabytes()
                await asyncio.sleep(0.6)
                freed.append(before - megabytes())
        giving_back.cancel()
        return freed

    assert min(asyncio.run(some_time())) > 80
