"""Several files of one event or series: counts of each, and of all together."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from data.attendance import formats, questions
from data.attendance.answers import Answers, by_answers
from data.attendance.counts import Bounds, Counts, counts
from data.attendance.imported import Failure, FileCounts, Imported
from data.attendance.names import Keys
from data.attendance.refusals import ReportError
from data.attendance.visits import Report

Ways = list[Report]  # one file, in each order of day and month that it allows
Files = Iterable[tuple[str, Callable[[], bytes]]]


def count(files: Files, answers: Answers) -> Imported:
    """Count files one by one and together; those that are not read say why."""
    keys = Keys()
    read: list[tuple[str, Ways]] = []
    failures: list[Failure] = []
    seen: set[bytes] = set()
    for file, content_of in files:
        try:
            read.append((file, formats.read(_new(content_of(), seen), keys)))
        except ReportError as error:
            failures.append(
                Failure(file=file, code=error.code, row=error.row, column=error.column)
            )
    every = [ways for _, ways in read]
    return Imported(
        files=tuple(_one(file, ways, answers, keys) for file, ways in read),
        together=together(every, answers, keys) if every else None,
        questions=tuple(
            questions.raised(every, answers, partial(together, every, keys=keys))
        ),
        failures=tuple(failures),
        several_events=answers.several_events,
    )


def _new(content: bytes, seen: set[bytes]) -> bytes:
    """Note a content; ReportError of one that was there before."""
    digest = hashlib.blake2b(content).digest()
    if digest in seen:
        raise ReportError("twice")
    seen.add(digest)
    return content


def _one(file: str, ways: Ways, answers: Answers, keys: Keys) -> FileCounts:
    return FileCounts(
        file=file,
        format=ways[0].format,
        counts=together([ways], answers, keys),
        stated=ways[0].stated,
        unread_countries=ways[0].unread_countries,
    )


def together(every: Sequence[Ways], answers: Answers, keys: Keys) -> Counts:
    """Count the persons of all files, each once; bounds hold every order of dates."""
    longest = max(map(len, every))
    return either(
        [
            counts(
                [
                    by_answers(ways[min(n, len(ways) - 1)], answers, keys)
                    for ways in every
                ],
                answers.minutes,
                counted_from=answers.counted_from,
                several=answers.several_events and len(every) > 1,
            )
            for n in range(longest)
        ]
    )


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
