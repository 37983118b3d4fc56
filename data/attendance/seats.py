"""Webex, GoToWebinar, Google Meet and BigBlueButton: who sat in, and how long."""

from data.attendance import instants, tables
from data.attendance.grids import Grid
from data.attendance.places import country, is_unread
from data.attendance.tables import Table, Way
from data.attendance.visits import Report, Visit
from data.attendance.vocabulary import meaning, means

_WEBEX = frozenset({"connection type", "attendance duration", "audience type"})
_GO_TO = ("gotowebinar", "in session duration", "interest rating")
_FIRST_VISIT = "first visit"


def webex(grid: Grid, way: Way) -> Report | None:
    """Read a Webex report: one row a connection, with a role."""
    table = tables.find(grid, {"name", "first"}, {"email"}, {"join"}, {"duration"})
    if table is None:
        return None
    header = {cell.casefold() for cell in table.header.cells}
    if not (header & _WEBEX or (table.has("role") and table.has("name", "first"))):
        return None
    report = Report(
        format="webex", stated=tables.stated(grid[: grid.index(table.header)])
    )
    return _filled(report, table, way)


def goto(grid: Grid, way: Way) -> Report | None:
    """Read a GoToWebinar report; some count only the first visit of each."""
    words = " ".join(c for line in grid for c in line.cells).casefold()
    if not any(mark in words for mark in _GO_TO):
        return None
    table = tables.find(grid, {"attended"}, {"email"}, {"duration", "join"})
    if table is None:
        return None
    report = Report(format="gotowebinar", has_registrations=True, knows_absence=True)
    report.stated = tables.stated(grid[: grid.index(table.header)])
    rows = [
        line
        for line in table.lines
        if table.at(line, "email") or table.at(line, "last")
    ]
    rows = [line for line in rows if meaning("words", table.at(line, "attended"))]
    table = Table(table.header, table.columns, tuple(rows))
    return _filled(report, table, way, first_only=_FIRST_VISIT in words)


def _filled(
    report: Report, table: Table, way: Way, *, first_only: bool = False
) -> Report:
    for line in table.lines:
        both = f"{table.at(line, 'first')} {table.at(line, 'last')}".strip()
        name, email = table.at(line, "name") or both, table.at(line, "email")
        if not (name or email):
            continue
        said = table.at(line, "attended")
        came = not (means("words", "no", said) or means("words", "cancelled", said))
        span, minutes = tables.when(table, line, way.order) if came else (None, None)
        if first_only and span and minutes:
            minutes = (minutes[0], max(minutes[1], span[1] - span[0]))
        who = way.keys.who(email, name)
        word = table.at(line, "role")
        role = meaning("roles", word) or ("unknown" if word else "attendee")
        place = table.at(line, "country")
        report.unread_countries += is_unread(place)
        report.visits.append(
            Visit(
                who=who,
                role="staff" if who.host else role,
                came=came,
                registered=report.has_registrations,
                span=span,
                minutes=minutes,
                country=country(place),
            )
        )
    return report


def meet(grid: Grid, way: Way) -> Report | None:
    """Read a Google Meet report: first and last name, address, and times of day."""
    table = tables.find(grid, {"first"}, {"last"}, {"email"}, {"duration"}, {"join"})
    if table is None or table.has("attended") or table.has("role"):
        return None
    return _filled(Report(format="google-meet"), table, way)


_COLUMNS_OF_BBB = 12


def bigbluebutton(grid: Grid, way: Way) -> Report | None:
    """Read a learning dashboard: its columns by place, since questions hold commas."""
    lines = [line for line in grid if line.full]
    if not lines or len(lines[0].full) < _COLUMNS_OF_BBB:
        return None
    rows = [line for line in lines[1:] if line.at(1).upper() in {"TRUE", "FALSE"}]
    if not rows:
        return None
    join = next(
        (n for n in range(2, len(rows[0].cells)) if _is_dated(rows[0].at(n), way)), None
    )
    if join is None or instants.duration(rows[0].at(join + 2)) is None:
        return None
    known = {"name": 0, "join": join, "leave": join + 1, "duration": join + 2}
    table = Table(lines[0], known, tuple(rows))
    report = _filled(Report(format="bigbluebutton"), table, way)
    named = [line for line in rows if table.at(line, "name")]
    report.visits = [
        Visit(
            who=visit.who,
            role="staff" if line.at(1).upper() == "TRUE" else "attendee",
            span=visit.span,
            minutes=visit.minutes,
        )
        for visit, line in zip(report.visits, named, strict=True)
    ]
    return report


def _is_dated(cell: str, way: Way) -> bool:
    at = instants.instant(cell, way.order) if ":" in cell else None
    return at is not None and at.dated
