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
    ending: Ending
    scale: float
    width_px: int
    height_px: int

    @classmethod
    def of(cls, sheet: Sheet, ending: Ending) -> Self:
        """Take an order from a sheet, in whole pixels of the file."""
        return cls(
            figure=cleaned(sheet.figure.to_dict()),
            ending=ending,
            scale=sheet.scale,
            width_px=round(sheet.width_px * sheet.scale),
            height_px=round(sheet.height_px * sheet.scale),
        )

    @property
    def options(self) -> dict[str, Any]:
        """Say it in Kaleido's words."""
        return {
            "format": self.ending,
            "scale": self.scale,
            "width": (self.width_px + _HAIR) / self.scale,
            "height": (self.height_px + _HAIR) / self.scale,
        }

    def finished(self, picture: bytes) -> bytes:
        """Make a file of what the browser drew."""
        if self.ending == "png":
            return picture
        return svg.finished(picture, width_px=self.width_px, height_px=self.height_px)
