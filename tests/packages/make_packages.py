"""Writes the two invented packages beside it: `python tests/packages/make_packages.py`.

No society, event or number in them is real; cities, countries and regions are.
"""

import csv
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, TABLES

Row = dict[str, Any]
_HERE = Path(__file__).parent
_FROM = {"source_id": "annual-report", "locator": "page 2"}


def main() -> None:
    """Write both."""
    title = "Tele-education of an invented society"
    _write("tele-education", title, "Tele-education", _webinars())
    title = "An invented school of two continents"
    _write("continent-school", title, "Two-continent school", _school())


def _write(name: str, title: str, short: str, tables: dict[str, list[Row]]) -> None:
    folder = _HERE / name
    folder.mkdir(exist_ok=True)
    for table, columns in TABLES.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables.get(table, []))
    described = json.loads((CURATED / DESCRIPTOR).read_text(encoding="utf-8"))
    maker = {"title": "An invented society", "roles": ["creator"]}
    source = {"title": "The annual report", "path": "sources.csv"}
    own = {
        "name": name,
        "title": title,
        "description": "Invented, for tests.",
        "version": "2026.11.28",
        "keywords": ["radiology"],
        "contributors": [maker],
        "sources": [source],
        "outreach": {"short_title": short},
    }
    text = json.dumps({**described, **own}, ensure_ascii=False)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8")


def _source() -> Row:
    return {
        "source_id": "annual-report",
        "title": "Annual report of an invented society",
        "short_title": "Annual report 2025",
        "publisher": "An invented society",
        "published": "2026-01-15",
        "url": "https://society.example/report",
        "language": "en",
        "kind": "institution page",
        "date_accessed": "2026-11-20",
        "note": "Invented.",
    }


def _claim(name: str, measure: str, events: str, size: int, **more: Any) -> Row:
    return {
        "claim_id": name,
        "measure": measure,
        "relation": "total",
        "events": events,
        "size_text": f"{size:,}",
        **dict.fromkeys(("low", "best", "high"), size),
        "count_basis": "places" if measure in {"countries", "cities"} else measure,
        **_FROM,
        **more,
    }


def _about(size: int, half: int) -> Row:
    bounds = {"low": size - half, "best": size, "high": size + half}
    return {"size_text": f"around {size:,}", **bounds}


# Tele-education: weekly webinars of one society, without cities, none of it core.
_FIRST_DAY = dt.date(2025, 1, 8)
_SERIES = (
    ("rounds", "Weekly online rounds", "Weekly rounds", 48),
    ("journal-club", "Monthly journal club, online", "Journal club", 12),
)
_TOPICS = ("ct", "mri", "oncology", "paediatric-imaging")
_PROFESSIONS = (("radiologists", 61), ("radiographers", 24), ("trainees", 15))


def _webinars() -> dict[str, list[Row]]:
    events: list[Row] = []
    claims: list[Row] = []
    taking: list[Row] = []
    for series_id, _, short, count in _SERIES:
        days = 7 if series_id == "rounds" else 28
        for n in range(1, count + 1):
            event = f"{series_id}-{n}"
            is_held = n <= count - count // 12
            day = _FIRST_DAY + dt.timedelta(days=days * (n - 1))
            events.append(
                {
                    "event_id": event,
                    "series_id": series_id,
                    "number": n,
                    "title": f"{short}, session {n}",
                    "short_title": f"Session {n}",
                    "kind": "webinar",
                    "attendance_mode": "online",
                    "status": "held" if is_held else "planned",
                    "date": day.isoformat(),
                    "topics": _TOPICS[n % len(_TOPICS)],
                    **_FROM,
                }
            )
            if is_held:
                claims += _of_webinar(event, n)
        taking.append(_taking(f"{series_id}-organiser", "organiser", "KEN", series_id))
    for code in ("KEN", "UGA", "TZA", "ETH", "GHA"):
        row = _taking(f"rounds-1-{code.lower()}", "attendees", code)
        taking.append({**row, "event_id": "rounds-1"})
    claims.append(_claim("rounds-1-countries", "countries", "rounds-1", 7))
    claims.append(
        _claim(
            "rounds-all",
            "registrations",
            "",
            9000,
            series_id="rounds",
            size_text="more than 9,000",
            low=9001,
            best="",
            high="",
        )
    )
    return {
        "series": [
            {
                "series_id": series_id,
                "title": title,
                "short_title": short,
                "kind": "webinars",
                "organisers": "An invented society",
                "core": "false",
                **_FROM,
            }
            for series_id, title, short, _ in _SERIES
        ],
        "events": events,
        "claims": claims,
        "participation": taking,
        "sources": [_source()],
    }


def _of_webinar(event: str, n: int) -> Iterable[Row]:
    """Count who registered, who came, who played the recording, and who they are."""
    registered, came = 200 + 5 * (n % 9), 80 + 3 * (n % 7)
    yield _claim(f"{event}-registrations", "registrations", event, registered)
    if n % 5:  # every fifth session has no count of who came
        hedged = _about(came // 10 * 10, 5) if n % 2 else {}
        yield _claim(f"{event}-attendances", "attendances", event, came, **hedged)
    if n % 3 == 0:
        yield _claim(f"{event}-views", "views", event, 400 + n)
    if n == 1:
        for word, share in _PROFESSIONS:
            yield _claim(
                f"{event}-{word}",
                "attendances",
                event,
                came * share // 100,
                part_of=f"{event}-attendances",
                dimension="profession",
                part=word,
                unit="count",
            )


def _taking(name: str, role: str, country: str, series: str = "") -> Row:
    return {
        "participation_id": name,
        "series_id": series,
        "role": role,
        "country": country,
        "as_printed": country,
        **_FROM,
    }


# A school of forty series in African and Asian cities, all of them core.
_CITIES = (
    (184745, "Nairobi", "KEN", "KE-30", -1.28333, 36.81667, "Africa/Nairobi"),
    (2332459, "Lagos", "NGA", "NG-LA", 6.45407, 3.39467, "Africa/Lagos"),
    (2306104, "Accra", "GHA", "GH-AA", 5.55602, -0.1969, "Africa/Accra"),
    (2253354, "Dakar", "SEN", "SN-DK", 14.6937, -17.44406, "Africa/Dakar"),
    (344979, "Addis Ababa", "ETH", "ET-AA", 9.02497, 38.74689, "Africa/Addis_Ababa"),
    (232422, "Kampala", "UGA", "UG-102", 0.31628, 32.58219, "Africa/Kampala"),
    (202061, "Kigali", "RWA", "RW-01", -1.94995, 30.05885, "Africa/Kigali"),
    (360630, "Cairo", "EGY", "EG-C", 30.06263, 31.24967, "Africa/Cairo"),
    (1185241, "Dhaka", "BGD", "BD-13", 23.7104, 90.40744, "Asia/Dhaka"),
    (1283240, "Kathmandu", "NPL", "NP-P3", 27.70169, 85.3206, "Asia/Kathmandu"),
    (1581130, "Hanoi", "VNM", "VN-HN", 21.0245, 105.84117, "Asia/Bangkok"),
    (1701668, "Manila", "PHL", "PH-00", 14.6042, 120.9822, "Asia/Manila"),
)
_SCHOOL_SERIES = 40
_SCHOOL_EVENTS = 3
_PLACES = ("place_id", "name", "country", "subdivision", "latitude", "longitude")


def _school() -> dict[str, list[Row]]:
    series: list[Row] = []
    events: list[Row] = []
    claims: list[Row] = []
    taking: list[Row] = []
    for s in range(1, _SCHOOL_SERIES + 1):
        city = _CITIES[s % len(_CITIES)]
        one = f"school-{s}"
        series.append(
            {
                "series_id": one,
                "title": f"School {s} of two continents, {city[1]}",
                "short_title": f"School {s} ({city[1]})",
                "kind": "courses",
                "organisers": "An invented society",
                "core": "true",
                **_FROM,
            }
        )
        for n in range(1, _SCHOOL_EVENTS + 1):
            events.append(_course(one, s, n, city))
            claims += _of_course(f"{one}-{n}", s, n)
            taking += _at_course(f"{one}-{n}", s, n, city)
    claims += _disputed()
    return {
        "series": series,
        "events": events,
        "claims": claims,
        "participation": taking,
        "places": [
            dict(zip((*_PLACES, "time_zone"), city, strict=True)) for city in _CITIES
        ],
        "sources": [
            _source(),
            {**_source(), "source_id": "news", "short_title": "News 2025"},
        ],
    }


def _course(series: str, s: int, n: int, city: tuple[Any, ...]) -> Row:
    year, month = 2012 + (s * 2 + n * 4) % 14, 1 + (s + n) % 12
    return {
        "event_id": f"{series}-{n}",
        "series_id": series,
        "number": n,
        "title": f"School {s} in {city[1]}, course {n}",
        "short_title": f"Course {n}",
        "kind": "course",
        "attendance_mode": "onsite" if n < _SCHOOL_EVENTS else "mixed",
        "status": "planned" if s % 10 == 0 and n == _SCHOOL_EVENTS else "held",
        "date": f"{year}-{month:02d}" if n % 2 else str(year),
        "place_id": city[0],
        "topics": _TOPICS[s % len(_TOPICS)],
        **_FROM,
    }


def _of_course(event: str, s: int, n: int) -> Iterable[Row]:
    """Count who came; one course in three has no count."""
    if n == _SCHOOL_EVENTS:
        return
    size = 30 + (s * 7) % 60
    hedged = _about(size // 10 * 10, 5) if n % 2 else {}
    yield _claim(f"{event}-attendances", "attendances", event, size, **hedged)
    if s == 1 and n == _SCHOOL_EVENTS - 1:  # 37 came
        share = {"size_text": "60 %", "low": 60, "best": 60, "high": 60}
        yield _claim(
            f"{event}-africa",
            "attendances",
            event,
            60,
            **share,
            part_of=f"{event}-attendances",
            dimension="origin",
            part="002",
            unit="percent",
        )


def _at_course(event: str, s: int, n: int, city: tuple[Any, ...]) -> Iterable[Row]:
    host = _taking(f"{event}-host", "host", city[2])
    yield {**host, "event_id": event, "place_id": city[0], "as_printed": city[1]}
    other = _CITIES[(s + n) % len(_CITIES)]
    guests = _taking(f"{event}-guests", "attendees", other[2])
    yield {**guests, "event_id": event}
    if s % 8 == 0 and n == 1:
        row = {"region": "202", "countries_stated": 6, "as_printed": "six countries"}
        unnamed = _taking(f"{event}-unnamed", "attendees", "")
        yield {**unnamed, "event_id": event, **row}


def _disputed() -> Iterable[Row]:
    """Two sources, two numbers: exactly one of each pair is true."""
    for event, source, size in (
        ("school-2-3", "annual-report", 60),
        ("school-2-3", "news", 90),
        ("school-5-3", "annual-report", 45),
        ("school-5-3", "news", 54),
    ):
        yield _claim(
            f"{event}-{source}",
            "attendances",
            event,
            size,
            dispute=f"{event}-size",
            source_id=source,
        )


if __name__ == "__main__":
    main()
