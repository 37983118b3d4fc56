"""What draws pictures without a reader's browser, and how that can fail."""

from concurrent.futures import Future
from typing import Literal, Protocol

from components.pictures.sheet import Sheet

Ending = Literal["png", "svg"]


class RendererMissing(RuntimeError):  # noqa: N818 - says what is the matter
    """Nothing on this machine can draw; the message says what to install."""


class RendererBusy(RuntimeError):  # noqa: N818 - likewise
    """As many pictures as may wait are waiting already."""


class RenderFailed(RuntimeError):  # noqa: N818 - likewise
    """The picture could not be drawn; the next one may well be."""


class Renderer(Protocol):
    """Draws sheets, several at a time, each for whoever asked for it."""

    def draw(self, sheet: Sheet, ending: Ending) -> bytes:
        """Draw a sheet and wait for it; RendererBusy, RenderFailed."""
        ...

    def submit(self, sheet: Sheet, ending: Ending) -> Future[bytes]:
        """Have a sheet drawn meanwhile; RendererBusy at once where too many wait."""
        ...

    def state(self) -> str:
        """Say in a few words what it is doing."""
        ...

    def close(self) -> None:
        """Finish what is being drawn, fail what waits, and leave nothing behind."""
        ...
