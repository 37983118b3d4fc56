"""Counts with bounds of the visits of one report, or of several together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

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


def counts(reports: Sequence[Report], thresholds: Sequence[int]) -> Counts:
    """Count the persons of reports; of several, each person once."""
    visits = [visit for report in reports for visit in report.visits]
    everybody = persons(visits)
    sure = [p for p in everybody if _attended(p) == (True, True)]
    likely = [p for p in everybody if _attended(p)[1]]
    bases = [report.basis for report in reports]
    basis = next((b for b in ("attendances", "trained") if b in bases), bases[0])
    low, high = len(sure), len(likely)
    if not low and high and not any(p.roles == {"staff"} for p in everybody):
        low = int(all(p.extra for p in likely))
    attendances: Bounds | None = (low, high)
    timed = any(report.timed for report in reports)
    if basis == "responses":
        attendances = (low, None)
    elif basis == "trained":
        attendances = None
    counted = sure if basis == "attendances" else _registered(everybody, basis)
    stated, ambiguous, not_stated = _countries(counted)
    others = {c for p in likely if p not in counted for c in p.countries}
    return Counts(
        attendances=attendances,
        minutes={t: _from(t, sure, likely) for t in thresholds} if timed else {},
        staff=sum("staff" in p.roles and p.came is not False for p in everybody),
        registered=_number(reports, visits, everybody),
        absent=_absent(reports, everybody),
        countries=dict(sorted(stated.items())),
        ambiguous=tuple(sorted(ambiguous)),
        possible=tuple(sorted(others - set(stated))),
        not_stated=not_stated,
        basis=basis,
        responses=len(visits) if basis == "responses" else 0,
        **_completions(reports, everybody),  # type: ignore[arg-type]
    )


def _attended(person: Person) -> tuple[bool, bool]:
    """Tell whether somebody attended for sure, and whether possibly."""
    if person.came is False or "staff" in person.roles:
        return False, False
    sure = person.came is True and not person.extra
    return sure and not person.roles & {"presenter", "unknown"}, True


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


def _number(
    reports: Sequence[Report], visits: Sequence[Visit], everybody: list[Person]
) -> int | None:
    if not any(report.has_registrations for report in reports):
        return None
    return sum(any(v.registered for v in person.visits) for person in everybody)


def _absent(reports: Sequence[Report], everybody: list[Person]) -> int | None:
    if not any(report.knows_absence for report in reports):
        return None
    return sum(p.came is False and "staff" not in p.roles for p in everybody)


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


def _completions(
    reports: Sequence[Report], everybody: list[Person]
) -> dict[str, object]:
    activities = [name for report in reports for name in report.activities]
    if not activities:
        return {}
    done = [{a for v in p.visits for a in v.completed} for p in everybody]
    number = {a: sum(a in each for each in done) for a in activities}
    every = set(activities)
    return {"completed": number, "completed_all": sum(every <= each for each in done)}
