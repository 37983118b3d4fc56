"""Starting from a snapshot beside starting from the package, each in its own process.

Seconds are of the processor: from the first line of the process, with what is imported,
and from the first byte of data to the words and figures of the first page, as the page
hands them to the browser: from a snapshot they lie beside it. Memory is what is
resident after that page, when what is free or was read only once is given back.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Row
from tests.generated import write_package

SIZE = 100_000
_THIRD = 1 / 3


def rows() -> Iterator[Row]:
    """Measure the first start, which writes the snapshot, then both kinds."""
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "package"), Path(place, "cache")
        write_package(folder, SIZE)
        package = _measured(folder, None)
        first = _measured(folder, cache)
        stored = _measured(folder, cache)
    peer_is = "from the package"
    for what, unit, aim in (
        ("imports", "s", ""),
        ("read and ready", "s", ""),
        ("first page after that", "s", ""),
        ("read and first page", "s", "< 1"),
        ("process start to first page", "s", ""),
        ("memory", "MB", f"ratio ≤ {_THIRD:.2f}"),
        ("memory of ours, without libraries", "MB", f"ratio ≤ {_THIRD:.2f}"),
        ("memory that no other process shares", "MB", ""),
    ):
        named = f"{what}, {SIZE:,} events, from a snapshot"
        yield Row(
            what=named,
            ours=stored[what],
            unit=unit,
            aim=aim,
            peer=package[what],
            peer_is=peer_is,
        )
    named = f"read and ready, {SIZE:,} events, and the snapshot written"
    yield Row(what=named, ours=first["read and ready"], unit="s")


def _measured(folder: Path, cache: Path | None) -> dict[str, float]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("OUTREACH_")}
    named = {"OUTREACH_CACHE": str(cache)} if cache else {}
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-m", __name__],
        check=True,
        capture_output=True,
        text=True,
        env=kept
        | {"OUTREACH_DATA": str(folder), "MALLOC_ARENA_MAX": "1", "OUTREACH_LOG": "off"}
        | named,
    )
    values: dict[str, float] = json.loads(answer.stdout)
    return values


def _measure() -> dict[str, float]:
    import psutil
    import streamlit  # noqa: F401 (what the server has loaded)

    from components.asked.selection import Selection, Viewed
    from components.asked.view import View
    from components.live import current, memory
    from components.tables import arranged, headline
    from components.web import server
    from components.widgets import payload, tiles
    from data.selecting.filters import Filter

    process = psutil.Process()
    before, libraries = time.process_time(), process.memory_info().rss / 1e6
    server.require_dataset()
    ready = time.process_time()
    dataset, chosen = current.dataset(), Filter()
    selection, viewed = Selection(dataset, chosen), Viewed(dataset, View())
    headline.headline(selection)
    tiles.tiles(selection)
    of = "series" if arranged.bars_on_overview(selection) == "series" else "event"
    for name in ("map", f"attendances-by-{of}", "timeline"):
        payload.payload(name, viewed, "light", key=f"figure-{name}", narrow=True)
    done = time.process_time()
    memory.give_back()
    current.here().rest()
    resident = process.memory_info().rss / 1e6
    return {
        "imports": before,
        "read and ready": ready - before,
        "first page after that": done - ready,
        "read and first page": done - before,
        "process start to first page": done,
        "memory": resident,
        "memory of ours, without libraries": resident - libraries,
        "memory that no other process shares": process.memory_full_info().uss / 1e6,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure()))
