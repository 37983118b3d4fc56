"""The resource that lists the files of seats, as a package's descriptor has it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from data.reading import descriptor
from data.reading.package import content_hash
from data.reading.schema import DESCRIPTOR, Problem
from data.reading.seats import grouping, lines

NAME = grouping.TABLE
_MOST_FILES = 1_000
_SEGMENT = "[A-Za-z0-9_=-][A-Za-z0-9._=-]*"
_PATH = re.compile(rf"(?:{_SEGMENT}/)*{_SEGMENT}\.parquet")
# What a resource may say beyond the shipped one, and what may differ from it.
_FREE = frozenset({"path", "title", "description", "bytes", "hash"})


@cache
def shipped() -> dict[str, Any]:
    """Read the resource that this program was written for, words and all."""
    text = Path(__file__).with_name(f"{NAME}.json").read_text(encoding="utf-8")
    resource: dict[str, Any] = json.loads(text)
    return resource


def of(described: dict[str, Any]) -> dict[str, Any] | None:
    """Find the resource in a descriptor; None where the package has no seats."""
    listed = described.get("resources")
    each = listed if isinstance(listed, list) else []
    named = (one for one in each if isinstance(one, dict) and one.get("name") == NAME)
    return next(named, None)


def is_in(folder: Path) -> bool:
    """Tell whether the package in a folder says that it has seats."""
    return of(descriptor.read(folder)) is not None


def files(folder: Path) -> tuple[str, ...]:
    """List the files of seats that a folder's package names, below that folder.

    A path that leads elsewhere is none: `problems` says so.
    """
    resource = of(descriptor.read(folder)) or {}
    return tuple(path for path in _paths(resource) if _is_inside(path))


def key(folder: Path) -> str:
    """Hash a package with its seats as they lie there; "" without seats; OSError."""
    names = files(folder)
    if not names:
        return ""
    whole = sha256(content_hash(folder).encode())
    for name in names:
        with (folder / name).open("rb") as file:
            whole.update(f"\0{name}\0".encode() + file_digest(file, "sha256").digest())
    return whole.hexdigest()


def misdescribed(resource: dict[str, Any]) -> Iterator[Problem]:
    """Hold the resource against the shipped one, but for words and paths."""
    ours = {name: value for name, value in shipped().items() if name not in _FREE}
    told = {name: value for name, value in resource.items() if name not in _FREE}
    if descriptor.plain(told) != descriptor.plain(ours):
        yield _wrong("other-schema", lines.OTHER_SCHEMA)


def misplaced(folder: Path, resource: dict[str, Any]) -> Iterator[Problem]:
    """Hold the paths of a resource against the folder."""
    paths = _paths(resource)
    if not paths or len(paths) > _MOST_FILES or len({*map(str, paths)}) < len(paths):
        yield _wrong("bad-path", lines.no_paths(_MOST_FILES))
    for path in paths:
        if not _is_inside(path):
            yield _wrong("bad-path", lines.bad_path(str(path)))
        elif not (folder / path).is_file():
            message = lines.MISSING
            yield Problem(file=path, code="missing-file", message=message)


def _paths(resource: dict[str, Any]) -> list[Any]:
    path = resource.get("path")
    return path if isinstance(path, list) else [path] if path else []


def _is_inside(path: Any) -> bool:
    """Tell whether a path is plainly one of a file below the package's folder."""
    return isinstance(path, str) and bool(_PATH.fullmatch(path))


def _wrong(code: str, message: str) -> Problem:
    return Problem(file=DESCRIPTOR, field=NAME, code=code, message=message)
