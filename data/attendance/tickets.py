"""pretix, Eventbrite and Indico: a row is a person, whoever ordered for them."""

from collections.abc import Mapping

from data.attendance import tables
from data.attendance.grids import Grid, Line
from data.attendance.places import country, is_unread
from data.attendance.tables import Table, Way
from data.attendance.visits import Report, Visit
from data.attendance.vocabulary import means


def pretix(grid: Grid, way: Way) -> Report | None:
    """Read a pretix list of check-ins, or its orders."""
    table = tables.find(grid, {"order"}, {"attendee_name"}, {"product"})
    if (
        table is None
        or not table.has("checked_in")
        or "#" in "".join(table.header.cells)
    ):
        return None
    return _read("pretix-checkin", table, way)


def eventbrite(grid: Grid, way: Way) -> Report | None:
    """Read an Eventbrite list of attendees."""
    table = tables.find(
        grid, {"order"}, {"email"}, {"first", "name"}, {"product", "status"}
    )
    if table is None:
        return None
    return _read("eventbrite", table, way)


def indico(grid: Grid, way: Way) -> Report | None:
    """Read an Indico list of registrations."""
    table = tables.find(grid, {"name", "first"}, {"email"}, {"checked_in", "status"})
    if table is None or table.has("join") or table.has("attended"):
        return None
    return _read("indico", table, way)


def _read(name: str, table: Table, way: Way) -> Report:
    report = Report(format=name, basis="registrations", timed=False)
    report.has_registrations = True
    for line in table.lines:
        if visit := _visit(table, line, way):
            place = table.at(line, "country")
            report.unread_countries += is_unread(place)
            report.visits.append(visit)
    report.knows_absence = any(visit.came is False for visit in report.visits)
    return report


def _visit(table: Table, line: Line, way: Way) -> Visit | None:
    cells: Mapping[str, str] = {n: table.at(line, n) for n in table.columns}
    both = f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    name = cells.get("attendee_name", "") or both or cells.get("name", "")
    email, order = cells.get("email", ""), cells.get("order", "")
    if not (name or email or order):
        return None
    product = cells.get("product", "")
    who = way.keys.who(email, name)
    ticket = b"".join(who.names) or f"{line.number}".encode()
    return Visit(
        who=who,
        came=_came(cells),
        registered=True,
        product=product,
        ticket=way.keys.of(f"{email.casefold()}{ticket.hex()}"),
        country=country(cells.get("country", "")),
    )


def _came(cells: Mapping[str, str]) -> bool | None:
    """Tell whether somebody was scanned; whoever was not may have come all the same."""
    status = cells.get("status", "")
    if means("words", "cancelled", status):
        return False
    scanned = cells.get("checked_in", "")
    by_itself = cells.get("automatic", "")
    is_in = scanned and not means("words", "no", scanned)
    is_in = is_in or means("words", "yes", by_itself) or means("words", "yes", status)
    return True if is_in else None
