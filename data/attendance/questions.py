"""What files cannot say and their organiser can, with what each answer does."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from data.attendance.answers import Answers, names_staff
from data.attendance.counts import Counts
from data.attendance.imported import Option, Question
from data.attendance.visits import Report, Visit

MINUTES = (0, 5, 15, 30, 45, 60)
_MOST_PRODUCTS = 12
_LEAST_TICKETS = 5

Count = Callable[[Answers], Counts]


def raised(
    every: Sequence[Sequence[Report]], answers: Answers, count: Count
) -> Iterator[Question]:
    """Walk the questions that these files raise."""
    reports = [ways[0] for ways in every]
    visits = [visit for report in reports for visit in report.visits]
    if len(reports) > 1:
        yield _question("several_events", (True, False), answers, count)
    if any(visit.role == "presenter" for visit in visits):
        yield _question("presenters", ("staff", "attendees"), answers, count)
    if any(report.timed for report in reports):
        yield _question("counted_from", MINUTES, answers, count)
    if kinds := products(visits):
        each = [(kind,) for kind in kinds]
        yield _question("staff_products", ((), *each), answers, count)
    if any(visit.doubted for visit in visits):
        yield _question("na_is_namibia", (True, False), answers, count)
    if any(visit.who.address for visit in visits):
        yield Question(code="staff")


def products(visits: Sequence[Visit]) -> list[str]:
    """List kinds of tickets that may be named: a cell out of place may hold a name."""
    number = Counter(visit.product for visit in visits if visit.product)
    if len(number) <= 1:
        return []
    common = [p for p, n in number.most_common() if n >= _LEAST_TICKETS]
    staff_s = [p for p in number if names_staff(p) and "@" not in p]
    named = dict.fromkeys(p for p in (*staff_s, *common) if "@" not in p)
    return [*named][:_MOST_PRODUCTS]


def _question(
    code: str, values: Sequence[Any], answers: Answers, count: Count
) -> Question:
    options = [_option(v, count(replace(answers, **{code: v}))) for v in values]
    return Question(code=code, options=tuple(options))


def _option(value: Any, counts: Counts) -> Option:
    return Option(
        answer=_written(value),
        attendances=counts.attendances,
        registered=counts.registered,
        countries=len(counts.countries),
    )


def _written(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value)
    return str(value)
