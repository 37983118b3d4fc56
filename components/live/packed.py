"""Files packed for the wire: at once when asked, and once as small as can be.

The smallest encoding takes seconds to make. It is made in the background, kept on disk
under the digest of what it holds, and read from there at the next start.

servestatic sends only files that lie on disk compressed before the start. Some of ours
are written at the start, also where the disk is full, and a broken one is never sent.
"""

import gzip
import mimetypes
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import brotli

from components.live import settings

_LEAST_POLITE = 19  # of Linux's priorities
# Smaller ones are sent as fast without.
_LEAST_BYTES = 860


class _Coding(NamedTuple):
    """One way to pack, quickly and thoroughly, and back."""

    quick: Callable[[bytes], bytes]
    thorough: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


# The first that a client takes is sent.
CODINGS = MappingProxyType(
    {
        "br": _Coding(
            lambda body: brotli.compress(body, quality=5),
            lambda body: brotli.compress(body, quality=11, lgwin=24),
            brotli.decompress,
        ),
        "gzip": _Coding(
            lambda body: gzip.compress(body, 6, mtime=0),
            lambda body: gzip.compress(body, 9, mtime=0),
            gzip.decompress,
        ),
    }
)


class Packed:
    """A body that never changes, and the smallest encodings of it that exist by now.

    Only those that somebody asks for stay in memory.
    """

    def __init__(
        self, read: Callable[[], bytes], media_type: str, *, is_lasting: bool = True
    ) -> None:
        """Take what reads the body; nothing is done before somebody asks.

        What is not lasting is packed at once alone, and never kept on disk.
        """
        self._read_body, self.media_type = read, media_type
        self._is_lasting = is_lasting
        self._quick: dict[str, bytes] = {}
        self._small: dict[str, bytes] = {}

    @property
    def body(self) -> bytes:
        """Read the body."""
        return self._read_body()

    @property
    def digest(self) -> str:
        """Name the content."""
        return self._known[0]

    @property
    def is_packable(self) -> bool:
        """Tell whether packing makes it smaller: pictures and fonts are packed."""
        is_text = self.media_type.startswith(("text/", "application/", "image/svg"))
        return is_text and self._known[1] >= _LEAST_BYTES

    def encoded(self, coding: str) -> bytes:
        """Encode the body; its smallest encoding follows in the background."""
        if not self._is_lasting:
            return self._quickly(coding)
        if coding not in self._small:
            small = _read(self._file(coding), coding, self.body)
            if small is None:
                later(self, coding)
                return self._quickly(coding)
            self._small[coding] = small
            self._quick.pop(coding, None)
        return self._small[coding]

    def pack(self, coding: str) -> None:
        """Make the smallest encoding, unless there is one, and keep it on disk."""
        if coding in self._small or not self.is_packable:
            return
        file, body = self._file(coding), self.body
        if _read(file, coding, body) is None:
            small = CODINGS[coding].thorough(body)
            if not _write(file, small):
                self._small[coding] = small

    @cached_property
    def _known(self) -> tuple[str, int]:
        body = self.body
        return sha256(body).hexdigest(), len(body)

    def _quickly(self, coding: str) -> bytes:
        made = self._quick.get(coding) or CODINGS[coding].quick(self.body)
        self._quick[coding] = made
        return made

    def _file(self, coding: str) -> Path:
        return folder() / f"{self.digest}.{coding}"


def folder() -> Path:
    """Find the folder of packed files: OUTREACH_CACHE, or the user's cache."""
    caches = settings.CACHES.read() or Path.home() / ".cache"
    return settings.CACHE.read() or caches / "outreach"


def wait() -> None:
    """Wait until everything asked for has been packed."""
    _waiting().join()


def _read(file: Path, coding: str, body: bytes) -> bytes | None:
    """Read an encoding; None where there is none that holds the body."""
    try:
        small = file.read_bytes()
        return small if CODINGS[coding].unpack(small) == body else None
    except (OSError, EOFError, brotli.error):
        return None


def _write(file: Path, small: bytes) -> bool:
    """Keep an encoding; False where nothing can be written."""
    # A name for all processes, which write the same: whatever stays of one that is
    # killed is written over by the next.
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(small)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def later(packed: Packed, coding: str) -> None:
    """Have the smallest encoding made in the background."""
    _waiting().put((packed, coding))


@cache
def _waiting() -> "queue.Queue[tuple[Packed, str]]":
    """Start the one thread that packs; it ends with the process."""
    waiting: queue.Queue[tuple[Packed, str]] = queue.Queue()
    threading.Thread(target=_work, args=(waiting,), daemon=True).start()
    return waiting


def _work(waiting: "queue.Queue[tuple[Packed, str]]") -> None:
    if sys.platform == "linux":
        # Visitors come first.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST_POLITE)
    while True:
        packed, coding = waiting.get()
        packed.pack(coding)
        waiting.task_done()


_CHARSET = "; charset=utf-8"
_TYPES: Mapping[str, str] = {
    ".css": f"text/css{_CHARSET}",
    ".geojson": "application/geo+json",
    ".html": f"text/html{_CHARSET}",
    ".js": f"text/javascript{_CHARSET}",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain{_CHARSET}",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}


def media_type(path: Path) -> str:
    """Name the type of a file by its ending, the same on every machine."""
    known = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return known or "application/octet-stream"
