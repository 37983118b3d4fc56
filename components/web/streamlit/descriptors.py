"""Open files and sockets of the process: how many there may be, and fewer for each.

The system gives a process 1,024 of them unless it asks for more; each open page has
one, its socket.
"""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from components.live import inner

# As many as the service manager allows, but no more than anybody needs.
MOST = 65_536
# What stays free for files, pictures and those who ask how the server is.
RESERVE = 64
_NEARLY_FULL = 0.8
_LISTED = (Path("/proc/self/fd"), Path("/dev/fd"))


def raise_limit() -> None:
    """Take what the system lets this process have."""
    with suppress(ImportError, OSError, ValueError):  # not on every system
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def limit() -> int:
    """Read how many there may be; 0 where nobody knows."""
    with suppress(ImportError):
        import resource

        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        return 0 if soft == resource.RLIM_INFINITY else soft
    return 0


def used() -> int:
    """Count those that are open; 0 where nobody knows."""
    for folder in _LISTED:
        with suppress(OSError):
            return len(os.listdir(folder))  # noqa: PTH208 (its files come and go)
    return 0


def is_nearly_full() -> bool:
    """Tell whether it is time to have fewer sessions here, or a higher limit."""
    return bool(limit()) and used() > _NEARLY_FULL * limit()


def is_in_reserve(number: int) -> bool:
    """Tell whether a descriptor is among the last; the lowest free one is given out."""
    most = limit()
    return bool(most) and number >= most - min(RESERVE, most // 4)


class LateLoop(asyncio.AbstractEventLoop):
    """An event loop that opens its three descriptors when somebody uses it.

    Streamlit makes one for each session, for scripts that await something; ours do not.
    """

    def __init__(self) -> None:
        """Open nothing."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False

    def is_running(self) -> bool:
        """Tell whether it has been opened and runs."""
        return self._loop is not None and self._loop.is_running()

    def is_closed(self) -> bool:
        """Tell whether it has been closed, opened or not."""
        return self._is_closed

    def close(self) -> None:
        """Close what has been opened."""
        if self._loop is not None:
            self._loop.close()
        self._is_closed = True

    def __getattribute__(self, name: str) -> Any:
        """Pass everything else on to a loop that is opened now."""
        if name.startswith("__") or name in _OWN:
            return super().__getattribute__(name)
        if self._loop is None:
            if self._is_closed:
                raise RuntimeError("Event loop is closed")
            self._loop = asyncio.new_event_loop()
        return getattr(self._loop, name)


_OWN = frozenset({"_loop", "_is_closed", "is_running", "is_closed", "close"})


def spare() -> None:
    """Have each session of Streamlit take one descriptor instead of four.

    It has no setting for this.
    """
    if inner.part("event-loops") is asyncio.new_event_loop:
        from streamlit.runtime import app_session

        late = ModuleType("asyncio")
        vars(late).update(vars(asyncio), new_event_loop=LateLoop)
        app_session.asyncio = late  # type: ignore[attr-defined]
