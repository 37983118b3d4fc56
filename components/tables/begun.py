"""The files of a new package with one event: what its reader typed, and no more."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from components.words import attending as words
from data.opening.tables import completed
from data.reading.descriptor import described, shipped_schemas
from data.reading.schema import DESCRIPTOR, TABLES

EVENT = "event-1"
_SERIES, _SOURCE, _NAME, _VERSION = "series-1", "source-1", "attendance", "1"
_LANGUAGE = "en"
KINDS = {  # of an event, and of its series
    "webinar": "webinars",
    "course": "courses",
    "congress": "congresses",
    "conference": "conferences",
    "workshop": "workshops",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a reader types of one event and of the page that announces it."""

    title: str
    date: str
    kind: str
    source: str
    source_kind: str
    publisher: str
    url: str


def source_kinds() -> list[str]:
    """List the kinds of sources that the codebook has."""
    (kind,) = (f for f in shipped_schemas()["sources"]["fields"] if f["name"] == "kind")
    return [*kind["constraints"]["enum"]]


def files(typed: Typed, today: str) -> dict[str, bytes]:
    """Write the package: an event, its series and its source."""
    stands = {"source_id": _SOURCE, "locator": words.LOCATOR}
    named = {"title": typed.title, "short_title": typed.title}
    rows = {
        "series": {
            "series_id": _SERIES,
            **named,
            "kind": KINDS[typed.kind],
            "organisers": typed.publisher,
            "core": "false",
            **stands,
        },
        "events": {
            "event_id": EVENT,
            "series_id": _SERIES,
            **named,
            "kind": typed.kind,
            "status": "held",
            "date": typed.date,
            **stands,
        },
        "sources": {
            "source_id": _SOURCE,
            "title": typed.source,
            "short_title": typed.source,
            "publisher": typed.publisher,
            "url": typed.url,
            "language": _LANGUAGE,
            "kind": typed.source_kind,
            "date_accessed": today,
        },
    }
    title = words.TITLE_OF_PACKAGE.format(typed.title)
    descriptor = described(name=_NAME, title=title, version=_VERSION)
    made = {f"{table}.csv": _table(table, row) for table, row in rows.items()}
    made[DESCRIPTOR] = json.dumps(descriptor, indent=2, ensure_ascii=False).encode()
    whole, _ = completed(made)
    return whole


def _table(table: str, row: Mapping[str, str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*TABLES[table]], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue().encode()
