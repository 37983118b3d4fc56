"""What is left of reports once they are read: no word that could be somebody's."""

from collections.abc import Sequence
from dataclasses import replace

from data.attendance import questions
from data.attendance.answers import names_staff
from data.attendance.counts import Counts
from data.attendance.files import Read
from data.attendance.imported import Imported
from data.attendance.visits import Report, Visit

_STAFF_S = "staff"  # stands for a kind of ticket that is staff's and is not named


def without_words(files: Read) -> Read:
    """Drop kinds of tickets that nobody is asked about: a cell may be out of place."""
    visits = [v for _, ways in files.reports for v in ways[0].visits]
    named = {*questions.products(visits)}
    reports = [
        (file, [_without(report, named) for report in ways])
        for file, ways in files.reports
    ]
    return replace(files, reports=reports)


def _without(report: Report, named: set[str]) -> Report:
    visits = [_visit(visit, named) for visit in report.visits]
    return replace(report, visits=visits)


def _visit(visit: Visit, named: set[str]) -> Visit:
    if visit.product in named or not visit.product:
        return visit
    product = _STAFF_S if names_staff(visit.product) else ""
    return replace(visit, product=product)


def without_small_cells(imported: Imported) -> Imported:
    """Drop how many came from each country: of few, others know who they are."""
    return replace(
        imported,
        files=tuple(replace(f, counts=_counts(f.counts)) for f in imported.files),
        together=_counts(imported.together) if imported.together else None,
    )


def _counts(counts: Counts) -> Counts:
    return replace(counts, countries=dict.fromkeys(counts.countries, 0), not_stated=0)


def staff_among(files: Read, staff: Sequence[bytes]) -> int:
    """Count the addresses of staff that stand in the files."""
    visits = (v for _, ways in files.reports for v in ways[0].visits)
    return len({visit.who.address for visit in visits} & {*staff})
