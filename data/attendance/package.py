"""Rows put into a data package: all of them, or none where it would not pass."""

import csv
import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from data.cells.decoding import decoded
from data.checking import check
from data.reading.schema import DESCRIPTOR, KEYS, TABLES, Problem, errors

_VERSION = re.compile(r'^(\s*"version"\s*:\s*")([^"]*)(")', re.MULTILINE)


def records(folder: Path, table: str) -> list[dict[str, str]]:
    """Read a table of a package that passes the check, as text."""
    text, mark = _text(folder / f"{table}.csv")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))


def add(
    folder: Path, rows: Mapping[str, Sequence[Mapping[str, str]]], today: dt.date
) -> tuple[int, list[Problem]]:
    """Add rows to a package and raise its version, if it then passes the check.

    Gives how many rows are new, and the errors for which nothing was written.
    """
    with TemporaryDirectory() as place:
        copy = Path(place) / "package"
        copy.mkdir()
        for path in folder.iterdir():
            if path.is_file():
                shutil.copyfile(path, copy / path.name)
        added = put(copy, rows, today)
        if not added:
            return 0, []
        problems = errors(check.check_package(copy))
        if not problems:
            for name in (*(f"{table}.csv" for table in rows), DESCRIPTOR):
                part = folder / f".{name}.part"
                shutil.copyfile(copy / name, part)
                part.replace(folder / name)
    return (0 if problems else added), problems


def put(
    folder: Path, rows: Mapping[str, Sequence[Mapping[str, str]]], today: dt.date
) -> int:
    """Write rows into a package, whatever its check says of them; 0: none is new.

    A country that takes part already gets no second row.
    """
    added = sum(_append(folder, table, rows[table]) for table in rows)
    if added <= len(rows["sources"]):
        return 0  # a source alone that nothing needs
    _raise_version(folder / DESCRIPTOR, today)
    return added


def _append(folder: Path, table: str, rows: Sequence[Mapping[str, str]]) -> int:
    path = folder / f"{table}.csv"
    text, mark = _text(path)
    header = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    known = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
    keys = {row[KEYS[table]] for row in known}
    takers = {_taker(row) for row in known} if table == "participation" else set()
    new = [row for row in rows if table != "participation" or _taker(row) not in takers]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, delimiter=mark, lineterminator="\n")
    for row in new:
        key = _free(row[KEYS[table]], keys)
        keys.add(key)
        cells = {name: cell for name, cell in row.items() if name in header}
        writer.writerow(cells | {KEYS[table]: key})
    text += "" if text.endswith("\n") else "\n"
    path.write_text(text + out.getvalue(), encoding="utf-8", newline="")
    return len(new)


def _taker(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["event_id"], row["role"], row["country"]


def _free(key: str, keys: set[str]) -> str:
    """Find a key that is not taken: "a-report", "a-report-2"."""
    numbered = (key if n == 1 else f"{key}-{n}" for n in range(1, len(keys) + 2))
    return next(each for each in numbered if each not in keys)


def _text(path: Path) -> tuple[str, str]:
    """Read a table's text, and what parts its cells."""
    text, _ = decoded(path.read_bytes())
    key = next(iter(TABLES[path.stem]))
    match = re.match(rf'\W*{key}"?\s*([,;\t|])', text, re.IGNORECASE)
    return text, match[1] if match else ","


def _raise_version(path: Path, today: dt.date) -> None:
    """Raise a version to the day: 2026.11.28, then 2026.11.28.1."""
    text = path.read_text("utf-8-sig")
    day = f"{today:%Y.%m.%d}"
    before = str(json.loads(text).get("version", ""))
    if before == day or before.startswith(f"{day}."):
        number = before.removeprefix(day).removeprefix(".")
        day += f".{int(number) + 1 if number.isdigit() else 1}"
    path.write_text(_VERSION.sub(rf"\g<1>{day}\g<3>", text, count=1), "utf-8")
