"""QR codes as Plotly shapes: crisp at any size, and text-free in an SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import segno

_MOST_MODULES = 101  # a side; finer ones are not read off paper or a screen
_QUIET = 2  # light modules drawn around the code; a light sheet adds the rest
_DARK_ON_LIGHT = ("#000000", "#ffffff")  # scanners want dark on light in every look


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: `True` where a module is dark."""

    modules: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """Count the modules of a side."""
        return len(self.modules)


def code_of(address: str) -> Code | None:
    """Encode an address; None where the code would be too fine to be read.

    The least error correction keeps modules large.
    """
    try:
        made = segno.make_qr(address, error="l")
    except segno.DataOverflowError:
        return None
    if made.symbol_size(border=0)[0] > _MOST_MODULES:
        return None
    rows = made.matrix_iter(border=0)
    return Code(tuple(tuple(bool(module) for module in row) for row in rows))


def shapes(
    code: Code, *, left_px: float, top_px: float, module_px: float
) -> Iterator[dict[str, Any]]:
    """Draw a code; pixels are counted from the plot's top left corner."""
    dark, light = _DARK_ON_LIGHT
    quiet_px = _QUIET * module_px
    side_px = code.side * module_px + 2 * quiet_px
    for path, colour in (
        (_box(left_px - quiet_px, top_px - quiet_px, side_px, side_px), light),
        (_path(code, left_px, top_px, module_px), dark),
    ):
        yield {
            "type": "path",
            "path": path,
            "fillcolor": colour,
            "line": {"width": 0},
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 1,
        }


def _path(code: Code, left_px: float, top_px: float, module_px: float) -> str:
    """Outline each run of dark modules, so that no seam shows within it."""
    return "".join(
        _box(
            left_px + start * module_px,
            top_px + row * module_px,
            (end - start) * module_px,
            module_px,
        )
        for row, modules in enumerate(code.modules)
        for start, end in _runs(modules)
    )


def _runs(modules: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    start = None
    for at, is_dark in enumerate((*modules, False)):
        if is_dark and start is None:
            start = at
        elif not is_dark and start is not None:
            yield start, at
            start = None


def _box(left: float, top: float, wide: float, tall: float) -> str:
    x0, x1, y0, y1 = (
        f"{value:.4f}".rstrip("0").rstrip(".")
        for value in (left, left + wide, -top, -top - tall)
    )
    return f"M{x0},{y0}H{x1}V{y1}H{x0}Z"
