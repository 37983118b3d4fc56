"""What an entered event becomes: rows, lines of the check by field, sentences."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from components.tables.claimed import said
from components.words import entry as words
from data.entry import package
from data.entry.draft import Draft, value
from data.entry.known import Known
from data.entry.rows import Row, rows
from data.entry.takers import COUNTRY, PLACE, Taker, takers
from data.geography import cities, countries
from data.reading.schema import SHORT, TABLES, Problem, errors
from data.selecting.filters import ROLES

Check = Callable[[Mapping[str, bytes]], Sequence[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An event as it stands now in the form, put into its package."""

    rows: tuple[Row, ...]
    files: Mapping[str, bytes]
    lines: Mapping[str, tuple[str, ...]]  # of the check, by field
    missing: tuple[str, ...]  # fields that may not stay blank
    others: tuple[Problem, ...]  # lines about no field
    is_sound: bool


def entered(draft: Draft, known: Known, today: dt.date, check: Check) -> Entered:
    """Put an event into a package and sort what the check says by field."""
    made = rows(draft, known)
    files = package.with_rows(known.files, made, today)
    problems = check(files)
    cells = package.fields(known, made)
    lines: dict[str, list[str]] = defaultdict(list)
    missing: dict[str, None] = {}
    others = []
    for problem in problems:
        cell = (problem.file, problem.row or 0, problem.field or "")
        field, there = cells.get(cell, ("", ""))
        if not field:
            others.append(problem)
        elif not there and problem.code == "constraint-error":
            missing[field] = None
        else:
            lines[field].append(problem.message)
    return Entered(
        rows=tuple(made),
        files=files,
        lines={field: tuple(dict.fromkeys(told)) for field, told in lines.items()},
        missing=tuple(missing),
        others=tuple(others),
        is_sound=not errors(problems),
    )


def sentences(draft: Draft, made: Iterable[Row], known: Known) -> list[str]:
    """Say what the event and its claims will say, and who took part."""
    title = value(draft, "short_title") or value(draft, "title")
    place = value(draft, "place")
    try:
        date = words.dated(value(draft, "date")) if value(draft, "date") else ""
    except ValueError:
        date = ""
    claims = [row.cells for row in made if row.table == "claims"]
    told = [
        words.event_said(
            title, _claim(cells), is_drawn=cells["measure"] == "attendances"
        )
        for cells in claims
        if _is_said(cells)
    ]
    first = words.held(title, date, _named_place(made) or place)
    return [*filter(None, [first]), *told, *_roles(draft, known)]


def _is_said(cells: Mapping[str, str]) -> bool:
    ends = (cells["low"], cells["high"])
    return bool(cells["measure"] and cells["size_text"] and any(ends)) and all(
        end.isdecimal() for end in filter(None, ends)
    )


def _claim(cells: Mapping[str, str]) -> str:
    ends = {n: int(cells[n]) if cells[n] else None for n in ("low", "high")}
    blank = dict.fromkeys(("unit", "part_of", "population"), "")
    return said(SimpleNamespace(**{**blank, **cells, **ends}))


def _named_place(made: Iterable[Row]) -> str:
    event = next(row.cells for row in made if row.table == "events")
    return name(f"{PLACE}:{event['place_id']}") if event["place_id"] else ""


def _roles(draft: Draft, known: Known) -> list[str]:
    told = []
    for role in ROLES:
        names = [read(one) for one in takers(draft, role, known) if one.mark]
        if names:
            told.append(words.roles(role, names))
    return told


def read(taker: Taker) -> str:
    """Say what a name of a list was read as."""
    kind, _, code = taker.mark.partition(":")
    if taker.count:
        return words.counted(countries.region_name(code), taker.count)
    return words.read_as(taker.printed, name(taker.mark) if kind else taker.printed)


def name(mark: str) -> str:
    """Name what a mark stands for; a city with its region and country."""
    kind, _, code = mark.partition(":")
    if kind == COUNTRY:
        return countries.name(code)
    if kind != PLACE:
        return countries.region_name(code)
    city = cities.of_id(code)
    if city is None:
        return code
    region = countries.subdivision_name(city.subdivision) or city.region
    land = countries.name(city.country)
    around = dict.fromkeys(part for part in (region, land) if part != city.name)
    return ", ".join([city.name, *around])


def listed(made: Iterable[Row]) -> list[tuple[str, str, str]]:
    """List the rows: table, key, and what else they hold."""
    return [(row.table, next(iter(_ordered(row).values())), _held(row)) for row in made]


def _ordered(row: Row) -> dict[str, str]:
    return {column: row.cells.get(column, "") for column in TABLES[row.table]}


def _held(row: Row) -> str:
    _, *cells = _ordered(row).items()
    return "; ".join(f"{column} {cell}" for column, cell in cells if cell)


def asked(draft: Draft) -> frozenset[str]:
    """List the short names that are to be entered: the long ones do not serve."""
    publisher = value(draft, "publisher")
    long = {
        "short_title": value(draft, "title"),
        "series_short": value(draft, "series_title"),
        "source_short": f"{publisher} 2000" if publisher else "",
    }
    return frozenset(n for n, text in long.items() if len(text) > SHORT or n in draft)
