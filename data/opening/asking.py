"""The side of the server: it passes on what it cannot read, and hears numbers."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from threading import Lock, Timer
from typing import Any

from data.attendance import imported
from data.attendance.answers import Answers
from data.attendance.imported import Failure, Imported
from data.attendance.reading import MOST_SECONDS
from data.reading.bounded import started


class Ended(Exception):  # noqa: N818 (what is the matter)
    """The process that counted is no more: it was ended, or took too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of reading: counts, or why there are none."""

    imported: Imported | None = None
    is_package: bool = False
    mixed: Sequence[str] = ()  # files of a package beside reports
    failures: Sequence[Failure] = ()


class Room:
    """A process of its own that counts one reader's reports."""

    def __init__(self) -> None:
        """Start the process; Ended where it does not."""
        self._lock = Lock()
        self._process = started("data.opening.room", stdin=subprocess.PIPE)
        try:
            self.key = str(self._heard()["key"])  # to seal by
        except Ended:
            self.end()
            raise

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def read(self, sealed: bytes) -> Outcome:
        """Have what a browser sealed read and counted; Ended."""
        said = self._ask({"do": "read", "size": len(sealed)}, sealed)
        if "imported" in said:
            return Outcome(imported=imported.from_plain(said["imported"]))
        if "stopped" in said:
            return Outcome(failures=(Failure(file="", code=said["stopped"]),))
        failures = [
            Failure(file=file, code=code, row=row, column=column)
            for file, code, row, column in said.get("failures", ())
        ]
        is_package = said.get("package", False)
        mixed = said.get("mixed", ())
        return Outcome(is_package=is_package, mixed=mixed, failures=failures)

    def count(self, given: Answers) -> Imported:
        """Count by other answers; staff's addresses are those that were sealed."""
        plain = asdict(replace(given, staff=()))
        said = self._ask({"do": "count", "answers": plain})
        if "imported" not in said:
            raise Ended
        return imported.from_plain(said["imported"])

    def staff(self, sealed: bytes) -> tuple[int, int] | None:
        """Take sealed addresses for staff's; how many, and how many are in the files.

        None where they cannot be read.
        """
        said = self._ask({"do": "staff", "size": len(sealed)}, sealed)
        return (said["staff"], said["known"]) if "staff" in said else None

    def end(self) -> None:
        """End the process, and with it the keys and all rows."""
        self._process.kill()
        self._process.wait()
        for stream in (
            self._process.stdin,
            self._process.stdout,
            self._process.stderr,
        ):
            if stream:
                stream.close()

    def _ask(self, asked: Mapping[str, Any], sealed: bytes = b"") -> dict[str, Any]:
        with self._lock:
            watch = Timer(MOST_SECONDS, self._process.kill)
            watch.daemon = True
            watch.start()
            try:
                self._say(json.dumps(asked).encode() + b"\n")
                self._say(sealed)
                return self._heard()
            except (OSError, ValueError):  # closed from the other side, or by us
                raise Ended from None
            finally:
                watch.cancel()

    def _say(self, content: bytes) -> None:
        if self._process.stdin is None:
            raise Ended
        self._process.stdin.write(content)
        self._process.stdin.flush()

    def _heard(self) -> dict[str, Any]:
        if self._process.stdout is None:
            raise Ended
        line = self._process.stdout.readline()
        if not line:
            raise Ended
        answer: dict[str, Any] = json.loads(line)
        return answer
