"""Zoom: reports of webinars, meetings and registrations."""

import re
from dataclasses import replace

from data.attendance import instants, tables
from data.attendance.grids import Grid
from data.attendance.names import is_caller
from data.attendance.places import country, is_unread
from data.attendance.tables import Table, Way
from data.attendance.visits import Report, Visit
from data.attendance.vocabulary import meaning, means

_ADDRESS = re.compile(r"(.*?)[\s(<]*([^\s@()<>]+@[^\s@()<>]+)")
_LEAST_OF_HEADER = 4


def webinar(grid: Grid, way: Way) -> Report | None:
    """Read a webinar's report: host, panelists, attendees, and others who called."""
    parts = [*_parts(grid, way)]
    attendees = [table for kind, table in parts if kind == "attendees"]
    if not any(_names_people(table) for table in attendees):
        return None
    first = min(grid.index(table.header) for _, table in parts)
    report = Report(format="zoom-webinar", stated=tables.stated(grid[:first]))
    report.has_registrations = any(
        table.has("registered_at") or table.has("approval") for table in attendees
    )
    report.knows_absence = report.has_registrations
    for kind, table in parts:
        _read(report, kind, table, way)
    return report


def _names_people(table: Table) -> bool:
    has_who = {"name", "first", "email"} & set(table.columns)
    return bool(has_who and {"join", "duration", "attended"} & set(table.columns))


def _parts(grid: Grid, way: Way) -> list[tuple[str, Table]]:
    starts = []
    for title, place in tables.sections(grid):
        kind = meaning("sections", title)
        known = tables.columns(grid[place].cells)
        is_header = {"join", "leave", "duration"} & set(known) and (
            {"name", "email"} & set(known)
        )
        if kind or is_header:
            starts.append((kind, place))
    if not starts:
        table = tables.find(grid, {"attended"}, {"name", "email"}, {"join", "duration"})
        is_ours = (
            table and table.has("name", "email") and not table.has("first", "product")
        )
        is_ours = is_ours or (table and table.has("registered_at", "approval"))
        return [("attendees", table)] if table and is_ours else []
    ends = [place - 1 for _, place in starts[1:]] + [len(grid)]
    parts = [
        (kind, tables.find(grid[place:end]))
        for (kind, place), end in zip(starts, ends, strict=True)
    ]
    found = [(kind, tables.shaped(t, way.order)) for kind, t in parts if t]
    return _titled(found)


def _titled(parts: list[tuple[str, Table]]) -> list[tuple[str, Table]]:
    """Name sections by their columns where no language here has their titles."""
    if any(kind == "attendees" for kind, _ in parts):
        return [(kind or "others", table) for kind, table in parts]
    with_address = [n for n, (_, table) in enumerate(parts) if table.has("email")]
    last = with_address[-1] if with_address else -1
    return [
        (
            "attendees" if n == last else kind or ("staff" if n < last else "others"),
            table,
        )
        for n, (kind, table) in enumerate(parts)
    ]


def _read(report: Report, kind: str, table: Table, way: Way) -> None:
    for line in table.lines:
        cells = {n: table.at(line, n) for n in ("name", "first", "last", "email")}
        if not any(cells.values()):
            continue
        both = f"{cells['first']} {cells['last']}".strip()
        name = cells["name"] or both
        who = way.keys.who(cells["email"], name, renamed=True)
        if kind == "others":
            who = replace(who, address=b"", names=())
        said = table.at(line, "attended")
        came = not (means("words", "no", said) or means("words", "cancelled", said))
        span, minutes = tables.when(table, line, way.order) if came else (None, None)
        place = table.at(line, "country")
        report.unread_countries += is_unread(place)
        report.visits.append(
            Visit(
                who=who,
                role="staff" if kind == "staff" or who.host else "attendee",
                came=came,
                registered=kind == "attendees" and report.has_registrations,
                span=span,
                minutes=minutes,
                country=country(place),
            )
        )


def meeting(grid: Grid, way: Way) -> Report | None:
    """Read a meeting's report; its head names the host."""
    table = _of_participants(grid) or _unworded(grid, way)
    if table is None or table.has("order") or table.has("role"):
        return None
    table = tables.shaped(table, way.order)
    head = grid[: grid.index(table.header)]
    report = Report(format="zoom-meeting", stated=tables.stated(head))
    hosts = [m for line in head for c in line.cells if (m := _ADDRESS.match(c))]
    addresses = {way.keys.address(match[2]) for match in hosts}
    names = {
        n for match in hosts for n in way.keys.who("", match[1], renamed=True).names
    }
    for line in table.lines:
        name, email = table.at(line, "name"), table.at(line, "email")
        is_waiting = means("words", "yes", table.at(line, "waiting"))
        if is_waiting or not (name or email):
            continue
        who = way.keys.who("" if is_caller(name) else email, name, renamed=True)
        span, minutes = tables.when(table, line, way.order)
        is_host = who.address in addresses or who.host
        is_host = is_host or (not who.address and bool(names & set(who.names)))
        place = table.at(line, "country")
        report.unread_countries += is_unread(place)
        report.visits.append(
            Visit(
                who=who,
                role="staff" if is_host else "attendee",
                span=span,
                minutes=minutes,
                country=country(place),
            )
        )
    return report


def _of_participants(grid: Grid) -> Table | None:
    """Find the participants' header: the last, since the head has one of its own."""
    place, last = 0, None
    while table := tables.find(
        grid, {"name"}, {"duration", "waiting"}, {"email", "guest"}, first=place
    ):
        place, last = grid.index(table.header) + 1, table
    return last


def _unworded(grid: Grid, way: Way) -> Table | None:
    """Find a table in a language unknown here: name, address, two times, minutes."""
    for place, line in enumerate(grid[: tables.MOST_ABOVE]):
        lines = tables.below(grid, place)
        if len(line.full) < _LEAST_OF_HEADER or not lines:
            continue
        table = tables.shaped(Table(line, {"name": 0}, lines), way.order)
        first = [instants.instant(lines[0].at(n), way.order) for n in (2, 3)]
        if None in first:
            continue
        known = ("email", "join", "leave", "duration")
        if [table.columns.get(name) for name in known] == [1, 2, 3, 4]:
            return table
    return None


def registration(grid: Grid, way: Way) -> Report | None:
    """Read who signed up, before anybody came."""
    table = tables.find(grid, {"email"}, {"registered_at"}, {"approval"})
    if table is None or table.has("join"):
        return None
    report = Report(
        format="zoom-registration", basis="registrations", timed=False, attends=False
    )
    report.has_registrations = report.knows_absence = True
    report.stated = tables.stated(grid[: grid.index(table.header)])
    for line in table.lines:
        name = table.at(line, "name") or (
            f"{table.at(line, 'first')} {table.at(line, 'last')}"
        )
        email = table.at(line, "email")
        if name.strip() or email:
            is_off = means("words", "cancelled", table.at(line, "approval"))
            report.visits.append(
                Visit(
                    who=way.keys.who(email, name, renamed=True),
                    came=False if is_off else None,
                    registered=True,
                    country=country(table.at(line, "country")),
                )
            )
    return report
