"""What code has made of a snapshot's data, kept beside it: read instead of made again.

It belongs to the snapshot and goes with it. Each piece is written under another name
and then renamed, and begins with its SHA-256: what is cut, changed, foreign or open to
others' writing is never read.
"""

import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from data.storing import trusted

_OF = "made-by-"  # whose pieces lie in a folder
_HASH_BYTES = 32
_OLD_S = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Beside:
    """The pieces beside one snapshot; any number of processes may use them at once."""

    snapshot: Path

    def read(self, code: str, name: str) -> bytes | None:
        """Read a piece of what some code has made; None where it is to be made."""
        folder = self._folder(code)
        try:
            trusted.require_folder(folder)
            with trusted.opened(folder / _named(name)) as file:
                hashed, content = file.read(_HASH_BYTES), file.read()
        except (OSError, trusted.UntrustedError):
            return None
        return content if sha256(content).digest() == hashed else None

    def write(self, code: str, name: str, content: bytes) -> None:
        """Keep a piece; nothing is kept where nothing can be written."""
        folder = self._folder(code)
        part = folder / f".part-{os.getpid()}-{secrets.token_hex(8)}"
        try:
            self._begin(folder)
            part.write_bytes(sha256(content).digest() + content)
            part.chmod(0o444)
            part.replace(folder / _named(name))
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _begin(self, folder: Path) -> None:
        """Make the folder of some code, once; what others made long ago goes."""
        if folder.is_dir():
            return
        folder.mkdir(mode=0o755, exist_ok=True)  # another may be as quick
        for other in self.snapshot.glob(f"{_OF}*"):
            if time.time() - other.lstat().st_mtime > _OLD_S:
                shutil.rmtree(other, ignore_errors=True)

    def _folder(self, code: str) -> Path:
        return self.snapshot / f"{_OF}{code}"


def _named(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]
