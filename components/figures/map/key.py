"""The key above a map: shades, patterns and marks, only those that are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from components.figures import traces
from components.looks import typography
from components.looks.theme import SMALL_PX, Palette

Shape = Literal["fill", "hatched", "hollow", "dot", "host", "line", "words"]

_ROW_PX, _LINE_PX = 20, 15
_SWATCH_PX, _TALL_PX, _STEP_PX = 18, 11, 5  # width, height, before the words
_BETWEEN_PX, _BELOW_PX = 12, 8
_HATCH_PX = 5.0
_DOT_PX = 16
_CLEAR = "rgba(0,0,0,0)"
_ROOM_PX = {False: 600, True: 320}  # what the narrowest of each form has


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its mark, in a colour and an outline's, and what it means."""

    shape: Shape
    words: str
    colour: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry at its place, from the picture's top left corner."""

    item: Item
    lines: tuple[str, ...]
    left_px: float
    top_px: float


@dataclass(frozen=True, slots=True)
class Key:
    """All entries at their places, and how much of the picture's height they take."""

    placed: tuple[Placed, ...]
    height_px: int

    def shapes(self, colours: Palette) -> list[dict[str, Any]]:
        """Draw the marks, in pixels from the plot's top left corner."""
        return [
            one
            for placed in self.placed
            for one in _mark(placed, self.height_px, colours)
        ]

    def notes(self, colours: Palette) -> list[dict[str, Any]]:
        """Set the words beside the marks."""
        return [
            traces.label(
                [*placed.lines],
                x=0,
                xref="paper",
                xanchor="left",
                xshift=placed.left_px + _before(placed.item),
                y=1,
                yref="paper",
                yanchor="top",
                yshift=self.height_px - placed.top_px,
                align="left",
                font=traces.bold(colours.muted, SMALL_PX)
                if placed.item.shape == "words"
                else traces.plain(colours.ink, SMALL_PX),
            )
            for placed in self.placed
        ]


def arranged(rows: Sequence[Sequence[Item]], *, narrow: bool) -> Key:
    """Set each row of entries from the left, in as few lines as it needs."""
    room_px, top_px = _ROOM_PX[narrow], 0.0
    placed: list[Placed] = []
    for row in rows:
        wrapped = [
            _Wrapped(
                item, typography.wrap(item.words, room_px - _before(item), SMALL_PX)
            )
            for item in row
        ]
        for line in _lines(wrapped, room_px) if row else ():
            left_px = 0.0
            for one in line:
                placed.append(Placed(one.item, tuple(one.lines), left_px, top_px))
                left_px += one.wide_px + _BETWEEN_PX
            top_px += _ROW_PX + (max(len(one.lines) for one in line) - 1) * _LINE_PX
    return Key(tuple(placed), round(top_px + _BELOW_PX) if placed else 0)


@dataclass(frozen=True, slots=True)
class _Wrapped:
    item: Item
    lines: list[str]

    @property
    def wide_px(self) -> float:
        return _before(self.item) + typography.block_px(self.lines, SMALL_PX)


_Line = list[_Wrapped]


def _wide_px(line: _Line) -> float:
    return sum(one.wide_px for one in line) + _BETWEEN_PX * (len(line) - 1)


def _lines(row: _Line, room_px: float) -> list[_Line]:
    """Break a row; words stay with the shades behind them, where a line has the room.

    These have lines of their own where that takes no more of them.
    """
    at = next((n for n, one in enumerate(row) if one.item.shape == "words"), len(row))
    before, shades = [[one] for one in row[:at]], row[at:]
    whole = _wide_px(shades) <= room_px
    behind = [shades] if shades and whole else [[one] for one in shades]
    together = _even([*before, *behind], room_px)
    if len(together) == 1 or not (before and behind):
        return together
    apart = [*_even(before, room_px), *_even(behind, room_px)]
    return apart if len(apart) <= len(together) else together


def _even(units: list[_Line], room_px: float) -> list[_Line]:
    """Break a row into the fewest lines, of which the longest is as short as it can be.

    No entry is left alone on a line, where those before it have it to spare.
    """
    lines = _broken(units, room_px)
    while True:
        longest_px = max(map(_wide_px, lines))
        tried = _broken(units, longest_px - 1)
        if len(tried) > len(lines) or max(map(_wide_px, tried)) >= longest_px:
            return lines
        lines = tried


def _broken(units: list[_Line], room_px: float) -> list[_Line]:
    lines: list[_Line] = [[]]
    for unit in units:
        if lines[-1] and _wide_px([*lines[-1], *unit]) > room_px:
            lines.append([])
        lines[-1] += unit
    return lines


def _before(item: Item) -> float:
    return {"words": 0, "dot": _DOT_PX, "host": _DOT_PX}.get(
        item.shape, _SWATCH_PX + _STEP_PX
    )


def _mark(placed: Placed, height_px: int, colours: Palette) -> list[dict[str, Any]]:
    """Draw one mark; vertical pixels count upwards from the plot's top."""
    item, left = placed.item, placed.left_px
    top = height_px - placed.top_px - (_LINE_PX - _TALL_PX) / 2 - 2
    wide = _DOT_PX - _STEP_PX if item.shape in {"dot", "host"} else _SWATCH_PX
    right, bottom = left + wide, top - _TALL_PX
    middle, centre = (left + right) / 2, (top + bottom) / 2
    match item.shape:
        case "words":
            return []
        case "fill" | "hollow" | "hatched":
            box = f"M{left},{bottom}H{right}V{top}H{left}Z"
            edge_px = 1.5 if item.shape == "hollow" else 0.7 * bool(item.edge)
            drawn = [_path(box, item.colour, item.edge or item.colour, edge_px)]
            if item.shape == "hatched":
                drawn.append(_path(_hatch(left, bottom), "", item.edge, 1))
            return drawn
        case "dot" | "host":
            radius = 5.5 if item.shape == "host" else 3.5
            ring = _ring(middle, centre, radius)
            return [_path(ring, item.colour, colours.ground, 1)]
        case "line":
            stroke = f"M{left},{centre}H{right}"
            return [_path(stroke, "", item.colour, 1.2)]


def _path(path: str, fill: str, edge: str, wide: float) -> dict[str, Any]:
    return {
        "type": "path",
        "path": path,
        "fillcolor": fill or _CLEAR,
        "line": {"width": wide, "color": edge},
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
    }


def _hatch(left: float, bottom: float) -> str:
    """Draw the diagonals of a swatch, as those of a country."""
    path = ""
    for step in range(1, int((_SWATCH_PX + _TALL_PX) / _HATCH_PX) + 1):
        across = step * _HATCH_PX - _TALL_PX  # where it leaves the lower edge
        start, end = max(0.0, across), min(float(_SWATCH_PX), across + _TALL_PX)
        if end > start:
            path += (
                f"M{left + start},{bottom + start - across}"
                f"L{left + end},{bottom + end - across}"
            )
    return path


def _ring(x: float, y: float, radius: float) -> str:
    """Draw a circle as Plotly's paths can: of four curves."""
    bend = radius * 0.5523
    corners = [
        *((radius, 0.0), (0.0, radius), (-radius, 0.0), (0.0, -radius), (radius, 0.0)),
    ]
    path = f"M{x + radius},{y}"
    for (a, b), (c, d) in pairwise(corners):
        first = (x + a - bend * _sign(b), y + b + bend * _sign(a))
        second = (x + c + bend * _sign(d), y + d - bend * _sign(c))
        curve = (*first, *second, x + c, y + d)
        path += f"C{','.join(map(str, curve))}"
    return path + "Z"


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
