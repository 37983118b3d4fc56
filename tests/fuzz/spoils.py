"""Files of a small package, spoiled as spreadsheets, hands and attackers spoil them."""

import csv
import io
import json
from collections.abc import Callable
from random import Random
from typing import Any

from data.reading.schema import DESCRIPTOR, TABLES

Files = dict[str, bytes]  # by name
Spoil = Callable[[Random, Files], None]

_TABLES = tuple(f"{table}.csv" for table in TABLES)
_SEPARATORS = (";", "\t", "|", ":", " ", ",")
_ENCODINGS = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251"),
    *("cp1250", "latin-1", "mac-roman", "cp850", "shift-jis", "gb18030"),
)
_LETTERS = (
    *("\x00", "\x08", "\x1b", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200f"),
    *("\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff", "\U0001ffff", "é"),
    *(
        "Ж",
        "東",
        "👩‍⚕️",
        '"',
        "'",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\\",
        "&#0;",
        "&#x1;",
        "<b>",
    ),
)
_CELLS = (
    *(
        "",
        " ",
        "-",
        "0",
        "-0",
        "1e9",
        "1_0",
        "٢٠",
        "１２",
        "52,29",
        "52.29\u00a0",
        "NaN",
    ),
    *(
        "inf",
        "1e400",
        "9" * 30,
        "9" * 5000,
        "=1+1",
        "true",
        "Yes",
        "2020-21",
        "2020-13",
    ),
    *(
        "2020-04-17?",
        "[2019,2020]",
        "../..",
        "9999",
        "0000",
        "2020-04-17T10:00",
        "Turkey",
    ),
    *("XK", "KOR;CHN", "419 142", "around 400", "2k", "1.200", "400 approx.", "dozens"),
    *("between 9 and 1", "60 % of 500", "x" * 99_999, "x" * 100_001, "a b c d e f g"),
)
_DEEP: Any = []
for _ in range(600):
    _DEEP = [_DEEP]
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, float("nan"), 10**400, "", " ", "x", "\ud800", "a\bc"),
    *([], {}, [None], [{}], [[1]], {"name": []}, {"x": "\ufffe"}, "x" * 9_999, _DEEP),
    *("javascript:alert(1)", "http://[", "../..", "<b>x</b>", "=1+1", "CC-BY-4.0"),
)


def spoiled(rng: Random, files: Files) -> Files:
    """Spoil a few of the files, in one way or several."""
    found = dict(files)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(SPOILS)(rng, found)
    return found


def _rows(content: bytes) -> list[list[str]]:
    text = content.decode(errors="replace").replace("\0", "")
    try:
        return [*csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        return [line.split(",") for line in text.split("\n")]


def _written(rows: list[list[str]], separator: str = ",", end: str = "\n") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue().encode(errors="replace")


def _separators(rng: Random, files: Files) -> None:
    names = _TABLES if rng.random() < 0.5 else (rng.choice(_TABLES),)
    separator, end = rng.choice(_SEPARATORS), rng.choice(("\n", "\r\n", "\r"))
    first = f"sep={rng.choice(_SEPARATORS)}{end}" if rng.random() < 0.3 else ""
    for name in names:
        files[name] = first.encode() + _written(_rows(files[name]), separator, end)


def _encodings(rng: Random, files: Files) -> None:
    name, encoding = rng.choice((DESCRIPTOR, *_TABLES)), rng.choice(_ENCODINGS)
    text = files[name].decode(errors="replace")
    files[name] = text.replace("a", rng.choice(("a", "é", "Ж")), 3).encode(
        encoding, errors="replace"
    )


def _emptied(rng: Random, files: Files) -> None:
    for name in rng.sample(_TABLES, rng.randint(1, len(_TABLES))):
        rows = _rows(files[name])
        files[name] = rng.choice((b"", b"\n", _written(rows[:1]), _written(rows[1:])))


def _columns(rng: Random, files: Files) -> None:
    name = rng.choice(_TABLES)
    rows = _rows(files[name])
    places = [*range(len(rows[0]))] if rows else []
    rng.shuffle(places)
    change = rng.choice(("order", "less", "more", "twice", "capitals", "blanks"))
    if change == "less":
        places = places[1:]
    elif change == "twice":
        places += places[:1]
    rows = [[row[at] for at in places if at < len(row)] for row in rows]
    if rows and change in {"capitals", "blanks"}:
        letters = str.upper if change == "capitals" else " {} ".format
        rows[0] = [letters(cell) for cell in rows[0]]
    if change == "more":
        rows = [[*row, rng.choice(_CELLS)] for row in rows]
    files[name] = _written(rows)


def _letters(rng: Random, files: Files) -> None:
    name = rng.choice((DESCRIPTOR, *_TABLES))
    content, letter = files[name], rng.choice(_LETTERS).encode()
    at = rng.randint(0, len(content))
    files[name] = content[:at] + letter * rng.choice((1, 1, 2, 500)) + content[at:]


def _cells(rng: Random, files: Files) -> None:
    name = rng.choice(_TABLES)
    rows = _rows(files[name])
    for _ in range(rng.choice((1, 1, 3))):
        row = rng.choice(rows) if rows else []
        if row:
            row[rng.randrange(len(row))] = rng.choice(_CELLS)
    files[name] = _written(rows)


def _swapped(rng: Random, files: Files) -> None:
    """Put a cell of one column where another belongs, or a row twice."""
    name = rng.choice(_TABLES)
    rows = _rows(files[name])
    row = rng.choice(rows[1:] or [[]])
    if len(row) > 1:
        first, last = rng.sample(range(len(row)), 2)
        row[first], row[last] = row[last], row[first]
    if rng.random() < 0.3:
        rows.append([*row])
    files[name] = _written(rows)


def _bytes(rng: Random, files: Files) -> None:
    name = rng.choice((DESCRIPTOR, *_TABLES))
    content = files[name]
    at, size = rng.randint(0, len(content)), rng.choice((0, 1, 1, 7, len(content)))
    given = rng.randbytes(rng.choice((0, 1, 4, 40)))
    files[name] = content[:at] + given + content[at + size :]


def _descriptor(rng: Random, files: Files) -> None:
    """Put an odd value, or an odd key, somewhere into what the descriptor says."""
    try:
        told = json.loads(files[DESCRIPTOR])
    except (ValueError, RecursionError):
        return
    at = told
    while isinstance(at, dict | list) and at:
        key = rng.choice([*at] if isinstance(at, dict) else range(len(at)))
        if rng.random() < 0.4 or not isinstance(at[key], dict | list):
            at[key] = rng.choice(_VALUES)
            if isinstance(at, dict) and rng.random() < 0.1:
                at[rng.choice(("\ud800", "", "profile", "x"))] = rng.choice(_VALUES)
            break
        at = at[key]
    files[DESCRIPTOR] = json.dumps(told).encode()


SPOILS: tuple[Spoil, ...] = (
    *(_separators, _encodings, _emptied, _columns, _letters, _cells, _swapped, _bytes),
    _descriptor,
)
