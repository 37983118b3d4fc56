"""Files as a reader sends them: their names and sizes in one line of JSON, then bytes.

The browser keeps what it sends in this very form, and sends it again without asking.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

MOST_FILES = 200
_MOST_HEAD = 64 * 1024
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One file, by the name that it has where it comes from."""

    name: str
    body: bytes


def framed(files: Sequence[Sent]) -> bytes:
    """Write files one after the other, and first of all what they are."""
    head = [{"name": file.name, "size": len(file.body)} for file in files]
    return b"".join((json.dumps(head).encode(), b"\n", *(file.body for file in files)))


def unframed(body: bytes) -> list[Sent]:
    """Read files that were written one after the other; ValueError if they were not."""
    head, _, rest = body.partition(b"\n")
    listed = json.loads(head) if len(head) <= _MOST_HEAD else None
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_FILES:
        raise ValueError("files")
    files = []
    for one in listed:
        name, size = _of(one)
        files.append(Sent(name=name, body=rest[:size]))
        if len(files[-1].body) != size:
            raise ValueError("size")
        rest = rest[size:]
    if rest:
        raise ValueError("rest")
    return files


def _of(one: object) -> tuple[str, int]:
    name, size = (one.get("name"), one.get("size")) if isinstance(one, dict) else (0, 0)
    is_size = isinstance(size, int) and not isinstance(size, bool) and size >= 0
    if not (isinstance(name, str) and isinstance(size, int) and is_size):
        raise ValueError("name")
    return name[-_LONGEST_NAME:], size
