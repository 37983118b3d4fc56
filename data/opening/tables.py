"""Tables of a package that were sent one by one, and what such a package lacks."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from data.cells.decoding import UndecodableError, decoded
from data.opening.sent import Sent
from data.reading.descriptor import described
from data.reading.schema import DESCRIPTOR, FILES, KEYS, TABLES, DataError, Problem

_NAME, _TITLE, _VERSION = "own-data", "Your data", "1"
_COLUMN = re.compile(r"\A\W*(\w+)")
_EMPTY = "was not among the files and stands empty; add it if it has rows"
_DESCRIBED = (
    "was not among the files and is made up, with the title '{}'; add it to say title, "
    "makers, licence and version"
)


def opened(files: Sequence[Sent]) -> Mapping[str, bytes] | None:
    """Sort files into the tables of a package; None where there is no table.

    DataError names a file that is no table beside others, or a table that comes twice.
    """
    named = [(file, _name(file)) for file in files]
    known = {name for _, name in named if name}
    if not known & {f"{table}.csv" for table in TABLES}:
        return None
    problems = [*_foreign(named), *_twice(named)]
    if problems:
        raise DataError(problems)
    return {name: file.body for file, name in named}


def completed(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """Add what a package must have; each addition is a warning."""
    whole, notes = dict(files), []
    if DESCRIPTOR not in whole:
        made = described(name=_NAME, title=_TITLE, version=_VERSION)
        whole[DESCRIPTOR] = json.dumps(made, indent=2).encode()
        notes.append(_made(DESCRIPTOR, _DESCRIBED.format(_TITLE)))
    for table, columns in TABLES.items():
        if f"{table}.csv" not in whole:
            whole[f"{table}.csv"] = f"{','.join(columns)}\n".encode()
            notes.append(_made(f"{table}.csv", _EMPTY))
    return whole, notes


def _made(file: str, message: str) -> Problem:
    return Problem(file=file, code="not-sent", message=message, level="warning")


def _name(file: Sent) -> str:
    """Find which file of a package this is: by its name, else by its first column."""
    plain = PurePath(file.name).name.casefold()
    by_name = next((name for name in FILES if name.casefold() == plain), "")
    if by_name or not plain.endswith((".csv", ".txt", ".tsv")):
        return by_name
    try:
        text, _ = decoded(file.body[:4096].rpartition(b"\n")[0] or file.body)
    except UndecodableError:
        return ""
    first = _COLUMN.match(text)
    of_key = {key: table for table, key in KEYS.items()}
    table = of_key.get(first[1]) if first else None
    return f"{table}.csv" if table else ""


def _foreign(named: Sequence[tuple[Sent, str]]) -> list[Problem]:
    message = (
        "is no table of a data package; name it as the codebook does, such as "
        "events.csv, or leave it out"
    )
    return [
        Problem(file=file.name, code="unknown-file", message=message)
        for file, name in named
        if not name
    ]


def _twice(named: Sequence[tuple[Sent, str]]) -> list[Problem]:
    first: dict[str, str] = {}
    problems = []
    for file, name in named:
        if name and name in first:
            message = f"is {name} as '{first[name]}' is; send one of them"
            problems.append(Problem(file=file.name, code="twice", message=message))
        first.setdefault(name, file.name)
    return problems
