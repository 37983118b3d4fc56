"""What each table must look like; raises the one `DataError`."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from data.cells import letters

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
        " core:boolean part_of source_id locator note"
    ),
    "events": _columns(
        "event_id series_id number:integer title short_title kind attendance_mode"
        " status date place_id:integer topics count_low:integer count_high:integer"
        " count_text attendee_countries source_id locator note"
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
        "claim_id measure relation events series_id size_text low:integer"
        " best:integer high:integer count_basis population dispute preferred:boolean"
        " part_of dimension part unit overlapping:boolean source_id locator note"
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
# What a package of the first edition lacks: its columns may be missing, and are blank.
ADDED: dict[str, frozenset[str]] = {
    "series": frozenset({"part_of"}),
    "events": frozenset(
        {"count_low", "count_high", "count_text", "attendee_countries"}
    ),
    "claims": frozenset(
        {"series_id", "dispute", "preferred", "part_of"}
        | {"dimension", "part", "unit", "overlapping"}
    ),
}
KEYS = {table: next(iter(columns)) for table, columns in TABLES.items()}
DESCRIPTOR, README = "datapackage.json", "README.md"
# The files of a package: those whose bytes make its version, and all.
HASHED = (DESCRIPTOR, *(f"{table}.csv" for table in TABLES))
FILES = (*HASHED, README)
SHORT = 24  # letters of a short title: it stands on charts


def columns_in(table: str, names: Collection[str]) -> list[str]:
    """List the columns of a table that a header must have, given those it has."""
    added = ADDED.get(table, frozenset())
    return [name for name in TABLES[table] if name in names or name not in added]


_MOST_LETTERS = 600  # of a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a package: where, what, and what to write instead."""

    file: str
    row: int | None = None  # as a spreadsheet counts: the header is row 1
    field: str | None = None
    code: str
    message: str
    level: Level = "error"  # a warning refuses nothing
    # What to write instead, by field: only where that is certain. "" leaves it blank.
    proposal: Mapping[str, str] = dataclasses.field(default_factory=dict)
    sheet: str = ""  # of a workbook, if the package came in one
    cell: str = ""  # "F12"

    def __str__(self) -> str:
        """Write the problem on one line: "events.csv, row 12, date: …"."""
        field = f", {self.field}" if self.field else ""
        level = "" if self.level == "error" else f" {self.level}:"
        return f"{self._place()}{field}:{level} {_one_line(self.message)}"

    def _place(self) -> str:
        if self.sheet:
            return f"sheet {self.sheet}" + (f", cell {self.cell}" if self.cell else "")
        return f"{self.file}, row {self.row}" if self.row else self.file


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
    line = " ".join("".join(map(_visible, words)).split())
    half = _MOST_LETTERS // 2
    return line if len(line) <= _MOST_LETTERS else f"{line[:half]} … {line[-half:]}"


def _visible(letter: str) -> str:
    is_plain = letter.isprintable() or letter in "\t\r\n"
    return letter if is_plain else f"‹{letters.shown(letter)}›"
