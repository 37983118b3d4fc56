"""Columns of a printed table: which hold numbers, and how wide each is."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

from components.report.document import Table
from components.words import captions, numbers

_ACROSS = 116  # letters of small type that a line of text holds
_BETWEEN = 3  # letters that the space between two columns takes
_MOST_LINES, _STEPS = 20, 8  # of a cell; tried in eighths of a line
_RAGGED = 4  # letters: lines break at words and are seldom full
_LONGEST_WORD = 24  # a longer one, such as an address, is broken


def numeric(table: Table) -> list[bool]:
    """Tell of each column whether it holds nothing but numbers and blanks."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    cells = ([cell for cell in column if cell not in {"", None}] for column in columns)
    return [bool(some) and all(isinstance(c, int) for c in some) for some in cells]


def texts(table: Table) -> list[list[str]]:
    """Write the cells: thousands apart, except in years."""
    return [list(map(_text, row, table.columns)) for row in table.rows]


def _text(cell: object, column: str) -> str:
    if isinstance(cell, int) and column != captions.COLUMN_YEAR:
        return numbers.number(cell)
    return "" if cell is None else str(cell)


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Share a line among columns; zeros where each may be as wide as it likes.

    Each column gets its longest word, or the same number of lines of its usual cell
    as every other. The root of the mean square makes the long cells count, and a lone
    one not too much.
    """
    cells = [[name, *(row[at] for row in rows)] for at, name in enumerate(columns)]
    left = _ACROSS - _BETWEEN * (len(columns) - 1)
    if sum(max(map(len, column)) for column in cells) <= left:
        return [0.0] * len(columns)
    least = [min(max(map(_longest_word, column)), _LONGEST_WORD) for column in cells]
    usual = [sqrt(fmean(len(cell) ** 2 for cell in column)) for column in cells]
    longest = [max(map(len, column)) for column in cells]
    shares: list[float] = [*least]
    for lines in (at / _STEPS for at in range(_MOST_LINES * _STEPS, 0, -1)):
        wished = [
            max(word, min(wide / lines + _RAGGED, most))
            for word, wide, most in zip(least, usual, longest, strict=True)
        ]
        if sum(wished) > left:
            break
        shares = wished
    return [round(wide + _BETWEEN, 2) for wide in shares]


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)
