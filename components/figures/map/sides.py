"""Words beside a point: on which side, and the box that they take."""

from collections.abc import Iterable
from typing import NamedTuple

from components.figures import traces
from components.figures.boxes import Box
from components.looks.theme import BOLD

NAME_PX = 16  # from the top of a name to its bottom
_OFF_PX = 9  # from a point to where its words begin
# Plotly sets words above and below a point half their size off those beside it; of
# what is left of their box, this much then lies beyond the point.
_PAST_PX = 2
# Pixels off a point, then the share of the words' own size, to where they begin.
_ACROSS = {"left": (-_OFF_PX, 1.0), "right": (_OFF_PX, 0.0), "center": (0, 0.5)}
_DOWN = {"top": (_PAST_PX, 1.0), "bottom": (-_PAST_PX, 0.0), "middle": (0, 0.5)}
SIDES = (
    "middle left",
    "middle right",
    "top left",
    "top right",
    "bottom left",
    "bottom right",
)
WITHIN = "middle center"
_BEGINS = {
    f"{row} {column}": (*across, *down)
    for row, down in _DOWN.items()
    for column, across in _ACROSS.items()
}
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


def held(lines: Iterable[str]) -> str:
    """Write lines as markup that keeps off its point."""
    return traces.markup([f"{HOLD}{line}{HOLD}" for line in lines])


def box_at(at: tuple[float, float], side: str, wide_px: float, tall_px: float) -> Box:
    """Box words on one side of a point."""
    off, wide, up, tall = _BEGINS[side]
    left_px, top_px = at[0] + off - wide * wide_px, at[1] + up - tall * tall_px
    return Box(left_px, top_px, left_px + wide_px, top_px + tall_px)
