"""One report being made: how far it is, what comes of it, how long it may take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["waiting", "working", "done", "failed", "cancelled"]
Step = Callable[[int, int, str], None]


class Cancelled(Exception):  # noqa: N818 (not an error: somebody wanted it)
    """Nobody waits for this report any more."""


class QueueFull(RuntimeError):  # noqa: N818 (named like queue.Full)
    """Too many reports are being made and waiting; the message says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished file."""

    body: bytes
    media_type: str
    name: str


Work = Callable[[Step], Made]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a report is: `done` of `of` pieces, and what is being done, in words."""

    stage: Stage
    done: int = 0
    of: int = 0
    words: str = ""

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.stage not in {"waiting", "working"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is made at once, for how long, and how long files are kept."""

    running: int = 2
    waiting: int = 8
    deadline_s: float = 120
    keep_s: float = 300
    fetch_s: float = 5  # a page asks for its finished file within a second
    keep_bytes: int = 64 * 2**20
