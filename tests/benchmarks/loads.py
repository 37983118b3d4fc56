"""Viewers who change pages and filters, and what a server holds in memory.

The viewers have processes of their own so that they do not wait for each other.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil

from tests.viewer import Viewer

PROCESSES = 2
VIEWERS, MOST_VIEWERS = 8, 40
_MEGABYTE = 1e6

# What one viewer does for a while: its number among all, and when it ends.
Habit = Callable[[Viewer, int, float], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a page as a viewer waited for it."""

    kind: str
    seconds: float


def runs(site: str, habit: Habit, seconds: float, viewers: int = VIEWERS) -> list[Run]:
    """Let all viewers follow a habit for some seconds; give every run."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as clients:
        numbers = [range(first, viewers, PROCESSES) for first in range(PROCESSES)]
        futures = [
            clients.submit(_client, site, habit, seconds, mine) for mine in numbers
        ]
        return [run for future in futures for run in future.result()]


def _client(site: str, habit: Habit, seconds: float, numbers: range) -> list[Run]:
    with ThreadPoolExecutor(len(numbers)) as viewers:
        # All have arrived before the first begins: opening is not what is measured.
        opened = list(viewers.map(lambda _: _arrived(site), numbers))
        end = time.monotonic() + seconds
        each = viewers.map(
            lambda viewer, number: _followed(viewer, habit, number, end),
            opened,
            numbers,
        )
        return list(itertools.chain.from_iterable(each))


def _arrived(site: str) -> Viewer:
    """Come as a browser does: with the cookie that the page has set, if any."""
    asked = Request(f"{site}/", headers={"Accept": "text/html"})  # noqa: S310
    with urlopen(asked) as page:  # noqa: S310
        cookie = str(page.headers.get("Set-Cookie", "")).partition(";")[0]
    return Viewer.open(site, headers={"Cookie": cookie} if cookie else None)


def _followed(viewer: Viewer, habit: Habit, number: int, end: float) -> list[Run]:
    done, start = [], time.monotonic()
    with viewer:
        for kind in habit(viewer, number, end):
            if viewer.page.errors:
                raise RuntimeError(f"{kind}: {viewer.page.errors}")
            now = time.monotonic()
            done.append(Run(kind=kind, seconds=now - start))
            start = now
    return done


def dice(number: int) -> random.Random:
    """Give a viewer its own luck, the same in every measurement."""
    return random.Random(number)  # noqa: S311


def never_seen(options: list[str], number: int) -> Iterator[list[str]]:
    """Give one viewer pairs of options that no other viewer chooses."""
    pairs = list(itertools.combinations(options, 2))
    dice(0).shuffle(pairs)
    for pair in itertools.cycle(pairs[number::MOST_VIEWERS]):
        yield list(pair)


def server_of(site: str) -> psutil.Process:
    """Find the process that this one has started to serve a site."""
    port = urlsplit(site).port
    for child in psutil.Process().children(recursive=True):
        for socket in child.net_connections("tcp"):
            if socket.status == psutil.CONN_LISTEN and socket.laddr.port == port:
                return child
    raise LookupError(f"no child of this process listens at {site}")


def megabytes(server: psutil.Process) -> float:
    """Give what a process holds in memory, with its shared libraries."""
    return float(server.memory_info().rss / _MEGABYTE)
