"""A first visit in Chromium, cold cache: until the largest paint, and until the map is.

Ours and peers'. The largest paint is what browsers call so: of text and pictures.
"""

import base64
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession

from components.web.streamlit import page
from tests.benchmarks.measure import Row
from tests.benchmarks.stage import beside_peers

_ROUNDS = 5
_PATIENCE_MS = 60_000
_SLOW_LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
# Looks once a frame; two more frames and what the page holds has been painted.
_WATCH = """
(() => {
  const look = () => {
    if (document.querySelectorAll(".choroplethlayer path").length > 100) {
      requestAnimationFrame(() => requestAnimationFrame(() => {
        document.documentElement.dataset.painted = performance.now();
      }));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    window.largest = list.getEntries().at(-1).startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
})();
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one first visit took: seconds from its start, megabytes received."""

    seconds: float
    largest: float
    megabytes: float
    requests: int


def rows() -> Iterator[Row]:
    """Measure what a first visit promises."""
    _pack()
    with beside_peers() as stage:
        sites = {"ours": stage.ours, "dash": stage.dash, "plain": stage.plain}
        for line, is_slow, aim in (
            ("10 Mbit/s, 40 ms", True, "0.30 of Dash"),
            ("loopback", False, "1.20 of Dash"),
        ):
            seen = _visits(stage.browser, sites, is_slow=is_slow)
            yield from _rows(line, aim, seen)
        yield from _weights(seen)


def visit(browser: Browser, site: str, *, is_slow: bool) -> Visit:
    """Open a site as nobody before, until its map is painted."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    tab.add_init_script(_WATCH)
    session = context.new_cdp_session(tab)
    received = _Received(session)
    if is_slow:
        session.send("Network.emulateNetworkConditions", _SLOW_LINE)
    tab.goto(site, wait_until="commit")
    painted = tab.locator("html[data-painted]")
    painted.wait_for(state="attached", timeout=_PATIENCE_MS)
    seconds = float(painted.get_attribute("data-painted") or "nan") / 1000
    # What a page fetches for its first view, it has asked for by now.
    tab.wait_for_load_state("networkidle")
    largest = float(tab.evaluate("window.largest")) / 1000
    context.close()
    return Visit(
        seconds=seconds,
        largest=largest,
        megabytes=received.bytes / 1_000_000,
        requests=received.requests,
    )


class _Received:
    """What a page has received, as the network saw it; sockets by what they carried."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes, self.requests = 0, 0
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": False})
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._told)

    def _asked(self, event: dict[str, dict[str, str]]) -> None:
        self.requests += event["request"]["url"].startswith("http")

    def _loaded(self, event: dict[str, int]) -> None:
        self.bytes += event["encodedDataLength"]

    def _told(self, event: dict[str, dict[str, str]]) -> None:
        frame = event["response"]
        carried = frame["payloadData"]
        is_text = int(frame["opcode"]) == 1
        self.bytes += len(carried) if is_text else len(base64.b64decode(carried))


def _pack() -> None:
    """Pack what is sent, as the first start on a machine does in the background."""
    for packed in page.first_files():
        packed.pack("br")


def _visits(
    browser: Browser, sites: dict[str, str], *, is_slow: bool
) -> dict[str, Visit]:
    """Visit all in turn, several times, so that a busy moment hits each; medians."""
    seen = {
        name: [visit(browser, site, is_slow=is_slow)] for name, site in sites.items()
    }
    for _ in range(_ROUNDS):
        for name, site in sites.items():
            seen[name].append(visit(browser, site, is_slow=is_slow))
    return {
        # The first visit of all found a server and a browser that were not warm.
        name: Visit(
            seconds=statistics.median(each.seconds for each in visits[1:]),
            largest=statistics.median(each.largest for each in visits[1:]),
            megabytes=statistics.median(each.megabytes for each in visits),
            requests=round(statistics.median(each.requests for each in visits)),
        )
        for name, visits in seen.items()
    }


def _rows(line: str, aim: str, seen: dict[str, Visit]) -> Iterator[Row]:
    for name, words in (("dash", "plain Dash"), ("plain", "plain Streamlit")):
        yield Row(
            what=f"First visit until the map is painted, {line}",
            ours=seen["ours"].seconds,
            unit="s",
            aim=aim if name == "dash" else "",
            peer=seen[name].seconds,
            peer_is=words,
        )
        yield Row(
            what=f"Largest paint of a first visit, {line}",
            ours=seen["ours"].largest,
            unit="s",
            peer=seen[name].largest,
            peer_is=words,
        )


def _weights(seen: dict[str, Visit]) -> Iterator[Row]:
    for name, words in (("dash", "plain Dash"), ("plain", "plain Streamlit")):
        yield Row(
            what="Bytes of a first visit",
            ours=seen["ours"].megabytes,
            unit="MB",
            aim="1.50 MB" if name == "plain" else "",
            peer=seen[name].megabytes,
            peer_is=words,
        )
        yield Row(
            what="Requests of a first visit",
            ours=seen["ours"].requests,
            unit="",
            peer=seen[name].requests,
            peer_is=words,
        )
