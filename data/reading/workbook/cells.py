"""How texts stand in the cells of a workbook, and what cells are called."""

import re

MOST_UNITS = 32_767  # of a cell, as UTF-16 counts
_PIECE = 4_000  # letters of a line in one cell, each of them eight at most as written
# What some program loses on its way through a cell: controls, and what is no letter.
_LOST = "\x00-\x08\t\r\x0b\x0c\x0e-\x1f\ufffe\uffff"
_CODES = "000[0-9B-F]|001[0-9A-F]|FFF[EF]|007B"
_UNSAFE = re.compile(rf"[{_LOST}]|\{{(?=U\+(?:{_CODES})\}})")
_WRITTEN = re.compile(rf"\{{U\+({_CODES})\}}")
_LETTERS = 26


def to_cell(text: str) -> str:
    """Write what programs lose by its code: a tab as {U+0009}."""
    return _UNSAFE.sub(lambda match: f"{{U+{ord(match[0]):04X}}}", text)


def from_cell(text: str) -> str:
    """Read what `to_cell` wrote."""
    if "{U+" not in text:
        return text
    return _WRITTEN.sub(lambda match: chr(int(match[1], 16)), text)


def is_too_long(text: str) -> bool:
    """Tell whether no cell holds a text."""
    return len(text) * 2 > MOST_UNITS and len(text.encode("utf-16-le")) > 2 * MOST_UNITS


def pieces(line: str) -> list[str]:
    """Part a line into texts that cells hold; joined they are the line."""
    parts = (line[at : at + _PIECE] for at in range(0, len(line), _PIECE))
    return [*map(to_cell, parts)]


def letters_of(column: int) -> str:
    """Name a column, counted from 0: 27 is AB."""
    name = ""
    while column >= 0:
        column, at = divmod(column, _LETTERS)
        name, column = chr(ord("A") + at) + name, column - 1
    return name


def cell_at(row: int, column: int) -> str:
    """Name a cell; the row counts from 1, the column from 0: B12."""
    return f"{letters_of(column)}{row}"
