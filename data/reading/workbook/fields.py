"""The package's own fields as rows of a sheet: `licenses[0].name` and what it says."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import product
from typing import Any

_APART = ("$schema", "resources")  # not for hands; they stand in the descriptor's text
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]{1,4})\]")
_PATH = re.compile(r"[^.\[\]]+(?:\.[^.\[\]]+|\[[0-9]{1,4}\])*")
_NUMBERS = ".frames."  # below it are numbers and pairs of them
_INDENTS = (2, 4, 1, "\t", None)

Step = str | int


def flat(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """List what a descriptor says of itself, each text or number under its path."""
    own = {key: value for key, value in descriptor.items() if key not in _APART}
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for path, value in _leaves(own)
        if is_path(name := _written(path)) and _steps(name) == [*path]
    }


def _leaves(part: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Any, Any]]:
    if isinstance(part, dict) and part:
        for key, value in part.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(part, list) and part:
        for at, value in enumerate(part):
            yield from _leaves(value, (*path, at))
    elif path:
        yield path, part


def _written(path: tuple[Step, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def is_path(text: str) -> bool:
    """Tell whether a text names a field, as `outreach.views[0].title` does."""
    return bool(_PATH.fullmatch(text)) and _steps(text)[0] not in _APART


def _steps(path: str) -> list[Step]:
    return [int(at) if at else name for name, at in _STEP.findall(path)]


def with_fields(text: str, rows: Mapping[str, str]) -> str:
    """Write a descriptor's text anew where rows differ from it; else as it stands.

    A row that is blank or gone takes its field away. ValueError where the text is no
    JSON object.
    """
    descriptor = json.loads(text)
    if not isinstance(descriptor, dict):
        raise ValueError(text[:40])  # noqa: TRY004 (as for what is no JSON)
    before = flat(descriptor)
    rows = {path: value for path, value in rows.items() if value != ""}
    if rows == {path: value for path, value in before.items() if value != ""}:
        return text
    changed = deepcopy(descriptor)
    for path, value in rows.items():
        if before.get(path) != value:
            _put(changed, _steps(path), _value(path, value, before, descriptor))
    # From the last of a list to its first: what is taken moves those behind it.
    for path in sorted(set(before) - set(rows), key=_order, reverse=True):
        if before[path] != "":
            _take(changed, _steps(path))
    return _as_before(text, descriptor, changed)


def _order(path: str) -> list[tuple[bool, Any]]:
    return [(isinstance(step, int), step) for step in _steps(path)]


def _value(path: str, text: str, before: Mapping[str, str], whole: Any) -> Any:
    """Read a value as what it was; what is new is a text, but in frames a number."""
    was_text = isinstance(_at(whole, _steps(path)), str) if path in before else True
    if was_text and _NUMBERS not in path:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _at(part: Any, steps: list[Step]) -> Any:
    for step in steps:
        part = part[step]
    return part


def _take(part: Any, steps: list[Step]) -> None:
    """Take a field away, and whatever holds nothing then."""
    first, *rest = steps
    if rest:
        _take(part[first], rest)
        if part[first] not in ({}, []):
            return
    del part[first]


def _put(part: Any, steps: list[Step], value: Any) -> None:
    first, *rest = steps
    inner: Any = value
    if rest:
        inner = part[first] if _has(part, first) else None
        wanted = list if isinstance(rest[0], int) else dict
        inner = inner if isinstance(inner, wanted) else wanted()
        _put(inner, rest, value)
    if isinstance(part, list) and isinstance(first, int) and first >= len(part):
        part.append(inner)
    else:
        part[first] = inner


def _has(part: Any, step: Step) -> bool:
    if isinstance(part, list):
        return isinstance(step, int) and step < len(part)
    return step in part


def _as_before(text: str, before: Any, after: Any) -> str:
    """Lay a descriptor out as the text before was, as far as that is known."""
    for indent, is_ascii, end in product(_INDENTS, (False, True), ("\n", "")):
        written = json.dumps(before, indent=indent, ensure_ascii=is_ascii)
        if f"{written}{end}" == text:
            return json.dumps(after, indent=indent, ensure_ascii=is_ascii) + end
    return json.dumps(after, indent=2, ensure_ascii=False) + "\n"
