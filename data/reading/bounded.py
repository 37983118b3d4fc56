"""Programs of ours in processes of their own, with so much time and memory, no more."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_POLITENESS = 10
_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG
_ROOT = Path(__file__).resolve().parents[2]


def started(
    module: str, *arguments: str, stdin: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """Start a module of ours; both its outputs are to be read."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-P", "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended_for_want(code: int, reason: str) -> bool:
    """Tell whether time or memory ran out: by itself, or as the system saw to it."""
    killed = {-signal.SIGXCPU, -signal.SIGKILL} if os.name == "posix" else set()
    wanting = ("MemoryError", "bad_alloc", "allocation")
    return code in killed or any(word in reason for word in wanting)


def limit(*, memory: int, seconds: int) -> None:
    """Take no more bytes of addresses and seconds; not every system can say so.

    Where less is allowed already, it stays so.
    """
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        for what, most in (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
        ):
            _, hard = resource.getrlimit(what)
            end = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (end, end))
        os.nice(_POLITENESS)


def end_with_asker() -> None:
    """End when the asking thread does, even if the server was killed; Linux only."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_ON_PARENTS_DEATH, signal.SIGKILL)
