"""What a file cannot say and the organiser can: answers, and reports by them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal

from data.attendance.visits import Report, Visit
from data.attendance.vocabulary import plain

Presenters = Literal["staff", "attendees"]
# What a ticket is called that a speaker or an organiser has.
_STAFF = (
    *("speaker", "faculty", "staff", "crew", "organi", "moderator", "chair", "host"),
    *("referent", "dozent", "ponente", "orateur", "intervenant", "volunteer", "helfer"),
    *("panelist", "lecturer", "exhibitor", "sponsor", "press"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The organiser's answers; a None is no answer, and then bounds hold both."""

    minutes: tuple[int, ...] = (30,)  # thresholds that are counted beside
    counted_from: int = 0  # minutes from which on somebody counts at all
    staff: tuple[str, ...] = ()  # addresses, whatever the report says of their roles
    staff_products: tuple[str, ...] | None = None  # None: those whose name says so
    presenters: Presenters | None = None
    na_is_namibia: bool = True  # in the free text of a form
    several_events: bool = False  # the files are of a series, not of one event


NO_ANSWERS = Answers()


def from_plain(plain: Mapping[str, Any]) -> Answers:
    """Build answers from what JSON held, whose lists are tuples here."""
    fields: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()}
    return Answers(**fields)


def by_answers(report: Report, answers: Answers, staff: AbstractSet[bytes]) -> Report:
    """Apply answers and hashed addresses of staff to roles and countries."""
    visits = [_by(visit, answers, staff) for visit in report.visits]
    return replace(report, visits=visits)


def _by(visit: Visit, answers: Answers, staff: AbstractSet[bytes]) -> Visit:
    if visit.doubted and not answers.na_is_namibia:
        visit = replace(visit, country=())
    if visit.product and _is_staff_s(visit.product, answers):
        return replace(visit, role="staff", registered=False)
    if visit.who.address in staff:
        return replace(visit, role="staff")
    if visit.role == "presenter" and answers.presenters:
        role = "staff" if answers.presenters == "staff" else "attendee"
        return replace(visit, role=role)
    return visit


def _is_staff_s(product: str, answers: Answers) -> bool:
    if answers.staff_products is not None:
        return plain(product) in set(map(plain, answers.staff_products))
    return names_staff(product)


def names_staff(product: str) -> bool:
    """Tell whether a kind of ticket is called as speakers' and organisers' are."""
    return any(word.startswith(_STAFF) for word in plain(product).split())
