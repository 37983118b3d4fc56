"""The text of a table as rows in our order, whoever saved it and however."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.cells import letters
from data.cells.decoding import REMEDY
from data.reading.schema import TABLES, Problem, columns_in

LONGEST = 100_000  # characters of a cell; the csv module stops at 131,072
_TOO_LONG = f"a cell is longer than {LONGEST:,} letters; close its quote"
_MOST_PROBLEMS = 1_000  # of a file: whoever mends the first knows the others
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_BEHIND = "blank cells stand behind its rows"
_TOLD = re.compile(r'"?sep=([^\r\n"])"?[,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """How the first row is written: where each column stands, and between what."""

    separator: str
    columns: list[str]  # of ours, in our order
    width: int
    places: tuple[int, ...]
    notes: tuple[str, ...]


class HeaderError(ValueError):
    """A first row that does not name the columns; says what to write."""


@dataclass(slots=True)
class Laid:
    """A table in the one form: UTF-8, commas, our columns; and what was found."""

    content: bytes = b""
    columns: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def laid_out(text: str, table: str) -> Laid:
    """Read a table's text and write it anew; problems say what cannot be read."""
    laid = Laid()
    first_line = _TOLD.match(text)
    if first_line:
        laid.notes.append(f"its first line is 'sep={first_line[1]}'")
        text = text[first_line.end() :]
    try:
        header = _header(text, table, first_line[1] if first_line else "")
    except HeaderError as error:
        laid.problems.append(_problem(table, 1, "bad-header", str(error)))
        return laid
    laid.columns = header.columns
    laid.notes += header.notes
    if "\r" in text:
        laid.notes.append("its lines do not end in line feeds alone")
    _Rows(text, table, header, laid).write()
    return laid


def _problem(
    table: str, row: int, code: str, message: str, name: str | None = None
) -> Problem:
    return Problem(file=f"{table}.csv", row=row, field=name, code=code, message=message)


def _header(text: str, table: str, separator_named: str) -> Header:
    read = (
        {separator_named: _first_row(text, separator_named)} if separator_named else {}
    )
    read = read or {mark: _first_row(text, mark) for mark in _SEPARATORS}
    known = {
        mark: len({*map(column_name, read[mark])} & TABLES[table].keys())
        for mark in read
    }
    separator = max(known, key=lambda mark: known[mark])
    names = [column_name(cell) for cell in read[separator]]
    while names and not names[-1]:
        names.pop()
    wanted = columns_in(table, names)
    if sorted(names) != sorted(wanted):
        raise HeaderError(_differs(text, names, wanted, known[separator]))
    written = read[separator]
    return Header(
        separator=separator,
        columns=wanted,
        width=len(names),
        places=tuple(names.index(name) for name in wanted),
        notes=(*_unusual(separator, names, written, wanted),),
    )


def _unusual(
    separator: str, names: list[str], written: list[str], wanted: list[str]
) -> Iterator[str]:
    if separator != ",":
        yield f"{_SEPARATORS.get(separator, separator)} separate its cells"
    if names != wanted:
        yield "its columns stand in another order"
    if len(written) > len(names):
        yield _BEHIND
    if written[: len(names)] != names:
        yield "its header has blanks or capitals"


def _first_row(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except (csv.Error, ValueError, TypeError):
        return []


def column_name(cell: str) -> str:
    """Give what a cell of the header means: "\ufeff Event ID" is event_id."""
    return re.sub(r"\s+", "_", cell.strip("\ufeff \t\u00a0").strip().lower())


def _differs(text: str, names: list[str], wanted: list[str], known: int) -> str:
    """Say how a header differs; what holds none of our names is not repeated."""
    right = f"write: {','.join(wanted)}"
    if not text.strip():
        return f"is empty; {right}"
    if "\0" in text[: len(",".join(wanted)) * 2]:
        return f"is no text in UTF-8; {REMEDY}"
    if known <= 1 < len(wanted):
        mark = re.match(rf'\W*{wanted[0]}"?[ ]*([^\w\s",]+)', text, re.IGNORECASE)
        if mark:
            return f"'{mark[1]}' separates its cells; {REMEDY}, with commas between"
        return f"the first row names no column of this table; {right}"
    lacks = ", ".join(name for name in wanted if name not in names)
    odd = ", ".join(name or "a blank one" for name in names if name not in wanted)
    twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
    faults = [f"lacks {lacks}"] * bool(lacks) + [f"has {odd}"] * bool(odd)
    faults += [f"names {twice} twice"] * bool(twice and not odd)
    return f"the header {' and '.join(faults)}; {right}"


def _said(error: csv.Error) -> str:
    """Say what the csv module found, and what to do."""
    match str(error):
        case found if "expected after" in found:
            return "a quote stands inside a cell; write it twice, and quote the cell"
        case found if "field larger" in found:
            return _TOO_LONG
    return "a quote opens a cell and nothing closes it; close it or take it out"


class _Rows:
    """Walks the rows of one text and writes those that are right."""

    def __init__(self, text: str, table: str, header: Header, laid: Laid) -> None:
        self._text, self._table, self._header, self._laid = text, table, header, laid
        self._names = header.columns
        self._is_harmful = bool(letters.harmful(text))
        self._in_order = header.places == tuple(range(header.width))
        self._blank: list[int] = []

    def write(self) -> None:
        """Write them all, in the one form."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self._names)
        writer.writerows(self._right())
        if self._blank:
            self._laid.notes.append("blank rows stand at its end")
        self._laid.content = out.getvalue().encode() if not self._found else b""

    @property
    def _found(self) -> list[Problem]:
        return self._laid.problems

    def _add(self, row: int, code: str, message: str, name: str | None = None) -> None:
        self._found.append(_problem(self._table, row, code, message, name))

    def _right(self) -> Iterator[list[str]]:
        for row, cells in self._numbered():
            if len(self._found) >= _MOST_PROBLEMS:
                return
            if not any(map(str.strip, cells)):
                if len(self._blank) < _MOST_PROBLEMS:
                    self._blank.append(row)
                continue
            for blank in self._blank:
                self._add(blank, "blank-row", "the row is blank; take it out")
            self._blank = []
            if self._has_length(row, cells) and self._has_width(row, cells):
                ordered = self._ordered(cells)
                self._look_at(row, ordered)
                yield ordered

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        source = io.StringIO(self._text, newline="")
        reader = csv.reader(source, delimiter=self._header.separator, strict=True)
        row = 0
        try:
            for row, cells in enumerate(reader, start=1):
                if row > 1:
                    yield row, cells
        except csv.Error as error:
            code = "too-long" if "field larger" in str(error) else "bad-quote"
            self._add(row + 1, code, _said(error))

    def _has_length(self, row: int, cells: list[str]) -> bool:
        # The csv module refuses longer ones too, unless somebody has raised its limit.
        if max(map(len, cells)) > LONGEST:
            self._add(row, "too-long", _TOO_LONG)
            return False
        return True

    def _has_width(self, row: int, cells: list[str]) -> bool:
        width, more = self._header.width, cells[self._header.width :]
        if len(cells) == width:
            return True
        if len(cells) < width or any(cell.strip() for cell in more):
            mark = self._header.separator
            hint = f"a cell with '{mark}' in it needs quotes" if more else "fill it up"
            message = f"holds {len(cells)} cells, the header {width}; {hint}"
            self._add(row, "extra-cell" if more else "missing-cell", message)
            return False
        if _BEHIND not in self._laid.notes:
            self._laid.notes.append(_BEHIND)
        return True

    def _ordered(self, cells: list[str]) -> list[str]:
        places = self._header.places
        ordered = (
            cells[: len(places)] if self._in_order else [cells[at] for at in places]
        )
        if any("\r" in cell for cell in ordered):
            return [re.sub("\r\n?", "\n", cell) for cell in ordered]
        return ordered

    def _look_at(self, row: int, cells: list[str]) -> None:
        if not self._is_harmful:
            return
        for name, cell in zip(self._names, cells, strict=True):
            letter = letters.harmful(cell)
            if letter:
                message = f"holds {letter}, which nobody sees; type the text anew"
                self._add(row, "invisible", message, name)
