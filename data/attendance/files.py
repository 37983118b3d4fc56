"""Several files of one event or series: counts of each, and of all together."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from data.attendance import formats, questions
from data.attendance.answers import Answers, by_answers
from data.attendance.counts import Bounds, Counts, counts
from data.attendance.imported import Failure, FileCounts, Imported, summed
from data.attendance.names import Keys
from data.attendance.refusals import ReportError
from data.attendance.visits import Report

Ways = list[Report]  # one file, in each order of day and month that it allows
Files = Iterable[tuple[str, Callable[[], bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What files hold, by hashes alone, and which of them could not be read."""

    reports: Sequence[tuple[str, Ways]]  # by the name of the file
    failures: Sequence[Failure]


def count(files: Files, answers: Answers) -> Imported:
    """Count files one by one and together; those that are not read say why."""
    keys = Keys()
    return counted(read(files, keys), answers, keys.addresses(*answers.staff))


def read(files: Files, keys: Keys) -> Read:
    """Read files as rows of people without a name."""
    reports: list[tuple[str, Ways]] = []
    failures: list[Failure] = []
    seen: set[bytes] = set()
    for file, content_of in files:
        try:
            reports.append((file, formats.read(_new(content_of(), seen), keys)))
        except ReportError as error:
            failures.append(
                Failure(file=file, code=error.code, row=error.row, column=error.column)
            )
    return Read(reports=reports, failures=failures)


def counted(files: Read, answers: Answers, staff: AbstractSet[bytes]) -> Imported:
    """Count what files hold by answers and by the hashed addresses of staff."""
    every = [ways for _, ways in files.reports]
    asked = partial(_attendances, every, staff=staff)
    return Imported(
        files=tuple(_one(file, ways, answers, staff) for file, ways in files.reports),
        together=together(every, answers, staff) if every else None,
        questions=tuple(questions.raised(every, answers, asked)),
        failures=tuple(files.failures),
        several_events=answers.several_events,
    )


def _new(content: bytes, seen: set[bytes]) -> bytes:
    """Note a content; ReportError of one that was there before."""
    digest = hashlib.blake2b(content).digest()
    if digest in seen:
        raise ReportError("twice")
    seen.add(digest)
    return content


def _one(
    file: str, ways: Ways, answers: Answers, staff: AbstractSet[bytes]
) -> FileCounts:
    return FileCounts(
        file=file,
        format=ways[0].format,
        counts=together([ways], answers, staff),
        stated=ways[0].stated,
        unread_countries=ways[0].unread_countries,
    )


def together(
    every: Sequence[Ways], answers: Answers, staff: AbstractSet[bytes]
) -> Counts:
    """Count the persons of all files, each once; bounds hold every order of dates."""
    longest = max(map(len, every))
    return either(
        [
            counts(
                [
                    by_answers(ways[min(n, len(ways) - 1)], answers, staff)
                    for ways in every
                ],
                answers.minutes,
                counted_from=answers.counted_from,
                several=answers.several_events and len(every) > 1,
            )
            for n in range(longest)
        ]
    )


def _attendances(
    every: Sequence[Ways], answers: Answers, staff: AbstractSet[bytes]
) -> Counts:
    """Count as an answer is weighed: attendances of several events are their sum."""
    whole = together(every, answers, staff)
    if not answers.several_events:
        return whole
    each = [together([ways], answers, staff) for ways in every]
    return replace(whole, attendances=summed(each))


def either(ways: Sequence[Counts]) -> Counts:
    """Join the counts of several ways to read dates: bounds hold all of them."""
    first = ways[0]
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
