"""Cells held against the type, the constraints and the keys that the schema gives them.

Columns are held as a whole, each wording once; only what is wrong is looked at by rows.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.reading.descriptor import shipped_schemas
from data.reading.reader import Raw, Read
from data.reading.schema import KEYS, Problem

_MOST_LINES = 1_000  # of one kind in one column
_HEADER_ROW = 1
_FORMS = {
    "integer": re.compile(r"-?(?:0|[1-9][0-9]{0,8})"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,20})?"),
    "boolean": re.compile(r"true|True|TRUE|1|false|False|FALSE|0"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
_EXAMPLES = {
    "integer": "a whole number of at most nine digits, such as 400,",
    "number": "a number such as 52.29",
    "boolean": "true or false",
    "date": "a date such as 2020-04-17",
}
_LEADING = re.compile(r"^(-?)0+(?=[0-9])")

Field = dict[str, Any]
Faults = dict[str, tuple[str, str]]  # a wording: the code and what to write


def hold(reading: Read) -> None:
    """Add what is wrong with the cells that were read; write anew what is clear."""
    schemas = shipped_schemas()
    for table, cells in reading.raw.items():
        notes = reading.notes.setdefault(f"{table}.csv", [])
        for field in schemas[table]["fields"]:
            name = field["name"]
            faults = _faults(cells[name], field)
            if faults:
                cells[name], faults = _mended(cells[name], field, faults, notes)
            reading.problems += _of_field(table, cells[name], field, faults)
    for table, cells in reading.raw.items():
        reading.problems += _keys(table, cells[KEYS[table]])
        for key in schemas[table].get("foreignKeys", ()):
            reading.problems += _codes(reading.raw, table, key)


def _mended(
    cells: "pd.Series[str]", field: Field, faults: Faults, notes: list[str]
) -> "tuple[pd.Series[str], Faults]":
    """Write blanks around cells, decimal commas and odd zeros as they are meant."""
    meant = {cell: _meant(cell, field["type"]) for cell in faults}
    still = _faults(pd.Series([*meant.values()], dtype="str"), field)
    clear = {cell: text for cell, text in meant.items() if text not in still}
    if not clear:
        return cells, faults
    at = cells.isin([*clear])
    first = int(np.argmax(at))
    cell = cells.iloc[first]
    row = first + _HEADER_ROW + 1
    more = f" and {int(at.sum()) - 1} more such cells" if at.sum() > 1 else ""
    notes.append(f"row {row}, {field['name']}, says '{cell}'{more}")
    written = cells.map(lambda text: clear.get(text, text)).astype("str")
    return written, {cell: told for cell, told in faults.items() if cell not in clear}


def _meant(cell: str, kind: str) -> str:
    plain = cell.strip(" ")
    match kind:
        case "integer":
            return _LEADING.sub(r"\1", plain.removeprefix("+").removesuffix(".0"))
        case "number":
            return _LEADING.sub(r"\1", plain.removeprefix("+").replace(",", "."))
    return plain


def _of_field(
    table: str, cells: "pd.Series[str]", field: Field, faults: Faults
) -> Iterator[Problem]:
    name = field["name"]
    if field.get("constraints", {}).get("required"):
        blank = "constraint-error", "is blank; write a value"
        yield from _lines(table, name, cells == "", lambda _: blank)
    if faults:
        yield from _lines(
            table,
            name,
            cells.isin([*faults]),
            lambda cell: (faults[cell][0], f"'{cell}' {faults[cell][1]}"),
            cells,
        )


def _lines(
    table: str,
    name: str,
    wrong: "pd.Series[bool]",
    fault_of: Callable[[str], tuple[str, str]],
    cells: "pd.Series[str] | None" = None,
) -> Iterator[Problem]:
    """Locate what is wrong with a column, up to as many lines as anybody reads."""
    places = np.flatnonzero(wrong.to_numpy(dtype=bool))
    for place in places[:_MOST_LINES].tolist():
        code, message = fault_of("" if cells is None else cells.iloc[place])
        row = place + _HEADER_ROW + 1
        yield Problem(
            file=f"{table}.csv", row=row, field=name, code=code, message=message
        )


def _faults(cells: "pd.Series[str]", field: Field) -> Faults:
    """Find wordings that a field does not allow, each once, and say what it does."""
    rules, kind = field.get("constraints", {}), field["type"]
    if kind == "string":
        return _unlike(cells, field)
    faults: Faults = {}
    for cell in cells.unique():
        if cell and not _is_of(cell, kind):
            say = f"is not of type {kind}; write {_EXAMPLES[kind]} or leave it blank"
            faults[cell] = "type-error", say
        elif cell and rules:
            faults |= _outside(cell, rules)
    return faults


def _is_of(cell: str, kind: str) -> bool:
    if not _FORMS[kind].fullmatch(cell):
        return False
    try:
        return kind != "date" or bool(dt.date.fromisoformat(cell))
    except ValueError:
        return False


def _outside(cell: str, rules: dict[str, Any]) -> Faults:
    for rule, word in (("minimum", "at least"), ("maximum", "at most")):
        limit = rules.get(rule)
        is_less = limit is not None and float(cell) < limit
        if (
            limit is not None
            and float(cell) != limit
            and is_less == (rule == "minimum")
        ):
            say = f"is not allowed; write a number of {word} {limit}"
            return {cell: ("constraint-error", say)}
    return {}


def _unlike(cells: "pd.Series[str]", field: Field) -> Faults:
    """Find wordings that are none of the codes, or not of the pattern."""
    rules = field.get("constraints", {})
    if codes := rules.get("enum"):
        right = _is_in(cells, [*codes, ""])
        say = f"is not allowed; write one of: {', '.join(codes)}"
    elif pattern := rules.get("pattern"):
        right = _match(cells, pattern) | (cells == "")
        say = f"is not allowed; the codebook says: {field['description']}"
    else:
        return {}
    return dict.fromkeys(cells[~right].unique(), ("constraint-error", say))


def _match(cells: "pd.Series[str]", pattern: str) -> "pd.Series[bool]":
    """Hold cells against a pattern; Arrow's own matcher knows no spaces but ASCII's."""
    if "\\S" in pattern:
        form = re.compile(pattern)
        right = [cell for cell in cells.unique() if form.fullmatch(cell)]
        return _is_in(cells, right)
    found = pc.match_substring_regex(_texts(cells), rf"\A(?:{pattern})\z")
    return pd.Series(found.to_numpy(zero_copy_only=False), cells.index)


def _is_in(
    cells: "pd.Series[str]", known: "pd.Series[str] | list[str]"
) -> "pd.Series[bool]":
    """Tell which cells are known: pandas' own way makes an object of each first."""
    known_cells = pc.is_in(_texts(cells), value_set=_texts(known))
    return pd.Series(known_cells.to_numpy(zero_copy_only=False), cells.index)


def _texts(cells: "pd.Series[str] | list[str]") -> Any:
    return pa.array(cells, pa.large_string())


def _keys(table: str, cells: "pd.Series[str]") -> Iterator[Problem]:
    def told(cell: str) -> tuple[str, str]:
        return "primary-key", f"the key '{cell}' stands twice; write a key of its own"

    if pc.count_distinct(_texts(cells)).as_py() == len(cells):
        return
    twice = cells.duplicated() & (cells != "")
    yield from _lines(table, KEYS[table], twice, told, cells)


def _codes(raw: Raw, table: str, key: dict[str, Any]) -> Iterator[Problem]:
    """Find codes that name no row of the other table."""
    (name,), (other,) = key["fields"], key["reference"]["fields"]
    there = key["reference"]["resource"]
    if there not in raw:
        return

    def told(cell: str) -> tuple[str, str]:
        missing = f"'{cell}' is no {other} of {there}.csv"
        return "foreign-key", f"{missing}; add the row it names or mend the code"

    cells = raw[table][name]
    unknown = ~_is_in(cells, raw[there][other]) & (cells != "")
    yield from _lines(table, name, unknown, told, cells)
