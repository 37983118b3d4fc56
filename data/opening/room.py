"""The process that counts a reader's attendance reports while they answer questions.

It alone can open what the browser sealed. A fork of it opens and reads: it hands back
rows of hashes, and ends with every name. The key of the hashes, and the rows, end with
this process. `asking.Room` is the other side: a line of JSON each way.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any
from zipfile import is_zipfile

from data.attendance import answers, child, files, grids, nameless
from data.attendance.files import Read
from data.attendance.imported import to_plain
from data.attendance.names import Keys
from data.attendance.refusals import ReportError
from data.opening import zips
from data.opening.sealing import Lock
from data.opening.sent import Sent, unframed
from data.reading.schema import FILES, KEYS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_HEADER_WITHIN = 5  # rows
_NOT_OURS = frozenset({"unknown-format", "not-a-workbook", "not-text"})
_TWICE = "twice"


class Counting:
    """Reports by hashes, and what their reader has answered."""

    def __init__(self) -> None:
        """Draw the keys."""
        self.lock, self._keys = Lock(), Keys()
        self._read = Read(reports=(), failures=())
        self._staff: frozenset[bytes] = frozenset()

    def read(self, sealed: bytes) -> dict[str, Any]:
        """Read files; tell what they are if they are no reports, or why not."""
        read, parts = _apart(partial(_opened, sealed, self.lock, self._keys))
        bad = [f for f in read.failures if f.code != _TWICE and f.file not in parts]
        if parts and not read.reports and not bad:
            return {"package": True}
        if parts:
            return {"mixed": parts}
        if bad or not read.reports:
            return {"failures": [(f.file, f.code, f.row, f.column) for f in bad]}
        self._read = read
        return self.count(answers.NO_ANSWERS)

    def count(self, given: answers.Answers) -> dict[str, Any]:
        """Count by answers."""
        imported = files.counted(self._read, given, self._staff)
        return {"imported": to_plain(nameless.without_small_cells(imported))}

    def staff(self, sealed: bytes) -> dict[str, Any]:
        """Take other addresses for staff's; tell how many, and how many are known."""
        self._staff = _apart(partial(_addresses, sealed, self.lock, self._keys))
        known = nameless.staff_among(self._read, [*self._staff])
        return {"staff": len(self._staff), "known": known}


def _opened(sealed: bytes, lock: Lock, keys: Keys) -> tuple[Read, list[str]]:
    """Read what was sealed, and name the files that are of a data package."""
    sent = unframed(lock.opened(sealed))
    read = files.read([(one.name, partial(bytes, one.body)) for one in sent], keys)
    odd = {f.file for f in read.failures if f.code in _NOT_OURS}
    parts = [one.name for one in sent if one.name in odd and _is_of_package(one)]
    return nameless.without_words(read), parts


def _is_of_package(file: Sent) -> bool:
    """Tell a package's file: by its name, by a key's column, or as a plain zip."""
    if file.name.casefold() in {name.casefold() for name in FILES}:
        return True
    if is_zipfile(io.BytesIO(file.body)) and not zips.is_office(file.body):
        return True
    try:
        sheets = grids.read(file.body)
    except ReportError:
        return False
    heads = (line.cells for grid in sheets for line in grid[:_HEADER_WITHIN])
    keys = {*KEYS.values()}
    return any(keys & {cell.casefold() for cell in cells} for cells in heads)


def _addresses(sealed: bytes, lock: Lock, keys: Keys) -> frozenset[bytes]:
    return keys.addresses(lock.opened(sealed).decode())


def _apart(work: Callable[[], Any]) -> Any:
    """Do work in a fork, which ends with all that it saw; ValueError, MemoryError."""
    if not hasattr(os, "fork"):  # Windows: it ends with this process
        return work()
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_hand_over, args=(work, theirs))
    process.start()
    theirs.close()
    try:
        is_done, result = ours.recv()
    except EOFError:
        raise MemoryError from None  # or time: it was ended
    finally:
        process.join()
    if not is_done:
        raise ValueError(result)
    return result


def _hand_over(work: Callable[[], Any], there: "Connection[Any, Any]") -> None:
    try:
        answer = (True, work())
    except MemoryError:
        return
    except Exception:  # noqa: BLE001 - whatever it says may hold a cell
        answer = (False, "stopped")
    there.send(answer)


def _answer(counting: Counting, asked: dict[str, Any], sealed: bytes) -> dict[str, Any]:
    try:
        match asked["do"]:
            case "read":
                return counting.read(sealed)
            case "staff":
                return counting.staff(sealed)
        return counting.count(answers.from_plain(asked["answers"]))
    except MemoryError:
        return {"stopped": "too-large"}
    except Exception:  # noqa: BLE001 - likewise
        return {"stopped": "stopped"}


def main() -> None:
    """Answer line by line until nobody asks any more."""
    child.limit()
    source, counting = sys.stdin.buffer, Counting()
    _say({"key": counting.lock.key})
    for line in source:
        asked = json.loads(line)
        _say(_answer(counting, asked, source.read(asked.get("size", 0))))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
