"""Moodle's completion of activities, and answers to a Google form."""

from data.attendance import instants, tables
from data.attendance.grids import Grid, Line
from data.attendance.places import country, is_doubted_code, is_unread
from data.attendance.tables import Way
from data.attendance.visits import Report, Visit
from data.attendance.vocabulary import means, plain

_COUNTRY = ("country", "land", "pais", "pays", "paese", "国", "국가", "страна")
_DONE = (
    "completed",
    "abgeschlossen",
    "completad",
    "finalizad",
    "termine",
    "acheve",
    "已完成",
    "완료",
    "completat",
    "concluid",
)
_NOT = ("not ", "nicht", "no ", "non ", "pas ", "in", "未", "미완료", "nao")
_FAILED = (
    "did not",
    "not achieve",
    "nicht bestanden",
    "nicht erreicht",
    "fail",
    "no alcanz",
    "no super",
    "no aprob",
    "non atteinte",
    "pas obtenu",
    "sin alcanzar",
    "echec",
)


def moodle(grid: Grid, way: Way) -> Report | None:
    """Read Moodle's report of completion: a column an activity, its date beside it."""
    lines = [line for line in grid if line.full]
    if not lines or lines[0].at(0) not in {"", "Name"}:
        return None
    header = lines[0]
    known = tables.columns(header.cells)
    if "email" not in known or len(header.cells) < known["email"] + 2:
        return None
    places = [
        n
        for n in range(known["email"] + 1, len(header.cells))
        if header.at(n) and instants.instant(header.at(n), "dmy") is None
    ]
    if not places or not any(
        _is_state(line.at(n)) for line in lines[1:] for n in places
    ):
        return None
    report = Report(
        format="moodle-progress", basis="trained", timed=False, attends=False
    )
    report.has_registrations = True
    report.activities = tuple(header.at(n) for n in places)
    for line in lines[1:]:
        email, name = line.at(known["email"]), line.at(0)
        if email or name:
            done = frozenset(header.at(n) for n in places if is_done(line.at(n)))
            report.visits.append(
                Visit(
                    who=way.keys.who(email, name),
                    came=None,
                    registered=True,
                    completed=done,
                )
            )
    return report


def _is_state(cell: str) -> bool:
    return any(word in plain(cell) for word in _DONE)


def is_done(cell: str) -> bool:
    """Tell whether an activity is completed, and passed where it has a grade."""
    word = plain(cell)
    has_failed = any(part in word for part in _FAILED)
    return _is_state(cell) and not has_failed and not word.startswith(_NOT)


def form(grid: Grid, way: Way) -> Report | None:
    """Read the answers to a form: without addresses nobody knows how many people."""
    lines = [line for line in grid if line.full]
    if len(lines) < 1 or not means("columns", "timestamp", lines[0].at(0)):
        return None
    header = lines[0]
    known = tables.columns(header.cells)
    if "action" in known or "session" in known:
        return None
    asked = [
        n for n, c in enumerate(header.cells) if any(w in plain(c) for w in _COUNTRY)
    ]
    place = known.get("country", asked[0] if asked else None)
    report = Report(format="google-form", basis="responses", timed=False, attends=False)
    for line in lines[1:]:
        report.visits.append(_answer(report, line, known, place, way))
    return report


def _answer(
    report: Report, line: Line, known: dict[str, int], place: int | None, way: Way
) -> Visit:
    said = line.at(place)
    report.unread_countries += is_unread(said)
    names = (line.at(known.get(column)) for column in ("name", "first", "last"))
    who = way.keys.who(line.at(known.get("email")), " ".join(filter(None, names)))
    return Visit(who=who, country=country(said), doubted=is_doubted_code(said))
