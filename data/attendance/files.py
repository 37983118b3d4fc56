"""Several files of one event or series: counts of each, and of all together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.attendance import formats
from data.attendance.answers import Answers, by_answers
from data.attendance.counts import Bounds, Counts, counts
from data.attendance.names import Keys
from data.attendance.refusals import ReportError
from data.attendance.visits import Report
from data.attendance.vocabulary import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """What one file comes to, and what its platform states."""

    file: str
    format: str
    counts: Counts
    stated: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file is not read, and where: never what a cell holds."""

    file: str
    code: str
    row: int = 0
    column: int = 0


def count(
    files: Iterable[tuple[str, bytes]], answers: Answers
) -> tuple[list[FileCounts], Counts | None, list[Failure]]:
    """Count files one by one and together; those that are not read say why."""
    keys = Keys()
    staff_products = answers.staff_products
    products = None if staff_products is None else frozenset(map(plain, staff_products))
    each: list[FileCounts] = []
    ways: list[list[Report]] = []
    failures: list[Failure] = []
    for file, content in files:
        try:
            reports = formats.read(content, keys, products)
        except ReportError as error:
            failures.append(
                Failure(file=file, code=error.code, row=error.row, column=error.column)
            )
            continue
        reports = [by_answers(report, answers, keys) for report in reports]
        ways.append(reports)
        each.append(
            FileCounts(
                file=file,
                format=reports[0].format,
                counts=either([counts([r], answers.minutes) for r in reports]),
                stated=reports[0].stated,
            )
        )
    if not ways:
        return each, None, failures
    longest = max(map(len, ways))
    together = [
        counts([reports[min(n, len(reports) - 1)] for reports in ways], answers.minutes)
        for n in range(longest)
    ]
    return each, either(together), failures


def either(ways: Sequence[Counts]) -> Counts:
    """Join the counts of several ways to read dates: bounds hold all of them."""
    first = ways[0]
    if len(ways) == 1 or all(way == first for way in ways):
        return first
    every = [way.attendances for way in ways if way.attendances]
    return replace(
        first,
        attendances=_around(every) if every else None,
        minutes={t: _around([way.minutes[t] for way in ways]) for t in first.minutes},
    )


def _around(bounds: Sequence[Bounds]) -> Bounds:
    highs = [high for _, high in bounds]
    top = None if None in highs else max(high for high in highs if high is not None)
    return min(low for low, _ in bounds), top
