"""Tables within a report: where a header stands, and which column means what."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from data.attendance import instants
from data.attendance.grids import Grid, Line
from data.attendance.instants import Instant, Order
from data.attendance.names import Keys
from data.attendance.places import country
from data.attendance.refusals import ReportError
from data.attendance.visits import UNKNOWN, Span
from data.attendance.vocabulary import meaning, meanings

_BEHIND = re.compile(r"\s*[(（\[][^()（）]*[)）\]]\s*\*?\s*$")
_BLANKS = frozenset({"", "-", "--", "—", "n/a", "N/A"})
MOST_ABOVE = 100  # rows above a header
_MOST_COLUMNS = 500
_SHOWN = 200  # rows by which a column is known
_NEAR = 1.5  # minutes by which platforms round
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Way:
    """How a file is read: the import's key, and the order of day and month."""

    keys: Keys
    order: Order


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header; `columns` has the place of each meaning."""

    header: Line
    columns: dict[str, int]
    lines: tuple[Line, ...]

    def at(self, line: Line, name: str) -> str:
        """Give the cell of a meaning; "" for a dash and for a missing column."""
        cell = line.at(self.columns.get(name))
        return "" if cell in _BLANKS else cell

    def has(self, *names: str) -> bool:
        """Tell whether the header has all the meanings."""
        return all(name in self.columns for name in names)

    def instant(self, line: Line, name: str, order: Order) -> Instant | None:
        """Read a time; ReportError where a cell holds something else."""
        cell = self.at(line, name)
        read = instants.instant(cell, order) if cell else None
        if cell and read is None:
            column = self.columns[name] + 1
            raise ReportError("bad-time", row=line.number, column=column)
        return read

    def duration(self, line: Line) -> float | None:
        """Read a duration in minutes; ReportError where a cell holds something else."""
        cell = self.at(line, "duration")
        read = instants.duration(cell) if cell else None
        if cell and read is None:
            column = self.columns["duration"] + 1
            raise ReportError("bad-duration", row=line.number, column=column)
        return read


def columns(cells: Sequence[str]) -> dict[str, int]:
    """Find the meaning of each cell of a header; the first of a meaning has it."""
    known: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for name in meanings("columns", cell) or meanings(
            "columns", _BEHIND.sub("", cell)
        ):
            known.setdefault(name, place)
    return known


def find(grid: Grid, *needed: Collection[str], first: int = 0) -> Table | None:
    """Find the first header that has one meaning at least of each of the groups."""
    for place in range(first, min(len(grid), first + MOST_ABOVE)):
        header = grid[place]
        if not len(needed) <= len(header.full) <= _MOST_COLUMNS:
            continue
        known = columns(header.cells)
        if all(any(name in known for name in group) for group in needed):
            return Table(header, known, below(grid, place))
    return None


def below(grid: Grid, place: int) -> tuple[Line, ...]:
    """List the rows under a header that hold anything."""
    return tuple(line for line in grid[place + 1 :] if line.full)


def shaped(table: Table, order: Order) -> Table:
    """Find by what its cells hold the columns whose header no language here has."""
    known = dict(table.columns)
    width = max((len(line.cells) for line in table.lines), default=0)
    timed = [
        at for at in range(width) if _most(table, at, lambda c: _is_time(c, order))
    ]
    pairs = [at for at in timed if at + 1 in timed]
    if pairs and not {"join", "leave"} & set(known):
        known |= {"join": pairs[-1], "leave": pairs[-1] + 1}
    after = known.get("leave", -2) + 1
    if "duration" not in known and _most(table, after, _is_duration):
        known["duration"] = after
    taken = set(known.values())
    for name, is_so in (("email", _is_address), ("country", _is_country)):
        free = (at for at in range(width) if at not in taken)
        place = next((at for at in free if _most(table, at, is_so)), None)
        if name not in known and place is not None:
            known[name] = place
            taken.add(place)
    return replace(table, columns=known)


def _most(table: Table, at: int, is_so: Callable[[str], bool]) -> bool:
    cells = [line.at(at) for line in table.lines[:_SHOWN]]
    cells = [cell for cell in cells if cell not in _BLANKS]
    return bool(cells) and 2 * sum(map(is_so, cells)) > len(cells)


def _is_time(cell: str, order: Order) -> bool:
    return ":" in cell and instants.instant(cell, order) is not None


def _is_duration(cell: str) -> bool:
    return ":" not in cell and instants.duration(cell) is not None


def _is_address(cell: str) -> bool:
    return "@" in cell


def _is_country(cell: str) -> bool:
    return bool(country(cell)) and len(cell) > 1


def when(
    table: Table, line: Line, order: Order
) -> tuple[Span | None, tuple[float, float] | None]:
    """Read when somebody was there, and the bounds of the minutes where they differ."""
    start = table.instant(line, "join", order)
    end = table.instant(line, "leave", order)
    lasted = table.duration(line)
    if start is None or end is None:
        open_span = (start.at, UNKNOWN) if start and start.dated else None
        if lasted is None:
            return open_span, (0.0, UNKNOWN)
        until = (start.at, start.at + lasted) if start and start.dated else None
        return until, (lasted, lasted)
    until_at = end.at if end.at >= start.at or start.dated else end.at + _DAY
    span = (start.at, max(start.at, until_at))
    if lasted is None or abs(span[1] - span[0] - lasted) <= _NEAR:
        return span, None
    return span, (lasted, lasted)


def stated(lines: Iterable[Line]) -> dict[str, int]:
    """Read what the platform counts itself: labels above their numbers, or before."""
    numbers: dict[str, int] = {}
    above: Line | None = None
    for line in lines:
        for place, cell in enumerate(line.cells):
            for label in (
                above.at(place) if above else "",
                line.at(place - 1) if place else "",
            ):
                name = meaning("stated", label)
                if name and cell.isdigit() and len(cell) < len("1000000000"):
                    numbers.setdefault(name, int(cell))
        above = line
    return numbers


def sections(grid: Grid) -> Iterator[tuple[str, int]]:
    """Walk the titles that stand alone above a header, with the header's place."""
    for place, line in enumerate(grid[:-1]):
        following = next((p for p in range(place + 1, len(grid)) if grid[p].full), None)
        if len(line.full) == 1 and line.cells[0] and following is not None:
            yield line.cells[0], following
