"""Run the benchmarks, print their tables and keep them: `make bench`.

Names of benchmarks run only those, and keep nothing.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from tests.benchmarks import (
    filter_change,
    first_visit,
    growing,
    memory,
    page_runs,
    replicas,
    report_studio,
    seats,
    seats_in_postgresql,
    snapshot_start,
)
from tests.benchmarks.measure import Row, table

RESULTS = Path(__file__).with_name("RESULTS.md")
BENCHMARKS: Mapping[str, tuple[str, Callable[[], Iterator[Row]]]] = MappingProxyType(
    {
        "first_visit": ("First visit", first_visit.rows),
        "filter_change": ("Change of filters", filter_change.rows),
        "page_runs": ("Many viewers", page_runs.rows),
        "replicas": ("Replicas behind nginx", replicas.rows),
        "memory": ("Memory", memory.rows),
        "growing": ("Growing data", growing.rows),
        "snapshot_start": ("Starting from a snapshot", snapshot_start.rows),
        "seats": ("Seats, millions of rows", seats.rows),
        "seats_in_postgresql": ("Seats in PostgreSQL", seats_in_postgresql.rows),
        "report_studio": ("Report studio", report_studio.rows),
    }
)
_PACKAGES = ("streamlit", "plotly", "pandas", "dash", "duckdb", "uvicorn", "playwright")
_HEAD = """# Benchmark results

Written by `make bench`, which measures everything anew, ours and its peers in turn in
one run. Below 1, a ratio of seconds, bytes or megabytes is in our favour; above 1, one
of things done in a time. Believe ratios more than seconds: machines differ.

"""


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(
            f"No benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}"
        )
    tables = [f"{_conditions()}\n"]
    print(tables[0], flush=True)
    for name in names or BENCHMARKS:
        title, rows = BENCHMARKS[name]
        tables.append(table(title, rows()))
        print(tables[-1], flush=True)
    if not names:
        RESULTS.write_text(_HEAD + "\n".join(tables), encoding="utf-8")
        print(f"Kept in {RESULTS.name}")


def _conditions() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"Begun {datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC on {os.cpu_count()} cores "
        f"({platform.machine()}, load before {load}); "
        f"Python {platform.python_version()}, {packages}."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
