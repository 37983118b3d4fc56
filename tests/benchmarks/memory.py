"""Memory of one server process: at the start, for each reader, and after many.

`STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL` is set to a second here: Streamlit keeps
sessions of readers who have left for two minutes, in case they come back.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from components.words import labels
from tests.benchmarks import loads, peers
from tests.benchmarks.measure import Row
from tests.browser.serving import served
from tests.viewer import Viewer

_TTL_S = 1
_SHORT_TTL = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(_TTL_S)}
_IDLE = 100
_PASSING = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Megabytes of one server at each stage."""

    started: float
    first_view: float
    all_pages: float
    each_idle: float  # what one open session adds


def rows() -> Iterator[Row]:
    """Measure what memory promises, beside the plain page."""
    pages = ["" if name == "overview" else name for name in labels.PAGES]
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        with served(log, changes=_SHORT_TTL) as site:
            ours, growth = _held(site, pages), _growth(site)
    with peers.streamlit_page() as site:
        peer = _held(site, [""])
    said = (
        ("Memory after the start", ours.started, "", peer.started),
        ("Memory after the first view", ours.first_view, "<= 230", peer.first_view),
        ("Memory after every page was seen", ours.all_pages, "", peer.all_pages),
        (
            f"More for each idle session, of {_IDLE}",
            ours.each_idle,
            "<= 0.5",
            peer.each_idle,
        ),
        (
            f"Growth over {_PASSING} sessions opened and closed, after {_PASSING} such",
            growth,
            "none",
            None,
        ),
    )
    for what, own, aim, plain in said:
        yield Row(
            what=what,
            ours=own,
            unit="MB",
            aim=aim,
            peer=plain,
            peer_is="plain Streamlit page",
        )


def _held(site: str, pages: list[str]) -> Held:
    server = loads.server_of(site)
    started = loads.megabytes(server)
    _pass_by(site, 1)
    first_view = loads.megabytes(server)
    for page in pages:
        with Viewer.open(site, page):
            pass
    all_pages = loads.megabytes(server)
    with ExitStack() as open_viewers:
        before = loads.megabytes(server)
        for _ in range(_IDLE):
            open_viewers.enter_context(Viewer.open(site))
        each_idle = (loads.megabytes(server) - before) / _IDLE
    return Held(
        started=started,
        first_view=first_view,
        all_pages=all_pages,
        each_idle=each_idle,
    )


def _growth(site: str) -> float:
    """Open and close many sessions twice: what is new the first time is no growth."""
    server, after = loads.server_of(site), []
    for _ in range(2):
        _pass_by(site, _PASSING)
        time.sleep(_TTL_S)
        _pass_by(site, 1)  # what has expired is dropped when the next one leaves
        after.append(loads.megabytes(server))
    return after[1] - after[0]


def _pass_by(site: str, sessions: int) -> None:
    for _ in range(sessions):
        with Viewer.open(site):
            pass
