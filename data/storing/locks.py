"""Locks on open files, which end with whoever holds them; without effect elsewhere."""

import mmap
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
    """A snapshot that is read: nobody removes it as long as this is there."""

    def __init__(self, file: BinaryIO) -> None:
        """Share a file of it with all others that read it, also when it is closed."""
        self.maps: tuple[mmap.mmap, ...] = ()
        place = os.dup(file.fileno())
        weakref.finalize(self, os.close, place)
        if fcntl is not None:
            with suppress(OSError):  # a network folder may know no locks
                fcntl.flock(place, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def rest(self) -> None:
        """Give back what was mapped to be read once; what is asked for comes again.

        With each page that is read, the system maps some sixteen around it.
        """
        for content in self.maps:
            if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
                content.madvise(mmap.MADV_DONTNEED)


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
