"""The real app as attackers meet it: on loopback, asked by many at once."""

import json
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil

from tests.benchmarks.loads import server_of
from tests.browser.serving import HOST, served

PATIENCE_S, _SOCKET_S = 30, 20
# Each attack comes from addresses of its own, so that none uses up another's limits.
_PLAIN = {"OUTREACH_PROXIES": HOST, "OUTREACH_LOG": "json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer, whatever its status, and how long it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One server under attack."""

    site: str
    log: Path

    def ask(
        self,
        path: str,
        *,
        client: str = "",
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> Reply:
        """Ask once, as the client at an address; OSError where nobody answers."""
        known = {"X-Forwarded-For": client} if client else {}
        asked = Request(  # noqa: S310 (our own server)
            f"{self.site}{path}", method=method, headers={**known, **(headers or {})}
        )
        begun = time.monotonic()
        try:
            answer = urlopen(asked, timeout=patience_s)  # noqa: S310
        except HTTPError as error:
            answer = error
        with answer:
            body = answer.read()
            told = {name.lower(): value for name, value in answer.headers.items()}
            seconds = time.monotonic() - begun
            status = int(answer.status or 0)
            return Reply(status=status, headers=told, body=body, seconds=seconds)

    def connected(self) -> socket.socket:
        """Open a socket that says nothing yet."""
        parts = urlsplit(self.site)
        made = socket.create_connection((str(parts.hostname), int(parts.port or 0)))
        made.settimeout(_SOCKET_S)
        return made

    def flood(self, paths: Sequence[str], *, at_once: int, **how: Any) -> list[Reply]:
        """Ask for all of them, so many at once, and wait for every answer."""
        with self.flooded(paths, at_once=at_once, **how) as asked:
            return [one.result() for one in asked]

    @contextmanager
    def flooded(
        self, paths: Sequence[str], *, at_once: int, **how: Any
    ) -> Iterator[list[Future[Reply]]]:
        """Ask for all of them while the block runs, and leave when all have come."""
        with ThreadPoolExecutor(at_once) as clients:
            yield [clients.submit(partial(self.ask, path, **how)) for path in paths]

    def process(self) -> psutil.Process:
        """Find the server's process."""
        return server_of(self.site)

    def faults(self) -> list[dict[str, Any]]:
        """Give the lines of the log that tell of faults."""
        lines = self.log.read_text("utf-8").splitlines()
        told = [json.loads(line) for line in lines if line.startswith("{")]
        return [line for line in told if line.get("level") in {"error", "critical"}]


@contextmanager
def attacked(folder: Path, **changes: str) -> Iterator[Target]:
    """Start a server with its everyday settings but for `changes`, and end it."""
    log = folder / "attacked.txt"
    with served(log, changes={**_PLAIN, **changes}) as site:
        yield Target(site=site, log=log)
