"""Growing data: load, a filter change and memory, of packages of ten times the size.

Each size runs in a process of its own: what one has allocated does not count for the
next. Seconds are of the processor, for machines that do other things meanwhile.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from components.asked.selection import Selection, Viewed
from components.tables import headline
from tests.benchmarks.measure import Row
from tests.generated import write_package

SIZES = (1_000, 10_000, 100_000)
_AIMS = {"load": "< 15", "filter change": "< 1", "memory": "< 1500"}
_UNITS = {"load": "s", "filter change": "s", "memory": "MB"}


def rows() -> Iterator[Row]:
    """Measure every size, and how much more each costs than the one before."""
    found = {size: _measured(size) for size in SIZES}
    for size, values in found.items():
        for what, value in values.items():
            aim = _AIMS.get(what, "") if size == SIZES[-1] else ""
            unit = _UNITS.get(what, "s")
            yield Row(what=f"{what}, {size:,} events", ours=value, unit=unit, aim=aim)
    for before, after in pairwise(SIZES):
        for what in ("load", "filter change", "memory"):
            times = found[after][what] / found[before][what]
            named = f"{what}, {after:,} to {before:,} events"
            yield Row(what=named, ours=times, unit="times", aim="≤ 10")


def _measured(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        write_package(Path(folder), size)
        command = [sys.executable, "-m", __name__, folder]
        answer = subprocess.run(  # noqa: S603
            command, check=True, capture_output=True, text=True
        )
    values: dict[str, float] = json.loads(answer.stdout)
    return values


def _measure(folder: Path) -> dict[str, float]:
    from components.asked.view import View
    from components.figures import catalogue
    from components.widgets import tiles
    from data.checking.check import load_checked
    from data.selecting.filters import Filter
    from data.selecting.period import of_years

    loaded: list[Any] = []

    def overview_of(chosen: Filter) -> None:
        dataset = loaded[0]
        headline.headline(Selection(dataset, chosen))
        tiles.tiles(Selection(dataset, chosen))
        for name in ("map", "attendances-by-event", "timeline"):
            catalogue.FIGURES[name].draw(Viewed(dataset, View(chosen=chosen)), "light")

    found = {
        "load": _seconds(lambda: loaded.append(load_checked(folder))),
        "first overview": _seconds(lambda: overview_of(Filter())),
    }
    overview_of(Filter(countries=("FRA",)))
    changes = [
        Filter(period=of_years(2010, 2014)),
        Filter(countries=("RUS",)),
        Filter(period=of_years(2003, 2003)),
    ]
    spent = sorted(_seconds(lambda f=f: overview_of(f)) for f in changes)  # type: ignore[misc]
    found["filter change"] = spent[1]
    found["slowest filter change"] = spent[-1]
    found["memory"] = psutil.Process().memory_info().rss / 1e6
    return found


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(Path(sys.argv[1]))))
