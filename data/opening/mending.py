"""The check's certain proposals written into a package: those cells, and no others."""

import csv
import io
from collections.abc import Iterable, Mapping

from data.cells.decoding import decoded
from data.reading.layout import laid_out
from data.reading.schema import Problem

_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


def mended(files: Mapping[str, bytes], problems: Iterable[Problem]) -> dict[str, bytes]:
    """Write proposals into tables, which then are UTF-8 with commas."""
    of_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.row and problem.proposal and problem.file in files:
            of_file.setdefault(problem.file, []).append(problem)
    return {
        **files,
        **{name: _mended(files[name], name, of_file[name]) for name in of_file},
    }


def _mended(content: bytes, name: str, problems: Iterable[Problem]) -> bytes:
    text, _ = decoded(content)
    laid = laid_out(text, name.removesuffix(".csv"))
    header, *rows = csv.reader(io.StringIO(laid.content.decode(), newline=""))
    for problem in problems:
        row = rows[(problem.row or 0) - _FIRST_ROW]
        for field, cell in problem.proposal.items():
            row[header.index(field)] = cell
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()
