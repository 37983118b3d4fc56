"""The check in a process of its own: whatever a package holds, readers are answered.

`python -m data.checking.apart FOLDER` prints the problems as JSON. It may take so much
time and memory and no more, gives way to whoever else wants a core, and ends with its
asker.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from data.checking.check import check_package
from data.reading.package import Dataset, load_dataset
from data.reading.schema import DataError, Problem, errors

_MOST_SECONDS = 300
_MOST_BYTES = 4 << 30  # of addresses; a million participations take a third of it
_POLITENESS = 10
_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG
_ROOT = Path(__file__).resolve().parents[2]
_HEAVY = (
    "takes more time or memory to check than there is; look for a quote that nothing "
    "closes, or publish less"
)


class Apart:
    """Checks one package at a time in another process."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def problems(self, folder: Path) -> list[Problem]:
        """List what `check_package` finds; RuntimeError where the check broke off."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the server is closing")
            self._child = child = started("data.checking.apart", folder)
        with child:
            try:
                answer, why = child.communicate(timeout=_MOST_SECONDS)
            except subprocess.TimeoutExpired:
                return [_too_heavy(folder)]
            finally:
                child.kill()
        if child.returncode == 0:
            return [Problem(**problem) for problem in json.loads(answer)]
        reason = why.decode(errors="replace")
        if self._is_closed or not ended_for_want(child.returncode, reason):
            raise RuntimeError(f"the check ended with {child.returncode}: {reason}")
        return [_too_heavy(folder)]

    def checked(self, folder: Path) -> Dataset:
        """Read a package that passes the check; DataError, RuntimeError."""
        if wrong := errors(self.problems(folder)):
            raise DataError(wrong)
        return load_dataset(folder)

    def close(self) -> None:
        """End what goes on, and begin nothing more."""
        with self._lock:
            self._is_closed = True
            if self._child is not None:
                self._child.kill()


def started(
    module: str, folder: Path, stdin: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """Start a module of ours on a folder; what it prints is read from it."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-P", "-m", module, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended_for_want(code: int, reason: str) -> bool:
    """Tell whether time or memory ran out: by itself, or as the system saw to it."""
    killed = {-signal.SIGXCPU, -signal.SIGKILL} if os.name == "posix" else set()
    return code in killed or "MemoryError" in reason or "bad_alloc" in reason


def _too_heavy(folder: Path) -> Problem:
    return Problem(file=folder.name, code="too-heavy", message=_HEAVY)


def limit(seconds: int, most_bytes: int) -> None:
    """Take no more of a processor and of addresses; not every system can say so."""
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def end_with_asker() -> None:
    """End when the asking thread does, even if the server was killed; Linux only."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_ON_PARENTS_DEATH, signal.SIGKILL)


if __name__ == "__main__":
    end_with_asker()
    limit(_MOST_SECONDS, _MOST_BYTES)
    with suppress(AttributeError, OSError):
        os.nice(_POLITENESS)
    found = check_package(Path(sys.argv[1]))
    sys.stdout.write(json.dumps([asdict(problem) for problem in found]))
