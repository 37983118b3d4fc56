"""Writes valid data packages of any size: seeded, hedged and joined as real ones are.

How many came is drawn first, and every claim is then worded so that it is true of that:
the claims of a generated package never contradict each other.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from data import geography
from data.geography import countries
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, TABLES

Row = dict[str, Any]
_FIRST_YEAR, _LAST_YEAR = 2001, 2026
_REGIONS = ("419", "150", "142", "142 009", "002")
_TOPICS = ("ct", "mri", "oncology", "thoracic-imaging", "covid-19-imaging")
_KINDS = ("webinar", "course", "congress", "conference", "workshop")
_STATUSES = ("held", "planned", "cancelled", "unknown")
_WORDS = ("exact", "about", "more_than", "up_to", "none")


def write_package(folder: Path, events: int, *, seed: int = 4) -> Path:
    """Write a package of so many events, ten times as many participations, and all."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = Generator(events, seed).tables()
    for name, columns in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])
    descriptor = json.loads((CURATED / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["name"] = f"generated-{events}"
    del descriptor["outreach"]  # of our own series
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


@dataclass
class Generator:
    """Draws the tables of one package; equal sizes and seeds give equal packages."""

    size: int
    seed: int
    rng: np.random.Generator = field(init=False)
    claims: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw sources, series and places, which everything else names."""
        self.rng = np.random.default_rng(self.seed)
        self.sources = [_source(n) for n in range(max(4, self.size // 100))]
        count = max(4, round(self.size**0.5 / 3))
        self.series = [_series(n, self._source()) for n in range(count)]
        self.places = self._places(max(12, min(4000, self.size // 10)))
        self.codes = np.array([place["country"] for place in self.places])

    def tables(self) -> dict[str, list[Row]]:
        """Draw every table; a key of a table is a code such as "s3-e12"."""
        events = self._events()
        self._count(events)
        participation = self._participation(events)
        return {
            "series": self.series,
            "events": events,
            "places": self.places,
            "participation": participation,
            "claims": self.claims,
            "people": self._people(events),
            "sources": self.sources,
            "corrections": self._corrections(participation),
        }

    def _events(self) -> list[Row]:
        of_series = self.rng.integers(0, len(self.series), self.size)
        modes = self.rng.choice(("online", "onsite", "mixed"), self.size)
        statuses = self.rng.choice(_STATUSES, self.size, p=(0.93, 0.05, 0.01, 0.01))
        topics = self.rng.choice(_TOPICS, self.size)
        numbers = [0] * len(self.series)
        events = []
        for index, series in enumerate(of_series.tolist()):
            numbers[series] += 1
            kind, number = _KINDS[series % len(_KINDS)], numbers[series]
            place = self._one_of(self.places)["place_id"]
            events.append(
                {
                    "event_id": f"s{series}-e{number}",
                    "series_id": f"s{series}",
                    "number": number,
                    "title": f"Programme {series + 1}, {kind} {number}",
                    "short_title": f"{kind.capitalize()} {number}",
                    "kind": kind,
                    "attendance_mode": modes[index],
                    "status": statuses[index],
                    "date": self._date(planned=statuses[index] == "planned"),
                    "place_id": "" if modes[index] == "online" else place,
                    "topics": topics[index],
                    **self._cited(),
                }
            )
        return events

    def _date(self, *, planned: bool) -> str:
        year = _LAST_YEAR + 1 if planned else self._whole(_FIRST_YEAR, _LAST_YEAR)
        month, day = self._whole(1, 12), self._whole(1, 24)
        of_month = f"{year}-{month:02d}"
        kind = self.rng.random()
        for share, text in (
            (0.6, f"{of_month}-{day:02d}"),
            (0.7, f"{of_month}-{day:02d}/{of_month}-{day + 3:02d}"),
            (0.85, of_month),
            (0.92, f"{year}"),
            (0.95, f"{year - 3}/{of_month}"),
            (0.97, f"{year}~"),
            (0.98, f"../{of_month}-{day:02d}"),
            (0.99, f"{of_month}/.."),
        ):
            if kind < share:
                return text
        return ""

    def _count(self, events: Iterable[Row]) -> None:
        """Claim most counts alone and some in blocks of two to six, joined by series.

        Of a block, what is said is a sum, a record that none of it passed, and, of
        some, one event's own number, a sum over a part, or two sums that overlap.
        """
        waiting: dict[str, list[tuple[str, int]]] = {}
        for event in events:
            if event["status"] != "held":
                continue
            came = int(self.rng.lognormal(4.5, 0.9)) + 1
            if self.rng.random() < 0.7:
                self._claim([event["event_id"]], came, self._word())
                continue
            block = waiting.setdefault(event["series_id"], [])
            block.append((event["event_id"], came))
            if len(block) >= self._whole(2, 6):
                self._block(waiting.pop(event["series_id"]))

    def _block(self, block: list[tuple[str, int]]) -> None:
        events = [event for event, _ in block]
        counts = [came for _, came in block]
        self._claim(events, sum(counts), self._word(("exact", "about", "more_than")))
        if self.rng.random() < 0.5:
            self._claim(events, max(counts), "record")
        if self.rng.random() < 0.3:
            self._claim(events[:1], counts[0], "exact")
        if len(events) > 2 and self.rng.random() < 0.3:
            self._claim(events[1:], sum(counts[1:]), "about")
        elif len(events) > 2 and self.rng.random() < 0.05:
            self._claim(events[:2], sum(counts[:2]), "about")
            self._claim(events[1:3], sum(counts[1:3]), "more_than")

    def _claim(self, events: list[str], came: int, word: str) -> None:
        if word != "none":
            claim = {
                "claim_id": f"c{len(self.claims)}",
                "measure": "attendances",
                "events": " ".join(events),
                "count_basis": "attendances",
                **_worded(came, word),
                **self._cited(),
            }
            self.claims.append(claim)

    def _participation(self, events: list[Row]) -> list[Row]:
        """Say who took part: ten rows an event, of which seven are of attendees."""
        rows = [self._of_series(series["series_id"]) for series in self.series]
        drawn = self.rng.integers(0, len(self.places), (len(events), 10))
        # Some countries come often, as they do.
        drawn = np.minimum(drawn, self.rng.integers(0, len(self.places), drawn.shape))
        chances = self.rng.random((len(events), 10)).tolist()
        for event, places, chance in zip(events, drawn.tolist(), chances, strict=True):
            roles = _roles(event)
            for n, (role, at, luck) in enumerate(
                zip(roles, places, chance, strict=True)
            ):
                rows.append(self._taker(event["event_id"], n, role, at, luck))
            self._count_places(event, luck)
        return rows

    def _taker(self, event: str, n: int, role: str, at: int, luck: float) -> Row:
        place = self.places[at]
        row = {
            "participation_id": f"{event}-p{n}",
            "event_id": event,
            "role": role,
            "country": place["country"],
            "as_printed": countries.name(place["country"]),
            "source_id": f"d{at % len(self.sources)}",
            "locator": "page text",
        }
        if role == "attendees" and luck < 0.01:
            region = _REGIONS[at % len(_REGIONS)]
            stated = 3 + at % 12 if luck < 0.008 else ""
            of_region = {"country": "", "region": region, "countries_stated": stated}
            return {**row, **of_region, "as_printed": "other countries"}
        if luck < 0.4:
            return {**row, "place_id": place["place_id"], "as_printed": place["name"]}
        return row

    def _count_places(self, event: Row, luck: float) -> None:
        if event["status"] == "held" and luck < 0.02:
            measure = "countries" if luck < 0.01 else "cities"
            self._claim([event["event_id"]], 24, "at_least")
            several = {"measure": measure, "count_basis": "places"}
            self.claims[-1] |= several | {
                "size_text": f"at least 24 {measure}",
                "best": "",
                "high": "",
            }

    def _of_series(self, series: str) -> Row:
        partner = self.rng.random() < 0.5
        code = str(self._one_of(self.places)["country"])
        return {
            "participation_id": f"{series}-partner",
            "series_id": series,
            "role": "planned_partner" if partner else "organiser",
            "country": code,
            "as_printed": countries.name(code),
            **self._cited(),
        }

    def _people(self, events: list[Row]) -> list[Row]:
        people = []
        for n, event in enumerate(events[::3]):
            code = str(self._one_of(self.places)["country"])
            people.append(
                {
                    "appearance_id": f"a{n}",
                    "person_id": f"p{n % (1 + self.size // 9)}",
                    "name": f"Lecturer {n % (1 + self.size // 9) + 1}",
                    "as_printed": f"Prof. Lecturer {n + 1}",
                    "role": "faculty" if n % 4 else "chair",
                    "event_id": event["event_id"],
                    "affiliation": "Department of radiology",
                    "country": code,
                    "country_as_printed": countries.name(code),
                    **self._cited(),
                }
            )
        return people

    def _corrections(self, participation: list[Row]) -> list[Row]:
        named = [row for row in participation if row["country"]]
        return [
            {
                "correction_id": f"k{n}",
                "table": "participation",
                "row": row["participation_id"],
                "field": "country",
                "as_printed": "Atlantis",
                "curated": row["country"],
                "reason": "No such country.",
                "confidence": "very likely",
                **self._cited(),
            }
            for n, row in enumerate(
                named[:: max(1, len(named) // max(1, self.size // 50))]
            )
        ]

    def _places(self, count: int) -> list[Row]:
        points = geography.load_points().set_index("country")
        known = [s for s in countries.subdivisions() if s[2] in points.index]
        places = []
        for n, at in enumerate(self.rng.permutation(len(known))[:count].tolist()):
            code, name, country = known[at]
            near = points.loc[country]
            off = self.rng.normal(0, 2, 2) / 20
            latitude = float(np.clip(near.latitude + off[0], -89, 89))
            longitude = float(np.clip(near.longitude + off[1], -180, 180))
            places.append(
                {
                    "place_id": 1000 + n,
                    "name": f"{name.split('[')[0].strip()} city",
                    "country": country,
                    "subdivision": code,
                    "latitude": round(latitude, 5),
                    "longitude": round(longitude, 5),
                    "time_zone": "Etc/UTC",
                }
            )
        return places

    def _word(self, words: tuple[str, ...] = _WORDS) -> str:
        return words[self._whole(0, len(words) - 1)]

    def _whole(self, first: int, last: int) -> int:
        return int(self.rng.integers(first, last + 1))

    def _one_of(self, rows: list[Row]) -> Row:
        return rows[self._whole(0, len(rows) - 1)]

    def _source(self) -> str:
        return str(self._one_of(self.sources)["source_id"])

    def _cited(self) -> Row:
        return {"source_id": self._source(), "locator": "page text"}


def _source(number: int) -> Row:
    return {
        "source_id": f"d{number}",
        "title": f"Report {number + 1}",
        "short_title": f"Report {number + 1}",
        "publisher": f"Publisher {number % 40 + 1}",
        "published": f"{_FIRST_YEAR + number % 25}-03",
        "url": f"https://example.org/{number}",
        "language": "en",
        "kind": "news item",
        "date_accessed": "2026-11-22",
    }


def _series(number: int, source: str) -> Row:
    kind = _KINDS[number % len(_KINDS)]
    return {
        "series_id": f"s{number}",
        "title": f"Programme {number + 1}",
        "short_title": f"Programme {number + 1}",
        "kind": f"{kind}es" if kind == "congress" else f"{kind}s",
        "organisers": "A society of radiology",
        "core": "false" if number % 8 == 7 else "true",
        "source_id": source,
        "locator": "page text",
    }


def _roles(event: Row) -> list[str]:
    if event["status"] == "planned":
        return ["organiser", "host", *["planned_partner"] * 8]
    return ["organiser", "host", "faculty", *["attendees"] * 7]


def _worded(came: int, word: str) -> Row:
    """Word a number so that it is true of how many came."""
    tens = 10 ** max(0, len(str(came)) - 2)
    floor, near = came // tens * tens, round(came / tens) * tens
    half = _half_unit(near)
    total = {"relation": "total"}
    match word:
        case "about":
            bounds = {"low": near - half, "best": near, "high": near + half}
            return {**total, "size_text": f"about {near}", **bounds}
        case "more_than":
            printed = floor - tens if floor == came else floor
            low = {"low": printed + 1}
            return {**total, "size_text": f"more than {printed}", **low}
        case "up_to":
            high = floor + tens
            return {**total, "size_text": f"up to {high}", "high": high}
        case "record":
            most = {"relation": "each_at_most", "high": came}
            return {**most, "size_text": f"a record of {came}"}
    bounds = {"low": came, "best": came, "high": came}
    return {**total, "size_text": f"{came}", **bounds}


def _half_unit(number: int) -> int:
    """Give half a unit of the last digit that is not 0, as the codebook does."""
    digits = str(number)
    unit: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return unit // 2
