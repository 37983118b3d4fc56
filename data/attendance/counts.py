"""Counts with bounds of the visits of one report, or of several together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.attendance.persons import Person, persons
from data.attendance.visits import Report, Visit

Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What visits come to; a number is None where the report cannot say it."""

    attendances: Bounds | None
    minutes: dict[int, Bounds] = field(default_factory=dict)
    staff: int = 0
    registered: int | None = None
    absent: int | None = None
    countries: dict[str, int] = field(default_factory=dict)
    ambiguous: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    not_stated: int = 0
    basis: str = "attendances"
    responses: int = 0
    completed: dict[str, int] = field(default_factory=dict)
    completed_all: int | None = None


def counts(
    reports: Sequence[Report],
    thresholds: Sequence[int],
    *,
    counted_from: int = 0,
    several: bool = False,
) -> Counts:
    """Count the persons of reports; of several, each person once.

    Who was staff anywhere is staff; of `several` events, only who was nothing else.
    """
    reports = _beside(reports)
    visits = [visit for report in reports for visit in report.visits]
    everybody = _apart(reports) if several else _everybody(visits)
    sure = [p for p in everybody if _is_sure(p) and p.minutes[0] >= counted_from]
    likely = [p for p in everybody if _is_likely(p)]
    likely = [p for p in likely if p.extra or p.minutes[1] >= counted_from]
    bases = [report.basis for report in reports]
    basis = next((b for b in ("attendances", "trained") if b in bases), bases[0])
    timed = any(report.timed for report in reports)
    counted = sure if basis == "attendances" else _registered(everybody, basis)
    stated, ambiguous, not_stated = _countries(counted)
    known = set(map(id, counted))
    others = {c for p in likely if id(p) not in known for c in p.countries}
    beside = [visit for r in reports if not r.attends for visit in r.visits]
    others |= {code for visit in beside for code in visit.country}
    return Counts(
        attendances=_bounds(reports, sure, likely, everybody),
        minutes={t: _from(t, sure, likely) for t in thresholds} if timed else {},
        staff=sum(_is_staff(p) and p.came is not False for p in everybody),
        registered=_number(reports, everybody),
        absent=_absent(reports, everybody),
        countries=dict(sorted(stated.items())),
        ambiguous=tuple(sorted(ambiguous)),
        possible=tuple(sorted(others - set(stated))),
        not_stated=not_stated,
        basis=basis,
        responses=len(visits) if basis == "responses" else 0,
        **_completions(reports, everybody),
    )


def _beside(reports: Sequence[Report]) -> Sequence[Report]:
    """Read lists of who signed up, learnt or answered beside reports of who came."""
    if len({report.attends for report in reports}) == 1:
        return reports
    return [
        report
        if report.attends
        else replace(report, visits=[replace(v, came=False) for v in report.visits])
        for report in reports
    ]


def _everybody(visits: Sequence[Visit]) -> list[Person]:
    """Gather persons, all of whose visits are staff's where one is."""
    everybody = persons(visits)
    for person in everybody:
        if "staff" in person.roles:
            person.visits = [replace(v, role="staff") for v in person.visits]
    return everybody


def _apart(reports: Sequence[Report]) -> list[Person]:
    """Gather persons over several events: staff of one may attend another."""
    each = [v for r in reports for p in _everybody(r.visits) for v in p.visits]
    return persons(each)


def _bounds(
    reports: Sequence[Report],
    sure: list[Person],
    likely: list[Person],
    everybody: list[Person],
) -> Bounds | None:
    low, high = len(sure), len(likely)
    bases = {report.basis for report in reports if not report.attends}
    is_beside = any(report.attends for report in reports)
    if not is_beside and bases != {"responses"}:
        return None  # who signed up or learnt need not have come
    if likely and all(p.extra for p in everybody):
        low = max(low, 1)  # connections, and nobody else whose they could be
    if not is_beside and any(person.extra for person in everybody):
        return low, None
    return low, high


def _is_staff(person: Person) -> bool:
    return person.roles == {"staff"}


def _is_sure(person: Person) -> bool:
    """Tell whether somebody attended for sure."""
    return not person.extra and any(
        v.role == "attendee" and v.came is True for v in person.visits
    )


def _is_likely(person: Person) -> bool:
    """Tell whether somebody attended, or may have."""
    return any(v.role != "staff" and v.came is not False for v in person.visits)


def _from(threshold: int, sure: list[Person], likely: list[Person]) -> Bounds:
    """Bound how many were there for so many minutes."""
    low = sum(person.minutes[0] >= threshold for person in sure)
    high = sum(person.extra or person.minutes[1] >= threshold for person in likely)
    return low, high


def _registered(everybody: list[Person], basis: str) -> list[Person]:
    """List those whom a report of tickets, of a course or of a form is about."""
    if basis == "responses":
        return everybody
    return [p for p in everybody if any(v.registered for v in p.visits)]


def _number(reports: Sequence[Report], everybody: list[Person]) -> int | None:
    if not any(report.has_registrations for report in reports):
        return None
    return sum(any(v.registered for v in person.visits) for person in everybody)


def _absent(reports: Sequence[Report], everybody: list[Person]) -> int | None:
    can_tell = any(report.attends for report in reports)
    if not (can_tell and any(report.knows_absence for report in reports)):
        return None
    return sum(p.came is False and not _is_staff(p) for p in everybody)


def _countries(counted: list[Person]) -> tuple[Counter[str], set[str], int]:
    stated: Counter[str] = Counter()
    ambiguous: set[str] = set()
    not_stated = 0
    for person in counted:
        match len(person.countries):
            case 0:
                not_stated += 1
            case 1:
                stated.update(person.countries)
            case _:
                ambiguous |= person.countries
    return stated, ambiguous, not_stated


def _completions(reports: Sequence[Report], everybody: list[Person]) -> dict[str, Any]:
    activities = [name for report in reports for name in report.activities]
    if not activities:
        return {}
    done = [{a for v in p.visits for a in v.completed} for p in everybody]
    number = {a: sum(a in each for each in done) for a in activities}
    every = set(activities)
    return {"completed": number, "completed_all": sum(every <= each for each in done)}
