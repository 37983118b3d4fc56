"""What is drawn ahead of a page's run: the run waits for it, and finds it done.

Two threads that work out the same would each take more than twice as long.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event

_PATIENCE_S = 0.5
_UNDER_WAY: dict[Hashable, Event] = {}


@contextmanager
def drawn(view: Hashable) -> Iterator[None]:
    """Let runs of a view wait until the block has ended: what is drawn is sent."""
    done = _UNDER_WAY.setdefault(view, Event())
    try:
        yield
    finally:
        _UNDER_WAY.pop(view, None)
        done.set()


def wait(view: Hashable) -> None:
    """Wait while something is drawn ahead of this very view, but not for long."""
    if done := _UNDER_WAY.get(view):
        done.wait(_PATIENCE_S)
