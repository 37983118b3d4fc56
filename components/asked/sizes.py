"""The sizes in which pictures leave the house, and how large type is in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MOST_PIXELS = 12_000_000
LEAST_PX = 480  # of a side of a custom picture
MOST_TIMES = 3  # as long as its other side
_CSS_PX_AN_INCH = 96
_PRINT_DPI = 300


@dataclass(frozen=True, slots=True)
class Size:
    """One preset: pixels of the file, and how wide its layout may be.

    A layout is `least_px` to `most_px` wide in the pixels in which type is measured
    (text 13, small 12); the picture is that layout enlarged to `width_px`. A narrower
    layout has larger type: the narrowest into which everything fits is taken.
    """

    name: str
    width_px: int
    height_px: int | None  # None: as tall as it needs
    least_px: int
    most_px: int


def _printed(name: str, width_mm: float) -> Size:
    """Make a size for paper: type of 13 pixels is printed at about 10 points."""
    width_inch = width_mm / 25.4
    layout_px = round(width_inch * _CSS_PX_AN_INCH)
    return Size(name, round(width_inch * _PRINT_DPI), None, layout_px, layout_px)


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        size.name: size
        for size in (
            Size("slide", 1920, 1080, 760, 1000),
            Size("half", 960, 1080, 400, 640),
            _printed("a4", 170),
            _printed("column", 88),
            Size("square", 1080, 1080, 480, 720),
            Size("social", 1200, 628, 640, 900),
        )
    }
)


def size_of(text: str) -> Size:
    """Read "slide" or "1600x900"; ValueError where it is neither."""
    if text in SIZES:
        return SIZES[text]
    sides = sides_px(text)
    if sides is None:
        raise ValueError(text)
    return custom(*sides)


def sides_px(text: str) -> tuple[int, int] | None:
    """Read width and height in "1600x900", six digits of each; None in any other."""
    width, _, height = text.partition("x")
    if not all(side.isascii() and side.isdigit() for side in (width, height)):
        return None
    return int(width[:6]), int(height[:6])


def custom(width_px: int, height_px: int) -> Size:
    """Make a size of one's own; ValueError where it is too small or too large."""
    short_px, long_px = sorted((width_px, height_px))
    too_large = width_px * height_px > MOST_PIXELS
    if short_px < LEAST_PX or long_px > MOST_TIMES * short_px or too_large:
        raise ValueError(width_px, height_px)
    # Type as on a slide of the same shape, yet never smaller than on screen.
    least_px, most_px = min(width_px, 640), min(width_px, 1000)
    return Size(f"{width_px}x{height_px}", width_px, height_px, least_px, most_px)
