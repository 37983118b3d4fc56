"""What a browser needs to know of a picture, and how its answer becomes a file."""

from dataclasses import dataclass
from typing import Any, Self

from components.asked.letters import cleaned
from components.pictures.chromium import svg
from components.pictures.chromium.renderer import Ending
from components.pictures.sheet import Sheet

# A canvas drops what is behind the point: 1919.9999 pixels must not become 1919.
_HAIR = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A picture as it is ordered: the figure as it is now, and the file's pixels."""

    figure: dict[str, Any]
    options: dict[str, Any]  # in Kaleido's words
    width_px: int
    height_px: int

    @classmethod
    def of(cls, sheet: Sheet, ending: Ending) -> Self:
        """Take an order from a sheet, in whole pixels of the file."""
        scale = sheet.scale
        width_px, height_px = (
            round(sheet.width_px * scale),
            round(sheet.height_px * scale),
        )
        options = {
            "format": ending,
            "scale": scale,
            "width": (width_px + _HAIR) / scale,
            "height": (height_px + _HAIR) / scale,
        }
        figure = cleaned(sheet.figure.to_dict())
        return cls(
            figure=figure, options=options, width_px=width_px, height_px=height_px
        )

    def finished(self, picture: bytes) -> bytes:
        """Make a file of what the browser drew."""
        if self.options["format"] == "png":
            return picture
        return svg.finished(picture, width_px=self.width_px, height_px=self.height_px)
