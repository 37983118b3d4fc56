"""Free memory stays in one piece however many threads run, and can be given back."""

import ctypes
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from components.live import memory, settings
from tests.browser.serving import served

pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="other C libraries work otherwise"
)
_ROOT = Path(__file__).parents[2]
_STARTS = (
    "Makefile",
    "deploy/systemd/outreach@.service",
    "deploy/container/Containerfile",
)
_MB, _PIECE = 2**20, 4096
_PIECES = 100 * _MB // _PIECE
# Prints how many arenas there are once some threads have taken memory at once.
_ARENAS = """
import ctypes, tempfile, threading

libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
together = threading.Barrier(6)
def take():
    libc.malloc(1000)
    together.wait()
threads = [threading.Thread(target=take) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
with tempfile.NamedTemporaryFile() as told:
    stream = ctypes.c_void_p(libc.fopen(told.name.encode(), b"w"))
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    print(told.read().count(b"<heap nr="))
"""


def arenas(**variables: str) -> int:
    command = [sys.executable, "-c", _ARENAS]
    return int(subprocess.check_output(command, env=variables))  # noqa: S603


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


def test_threads_share_one_arena_where_the_variable_says_so() -> None:
    assert arenas(**{settings.ARENAS.variable: "1"}) < arenas()


def test_a_start_without_the_variable_says_so_in_one_line(
    tmp_path: Path,
) -> None:
    log = tmp_path / "log.txt"
    with served(log, changes={settings.ARENAS.variable: ""}):
        assert log.read_text("utf-8").count(settings.ARENAS.variable) == 1


@pytest.mark.parametrize("name", _STARTS)
def test_each_way_to_start_a_server_that_we_give_sets_it(name: str) -> None:
    assert f"{settings.ARENAS.variable}=1" in (_ROOT / name).read_text("utf-8")


def test_what_is_free_goes_back_to_the_system() -> None:
    memory.give_back()  # whatever was free before
    with hundred_megabytes_in_pieces():
        before = megabytes()
        memory.give_back()
        assert before - megabytes() > 80
