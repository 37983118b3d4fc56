"""Sums of seats as rows of claims and participation, as any package has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from data.reading.seats import lines

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, str]
MOST_PARTS = 10_000  # a second for the chart of all of them
_TOTALS = """
SELECT event, sum(seats), sum(rows),
    sum(seats) FILTER (country IS NULL), sum(seats) FILTER (mode IS NULL)
FROM groups WHERE role = 'attendees' GROUP BY event ORDER BY event
"""
_PARTS = """
SELECT event, {by}, sum(seats), sum(rows)
FROM groups WHERE role = 'attendees' AND {by} IS NOT NULL
GROUP BY ALL HAVING sum(seats) > 0 ORDER BY ALL
"""
_TAKERS = """
SELECT event, role, country, CAST(city AS BIGINT), sum(rows)
FROM groups WHERE country IS NOT NULL
GROUP BY event, role, country, city HAVING sum(seats) > 0 ORDER BY ALL
"""


@dataclass(slots=True)
class Rows:
    """What seats come to: the rows to add, and events whose every seat has a country.

    `whole` has of each such event the countries of its attendees.
    """

    claims: list[Row] = field(default_factory=list)
    participation: list[Row] = field(default_factory=list)
    whole: dict[str, set[str]] = field(default_factory=dict)
    is_parted: bool = True


def summed(connection: "DuckDBPyConnection", source_of: Mapping[str, str]) -> Rows:
    """Sum the groups; `source_of` has the source of each event's own row."""
    rows = Rows()
    totals: list[Any] = connection.execute(_TOTALS).fetchall()
    for event, seats, count, *open_ones in totals:
        claim = _claim(f"{event}-seats", event, source_of[event], seats, count)
        blank = dict(zip(("country", "way of attending"), open_ones, strict=True))
        rows.claims.append(claim | {"note": lines.note(int(seats), blank)})
        if not open_ones[0]:
            rows.whole[event] = set()
    parts = [
        (dimension, *part)
        for dimension, by in (("origin", "country"), ("mode", "mode"))
        for part in connection.execute(_PARTS.format(by=by)).fetchall()
    ]
    rows.is_parted = len(parts) <= MOST_PARTS
    for dimension, event, part, *_ in parts:
        if dimension == "origin" and event in rows.whole:
            rows.whole[event].add(part)
    if rows.is_parted:
        rows.claims += _parts(parts, source_of)
    takers = connection.execute(_TAKERS).fetchall()
    rows.participation = [*_takers(takers, source_of)]
    return rows


def _claim(claim_id: str, event: str, source: str, seats: int, rows: int) -> Row:
    return {
        "claim_id": claim_id,
        "measure": "attendances",
        "relation": "total",
        "events": event,
        **dict.fromkeys(("size_text", "low", "best", "high"), str(int(seats))),
        "count_basis": "attendances",
        "source_id": source,
        "locator": lines.locator(int(rows)),
    }


def _parts(parts: Iterable[Any], source_of: Mapping[str, str]) -> Iterator[Row]:
    for dimension, event, part, seats, rows in parts:
        whole = f"{event}-seats"
        claim_id = f"{whole}-{part.lower()}"
        yield _claim(claim_id, event, source_of[event], seats, rows) | {
            "part_of": whole,
            "dimension": dimension,
            "part": part,
            "unit": "count",
        }


def _takers(takers: Iterable[Any], source_of: Mapping[str, str]) -> Iterator[Row]:
    for event, role, country, city, rows in takers:
        place = "" if city is None else str(city)
        ends = (event, "seats", role.replace("_", "-"), country.lower(), place)
        yield {
            "participation_id": "-".join(filter(None, ends)),
            "event_id": event,
            "role": role,
            "country": country,
            "place_id": place,
            "as_printed": " ".join(filter(None, (country, place))),
            "source_id": source_of[event],
            "locator": lines.locator(int(rows)),
        }
