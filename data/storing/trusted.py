"""Files that nobody but us or the system's owner can have written, to be read."""

import mmap
import os
import stat
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class UntrustedError(Exception):
    """What lies there is not to be read; its text is a word for the log: why."""


def require_folder(folder: Path) -> None:
    """Refuse what is no folder or not ours; OSError where there is nothing."""
    _require(folder.lstat(), is_kind=stat.S_ISDIR(folder.lstat().st_mode))


def opened(path: Path) -> BufferedReader:
    """Open a plain file of ours; OSError where there is none."""
    file = open(path, "rb", opener=_opener)  # noqa: SIM115 (whoever asks closes it)
    try:
        status = os.fstat(file.fileno())
        _require(status, is_kind=stat.S_ISREG(status.st_mode))
    except UntrustedError:
        file.close()
        raise
    return file


def mapped(path: Path, size: int, digest: str) -> mmap.mmap:
    """Map a file that has a size and a SHA-256 digest; it may be removed meanwhile."""
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size != size:
            raise UntrustedError("size")
        # Read, not mapped: what is only hashed takes no memory of ours.
        if file_digest(file, "sha256").hexdigest() != digest:
            raise UntrustedError("content")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK)


def _require(status: os.stat_result, *, is_kind: bool) -> None:
    if not is_kind:
        raise UntrustedError("kind")
    if hasattr(os, "geteuid"):  # elsewhere owners and modes say little
        if status.st_uid not in {os.geteuid(), 0}:
            raise UntrustedError("owner")
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise UntrustedError("mode")
