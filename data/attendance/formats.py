"""Which platform a report comes from: by what it holds, never by its name."""

from collections.abc import Callable, Iterator

from data.attendance import courses, grids, instants, seats, teams, tickets, zoom
from data.attendance.grids import Grid
from data.attendance.names import Keys
from data.attendance.refusals import ReportError
from data.attendance.tables import Way
from data.attendance.visits import Report

Reader = Callable[[Grid, Way], Report | None]
# The more particular a format's marks, the sooner it is tried.
_READERS: tuple[Reader, ...] = (
    teams.meeting,
    teams.log,
    seats.bigbluebutton,
    seats.goto,
    tickets.pretix,
    seats.webex,
    zoom.webinar,
    zoom.registration,
    seats.meet,
    tickets.eventbrite,
    zoom.meeting,
    tickets.indico,
    courses.moodle,
    courses.form,
    teams.listed,
)


def read(content: bytes, keys: Keys) -> list[Report]:
    """Read a file in each order of day and month that its dates allow."""
    for grid in grids.read(content):
        cells = (cell for line in grid for cell in line.cells)
        ways = [Way(keys, order) for order in instants.orders(cells)]
        for reader in _READERS:
            found = reader(grid, ways[0])
            if found is not None and found.visits:
                return [found, *_others(reader, grid, ways[1:])]
            if found is not None:
                raise ReportError("no-people")
    raise ReportError("unknown-format")


def _others(reader: Reader, grid: Grid, ways: list[Way]) -> Iterator[Report]:
    for way in ways:
        try:
            found = reader(grid, way)
        except ReportError:
            continue
        if found is not None:
            yield found
