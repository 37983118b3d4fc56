"""A disk that is full for this process: the system lets it write no file longer."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

_BYTES = 64


@contextmanager
def full_disk() -> Iterator[None]:
    """Let writing fail inside the block, as it does without space: OSError."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
