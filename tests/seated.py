"""Packages with seats, drawn at random, and what plain Python counts of the same."""

import csv
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from data.cells import dates
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, TABLES
from data.reading.seats import resource
from tests.generated import Generator, Row

COLUMNS = {
    "event": pa.string(),
    "country": pa.string(),
    "city": pa.int32(),
    "role": pa.string(),
    "mode": pa.string(),
    "day": pa.date32(),
    "weight": pa.int64(),
}
_ORDER = {"origin": 1, "mode": 2}
_BLANK = dict.fromkeys(COLUMNS)


def seat(event: str | None, **cells: Any) -> Row:
    """Draw one seat: an attendee of whom nothing more is known."""
    return {**_BLANK, "event": event, "role": "attendees", "weight": 1, **cells}


def put(path: Path, seats: Sequence[Row], columns: Mapping[str, Any] = COLUMNS) -> Path:
    """Write seats as Parquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(
        pa.Table.from_pylist([*seats], pa.schema([*columns.items()])), path
    )
    return path


def write(folder: Path, tables: Mapping[str, Iterable[Row]], **described: Any) -> Path:
    """Write a package of tables; the resource of its seats has what is `described`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables.get(name, ()))
    descriptor = json.loads((CURATED / DESCRIPTOR).read_text(encoding="utf-8"))
    del descriptor["outreach"]  # of our own series
    descriptor["name"] = "seated"
    if described:
        descriptor["resources"].append({**resource.shipped(), **described})
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def tables(size: int, seed: int) -> dict[str, list[Row]]:
    """Draw events, and who took part in other roles than as attendees."""
    drawn = Generator(size, seed).tables()
    drawn |= {"claims": [], "corrections": []}
    drawn["participation"] = [
        row for row in drawn["participation"] if row["role"] in {"host", "organiser"}
    ]
    rows = (row for name in drawn if name != "sources" for row in drawn[name])
    used = {row["source_id"] for row in rows if "source_id" in row}
    drawn["sources"] = [one for one in drawn["sources"] if one["source_id"] in used]
    return drawn


def seats(drawn: Mapping[str, Sequence[Row]], count: int, seed: int) -> list[Row]:
    """Draw seats at the events held, a seventh of them aside."""
    rng = np.random.default_rng(seed)
    held = [e for n, e in enumerate(drawn["events"]) if e["status"] == "held" and n % 7]
    places = drawn["places"]
    known = ("KEN", "PER", "VNM", "NOR", "NZL", "TZA", places[0]["country"])

    def one_of(choices: Sequence[Any]) -> Any:
        return choices[int(rng.integers(len(choices)))]

    def drawn_seat(event: Row) -> Row:
        place = one_of(places) if rng.random() < 0.2 else None
        country = place["country"] if place else one_of((*known, None))
        online = event["attendance_mode"] == "online"
        modes: tuple[str | None, ...] = ("online", None) if online else ("onsite", None)
        modes = (
            ("online", "onsite", None) if event["attendance_mode"] == "mixed" else modes
        )
        return seat(
            event["event_id"],
            country=country,
            city=place and place["place_id"],
            role=one_of(("attendees",) * 5 + ("faculty", "chair")),
            mode=one_of(modes),
            day=one_of((None, *days(event["date"]))),
            weight=one_of((1, 1, 1, 0, 2, 17)),
        )

    return [drawn_seat(one_of(held)) for _ in range(count)]


def days(text: str) -> list[dt.date]:
    """Name the first and the last day of a date, those that it bounds."""
    dated = dates.parse(text)
    return [day for day in (dated.start, dated.end) if day]


def counted(
    drawn: Mapping[str, list[Row]], seats: Iterable[Row]
) -> dict[str, list[Row]]:
    """Count seats one by one into rows of claims and participation."""
    source = {event["event_id"]: event["source_id"] for event in drawn["events"]}
    rows: dict[tuple[str, ...], int] = defaultdict(int)
    came: dict[tuple[str, ...], int] = defaultdict(int)
    for one in seats:
        event, role, country = one["event"], one["role"], one["country"]
        marks: list[tuple[str, ...]] = []
        if country:
            marks.append((event, role, country, str(one["city"] or "")))
        if role == "attendees":
            marks.append((event, "total", ""))
            marks.append((event, "origin", country or ""))
            marks.append((event, "mode", one["mode"] or ""))
        for mark in marks:
            rows[mark] += 1
            came[mark] += one["weight"]
    claims: list[Row] = []
    participation: list[Row] = []
    for mark in sorted(rows, key=lambda mark: (_ORDER.get(mark[1], 0), mark)):
        event, *said = mark
        cited = {
            "source_id": source[event],
            "locator": f"attendances, {rows[mark]:,} row{'s' * (rows[mark] > 1)}",
        }
        if len(mark) == 4:
            if came[mark]:
                participation.append(_taker(event, said, cited))
            continue
        kind, part = said
        if (part and came[mark]) or kind == "total":
            row = {
                "claim_id": f"{event}-seats" + (f"-{part.lower()}" if part else ""),
                "measure": "attendances",
                "relation": "total",
                "events": event,
                **dict.fromkeys(("size_text", "low", "best", "high"), came[mark]),
                "count_basis": "attendances",
                **cited,
            }
            if part:
                row |= {"part_of": f"{event}-seats", "dimension": kind, "part": part}
                row["unit"] = "count"
            else:
                row["note"] = _note(event, came)
            claims.append(row)
    return {
        **drawn,
        "claims": [*drawn["claims"], *claims],
        "participation": [*drawn["participation"], *participation],
    }


def _note(event: str, came: Mapping[tuple[str, ...], int]) -> str:
    blank = {"country": "origin", "way of attending": "mode"}
    open_ones = {name: came.get((event, by, ""), 0) for name, by in blank.items()}
    told = [f"{count:,} without {name}" for name, count in open_ones.items() if count]
    of = f"; of {came[event, 'total', '']:,} seats {', '.join(told)}" if told else ""
    return f"Summed from rows of single seats{of}."


def _taker(event: str, said: Sequence[str], cited: Row) -> Row:
    role, country, place = said
    ends = (event, "seats", role.replace("_", "-"), country.lower(), place)
    return {
        "participation_id": "-".join(filter(None, ends)),
        "event_id": event,
        "role": role,
        "country": country,
        "place_id": place,
        "as_printed": f"{country} {place}".strip(),
        **cited,
    }
