"""Page runs a second of one process, with real sessions over the websocket."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from components.words import labels
from data.geography import countries
from tests.benchmarks import loads, peers
from tests.benchmarks.loads import Run
from tests.benchmarks.measure import Row
from tests.browser.serving import served
from tests.viewer import Viewer

_SECONDS = 20.0
_KINDS = ("another page", "a filter never seen", "a filter seen before")
# Pages of one place have no filters to change.
_PAGES = ["" if name == "overview" else name for name in labels.tabs()]
# What the plain page calls its only multiselect, which has no key.
_PLAIN_KEY = "None"


def rows() -> Iterator[Row]:
    """Measure what the server promises, beside the plain page, for few and many."""
    for viewers in (loads.VIEWERS, loads.MOST_VIEWERS):
        with TemporaryDirectory() as folder, served(Path(folder) / "log.txt") as site:
            ours = loads.runs(site, curious, _SECONDS, viewers)
        with peers.streamlit_page() as site:
            peer = loads.runs(site, plainly_curious, _SECONDS, viewers)
        yield from _rows(viewers, ours, peer)


def _rows(viewers: int, ours: list[Run], peer: list[Run]) -> Iterator[Row]:
    yield Row(
        what=f"Page runs a second, one process, {viewers} viewers, a third each: "
        + ", ".join(_KINDS),
        ours=len(ours) / _SECONDS,
        unit="",
        aim=">= 25",
        peer=len(peer) / _SECONDS,
        peer_is="plain Streamlit page, filters only",
    )
    for kind in _KINDS:
        mine, same = _waited(ours, kind), _waited(peer, kind)
        for called, reading in (("Median", statistics.median), ("P95", _slowest)):
            yield Row(
                what=f"{called} wait of a viewer among {viewers}: {kind}",
                ours=reading(mine),
                unit="s",
                peer=reading(same) if same else None,
                peer_is="plain Streamlit page",
            )


def _slowest(waits: list[float]) -> float:
    """Read what 95 of 100 waits stay below."""
    return statistics.quantiles(waits, n=20, method="inclusive")[-1]


def curious(viewer: Viewer, number: int, end: float) -> Iterator[str]:
    """Change the page or the countries again and again, as often as each other."""
    luck = loads.dice(number)
    names = sorted(map(labels.country_to_find, countries.codes()))
    fresh, seen = loads.never_seen(names, number), [[names[0]]]
    while time.monotonic() < end:
        kind = luck.choice(_KINDS)
        if kind == _KINDS[0]:
            others = [page for page in _PAGES if page != viewer.page.path]
            viewer.go(luck.choice(others), viewer.page.query)
        elif kind == _KINDS[1]:
            seen.append(next(fresh))
            viewer.set_widget("countries", seen[-1])
            # An option that is not there would be no filter, and quick.
            assert "country=" in viewer.page.query
        else:
            viewer.set_widget("countries", luck.choice(seen))
        yield kind


def plainly_curious(viewer: Viewer, number: int, end: float) -> Iterator[str]:
    """Do the same on the plain page: one page, with countries by their codes."""
    luck = loads.dice(number)
    codes = [str(code) for code in viewer.page.widgets[_PLAIN_KEY].options]
    fresh, seen = loads.never_seen(codes, number), [codes[:1]]
    while time.monotonic() < end:
        kind = luck.choice(_KINDS[1:])
        if kind == _KINDS[1]:
            seen.append(next(fresh))
            viewer.set_widget(_PLAIN_KEY, seen[-1])
        else:
            viewer.set_widget(_PLAIN_KEY, luck.choice(seen))
        yield kind


def _waited(runs: list[Run], kind: str) -> list[float]:
    return [run.seconds for run in runs if run.kind == kind]
