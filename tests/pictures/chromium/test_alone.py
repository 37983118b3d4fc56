"""Nothing asks outside: not what is drawn, and not the browser by itself."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import plotly.graph_objects as go
import pytest

from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue
from components.pictures import kept
from components.pictures.chromium.renderer import RenderFailed
from components.pictures.kept import PictureRequest
from tests.drawn import curated
from tests.pictures.chromium import sheets
from tests.pictures.chromium.conftest import Start

pytestmark = pytest.mark.browser

OUTSIDE = "http://outside.example/picture.png"
OPEN = "--host-resolver-rules=MAP nothing.example 127.0.0.1"  # undoes what is shipped
BACKGROUND_S = 3.0
# What Chromium asks whatever it shows; the proxy hears it, since `OPEN` lets it out.
ITS_OWN = (b".google.com", b".googleapis.com", b"duckduckgo.com")
# In Chromium's log of its own network: whatever leaves the process.
LEAVES = {
    "DNS_TRANSACTION",
    "HOST_RESOLVER_SYSTEM_TASK",
    "TCP_CONNECT_ATTEMPT",
    "UDP_BYTES_SENT",
}


class Ear(ThreadingTCPServer):
    """A proxy that answers nobody and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Heard)
        self.heard: list[bytes] = []

    def flags(self) -> tuple[str, ...]:
        """Make Chromium ask here for everything, and let it."""
        port = self.server_address[1]
        proxy = f"--proxy-server=http://127.0.0.1:{port}"
        return (proxy, "--proxy-bypass-list=<-loopback>", OPEN)

    def heard_of_pages(self) -> list[bytes]:
        """Give what was asked, without what Chromium asks whatever it shows."""
        return [line for line in self.heard if not any(own in line for own in ITS_OWN)]


class _Heard(StreamRequestHandler):
    server: Ear

    def handle(self) -> None:
        self.server.heard.append(self.rfile.readline())


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def asked(name: str) -> PictureRequest:
    base = "https://outreach.example.org"
    return PictureRequest(
        name=name, view=View(), size=SIZES["social"], look="light", base=base
    )


def test_no_figure_asks_outside_not_even_one_that_names_it(
    start: Start, ear: Ear
) -> None:
    one = start(flags=ear.flags())
    for name in catalogue.FIGURES:
        sheet = kept.sheet_of(curated(), asked(name))
        assert one.renderer.draw(sheet, "png").startswith(b"\x89PNG")
    for curious in (
        # wants a map of the world from plotly's own host
        sheets.with_trace(go.Scattergeo(lon=[0], lat=[0])),
        sheets.with_trace(go.Choropleth(locations=["PER"], z=[1], geojson=OUTSIDE)),
        sheets.plain(images=[{"source": OUTSIDE, "sizex": 1, "sizey": 1}]),
    ):
        with suppress(RenderFailed):
            one.renderer.draw(curious, "png")
    time.sleep(BACKGROUND_S)
    assert ear.heard  # Chromium's own, so it would have heard the others as well
    assert ear.heard_of_pages() == []


@pytest.mark.parametrize(("flags", "is_open"), [((), False), ((OPEN,), True)])
def test_as_shipped_the_browser_speaks_to_nobody(
    start: Start,
    tmp_path_factory: pytest.TempPathFactory,
    flags: tuple[str, ...],
    *,
    is_open: bool,
) -> None:
    log = tmp_path_factory.mktemp("net") / "log.json"
    one = start(flags=(f"--log-net-log={log}", *flags))
    one.renderer.draw(sheets.plain(), "png")
    time.sleep(BACKGROUND_S)
    one.renderer.close()
    seen = events(log)
    assert "URL_REQUEST_START_JOB" in seen
    assert bool(seen & LEAVES) is is_open


def events(log: Path) -> set[str]:
    """Read which kinds of event stand in Chromium's log of its network."""
    first, _, *lines = log.read_text("utf-8").splitlines()
    constants = json.loads(f"{first.removesuffix(',')}}}")["constants"]
    names = {number: name for name, number in constants["logEventTypes"].items()}
    seen = set()
    for line in lines:
        with suppress(json.JSONDecodeError):  # the last line closes the file
            seen.add(names[json.loads(line.rstrip(","))["type"]])
    return seen
