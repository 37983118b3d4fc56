"""Whole texts as rows of a sheet, a line a row: what must come back byte for byte."""

from collections.abc import Sequence

from data.reading.workbook.cells import pieces
from data.reading.workbook.names import LATIN_1, LINE, TEXT, UTF_8

_AS = "/"


def rows_of(content: bytes) -> list[list[str]]:
    """Lay a file out under a header; what is no UTF-8 has a letter for each byte."""
    try:
        text, head = content.decode(UTF_8), TEXT
    except UnicodeDecodeError:
        text, head = content.decode(LATIN_1), f"{TEXT}{_AS}{LATIN_1}"
    lines = enumerate(text.split("\n"), start=1)
    return [[LINE, head], *([str(at), *pieces(line)] for at, line in lines)]


def content_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Join lines again; rows behind the last numbered or written one are none."""
    head, *lines = rows
    while lines and not any(lines[-1]):
        lines.pop()
    text = "\n".join("".join(cells[1:]) for cells in lines)
    is_bytes = "".join(head[1:]).strip().lower().endswith(f"{_AS}{LATIN_1}")
    return text.encode(LATIN_1 if is_bytes else UTF_8)
