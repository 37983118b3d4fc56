"""Everybody who uses a site at once: readers, downloaders, report makers, attackers.

Each is a loop that goes on until a time; what goes wrong for it, it raises.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from threading import Lock
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import sync_playwright
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from components.figures.catalogue import FIGURES
from components.pictures.chromium import here
from tests.benchmarks.page_runs import curious
from tests.viewer import Viewer

_Item = TypeVar("_Item")
_SPELL_S = 8.0  # of one visit
_BREATH_S = 0.5
_PATIENCE_S = 60
_POLITE = {200, 202, 204, 304, 429}
_IN_WORDS = {501, 503}
_NOT_TAKEN = {403, 413}
_HOSTILE = (
    "/figure/map.json?size=99999x99999",
    "/figure/..%2f..%2fetc/passwd.json",
    "/download/map.csv?years=0001-9999&country=%00&country=PER",
    "/download/%2e%2e/package.zip",
    "/report.exe?title=" + "x" * 9_000,
    "/?" + "country=RUS&" * 2_000,
    "/assets/../../app.py",
    "/_stcore/../app.py",
    "/healthz?x=" + "%zz" * 500,
)


@dataclass(kw_only=True)
class Crowd:
    """One site under load until a time; `done` counts what has been done."""

    site: str
    end: float
    done: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def read(self, number: int) -> None:
        """Come, change pages and filters for a while, leave, and come again."""
        while not self._is_over():
            spell = min(self.end, time.monotonic() + _SPELL_S)
            with Viewer.open(self.site, query="country=RUS") as viewer:
                for kind in curious(viewer, number, spell):
                    if viewer.page.errors:
                        raise RuntimeError(f"{kind}: {viewer.page.errors}")
                    self._count(kind)
            self._count("session")

    def download(self) -> None:
        """Fetch tables, sheets, the package, and pictures where they can be drawn."""
        drawn = ["/figure/map.png?size=half", "/figure/timeline.svg"]
        files = [f"/download/{name}.csv" for name in FIGURES]
        files += [f"/figure/{name}.json" for name in FIGURES]
        files += ["/download/package.zip", "/healthz", "/", "/map"]
        for path in self._again([*files, *(drawn if here.browser() else [])]):
            status, _ = self._ask(path)
            if status not in _POLITE:
                raise RuntimeError(f"{path}: {status}")
            self._count("download")

    def report(self) -> None:
        """Start reports as the page's buttons do, and fetch what has been made."""
        for form in self._again(["zip", "docx", "pptx"]):
            asked = json.dumps({"form": form, "query": "part=sentences"}).encode()
            status, told = self._ask("/report/jobs", asked)
            if status == 202:
                self._fetch(json.loads(told)["address"])
                self._count("report")
            elif status not in _POLITE:
                raise RuntimeError(f"report: {status}")

    def attack(self) -> None:
        """Send what nobody should, over HTTP and the socket."""
        for path in self._again(_HOSTILE):
            status, body = self._ask(path)
            if status >= 500 and status not in _IN_WORDS:
                raise RuntimeError(f"{path[:60]}: {status}")
            if b"Traceback" in body:
                raise RuntimeError(f"{path[:60]} shows a traceback")
            self._frame(path.encode() * 3)
            self._frame(path * 3)
            self._count("attack")

    def upload(self) -> None:
        """Send files to an open session whose page has asked for none."""
        with Viewer.open(self.site) as viewer:
            path = f"/_stcore/upload_file/{viewer.session_id}/file"
            for body in self._again([b"x", b"x" * 4_000_000]):
                self._send(path, body)
                if viewer.rerun().errors:
                    raise RuntimeError("an upload has moved a page")
                self._count("upload refused")

    def sit(self, number: int) -> None:
        """Open so many pages and leave them open, as readers do who do other things."""
        with ExitStack() as seats:
            for _ in range(number):
                if self._is_over():
                    return
                seats.enter_context(Viewer.open(self.site))
                self._count("page left open")
            time.sleep(max(0, self.end - time.monotonic()))

    def draw(self, number: int) -> None:
        """Have as many different pictures drawn as one client may, and more."""
        sizes = [f"{700 + at}x{600 + number}" for at in range(0, 1200, 7)]
        paths = [f"/figure/map.png?size={size}" for size in sizes]
        for path in self._again(paths, breath_s=0.1):
            status, body = self._ask(path, client=f"192.0.2.{number}")
            if status not in _POLITE | _IN_WORDS:
                raise RuntimeError(f"{path}: {status}, {body[:80]!r}")
            self._count("picture" if status == 200 else "picture refused")

    def flood(self) -> None:
        """Ask for heads without a pause; most are refused."""
        paths = ["/figure/map.svg?size=half", "/report.zip", "/figure/timeline.json"]
        for path in self._again(paths, breath_s=0):
            status, _ = self._ask(path, client="192.0.2.255", method="HEAD")
            if status not in _POLITE | _IN_WORDS:
                raise RuntimeError(f"HEAD {path}: {status}")
            self._count("head" if status == 200 else "head refused")

    def look(self) -> None:
        """Open page after page in a real browser, if there is one."""
        path = here.browser()
        if path is None:
            return
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=path, args=arguments)
            page = browser.new_page()
            wrong: list[str] = []
            page.on("pageerror", lambda error: wrong.append(str(error)))
            for at in self._again(["/", "/map?country=PER", "/timeline", "/events"]):
                page.goto(f"{self.site}{at}")
                page.locator(".page-footer").wait_for(timeout=_PATIENCE_S * 1000)
                if wrong:
                    raise RuntimeError(f"{at}: {wrong}")
                self._count("page in Chromium")
            browser.close()

    def _fetch(self, job: str) -> None:
        while not self._is_over():
            status, body = self._ask(job)
            told = json.loads(body)
            if status != 200 or told["stage"] == "failed":
                raise RuntimeError(f"report: {status}, {told}")
            if "file" in told:
                self._ask(told["file"])
                return
            time.sleep(_BREATH_S)

    def _frame(self, data: bytes | str) -> None:
        """Send what is no message of Streamlit; the server hangs up."""
        address = f"{self.site.replace('http', 'ws', 1)}/_stcore/stream"
        with connect(address, subprotocols=None, proxy=None) as socket:
            socket.send(data)
            try:
                while True:
                    socket.recv(timeout=_PATIENCE_S)
            except ConnectionClosed:
                return

    def _send(self, path: str, body: bytes) -> None:
        request = Request(f"{self.site}{path}", data=body, method="PUT")  # noqa: S310
        try:
            urlopen(request, timeout=_PATIENCE_S)  # noqa: S310
        except HTTPError as error:
            with error:
                if error.code not in _NOT_TAKEN:
                    raise
        except OSError:
            return  # the server hung up before it had heard all
        else:
            raise RuntimeError("a file was taken that nobody asked for")

    def _ask(
        self,
        path: str,
        body: bytes | None = None,
        *,
        client: str = "",
        method: str | None = None,
    ) -> tuple[int, bytes]:
        known = {"X-Forwarded-For": client} if client else {}
        request = Request(  # noqa: S310
            f"{self.site}{path}", data=body, headers=known, method=method
        )
        try:
            with urlopen(request, timeout=_PATIENCE_S) as answer:  # noqa: S310
                return answer.status, answer.read()
        except HTTPError as error:
            with error:
                return error.code, error.read()

    def _again(
        self, items: Sequence[_Item], breath_s: float = _BREATH_S
    ) -> Iterator[_Item]:
        for item in cycle(items):
            if self._is_over():
                return
            yield item
            time.sleep(breath_s)

    def _is_over(self) -> bool:
        return time.monotonic() >= self.end

    def _count(self, what: str) -> None:
        with self._lock:
            self.done[what] += 1
