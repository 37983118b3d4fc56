"""One Chromium, from its start to its end, and the orders that it draws."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from components.asked.letters import cleaned
from components.pictures.chromium import svg
from components.pictures.chromium.folder import Folder
from components.pictures.chromium.kaleido_inside import Refused, Tabs
from components.pictures.chromium.page import lay_out
from components.pictures.chromium.renderer import Ending, RenderFailed
from components.pictures.sheet import Sheet
from components.words import renderer

_START_S = 30.0
_END_S = 5.0
_STOP_S = 1.0
_KNOWN_TRIES, _PAUSE_S = 200, 0.05

# A canvas drops what is behind the point: 1919.9999 pixels must not become 1919.
_HAIR = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A picture as it is ordered: the figure as it is now, and the file's pixels."""

    figure: dict[str, Any]
    options: dict[str, Any]  # in Kaleido's words
    width_px: int
    height_px: int
    picture: Future[bytes] = field(default_factory=Future)

    @classmethod
    def of(cls, sheet: Sheet, ending: Ending) -> Self:
        """Take an order from a sheet, in whole pixels of the file."""
        scale = sheet.scale
        sides = [round(side * scale) for side in (sheet.width_px, sheet.height_px)]
        width, height = ((side + _HAIR) / scale for side in sides)
        return cls(
            figure=cleaned(sheet.figure.to_dict()),
            options={
                "format": ending,
                "scale": scale,
                "width": width,
                "height": height,
            },
            width_px=sides[0],
            height_px=sides[1],
        )

    def finished(self, drawn: bytes) -> bytes:
        """Make a file of what the browser drew."""
        if self.options["format"] == "png":
            return drawn
        return svg.finished(drawn, width_px=self.width_px, height_px=self.height_px)

    def fail(self, error: Exception) -> None:
        """Tell whoever waits for the picture, unless it is there."""
        if not self.picture.done():
            self.picture.set_exception(error)


class BrowserGone(Exception):  # noqa: N818 - says what is the matter
    """The browser ended before the picture was ready."""


class Browser:
    """A running Chromium: draws, counts what it drew, and ends without a trace."""

    def __init__(self, path: str, flags: Sequence[str]) -> None:
        """Prepare the browser at a path; nothing runs before `start`. OSError."""
        self.begun = 0  # pictures, finished or not
        self.lent = 0  # for orders that are not done with it
        self._is_lost = False
        # A browser from a snap has a /tmp of its own, and sees the reader's home.
        self._folder = Folder.new(Path.home() if "snap" in path else None)
        try:
            lay_out(self._folder.path)
            self._tabs = Tabs(path, folder=self._folder.path, flags=flags)
        except BaseException:
            self._folder.remove_at_once()
            raise
        self._more: list[asyncio.Task[None]] = []

    @property
    def is_gone(self) -> bool:
        """Whether it can draw no more."""
        return self._is_lost or self._tabs.gone.done()

    async def start(self, tabs: int) -> None:
        """Start it; the first tab is ready then, the others follow. RenderFailed."""
        opening = asyncio.create_task(self._tabs.open())
        try:
            await asyncio.wait({opening}, timeout=_START_S)
            opening.result()  # an error too where it is not there yet
        except BaseException as error:
            self._is_lost = True
            await self._until_it_is_known(opening)
            await _stopped(opening)
            await self.end()
            if isinstance(error, Exception):
                raise RenderFailed(renderer.NO_START) from error
            raise
        self._more = [asyncio.create_task(self._add_tab()) for _ in range(tabs - 1)]

    async def draw(self, order: Order, within_s: float) -> bytes:
        """Draw one picture; BrowserGone if there is no browser left to do so."""
        self.begun += 1
        drawing = asyncio.create_task(
            self._tabs.calc_fig(order.figure, opts=order.options)
        )
        try:
            await asyncio.wait(
                {drawing, self._tabs.gone},
                timeout=within_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not drawing.done() and not self._tabs.gone.done():
                self._is_lost = True
                raise RenderFailed(renderer.too_slow(within_s))
            return self._drawn(drawing)
        finally:
            await _stopped(drawing)

    async def end(self) -> None:
        """End it: politely where it still listens, at once where it does not."""
        for task in self._more:
            await _stopped(task)
        if self.is_gone:
            self._tabs.kill()
        with suppress(Exception):
            await asyncio.wait_for(self._tabs.close(), _END_S)
        self._tabs.kill()
        await self._folder.remove()

    async def _until_it_is_known(self, opening: asyncio.Task[None]) -> None:
        # Its process is made in a thread, and would come when nobody looks for it.
        for _ in range(_KNOWN_TRIES):
            if opening.done() or not self._tabs.is_starting:
                break
            await asyncio.sleep(_PAUSE_S)

    def _drawn(self, drawing: asyncio.Task[bytes]) -> bytes:
        if not drawing.done() or drawing.cancelled():
            raise BrowserGone
        error = drawing.exception()
        if isinstance(error, Refused):
            raise RenderFailed(renderer.refused(str(error))) from error
        if error:
            self._is_lost = True
            raise BrowserGone from error
        return drawing.result()

    async def _add_tab(self) -> None:
        # One tab fewer is slower, and no more than that.
        with suppress(Exception):
            await self._tabs.add_tab()


async def _stopped(task: asyncio.Task[Any]) -> None:
    """Stop a task if it runs, and hear what it says, so that nobody else must."""
    task.cancel()
    await asyncio.wait({task}, timeout=_STOP_S)
    if task.done() and not task.cancelled():
        task.exception()
