"""What each table must look like; raises the one `DataError`."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date"]
Level = Literal["error", "warning"]


def _columns(spec: str) -> dict[str, ColumnType]:
    """Read "a b:integer" into a column spec; a bare name is a string."""
    pairs = (item.partition(":") for item in spec.split())
    return {name: kind or "string" for name, _, kind in pairs}  # type: ignore[misc]


# One frozen spec of tables and columns; it drives reading, checking and export.
TABLES: dict[str, dict[str, ColumnType]] = {
    "series": _columns(
        "series_id title short_title kind organisers sponsors planned_events:integer"
        " core:boolean source_id locator note"
    ),
    "events": _columns(
        "event_id series_id number:integer title short_title kind attendance_mode"
        " status date place_id:integer topics source_id locator note"
    ),
    "places": _columns(
        "place_id:integer name country subdivision latitude:number longitude:number"
        " time_zone"
    ),
    "participation": _columns(
        "participation_id event_id series_id role country place_id:integer region"
        " countries_stated:integer as_printed confidence source_id locator note"
    ),
    "claims": _columns(
        "claim_id measure relation events size_text low:integer best:integer"
        " high:integer count_basis population source_id locator note"
    ),
    "people": _columns(
        "appearance_id person_id name as_printed role event_id series_id affiliation"
        " country country_as_printed confidence source_id locator note"
    ),
    "sources": _columns(
        "source_id title short_title publisher published url language kind"
        " date_accessed:date note"
    ),
    "corrections": _columns(
        "correction_id table row field as_printed curated reason confidence"
        " source_id locator"
    ),
}
KEYS = {table: next(iter(columns)) for table, columns in TABLES.items()}
DESCRIPTOR = "datapackage.json"
_WORDS = {"title", "description", "example"}
# Once required: a package may still describe them so, and leave them blank.
_LOOSENED = ("subdivision",)
_MOST_TIMES_AS_WIDE = 5
_MOST_LETTERS = 600  # of a message
_LARGEST = 999_999_999  # whole numbers of more digits are mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a package: where, what, and what to write instead."""

    file: str
    row: int | None = None  # as a spreadsheet counts: the header is row 1
    field: str | None = None
    code: str
    message: str
    level: Level = "error"  # a warning refuses nothing

    def __str__(self) -> str:
        """Write the problem on one line: "events.csv, row 12, date: …"."""
        row = f", row {self.row}" if self.row else ""
        field = f", {self.field}" if self.field else ""
        level = "" if self.level == "error" else f" {self.level}:"
        return f"{self.file}{row}{field}:{level} {_one_line(self.message)}"


class DataError(Exception):
    """A package that cannot be used; its problems say why, one line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the text of the error is their lines."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Give those problems that keep a package from being used."""
    return [problem for problem in problems if problem.level == "error"]


def _one_line(words: str) -> str:
    """Keep a message short and on its line, whatever the cell that it repeats holds."""
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    line = " ".join(plain.split())
    half = _MOST_LETTERS // 2
    return line if len(line) <= _MOST_LETTERS else f"{line[:half]} … {line[-half:]}"


def check_structure(folder: Path) -> list[Problem]:
    """Check descriptor, files, columns, types, keys and codes; list what is wrong."""
    descriptor, problems = _read_descriptor(folder)
    if problems:
        return problems
    problems = [p for table in TABLES for p in _too_wide(folder, table)]
    problems = problems or _validated(folder, descriptor)
    return problems or [p for table in TABLES for p in _odd_numbers(folder, table)]


def _validated(folder: Path, descriptor: dict[str, Any]) -> list[Problem]:
    """Let Frictionless read a package, row by row, and word what is wrong."""
    # It takes 0.4 s to import: only what is in doubt pays for it.
    from frictionless import FrictionlessException, Package, system

    with system.use_context(trusted=False):
        try:
            loosened = _loosened_all(descriptor)
            package = Package.from_descriptor(loosened, basepath=str(folder))
            report = package.validate()
        except FrictionlessException as error:
            return [_unreadable(str(error.error.note))]
        except Exception as error:  # noqa: BLE001 (it fails in many ways on odd words)
            return [_unreadable(type(error).__name__)]
    problems = [
        Problem(file=DESCRIPTOR, code=error.type, message=error.note)
        for error in report.errors
    ]
    for task in report.tasks:
        table = Path(str(task.place)).stem
        told = _descriptions(descriptor, table)
        problems += [_problem(table, error, told) for error in task.errors]
    return problems


def _too_wide(folder: Path, table: str) -> Iterator[Problem]:
    """Find the first row of far too many cells; Frictionless takes minutes over it."""
    most = _MOST_TIMES_AS_WIDE * len(TABLES[table])
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        try:
            for row, cells in enumerate(csv.reader(file), start=1):
                if len(cells) > most:
                    header = ",".join(TABLES[table])
                    message = f"holds {len(cells)} cells; write those of: {header}"
                    name = f"{table}.csv"
                    yield Problem(file=name, row=row, code="too-wide", message=message)
                    return
        except (csv.Error, UnicodeError):
            return  # which Frictionless words better


def _unreadable(why: str) -> Problem:
    message = f"cannot be read ({why}); mend it, or copy data/curated/datapackage.json"
    return Problem(file=DESCRIPTOR, code="bad-descriptor", message=message)


def _odd_numbers(folder: Path, table: str) -> Iterator[Problem]:
    """Find whole numbers that only look like ones: too long, or in other digits."""
    whole = [name for name, kind in TABLES[table].items() if kind == "integer"]
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        for row, cells in enumerate(csv.DictReader(file), start=2):
            for name in whole:
                cell = cells.get(name) or "0"
                if not re.fullmatch(r"-?[0-9]+", cell) or abs(int(cell)) > _LARGEST:
                    message = f"'{cell}' is no whole number up to {_LARGEST}; write one"
                    yield Problem(
                        file=f"{table}.csv",
                        row=row,
                        field=name,
                        code="odd-number",
                        message=message,
                    )


def _read_descriptor(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read the descriptor; it must describe exactly our tables, in files beside it."""
    path = folder / DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        message = "is missing; name a folder that holds a data package"
        return {}, [Problem(file=DESCRIPTOR, code="missing-file", message=message)]
    except (ValueError, RecursionError) as error:
        message = f"is not JSON ({error}); mend it with a JSON editor"
        return {}, [Problem(file=DESCRIPTOR, code="bad-json", message=message)]
    if not isinstance(descriptor, dict):
        message = "holds no object; start it with { and the package's name"
        return {}, [Problem(file=DESCRIPTOR, code="bad-json", message=message)]
    problems = list(_descriptor_problems(folder, descriptor))
    return descriptor, problems


def _descriptor_problems(folder: Path, descriptor: dict[str, Any]) -> Iterator[Problem]:
    if not isinstance(descriptor.get("version"), str) or not descriptor["version"]:
        yield Problem(
            file=DESCRIPTOR,
            field="version",
            code="missing-version",
            message="is not stated; write a version such as '2026.11.22'",
        )
    listed = descriptor.get("resources")
    resources = {
        str(resource.get("name")): resource
        for resource in (listed if isinstance(listed, list) else [])
        if isinstance(resource, dict)
    }
    if "profile" in descriptor or len(resources) != len(listed or ()):
        message = "names a profile or a resource twice; take that out"
        yield Problem(file=DESCRIPTOR, code="bad-descriptor", message=message)
    shipped = shipped_schemas()
    for table in TABLES:
        resource = resources.get(table, {})
        if resource.get("path") != f"{table}.csv":
            message = f"has no resource '{table}' with the path '{table}.csv'; add it"
            yield Problem(file=DESCRIPTOR, code="missing-resource", message=message)
        elif _plain(resource.get("schema")) != shipped[table] or _is_odd(resource):
            message = (
                f"describes '{table}' otherwise than this program reads it; copy the "
                "resource from data/curated/datapackage.json"
            )
            yield Problem(file=DESCRIPTOR, code="other-schema", message=message)
        if not (folder / f"{table}.csv").is_file():
            message = "is missing; add it, with its header line if it has no rows"
            yield Problem(file=f"{table}.csv", code="missing-file", message=message)
    for name in set(resources) - set(TABLES):
        message = f"has a resource '{name}' that nothing reads; take it out"
        yield Problem(file=DESCRIPTOR, code="unknown-resource", message=message)


@cache
def _shipped() -> dict[str, Any]:
    """Read the descriptor that this program was written for."""
    text = (Path(__file__).parent / "curated" / DESCRIPTOR).read_text(encoding="utf-8")
    shipped: dict[str, Any] = json.loads(text)
    return shipped


@cache
def shipped_schemas() -> dict[str, Any]:
    """Give the schemas that this program was written for."""
    return {r["name"]: _plain(r["schema"]) for r in _shipped()["resources"]}


def _is_odd(resource: dict[str, Any]) -> bool:
    """Tell whether a resource says how to read it other than the shipped one does."""
    ours = next(r for r in _shipped()["resources"] if r["name"] == resource["name"])
    told = set(resource) - _WORDS - {"schema"}
    return any(resource[key] != ours.get(key) for key in told)


def is_described(folder: Path) -> bool:
    """Tell whether the descriptor is right, whatever the tables hold.

    Where only the name and version are a package's own, it certainly is; otherwise
    Frictionless reads it beside tables that have no rows.
    """
    descriptor, problems = _read_descriptor(folder)
    own = {key: descriptor.get(key) for key in ("name", "version")}
    named = re.fullmatch(r"[-a-z0-9._]+", str(own["name"]))
    if problems or (named and descriptor == {**_shipped(), **own}):
        return not problems
    shipped = {r["name"]: _outside_schema(r) for r in _shipped()["resources"]}
    given = {r["name"]: _outside_schema(r) for r in descriptor["resources"]}
    return given == shipped and _is_valid(descriptor)


def _outside_schema(resource: dict[str, Any]) -> Any:
    return _plain({key: resource[key] for key in resource if key != "schema"})


def _is_valid(descriptor: dict[str, Any]) -> bool:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for table, columns in TABLES.items():
            header = ",".join(columns) + "\n"
            (folder / f"{table}.csv").write_text(header, encoding="utf-8")
        return not _validated(folder, descriptor)


def _plain(schema: Any) -> Any:
    """Take the words out of a schema: what is left decides what is accepted."""
    if isinstance(schema, dict):
        return {k: _plain(v) for k, v in _loosened(schema).items() if k not in _WORDS}
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema


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


def _descriptions(descriptor: dict[str, Any], table: str) -> dict[str, str]:
    """Give what the codebook says of each field of a table."""
    resource = next(r for r in descriptor["resources"] if r["name"] == table)
    fields = resource["schema"]["fields"]
    return {field["name"]: str(field.get("description", "")) for field in fields}


def _problem(table: str, error: Any, told: dict[str, str]) -> Problem:
    return Problem(
        file=f"{table}.csv",
        row=getattr(error, "row_number", None),
        field=getattr(error, "field_name", None),
        code=error.type,
        message=_message(table, error, told),
    )


def _message(table: str, error: Any, told: dict[str, str]) -> str:
    """Say in our words what frictionless found, and what to write instead."""
    cell = str(getattr(error, "cell", "") or "")
    field = getattr(error, "field_name", "")
    match error.type:
        case "type-error":
            kind = TABLES[table].get(field, "value")
            return f"'{cell}' is not of type {kind}; write a {kind} or leave it blank"
        case "constraint-error" if '"required"' in error.note:
            return "is blank; write a value"
        case "constraint-error":
            return f"'{cell}' is not allowed; {_allowed(error.note, told[field])}"
        case "primary-key":
            return f"the key stands twice ({error.note}); write a key of its own"
        case "foreign-key":
            return f"{error.note}; add the row it names or mend the code"
        case "missing-label" | "extra-label" | "incorrect-label" | "blank-label":
            header = ",".join(TABLES[table])
            return f"the header differs; write: {header}"
        case "blank-row":
            return "the row is blank; take it out"
        case _:
            return (
                f"{error.note or error.type}; mend the row so that it fits the header"
            )


def _allowed(note: str, description: str) -> str:
    """Turn 'constraint "enum" is "[…]"' into what to write instead."""
    match = re.fullmatch(r'constraint "(\w+)" is "(.*)"', note)
    constraint, value = match.groups() if match else ("", "")
    if constraint == "enum":
        allowed = ", ".join(re.findall(r"'([^']*)'", value))
        return f"write one of: {allowed}"
    if constraint in {"minimum", "maximum"}:
        least = "at least" if constraint == "minimum" else "at most"
        return f"write a number of {least} {value}"
    return f"the codebook says: {description}"
