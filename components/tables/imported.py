"""What an import of attendance reports comes to: as lines, as JSON, and as a table."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from components.words import attendance as words
from data.attendance.claims import claim
from data.attendance.counts import Bounds, Counts
from data.attendance.imported import FileCounts, Imported

Lines = list[tuple[str, str, str]]  # file, what was counted, lowest and highest


def plain(imported: Imported, *, private: bool = False) -> dict[str, Any]:
    """Gather an import as JSON holds it; `private` has how many of each country."""
    together: dict[str, Any] = {}
    if imported.together is not None:
        together = _counts(imported.together, private=private)
        together["attendances"] = imported.attendances
        together["persons"] = imported.persons
    return {
        "files": [
            {
                "file": file.file,
                "format": file.format,
                **_counts(file.counts, private=private),
                "stated": stated(file),
            }
            for file in imported.files
        ],
        "together": together,
        "questions": [asdict(question) for question in imported.questions],
    }


def _counts(counts: Counts, *, private: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "attendances": counts.attendances,
        "minutes": {str(t): pair for t, pair in counts.minutes.items()},
        "staff": counts.staff,
        "registered": counts.registered,
        "absent": counts.absent,
        "countries": counts.countries if private else list(counts.countries),
        "ambiguous": counts.ambiguous,
        "possible": counts.possible,
        "not_stated": counts.not_stated,
        "claim": asdict(claim(counts)),
    }
    if counts.completed_all is not None:
        made["completed"] = counts.completed
        made["completed_all"] = counts.completed_all
    return made


def stated(file: FileCounts) -> list[dict[str, Any]]:
    """List what a platform states of itself, and why that is another number."""
    return [
        {"counts": name, "number": number, "reason": words.reason(name)}
        for name, number in file.stated.items()
    ]


def without_small(plain: dict[str, Any]) -> dict[str, Any]:
    """Leave out of what is given away how many stated no country: they may be few."""
    for counts in (*plain["files"], plain["together"]):
        counts.pop("not_stated", None)
    return plain


def as_csv(imported: Imported) -> str:
    """Write an import as a table: one number a row, with its lowest and highest."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(words.CSV_COLUMNS)
    for file in imported.files:
        writer.writerows((file.file, *row) for row in _rows(file.counts))
    if imported.together:
        whole = words.TOGETHER
        rows = _rows(imported.together, imported.attendances)
        writer.writerows((whole, *row) for row in rows)
    return out.getvalue()


def _rows(counts: Counts, pair: Bounds | None = None) -> Iterator[tuple[str, str, str]]:
    pair = pair or counts.attendances
    if pair:
        yield _row("attendances", pair)
    for minutes, bounds in counts.minutes.items():
        yield _row(words.csv_minutes(minutes), bounds)
    for name, number in (
        ("staff", counts.staff),
        ("registered", counts.registered),
        ("absent", counts.absent),
        ("completed", counts.completed_all),
    ):
        if number is not None:
            yield _row(name, (number, number))
    if counts.countries:
        yield "countries", " ".join(counts.countries), ""


def _row(name: str, pair: Bounds) -> tuple[str, str, str]:
    low, high = pair
    return name, str(low), "" if high is None else str(high)


def facts(
    counts: Counts, pair: Bounds | None, before: Bounds | None
) -> list[tuple[str, str]]:
    """List what was counted by name; `before` is what it was without answers."""
    named = []
    if pair:
        named.append((words.ATTENDANCES, words.changed(pair, before)))
    named += [
        (words.at_least(t), words.bounds(each)) for t, each in counts.minutes.items()
    ]
    named += [(words.ANSWERS, str(counts.responses))] if counts.responses else []
    named += [(words.activity(a), str(n)) for a, n in counts.completed.items()]
    for name, number in (
        (words.COMPLETED, counts.completed_all),
        (words.STAFF_COUNTED, counts.staff),
        (words.REGISTERED, counts.registered),
        (words.ABSENT, counts.absent),
    ):
        named += [(name, str(number))] if number is not None else []
    for name, codes in (
        (words.COUNTRIES, [*counts.countries]),
        (words.POSSIBLE, counts.possible),
        (words.AMBIGUOUS, counts.ambiguous),
    ):
        named += [(name, words.lands(codes))] if codes else []
    return named


def platform(file: FileCounts) -> Iterator[str]:
    """Walk what a platform states beside ours, and what could not be read."""
    for name, number in file.stated.items():
        yield words.stated(name, number, _ours(file, name))
    if file.unread_countries:
        yield words.unread(file.unread_countries)


def of_file(file: FileCounts, before: Bounds | None) -> list[tuple[str, str]]:
    """List what a file comes to by name, and what its platform states beside it."""
    named = facts(file.counts, file.counts.attendances, before)
    beside = [words.beside(n, m, _ours(file, n)) for n, m in file.stated.items()]
    named += [(words.PLATFORM, "; ".join(beside))] if beside else []
    unread = file.unread_countries
    named += [(words.UNREAD, words.unread(unread))] if unread else []
    return named


def _ours(file: FileCounts, name: str) -> Bounds | int | None:
    counts = file.counts
    return counts.registered if name == "registered" else counts.attendances
