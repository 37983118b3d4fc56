"""Rectangles in pixels: whether words have room beside marks and other words."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; vertical pixels may count up or down, as long as all agree."""

    left: float
    low: float
    right: float
    high: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether the two share any area: touching edges do not."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.low < other.high
            and other.low < self.high
        )

    def inside(self, other: "Box") -> bool:
        """Tell whether this one lies wholly within the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.low <= self.low
            and self.high <= other.high
        )


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Tell whether a box overlaps none of those already taken."""
    return not any(map(box.overlaps, taken))
