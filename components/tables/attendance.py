"""The rows of a data package that an import of attendance reports comes to."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from components.words import attendance as words
from data.attendance.claims import between
from data.attendance.counts import Bounds, Counts
from data.attendance.imported import Imported
from data.geography import countries
from data.reading.schema import TABLES

Row = dict[str, str]
Rows = dict[str, list[Row]]


def rows(imported: Imported, event: Mapping[str, str], source: Row) -> Rows:
    """Make the source, the claims and the participation of one event; all as text.

    A country is a row, and how many came from it is none: cells of few people.
    """
    counts = imported.together
    made: Rows = {"sources": [source], "claims": [], "participation": []}
    if counts is None:
        return made
    event_id, source_id = event["event_id"], source["source_id"]
    common = {"events": event_id, "source_id": source_id, "relation": "total"}
    made["claims"] = [
        _row("claims", common | row) for row in _claims(imported, event_id)
    ]
    named = sorted({c for f in imported.files for c in f.counts.countries})
    of_registered = counts.basis != "attendances"
    note = (
        words.PARTICIPATION_REGISTERED_NOTE
        if of_registered
        else words.PARTICIPATION_NOTE
    )
    locator = words.LOCATOR_REGISTERED if of_registered else words.LOCATOR
    made["participation"] = [
        _row(
            "participation",
            {
                "participation_id": f"{event_id}-attendees-{code.lower()}",
                "event_id": event_id,
                "role": "attendees",
                "country": code,
                "as_printed": countries.name(code),
                "source_id": source_id,
                "locator": locator,
                "note": note,
            },
        )
        for code in named
    ]
    return made


def of_event(
    imported: Imported,
    event: Mapping[str, str],
    sources: Iterable[Mapping[str, str]],
) -> Rows:
    """Make the rows of an event, with a source of a number that is not taken."""
    by_id = {source["source_id"]: source for source in sources}
    begin = f"{event['event_id']}-report-"
    number = 1 + sum(source_id.startswith(begin) for source_id in by_id)
    own = by_id[event["source_id"]]
    return rows(imported, event, source_of(imported, event, own, number))


def source_of(
    imported: Imported, event: Mapping[str, str], own: Mapping[str, str], number: int
) -> Row:
    """Make the source's row; its address is that of the event's own source."""
    kinds = dict.fromkeys(file.format for file in imported.files)
    return _row(
        "sources",
        {
            "source_id": f"{event['event_id']}-report-{number}",
            "title": words.source_title([*kinds], event["title"]),
            "short_title": words.source_short_title(number),
            "publisher": own["publisher"],
            "url": own["url"],
            "language": own["language"],
            "kind": own["kind"],
            "date_accessed": dt.datetime.now().astimezone().date().isoformat(),
            "note": words.SOURCE_NOTE,
        },
    )


def _claims(imported: Imported, event_id: str) -> Iterator[Row]:
    counts = imported.together
    if counts is None:
        return
    if counts.attendances and counts.basis != "responses" and _is_told(counts):
        yield _claim(
            f"{event_id}-attendances-report",
            "attendances",
            counts.attendances,
            _attendances_note(imported, counts),
        ) | {"locator": words.LOCATOR}
    # Where more came than signed up, not everybody was asked to: it is no total.
    if counts.registered and counts.registered >= (counts.attendances or (0, 0))[0]:
        number = counts.registered
        yield _claim(
            f"{event_id}-registrations-report",
            "registrations",
            (number, number),
            words.absent_note(counts.absent) if counts.absent else "",
        ) | {"locator": words.LOCATOR_REGISTERED}
    if counts.completed_all is not None:
        yield _claim(
            f"{event_id}-certificates-report",
            "certificates",
            (counts.completed_all, counts.completed_all),
            words.TRAINED_NOTE,
        ) | {"locator": words.LOCATOR_REGISTERED, "count_basis": "trained"}


def _is_told(counts: Counts) -> bool:
    """Tell whether a report says anything of who came."""
    return counts.basis == "attendances" or counts.attendances != (0, counts.registered)


def _claim(claim_id: str, measure: str, bounds: Bounds, note: str) -> Row:
    worded = between(bounds, measure)
    # "Up to 5" is open below: nobody knows that nobody came.
    low = None if worded.low == 0 and worded.high else worded.low
    numbers = {"low": low, "best": worded.best, "high": worded.high}
    return {
        "claim_id": claim_id,
        "measure": measure,
        "size_text": worded.size_text,
        **{name: "" if n is None else str(n) for name, n in numbers.items()},
        "count_basis": measure,
        "note": note,
    }


def _attendances_note(imported: Imported, counts: Counts) -> str:
    low, high = counts.attendances or (0, 0)
    notes = [words.CLAIM_NOTE]
    if low != high:
        is_scanned = counts.basis == "registrations"
        notes.append(words.UNSCANNED_NOTE if is_scanned else words.RANGE_NOTE)
    notes += [words.minutes_note(t, pair) for t, pair in counts.minutes.items()]
    if len(imported.files) == 1:
        notes += [
            words.platform_note(name, number)
            for name, number in imported.files[0].stated.items()
            if name in {"unique", "participants"} and (number, number) != (low, high)
        ]
    return " ".join(notes)


def _row(table: str, cells: Mapping[str, str]) -> Row:
    return {name: cells.get(name, "") for name in TABLES[table]}
