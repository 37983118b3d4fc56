"""The check in a process of its own: whatever a package holds, readers are answered.

`python -m data.checking.apart FOLDER` prints the problems as JSON. It may take so much
time and memory and no more, gives way to whoever else wants a core, and ends with its
asker.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from data.checking.check import check_package
from data.reading import bounded
from data.reading.package import Dataset, load_dataset
from data.reading.schema import DataError, Problem, errors

_MOST_SECONDS = 300
_MOST_BYTES = 4 << 30  # of addresses; a million participations take a third of it
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
            self._child = child = bounded.started("data.checking.apart", str(folder))
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
        if self._is_closed or not bounded.ended_for_want(child.returncode, reason):
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


def _too_heavy(folder: Path) -> Problem:
    return Problem(file=folder.name, code="too-heavy", message=_HEAVY)


if __name__ == "__main__":
    bounded.end_with_asker()
    bounded.limit(memory=_MOST_BYTES, seconds=_MOST_SECONDS)
    found = check_package(Path(sys.argv[1]))
    sys.stdout.write(json.dumps([asdict(problem) for problem in found]))
