"""Seats beside a plain pandas page: millions of rows, each program in its own process.

Seconds are of the processor, those of DuckDB's process among them. The peer reads the
same Parquet with pandas and groups it by country, year and event at each filter; it may
take so much memory and no more.
"""

import json
import os
import resource as limits
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests import seated
from tests.benchmarks.measure import Row

SIZES = (1_000_000, 5_000_000, 20_000_000)
_AT_AN_EVENT = 10_000
_MOST_BYTES = 3 << 30  # of the peer
_FILES = 4
NAMES = [f"attendances/part-{number}.parquet" for number in range(_FILES)]
_SEATS = """
COPY (
    SELECT event,
        CASE WHEN i % 20 = 0 THEN NULL ELSE country END AS country,
        CASE WHEN i % 20 <> 0 AND nth < 10 AND i % 3 = 0 THEN place END AS city,
        CASE WHEN nth < 3 AND i % 7 = 0 THEN 'faculty' ELSE 'attendees' END AS role,
        CASE WHEN i % 11 = 0 THEN NULL ELSE mode END AS mode,
        CASE WHEN i % 5 = 0 THEN NULL ELSE day END AS day,
        CAST(1 AS BIGINT) AS weight
    FROM (
        SELECT *, hash(event, i) % {countries} AS nth FROM events, range({each}) t(i)
        WHERE file = {file}
    ) JOIN homes USING (nth)
    ORDER BY event
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def rows() -> Iterator[Row]:
    """Measure each size: the first start, the second one, the peer, and the growth."""
    found: dict[int, dict[str, float]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder, cache = Path(place, "package"), Path(place, "cache")
            write(folder, size)
            first = measured("ours", str(folder), cache)
            again = measured("ours", str(folder), cache)
            peer = measured("peer", str(folder), cache)
        found[size] = {**again, "summed": first["ready"]}
        yield from _told(size, first, again, peer)
    for before, after in pairwise(SIZES):
        for name, what in (
            ("summed", "first start"),
            ("change", "filter change"),
            ("memory", "memory"),
        ):
            named = f"{what}, {after:,} to {before:,} seats"
            times = found[after][name] / found[before][name]
            most = f"≤ {after / before:.0f}"
            yield Row(what=named, ours=times, unit="times", aim=most)


def _told(
    size: int,
    first: dict[str, float],
    again: dict[str, float],
    peer: dict[str, float],
) -> Iterator[Row]:
    named = (
        f"{size:,} seats"
        if peer
        else f"{size:,} seats (pandas: over 3 GB of addresses)"
    )
    for what, ours, unit, aim, of_peer in (
        ("first start: summed, checked, kept", first["ready"], "s", "", "ready"),
        ("memory of the summing process", first["summing"], "MB", "< 500", ""),
        ("second start, from the snapshot", again["ready"], "s", "", "ready"),
        ("figures of the first page", again["page"], "s", "< 1", "page"),
        ("figures of a filter change, median", again["change"], "s", "< 1", "change"),
        ("slowest of these", again["slowest"], "s", "", "slowest"),
        ("memory after that", again["memory"], "MB", "< 500", "memory"),
    ):
        yield Row(
            what=f"{named}, {what}",
            ours=ours,
            unit=unit,
            aim=aim,
            peer=peer.get(of_peer),
            peer_is="pandas page",
        )


def write(folder: Path, size: int) -> None:
    """Write a package of so many seats, sorted by event, in a few files."""
    import duckdb
    import pyarrow as pa

    drawn = seated.tables(size // _AT_AN_EVENT, seed=5)
    for event in drawn["events"]:
        event["status"] = "held"
        event["date"] = event["date"] or "2020-05-04"
    seated.write(folder, drawn, path=NAMES)
    (folder / NAMES[0]).parent.mkdir()
    homes = {place["country"]: place["place_id"] for place in drawn["places"]}
    homes = dict([*homes.items()][:40])
    with duckdb.connect(config={"memory_limit": "1GB", "threads": 2}) as connection:
        places = [*homes.values()]
        home = {"nth": range(len(homes)), "country": [*homes], "place": places}
        connection.register("homes", pa.table({k: [*v] for k, v in home.items()}))
        connection.register("events", pa.table(_events(drawn["events"])))
        for number, name in enumerate(NAMES):
            asked = _SEATS.format(
                countries=len(homes),
                each=_AT_AN_EVENT,
                file=number,
                path=folder / name,
            )
            connection.execute(asked).fetchall()


def _events(events: list[dict[str, Any]]) -> dict[str, list[Any]]:
    modes = [event["attendance_mode"] for event in events]
    return {
        "event": [event["event_id"] for event in events],
        "day": [next(iter(seated.days(event["date"]))) for event in events],
        "mode": ["online" if mode == "mixed" else mode for mode in modes],
        "file": [number * _FILES // len(events) for number in range(len(events))],
    }


def measured(whose: str, package: str, cache: Path) -> dict[str, float]:
    """Measure one program in a process of its own: seconds and megabytes by name."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("OUTREACH_")}
    own = {"OUTREACH_DATA": package, "OUTREACH_CACHE": str(cache)}
    own |= {"MALLOC_ARENA_MAX": "1", "OUTREACH_LOG": "off"}
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-m", __name__, whose, package],
        check=whose != "peer",
        capture_output=True,
        text=True,
        env=kept | own,
    )
    values: dict[str, float] = json.loads(answer.stdout or "{}")
    return values


def _start() -> dict[str, float]:
    """Measure a first start alone, of the processor and by the clock."""
    from components.web import server

    begun = time.perf_counter()
    ready = _seconds(server.require_dataset)
    return {"ready": ready, "waited": time.perf_counter() - begun}


def _ours() -> dict[str, float]:
    import psutil
    import streamlit  # noqa: F401 (what the server has loaded)

    from components.asked.selection import Selection, Viewed
    from components.asked.view import View
    from components.figures import catalogue
    from components.live import current, memory
    from components.tables import headline
    from components.web import server
    from components.widgets import tiles
    from data.selecting.filters import Filter
    from data.selecting.period import of_years

    def page(chosen: Filter) -> None:
        dataset = current.dataset()
        headline.headline(Selection(dataset, chosen))
        tiles.tiles(Selection(dataset, chosen))
        for name in ("map", "attendances-by-event", "timeline"):
            catalogue.FIGURES[name].draw(Viewed(dataset, View(chosen=chosen)), "light")

    ready = _seconds(server.require_dataset)
    summing = limits.getrusage(limits.RUSAGE_CHILDREN).ru_maxrss / 1000
    first = _seconds(lambda: page(Filter()))
    known = sorted(current.dataset().countries_named)
    changes = [
        Filter(period=of_years(2010, 2014)),
        Filter(countries=(known[0],)),
        Filter(period=of_years(2003, 2003)),
        Filter(roles=("attendees",)),
        Filter(countries=tuple(known[1:4]), period=of_years(2005, 2020)),
    ]
    spent = sorted(_seconds(lambda f=f: page(f)) for f in changes)  # type: ignore[misc]
    memory.give_back()
    current.here().rest()
    resident = psutil.Process().memory_info().rss / 1e6
    return {
        "ready": ready,
        "summing": summing,
        "page": first,
        "change": spent[len(spent) // 2],
        "slowest": spent[-1],
        "memory": resident,
    }


def _peer(folder: Path) -> dict[str, float]:
    import pandas as pd
    import psutil

    limits.setrlimit(limits.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    held: list[pd.DataFrame] = []

    def read() -> None:
        events = pd.read_csv(folder / "events.csv")
        years = events["date"].str.extract("([0-9]{4})")[0].astype(float)
        year_of = dict(zip(events["event_id"], years, strict=True))
        seats = pd.read_parquet(folder / "attendances")
        seats["year"] = seats["event"].map(year_of)
        held.append(seats[seats["role"] == "attendees"])

    def page(picked: Callable[[pd.DataFrame], Any]) -> None:
        chosen = held[0]
        chosen = chosen[picked(chosen)]
        for by in ("country", "year", "event"):
            chosen.groupby(by, dropna=False)["weight"].sum()

    try:
        ready = _seconds(read)
        first = _seconds(lambda: page(lambda s: s["weight"] > 0))
        known = sorted(held[0]["country"].dropna().unique())
        changes: list[Callable[[pd.DataFrame], Any]] = [
            lambda s: s["year"].between(2010, 2014),
            lambda s: s["country"] == known[0],
            lambda s: s["year"] == 2003,
            lambda s: s["role"] == "attendees",
            lambda s: s["country"].isin(known[1:4]) & s["year"].between(2005, 2020),
        ]
        spent = sorted(_seconds(lambda p=p: page(p)) for p in changes)  # type: ignore[misc]
    except MemoryError:
        return {}
    return {
        "ready": ready,
        "page": first,
        "change": spent[len(spent) // 2],
        "slowest": spent[-1],
        "memory": psutil.Process().memory_info().rss / 1e6,
    }


def _seconds(work: Callable[[], object]) -> float:
    start = _spent()
    work()
    return _spent() - start


def _spent() -> float:
    ended = limits.getrusage(limits.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    programs: dict[str, Callable[[], dict[str, float]]] = {
        "ours": _ours,
        "start": _start,
        "peer": lambda: _peer(Path(sys.argv[2])),
    }
    sys.stdout.write(json.dumps(programs[sys.argv[1]]()))
