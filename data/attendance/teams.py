"""Microsoft Teams: reports of meetings, logs of live events, lists of 2021."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from data.attendance import instants, tables
from data.attendance.grids import Grid, Line
from data.attendance.refusals import ReportError
from data.attendance.tables import Table, Way
from data.attendance.visits import UNKNOWN, Report, Visit
from data.attendance.vocabulary import meaning, means

_SECTION = re.compile(r"(\d)\s*[.、．]\s*\S")
_WIDTH_OF_LIST = 3


def meeting(grid: Grid, way: Way) -> Report | None:
    """Read a meeting's report: its second section, one row a person."""
    place = next((n for n, line in enumerate(grid) if _upn(line) is not None), None)
    if place is None:
        return None
    header = grid[place]
    end = next((n for n in range(place + 1, len(grid)) if _number(grid[n])), len(grid))
    table = Table(header, tables.columns(header.cells), tables.below(grid[:end], place))
    table = _placed(table)
    report = Report(format="teams-meeting", stated=tables.stated(grid[:place]))
    for line in table.lines:
        if not table.at(line, "name") and not table.at(line, "email"):
            continue
        address = table.at(line, "email") or table.at(line, "upn")
        who = way.keys.who(address, table.at(line, "name"))
        span, minutes = tables.when(table, line, way.order)
        role = meaning("roles", table.at(line, "role")) or (
            "unknown" if table.at(line, "role") else "attendee"
        )
        report.visits.append(Visit(who=who, role=role, span=span, minutes=minutes))
    return report


def _upn(line: Line) -> int | None:
    return next((n for n, c in enumerate(line.cells) if "UPN" in c.upper()), None)


def _number(line: Line) -> str:
    """Give the number of the section that a row opens; "" of another row."""
    match = _SECTION.match(line.at(0)) if len(line.full) == 1 else None
    return match[1] if match else ""


def _placed(table: Table) -> Table:
    """Place columns by the one name that no language translates, and by content."""
    upn = _upn(table.header) or 0
    known = {"name": 0, **table.columns, "upn": upn}
    known |= {"name": 0, "join": 1, "leave": 2, "duration": 3}
    is_last = upn == len(table.header.full) - 1
    known.setdefault("email", upn - 2 if is_last else upn - 1)
    known.setdefault("role", upn - 1 if is_last else upn + 1)
    return replace(table, columns=known)


def log(grid: Grid, way: Way) -> Report | None:
    """Read a live event's log: who joined and left, session by session."""
    table = tables.find(
        grid, {"session"}, {"participant_id"}, {"action"}, {"timestamp"}
    )
    if table is None:
        return None
    report = Report(format="teams-log")
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in table.lines:
        rows[table.at(line, "session")].append(line)
    for lines in rows.values():
        known = [table.at(line, "participant_id") for line in lines]
        names = [table.at(line, "name") for line in lines]
        said = {meaning("roles", table.at(line, "role")) or "unknown" for line in lines}
        role = next(
            r for r in ("staff", "presenter", "attendee", "unknown") if r in said
        )
        who = way.keys.who(next(filter(None, known), ""), next(filter(None, names), ""))
        if not who.address and any(known):
            who = replace(who, address=way.keys.of(next(filter(None, known))))
        report.visits += [
            replace(visit, who=who, role=role)
            for visit in _stays(table, lines, way, lambda _: "")
        ]
    return report


def listed(grid: Grid, way: Way) -> Report | None:
    """Read the list of 2021: a name, joined or left, and when."""
    table = tables.find(grid, {"name"}, {"action"}, {"timestamp"})
    if table is None:
        table = _of_three(grid, way)
    if table is None or table.has("session"):
        return None
    report = Report(format="teams-list")
    report.visits += _stays(
        table, table.lines, way, lambda line: table.at(line, "name")
    )
    return report


def _of_three(grid: Grid, way: Way) -> Table | None:
    """Find a list by its shape: three columns, the last of them times."""
    lines = [line for line in grid if line.full]
    if len(lines) <= 1 or any(len(line.full) != _WIDTH_OF_LIST for line in lines):
        return None
    known = {"name": 0, "action": 1, "timestamp": 2}
    table = Table(lines[0], known, tuple(lines[1:]))
    actions = {table.at(line, "action") for line in table.lines}
    times = [instants.instant(line.at(2), way.order) for line in table.lines]
    are_times = all(at is not None and at.dated for at in times)
    return table if are_times and len(actions) <= len(table.lines) // 2 + 2 else None


def _stays(
    table: Table, lines: Iterable[Line], way: Way, name_of: Callable[[Line], str]
) -> Iterator[Visit]:
    """Pair each "Joined" with the next "Left" of the same name."""
    rows: dict[str, list[tuple[float, Line]]] = defaultdict(list)
    for line in lines:
        instant = table.instant(line, "timestamp", way.order)
        if instant is None:
            raise ReportError("bad-time", row=line.number)
        rows[name_of(line)].append((instant.at, line))
    firsts = {table.at(min(each, key=_first)[1], "action") for each in rows.values()}
    for name, each in rows.items():
        who = way.keys.who("", name)
        open_since: list[float] = []
        for at, line in sorted(each, key=_first):
            word = table.at(line, "action")
            is_left = means("words", "left", word) or (
                not means("words", "joined", word) and word not in firsts
            )
            if not is_left:
                open_since.append(at)
            elif open_since:
                yield Visit(who=who, span=(open_since.pop(0), at))
            else:
                yield Visit(who=who, span=(at, at), minutes=(0, UNKNOWN))
        for at in open_since:
            yield Visit(who=who, span=(at, UNKNOWN), minutes=(0, UNKNOWN))


def _first(row: tuple[float, Line]) -> float:
    return row[0]
