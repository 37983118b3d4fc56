"""The descriptor of a package, datapackage.json: read, and held against ours."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.cells import letters
from data.cells.decoding import UndecodableError, decoded
from data.reading import outreach
from data.reading.reader import unusual
from data.reading.schema import ADDED, DESCRIPTOR, TABLES, Problem

_CODE = "[a-z0-9]+(-[a-z0-9]+)*"
_WORDS = {"title", "description", "example"}
# Once required: a package may still describe them so, and leave them blank.
_LOOSENED = ("subdivision",)
# The first edition: what its fields allowed that since allow more.
_BEFORE: dict[str, dict[str, Any]] = {
    "claims": {
        "measure": {
            "required": True,
            "enum": ["attendances", "persons", "cities", "countries"],
        },
        "relation": {"required": True, "enum": ["total", "each_at_most"]},
        "events": {"required": True, "pattern": f"{_CODE}( {_CODE})*"},
        "count_basis": {
            "required": True,
            "enum": [
                *("attendances", "persons", "trained"),
                *("registrations", "delegates", "places"),
            ],
        },
    }
}
_MOST_BYTES = 10_000_000
_MOST_DEPTH = 50  # ours is nested eight times; what reads it walks down by itself
_NAME = re.compile(r"[-A-Za-z0-9._]{1,100}")
_VERSION = re.compile(r"[A-Za-z0-9][-A-Za-z0-9._+~: ]{0,60}")


def check(folder: Path) -> list[Problem]:
    """Hold the descriptor against what this program reads; list what is wrong."""
    descriptor, problems = _read(folder)
    if descriptor is None:
        return problems
    # Lines repeat what is told, so what cannot be written anywhere comes first.
    found = [*_invisible(descriptor)] or [*_problems(folder, descriptor)]
    return [*problems, *(found or _invalid(descriptor))]


def read(folder: Path) -> dict[str, Any]:
    """Give the descriptor of a package that has passed the check."""
    return _read(folder)[0] or {}


def _read(folder: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    try:
        descriptor, notes = _told(folder / DESCRIPTOR)
    except OSError:
        message = "is missing; name a folder that holds a data package"
        return None, [_odd("missing-file", message)]
    except UndecodableError as error:
        return None, [_odd("encoding", str(error))]
    except (ValueError, RecursionError) as error:
        message = f"is not JSON ({error}); mend it with a JSON editor"
        return None, [_odd("bad-json", message)]
    if not isinstance(descriptor, dict):
        message = "holds no object; start it with { and the package's name"
        return None, [_odd("bad-json", message)]
    return descriptor, [unusual(DESCRIPTOR, notes)] if notes else []


def _told(path: Path) -> tuple[Any, list[str]]:
    """Read what a file says; OSError where it is none, ValueError where it is odd."""
    if not path.is_file():  # a pipe has no end
        raise FileNotFoundError
    if path.stat().st_size > _MOST_BYTES:
        message = f"of more than {_MOST_BYTES:,} bytes"
        raise ValueError(message)
    text, notes = decoded(path.read_bytes(), remedy="save it as UTF-8")
    content = json.loads(text, parse_constant=_no_number)
    if _is_deeper(content, _MOST_DEPTH):
        message = f"a person would write: nested more than {_MOST_DEPTH} times"
        raise ValueError(message)
    return content, notes


def _no_number(word: str) -> None:
    message = f"{word} is no number"
    raise ValueError(message)


def _is_deeper(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [inner for outer in level for inner in _inside(outer)]
    return any(isinstance(value, dict | list) for value in level)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _named(descriptor: dict[str, Any]) -> Iterator[Problem]:
    version = descriptor.get("version")
    if not version or not isinstance(version, str):
        message = "is not stated; write a version such as '2026.11.22'"
        yield _odd("missing-version", message, "version")
    elif not _VERSION.fullmatch(version):
        message = f"'{version}' is not allowed; write a version such as '2026.11.22'"
        yield _odd("bad-version", message, "version")
    name = descriptor.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        message = "is not allowed; write letters, digits and hyphens"
        yield _odd("bad-name", message, "name")


def _odd(code: str, message: str, field: str | None = None) -> Problem:
    return Problem(file=DESCRIPTOR, field=field, code=code, message=message)


def _invisible(descriptor: dict[str, Any]) -> Iterator[Problem]:
    """Find texts that would break what they are written into."""
    for key, value in descriptor.items():
        letter = next(filter(None, map(letters.harmful, [key, *_texts(value)])), "")
        if letter:
            message = f"holds {letter}, which nobody sees; type the text anew"
            yield _odd("invisible", message, None if letters.harmful(key) else key)


def _texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case dict(inner):
                waiting += [*inner, *inner.values()]
            case list(inner):
                waiting += inner


def _problems(folder: Path, descriptor: dict[str, Any]) -> Iterator[Problem]:
    yield from _named(descriptor)
    yield from outreach.problems(descriptor)
    listed = descriptor.get("resources")
    listed = listed if isinstance(listed, list) else []
    resources = {
        str(resource.get("name")): resource
        for resource in listed
        if isinstance(resource, dict)
    }
    if "profile" in descriptor or len(resources) != len(listed):
        message = "names a profile or a resource twice; take that out"
        yield Problem(file=DESCRIPTOR, code="bad-descriptor", message=message)
    for table in TABLES:
        resource = resources.get(table, {})
        if resource.get("path") != f"{table}.csv":
            message = f"has no resource '{table}' with the path '{table}.csv'; add it"
            yield Problem(file=DESCRIPTOR, code="missing-resource", message=message)
        elif not _is_known(table, resource.get("schema")) or _is_odd(resource):
            message = (
                f"describes '{table}' otherwise than this program reads it; copy the "
                "resource from data/curated/datapackage.json"
            )
            yield Problem(file=DESCRIPTOR, code="other-schema", message=message)
        if not (folder / f"{table}.csv").is_file():
            message = "is missing; add it, with its header line if it has no rows"
            yield Problem(file=f"{table}.csv", code="missing-file", message=message)
    for name in (name for name in resources if name not in TABLES):
        message = f"has a resource '{name}' that nothing reads; take it out"
        yield Problem(file=DESCRIPTOR, code="unknown-resource", message=message)


def _is_known(table: str, schema: Any) -> bool:
    """Tell whether a schema is ours, of this edition or the first."""
    shipped, told = shipped_schemas()[table], plain(schema)
    if told == plain(shipped):
        return True
    return table in ADDED and told == plain(_first_edition(table, shipped))


def _first_edition(table: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Write a schema as packages had it before ADDED columns."""
    added, before = ADDED[table], _BEFORE.get(table, {})
    fields = [
        {**f, "constraints": before[f["name"]]} if f["name"] in before else f
        for f in schema["fields"]
        if f["name"] not in added
    ]
    keys = [key for key in schema["foreignKeys"] if not added & set(key["fields"])]
    return {**schema, "fields": fields, "foreignKeys": keys}


def _is_odd(resource: dict[str, Any]) -> bool:
    """Tell whether a resource says how to read it other than the shipped one does."""
    ours = next(r for r in _shipped()["resources"] if r["name"] == resource["name"])
    keys = set(resource) - _WORDS - {"schema"}
    return any(resource[key] != ours.get(key) for key in keys)


def _invalid(descriptor: dict[str, Any]) -> list[Problem]:
    """Let Frictionless read a descriptor that has more of its own than words.

    It takes seconds to import, and reads the descriptor beside tables without rows.
    """
    own = ("name", "version", "outreach")  # these we have looked at ourselves
    ours, told = (
        {k: v for k, v in plain(one).items() if k not in own}
        for one in (_shipped(), descriptor)
    )
    is_ours = told == ours
    if is_ours and all(isinstance(words, str) for words in _words(descriptor)):
        return []
    with TemporaryDirectory() as place:
        for resource in descriptor["resources"]:
            header = ",".join(field["name"] for field in resource["schema"]["fields"])
            path = Path(place, f"{resource['name']}.csv")
            path.write_text(f"{header}\n", encoding="utf-8")
        return _validated(place, descriptor)


def _validated(folder: str, descriptor: dict[str, Any]) -> list[Problem]:
    from frictionless import FrictionlessException, Package, system

    with system.use_context(trusted=False):
        try:
            loosened = _loosened_all(descriptor)
            package = Package.from_descriptor(loosened, basepath=folder)
            report = package.validate()
        except FrictionlessException as error:
            return [_unreadable(str(error.error.note))]
        except Exception as error:  # noqa: BLE001 (it fails in many ways on odd words)
            return [_unreadable(type(error).__name__)]
    errors = [
        *report.errors,
        *(error for task in report.tasks for error in task.errors),
    ]
    return [_odd(error.type, error.note or error.type) for error in errors]


def _unreadable(why: str) -> Problem:
    message = f"cannot be read ({why}); mend it, or copy data/curated/datapackage.json"
    return Problem(file=DESCRIPTOR, code="bad-descriptor", message=message)


def _words(part: Any) -> Iterator[Any]:
    """Walk what titles and descriptions say, wherever they stand."""
    inner = part if isinstance(part, list) else []
    if isinstance(part, dict):
        yield from (part[key] for key in _WORDS & set(part))
        inner = [*part.values()]
    for value in inner:
        yield from _words(value)


def plain(schema: Any) -> Any:
    """Take the words out of a schema: what is left decides what is accepted."""
    if isinstance(schema, dict):
        return {k: plain(v) for k, v in _loosened(schema).items() if k not in _WORDS}
    return [plain(item) for item in schema] if isinstance(schema, list) else schema


def _loosened(described: dict[str, Any]) -> dict[str, Any]:
    """Take off a field what is no longer required of it."""
    rules = described.get("constraints")
    if described.get("name") not in _LOOSENED or not isinstance(rules, dict):
        return described
    return {**described, "constraints": {k: rules[k] for k in rules if k != "required"}}


def _loosened_all(part: Any) -> Any:
    if isinstance(part, dict):
        return {k: _loosened_all(v) for k, v in _loosened(part).items()}
    return [_loosened_all(item) for item in part] if isinstance(part, list) else part


@cache
def _shipped() -> dict[str, Any]:
    """Read the descriptor that this program was written for."""
    text = (Path(__file__).parents[1] / "curated" / DESCRIPTOR).read_text(
        encoding="utf-8"
    )
    shipped: dict[str, Any] = json.loads(text)
    return shipped


def shipped_resources() -> list[dict[str, Any]]:
    """List the tables that this program was written for, words and all."""
    resources: list[dict[str, Any]] = _shipped()["resources"]
    return resources


@cache
def shipped_schemas() -> dict[str, Any]:
    """Give the schemas that this program was written for, words and all."""
    return {r["name"]: r["schema"] for r in _shipped()["resources"]}


def described(*, name: str, title: str, version: str) -> dict[str, Any]:
    """Describe a package that brings no descriptor: our tables, and no maker."""
    shipped = _shipped()
    words = {"name": name, "title": title, "version": version}
    return {
        "$schema": shipped["$schema"],
        **words,
        "resources": shipped["resources"],
    }
