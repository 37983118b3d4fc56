"""Makes a report a file: draws the pictures that its form needs, then writes it."""

from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from importlib import import_module
from time import monotonic
from typing import Protocol, cast

from components.pictures.chromium import here
from components.pictures.chromium.renderer import (
    Ending,
    Renderer,
    RendererBusy,
    RendererMissing,
)
from components.pictures.sheet import Sheet
from components.report.document import Document, Picture
from components.report.forms import FORMS
from components.report.job import Step
from components.words import report

_AT_ONCE = 2  # pictures in the renderer's queue: others want their turn as well
_LOOK_S = 0.5  # how often `step` may cancel while a picture takes long
_PATIENCE_S = 30  # with a renderer that is busy for others


class _Writer(Protocol):
    """What each module that writes a form offers."""

    def needs(self, document: Document) -> dict[str, Sheet]:
        """List the parts that need a picture, each with its sheet."""

    def write(self, document: Document, pictures: Mapping[str, bytes]) -> bytes:
        """Write the file; pictures by part, as SVG by "part.svg"."""


def draws(document: Document) -> bool:
    """Tell whether a report holds pictures, so that a renderer is of use."""
    return any(isinstance(block, Picture) for block in document.blocks)


def make(
    document: Document, ending: str, renderer: Renderer | None, step: Step
) -> bytes:
    """Make a report a file of one of `FORMS`.

    `step(done, of, words)` is called before each piece of work, twice a second while
    one takes long, and at the end; what it raises ends the work. RendererMissing says
    what to install. Without a renderer only a zip is made of a report with pictures:
    it says which are missing, and why.
    """
    form = FORMS[ending]
    if form.missing():
        raise RendererMissing(form.missing())
    writer = cast("_Writer", import_module(form.writer))
    sheets = writer.needs(document)
    if sheets and renderer is None and not form.does_without:
        raise RendererMissing(here.missing() or report.NO_RENDERER)
    pictures: dict[str, bytes] = {}
    if renderer is not None:
        parts = sheets.items()
        jobs = [(part, sheet, kind) for part, sheet in parts for kind in form.pictures]
        pictures = _drawn(jobs, renderer, step, document.views)
    of = len(pictures) + 1
    step(of - 1, of, report.writing(form.name))
    made = writer.write(document, pictures)
    step(of, of, report.DONE)
    return made


def _drawn(
    jobs: Sequence[tuple[str, Sheet, Ending]],
    renderer: Renderer,
    step: Step,
    views: Mapping[str, str],
) -> dict[str, bytes]:
    """Draw all, a few at once; leave nothing in the queue when it ends early."""
    of, words, since = len(jobs), "", monotonic()
    waiting = deque(enumerate(jobs, start=1))
    in_work: dict[Future[bytes], str] = {}
    pictures: dict[str, bytes] = {}
    try:
        while waiting or in_work:
            while waiting and len(in_work) < _AT_ONCE:
                number, (part, sheet, ending) = waiting[0]
                words = report.drawing(number, of, part, ending, views)
                step(len(pictures), of + 1, words)
                future = _submitted(renderer, sheet, ending, since + _PATIENCE_S)
                if future is None:
                    break
                in_work[future] = part if ending == "png" else f"{part}.{ending}"
                waiting.popleft()
                since = monotonic()
            done, _ = wait(in_work, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
            pictures |= {in_work.pop(future): future.result() for future in done}
            step(len(pictures), of + 1, words)
    finally:
        for future in in_work:
            future.cancel()
    return pictures


def _submitted(
    renderer: Renderer, sheet: Sheet, ending: Ending, until: float
) -> "Future[bytes] | None":
    """Have a picture drawn; None where the renderer is busy, RendererBusy too long."""
    try:
        return renderer.submit(sheet, ending)
    except RendererBusy:
        if monotonic() > until:
            raise
        return None
