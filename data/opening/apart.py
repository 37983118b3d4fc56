"""What a reader brings, opened and checked in a process of its own, within limits.

`python -m data.opening.apart FOLDER` reads files from its input as `sent.framed` writes
them, puts the package that they make into the folder, and prints its problems as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from data.checking.check import check_package
from data.opening import workbooks
from data.opening.door import open_upload
from data.opening.sent import Sent, framed, unframed
from data.reading.bounded import end_with_asker, ended_for_want, limit, started
from data.reading.opening import Opened
from data.reading.schema import DataError, Problem

MOST_SECONDS = 150  # a machine may be busy
_MOST_PROCESSOR_SECONDS = 60
_MOST_BYTES = 3 << 30  # of addresses
_HEAVY = "takes more time or memory to read than there is here; send less at once"


def opened(files: Sequence[Sent], folder: Path) -> list[Problem]:
    """Put the package that files make into a folder, and list the check's lines.

    DataError where they make none; RuntimeError where the reading broke off.
    """
    with started("data.opening.apart", str(folder), stdin=subprocess.PIPE) as child:
        try:
            answer, why = child.communicate(framed(files), timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            raise _too_heavy(files) from None
        finally:
            child.kill()
    if child.returncode:
        reason = why.decode(errors="replace")
        if ended_for_want(child.returncode, reason):
            raise _too_heavy(files)
        # What it says last may repeat a reader's cells: only its kind is told.
        kind = reason.strip().rpartition("\n")[2].partition(":")[0]
        message = f"ended with {child.returncode}: {kind}"
        raise RuntimeError(message)
    said = json.loads(answer)
    problems = [Problem(**problem) for problem in said["problems"]]
    if not said["is_open"]:
        raise DataError(problems)
    return problems


def _too_heavy(files: Sequence[Sent]) -> DataError:
    name = files[0].name if files else ""
    return DataError([Problem(file=name, code="too-heavy", message=_HEAVY)])


def _read(folder: Path, body: bytes) -> tuple[bool, list[Problem]]:
    files = unframed(body)
    try:
        package = workbooks.opened(files, folder) or _plain(files, folder)
    except DataError as error:
        return False, [*error.problems]
    return True, package.located([*package.warnings, *check_package(folder)])


def _plain(files: Sequence[Sent], folder: Path) -> Opened:
    package = open_upload(files)
    for name, content in package.files.items():
        (folder / name).write_bytes(content)
    return Opened(folder=folder, warnings=package.notes)


if __name__ == "__main__":
    end_with_asker()
    limit(memory=_MOST_BYTES, seconds=_MOST_PROCESSOR_SECONDS)
    is_open, found = _read(Path(sys.argv[1]), sys.stdin.buffer.read())
    lines = [asdict(problem) for problem in found]
    sys.stdout.write(json.dumps({"is_open": is_open, "problems": lines}))
