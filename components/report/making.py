"""Makes a report a file: draws the pictures that its form needs, then writes it."""

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
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
from components.words import report

Step = Callable[[int, int, str], None]
_AT_ONCE = 2  # pictures in the renderer's queue: others want their turn as well
_LOOK_S = 0.5  # how often `step` may cancel while a picture takes long
_PATIENCE_S = 30  # with a renderer that is busy for others


class _Writer(Protocol):
    """What each module that writes a form offers."""

    def needs(self, document: Document) -> dict[str, Sheet]:
        """Say which parts need a picture."""

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
    pictures = (
        _Drawing(renderer=renderer, step=step).all(
            [
                (part, sheet, kind)
                for part, sheet in sheets.items()
                for kind in form.pictures
            ]
        )
        if renderer is not None
        else {}
    )
    of = len(pictures) + 1
    step(of - 1, of, report.writing(form.name))
    made = writer.write(document, pictures)
    step(of, of, report.DONE)
    return made


_Job = tuple[str, Sheet, Ending]


@dataclass(kw_only=True)
class _Drawing:
    """The pictures of one report: some drawn, some in the renderer, some waiting."""

    renderer: Renderer
    step: Step
    in_work: dict[Future[bytes], str] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    of: int = 0
    begun: int = 0
    said: str = ""

    def all(self, jobs: list[_Job]) -> dict[str, bytes]:
        """Draw all, a few at once; leave nothing in the queue when it ends early."""
        self.of = len(jobs)
        waiting = deque(jobs)
        since = monotonic()
        try:
            while waiting or self.in_work:
                while waiting and len(self.in_work) < _AT_ONCE:
                    if not self._begin(waiting[0], since):
                        break
                    waiting.popleft()
                    since = monotonic()
                self._await()
        finally:
            for future in self.in_work:
                future.cancel()
        return self.made

    def _begin(self, job: _Job, since: float) -> bool:
        part, sheet, ending = job
        self.said = report.drawing(self.begun + 1, self.of, part, ending)
        self._tell()
        try:
            future = self.renderer.submit(sheet, ending)
        except RendererBusy:
            if monotonic() > since + _PATIENCE_S:
                raise
            return False
        self.in_work[future] = part if ending == "png" else f"{part}.{ending}"
        self.begun += 1
        return True

    def _await(self) -> None:
        done, _ = wait(self.in_work, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
        for future in done:
            self.made[self.in_work.pop(future)] = future.result()
        self._tell()

    def _tell(self) -> None:
        self.step(len(self.made), self.of + 1, self.said)
