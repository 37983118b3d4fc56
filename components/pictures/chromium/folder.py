"""Folders that go when whoever made them is done, or later if that one was killed."""

import asyncio
import fcntl
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Self

_PREFIX = "outreach-pictures-"
_LOCK = "lock"
_TRIES = 50
_PAUSE_S = 0.1


@dataclass(frozen=True, slots=True)
class Folder:
    """A temporary folder; its lock holds for as long as this process lives."""

    path: Path
    lock: FileIO

    @classmethod
    def new(cls, parent: Path | None) -> Self:
        """Make a folder, and delete those beside it whose makers were killed."""
        parent = parent or Path(tempfile.gettempdir())
        for other in parent.glob(f"{_PREFIX}*/{_LOCK}"):
            _delete_abandoned(other)
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        try:
            return cls(path, _locked(path))
        except OSError:
            shutil.rmtree(path, ignore_errors=True)
            raise

    async def remove(self) -> None:
        """Delete it; what a dying browser still writes is waited for."""
        for _ in range(_TRIES):
            self.remove_at_once()
            if not self.path.exists():
                break
            await asyncio.sleep(_PAUSE_S)

    def remove_at_once(self) -> None:
        """Delete it where nobody writes into it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.lock.close()


def _locked(path: Path) -> FileIO:
    lock = FileIO(path / "unlocked", "w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    # Only now does the lock get its name: nobody ever finds it open.
    (path / "unlocked").rename(path / _LOCK)
    return lock


def _delete_abandoned(lock: Path) -> None:
    # Locked by somebody who lives, deleted meanwhile, or another reader's: all fine.
    with suppress(OSError), FileIO(lock, "r") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(lock.parent, ignore_errors=True)
