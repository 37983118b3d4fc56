"""Locks on open files, which end with whoever holds them; without effect elsewhere."""

import os
import weakref
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # not on Windows, where an open file cannot be removed anyway
    fcntl = None  # type: ignore[assignment]


class Hold:
    """A file that is read: whoever would remove it is told so, as long as this is."""

    def __init__(self, file: BinaryIO) -> None:
        """Share the file with all others that read it, also when it is closed."""
        place = os.dup(file.fileno())
        weakref.finalize(self, os.close, place)
        if fcntl is not None:
            with suppress(OSError):  # a network folder may know no locks
                fcntl.flock(place, fcntl.LOCK_SH | fcntl.LOCK_NB)


def is_held(path: Path) -> bool:
    """Tell whether somebody reads a file; OSError where there is none."""
    with path.open("rb") as file:
        if fcntl is None:
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False
