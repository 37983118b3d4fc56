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
    """Set each row of entries from the left, in as many lines as it needs."""
    room_px, top_px = _ROOM_PX[narrow], 0.0
    placed: list[Placed] = []
    for row in filter(None, rows):
        left_px, tall_px = 0.0, float(_ROW_PX)
        for at, item in enumerate(row):
            before_px = _before(item)
            lines = typography.wrap(item.words, room_px - before_px, SMALL_PX)
            wide_px = before_px + typography.block_px(lines, SMALL_PX)
            with_px = wide_px
            if item.shape == "words":  # never parted from its shades, if it can be
                with_px += sum(map(_wide_px, row[at + 1 :]))
                with_px = min(with_px, room_px)
            if left_px and left_px + with_px > room_px:
                left_px, top_px = 0.0, top_px + tall_px
                tall_px = float(_ROW_PX)
            placed.append(Placed(item, tuple(lines), left_px, top_px))
            tall_px = max(tall_px, _ROW_PX + (len(lines) - 1) * _LINE_PX)
            left_px += wide_px + _BETWEEN_PX
        top_px += tall_px
    return Key(tuple(placed), round(top_px + _BELOW_PX) if placed else 0)


def _wide_px(item: Item) -> float:
    """Measure an entry on a line with others, with what parts it from the last."""
    return _BETWEEN_PX + _before(item) + typography.width_px(item.words, SMALL_PX)


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
