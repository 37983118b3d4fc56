"""One writer at a time in a folder, whichever process or machine it is."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FILE = ".lock"
_MOST_SECONDS = 20.0
_PAUSE_S = 0.05


class Busy(Exception):  # noqa: N818 (what is the matter)
    """Somebody else writes for longer than is waited for."""


@contextmanager
def alone(folder: Path, most_s: float = _MOST_SECONDS) -> Iterator[None]:
    """Be the only writer in a folder; Busy, OSError.

    The system lets go of the lock when its process ends, however it ends.
    """
    handle = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        _wait(handle, time.monotonic() + most_s)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Busy from None
            time.sleep(_PAUSE_S)
        else:
            return
