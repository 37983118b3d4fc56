"""The process that reads reports: it gives counts, and ends with all that it read.

It may write no file, opens no connection, and says of a mistake only its kind.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from data.attendance.refusals import ReportError

MOST_SECONDS = 120
MOST_MEMORY = 4 * 1024**3  # bytes of addresses


def main() -> None:
    """Read a request and files from standard input, write counts to standard output."""
    limit()
    source = sys.stdin.buffer
    request = json.loads(source.readline())
    try:
        from data.attendance import answers, files, imported

        given = answers.from_plain(request["answers"])
        plain = imported.to_plain(files.count(_files(request, source), given))
        answer = json.dumps(plain)
    except MemoryError:
        answer = json.dumps({"stopped": "too-large"})
    except Exception:  # noqa: BLE001 - whatever it says may hold a cell
        answer = json.dumps({"stopped": "stopped"})
    sys.stdout.write(answer)


def _files(
    request: dict[str, Any], source: BinaryIO
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for file in request["files"]:
        if file["path"] is not None:
            yield file["name"], partial(_content, file["path"])
        else:
            content = source.read(file["size"])
            yield file["name"], partial(bytes, content)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        raise ReportError("no-file") from None


def limit() -> None:
    """Limit memory and time, and forbid files: no dump, no temporary file, no log."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, MOST_MEMORY),
    ):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or most <= hard:
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
