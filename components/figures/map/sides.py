"""Words beside a point: on which side, and the box that they take."""

from typing import NamedTuple

from components.figures.boxes import Box
from components.looks.theme import BOLD

NAME_PX = 20  # from the top of a name to its bottom
_OFF_PX, _UP_PX = 9, 2
SIDES = (
    "middle left",
    "middle right",
    "top left",
    "top right",
    "bottom left",
    "bottom right",
)
WITHIN = "middle center"
# Spaces hold words off their mark: Plotly sets text without a distance.
HOLD = "\u00a0" * 4


class Label(NamedTuple):
    """Words at a place, on one side of it, and the size of their type."""

    longitude: float
    latitude: float
    words: str
    side: str
    size_px: int
    weight: int = BOLD
    place: int = -1  # among the cities, then the countries that have names; no caption


def box_at(at: tuple[float, float], side: str, wide_px: float, tall_px: float) -> Box:
    """Box words on one side of a point."""
    x, y = at
    row, column = side.split()
    left = {"left": x - _OFF_PX - wide_px, "right": x + _OFF_PX}
    top = {"top": y - _UP_PX - tall_px, "bottom": y + _UP_PX}
    left_px, top_px = left.get(column, x - wide_px / 2), top.get(row, y - tall_px / 2)
    return Box(left_px, top_px, left_px + wide_px, top_px + tall_px)
