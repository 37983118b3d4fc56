"""Pictures and reports: our renderer beside Kaleido as everybody calls it."""

import io
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import kaleido
import plotly.graph_objects as go
from pptx import Presentation
from pptx.util import Inches

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue
from components.live import current
from components.pictures.chromium import here
from components.pictures.sheet import Sheet, Stamp, sheet
from components.report import making
from components.report.content import document
from components.words import numbers
from data.reading.package import Dataset
from tests.benchmarks.measure import Row, seconds

_ADDRESS = "https://outreach.example.org/map"
_SLIDES = (
    "map",
    "map.latam",
    "map.russia",
    "attendances-by-event",
    "attendances-by-series",
    "attendances-by-year",
    "running-total",
    "timeline",
)
_FLOOD = 60
_ONCE = 2  # rounds of what takes seconds


def rows() -> Iterator[Row]:
    """Measure what the report studio promises."""
    dataset, today = current.dataset(), date.today()  # noqa: DTZ011 (of the machine)
    sheets = {name: _sheet(dataset, name) for name in _SLIDES}
    renderer = here.renderer()
    start = time.perf_counter()
    renderer.draw(sheets["map"], "png")
    first = time.perf_counter() - start
    peer = seconds(lambda: _plainly(sheets["timeline"].figure), _ONCE)
    yield Row(what="First picture after start", ours=first, unit="s")
    for name in ("timeline", "map"):
        warm = seconds(lambda name=name: renderer.draw(sheets[name], "png"))  # type: ignore[misc]
        yield Row(
            what=f"Warm PNG, {name}, 1920 x 1080",
            ours=warm,
            unit="s",
            aim="0.30 s",
            peer=peer,
            peer_is="kaleido.write_fig_sync, timeline",
        )
    start = time.perf_counter()
    flood = [sheets[_SLIDES[n % len(_SLIDES)]] for n in range(_FLOOD)]
    for drawn in [renderer.submit(asked, "png") for asked in flood]:
        drawn.result()
    yield Row(
        what="Pictures a minute, all eight in turn",
        ours=_FLOOD * 60 / (time.perf_counter() - start),
        unit="",
        peer=60 / peer,
        peer_is="one after the other, as above",
    )
    report = document(
        Viewed(dataset, View(report=Plan(parts=_SLIDES))),
        _ADDRESS.removesuffix("/map"),
        today,
    )
    yield Row(
        what="PPTX with eight figures",
        ours=seconds(lambda: making.make(report, "pptx", renderer, _quietly), _ONCE),
        unit="s",
        aim="4.00 s",
        peer=seconds(lambda: _plain_slides(sheets.values()), 1),
        peer_is="python-pptx with eight plain pictures",
    )
    yield Row(
        what="PDF of the same",
        ours=seconds(lambda: making.make(report, "pdf", renderer, _quietly), _ONCE),
        unit="s",
    )
    renderer.close()


def _sheet(dataset: Dataset, part: str) -> Sheet:
    name, _, map_view = part.partition(".")
    drawing = catalogue.drawing(
        name, Viewed(dataset, View(map_view=map_view or "world")), "light"
    )
    stamp = Stamp(address=_ADDRESS, made=numbers.day(date(2026, 11, 22)))
    return sheet(drawing, size=SIZES["slide"], look="light", stamp=stamp)


def _plainly(figure: go.Figure) -> bytes:
    """Draw a figure as most programs do: a browser for each picture."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        kaleido.write_fig_sync(figure, path, kopts={"mathjax": False})
        return path.read_bytes()


def _plain_slides(sheets: object) -> None:
    deck = Presentation()
    for asked in sheets:  # type: ignore[attr-defined]
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        picture = asked.figure if not _is_map(asked.figure) else go.Figure()
        slide.shapes.add_picture(io.BytesIO(_plainly(picture)), Inches(0), Inches(0))
    deck.save(io.BytesIO())


def _is_map(figure: go.Figure) -> bool:
    """Tell a map: plain Kaleido would look for its shapes on the internet."""
    return any(trace.type == "choropleth" for trace in figure.data)


def _quietly(done: int, of: int, words: str) -> None:
    """Take no notice of progress."""
    del done, of, words
