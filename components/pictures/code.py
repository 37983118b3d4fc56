"""QR codes of addresses: as Plotly shapes, as a PNG, as an SVG, by one writer."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import segno

# A side; finer ones are not read off paper or a screen: on 26 mm a module is a quarter
# of a millimetre.
_MOST_MODULES = 101
_QUIET = 2  # light modules drawn around the code; a light sheet adds the rest
_DARK_ON_LIGHT = ("#000000", "#ffffff")  # scanners want dark on light in every look


def encode(address: str, *corrections: str) -> segno.QRCode | None:
    """Encode an address; None without one, or where modules would be too fine.

    The first of the levels of error correction that leaves them large enough is taken;
    by itself the least.
    """
    for correction in corrections or ("l",):
        try:
            code = segno.make_qr(address, error=correction) if address else None
        except segno.DataOverflowError:
            continue
        if code and side(code) <= _MOST_MODULES:
            return code
    return None


def side(code: segno.QRCode) -> int:
    """Count the modules of a side."""
    return int(code.symbol_size(border=0)[0])


def png(address: str, colour: str) -> bytes:
    """Draw an address for office files; b"" where there is no code."""
    return _file(encode(address, "m", "l"), kind="png", scale=8, dark=colour)


def svg(address: str) -> bytes:
    """Draw an address for paper; b"" where there is no code."""
    return _file(encode(address), kind="svg", xmldecl=False, omitsize=True)


def _file(code: segno.QRCode | None, **options: Any) -> bytes:
    file = io.BytesIO()
    if code:
        code.save(file, border=0, **options)
    return file.getvalue()


def shapes(
    code: segno.QRCode, *, left_px: float, top_px: float, module_px: float
) -> Iterator[dict[str, Any]]:
    """Draw a code; pixels are counted from the plot's top left corner."""
    dark, light = _DARK_ON_LIGHT
    quiet_px = _QUIET * module_px
    side_px = side(code) * module_px + 2 * quiet_px
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


def _path(code: segno.QRCode, left_px: float, top_px: float, module_px: float) -> str:
    """Outline each run of dark modules, so that no seam shows within it."""
    return "".join(
        _box(
            left_px + start * module_px,
            top_px + row * module_px,
            (end - start) * module_px,
            module_px,
        )
        for row, modules in enumerate(code.matrix_iter(border=0))
        for start, end in _runs(modules)
    )


def _runs(modules: Iterable[int]) -> Iterator[tuple[int, int]]:
    end = 0
    for is_dark, run in groupby(modules):
        start, end = end, end + sum(1 for _ in run)
        if is_dark:
            yield start, end


def _box(left: float, top: float, wide: float, tall: float) -> str:
    x0, x1, y0, y1 = (
        f"{value:.4f}".rstrip("0").rstrip(".")
        for value in (left, left + wide, -top, -top - tall)
    )
    return f"M{x0},{y0}H{x1}V{y1}H{x0}Z"
