"""Two selections measure by measure: a pair of bars for each, on a scale of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.figures import traces
from components.figures.bars import bounds
from components.figures.drawing import Plot
from components.looks import typography
from components.looks.theme import TEXT_PX, Hues, Look, Palette, palette

_BAR_PX, _LINE_PX, _GAP_PX, _ARROW_PX = 20, 17, 9, 26
_HEAD_PX, _BETWEEN_PX = 26, 12
_COLUMNS_PX = (125, 160, 200, 260)
_NUMBERS = ["stated", "low", "high", "if_all"]


@dataclass(frozen=True, slots=True)
class _Page:
    """Where everything lies, in pixels from the top."""

    heads: list[tuple[str, float]]  # the words over each pair
    labels: list[list[str]]
    middles: list[float]  # of the bars
    column_px: int
    height_px: float


def pairs(
    table: pd.DataFrame,
    heads: Sequence[str],
    *,
    look: Look,
    hues: Hues,
    narrow: bool,
) -> Plot:
    """Compare both sides of each measure; `heads` has the words over each of two rows.

    Bars, whiskers, tints and arrows are those of every chart of counts.
    """
    page, colours = _page(table, heads, narrow=narrow), palette(look, hues)
    bars = bounds.measured(_scaled(table)).assign(middle=page.middles, width=_BAR_PX)
    figure = traces.Canvas(look, height_px=page.height_px, l=page.column_px, b=4)
    bounds.draw(figure, bars, colours, vertical=False, width_px=_BAR_PX)
    return figure.plot(
        annotations=[
            *_heads(page, colours),
            *_labels(page, colours, narrow=narrow),
            *(_words(row, colours) for row in traces.rows(bars)),
            *bounds.arrows(bars, colours, _ARROW_PX, vertical=False),
        ],
        # Plotly keeps room for the words, which are annotations, at any width.
        xaxis={
            "autorange": True,
            "fixedrange": True,
            "rangemode": "tozero",
            "showgrid": False,
            "showticklabels": False,
        },
        barmode="overlay",
        yaxis=traces.pixels(page.height_px),
        shapes=[traces.base_line(colours, vertical=True)],
    )


def _scaled(table: pd.DataFrame) -> pd.DataFrame:
    """Measure each pair by the longest of its bars, so that all pairs have room."""
    far = table[_NUMBERS].astype(float).max(axis=1)
    far = far.groupby(np.arange(len(table)) // 2).transform("max").replace(0, 1)
    far = far.fillna(1)
    scaled = {name: table[name].astype(float) / far for name in _NUMBERS}
    sides = [
        [end / most for end in ends]
        for ends, most in zip(table["sides"], far, strict=True)
    ]
    return table.assign(**scaled, sides=pd.Series(sides, table.index, dtype="object"))


def _page(table: pd.DataFrame, heads: Sequence[str], *, narrow: bool) -> _Page:
    names = [str(name) for name in table["label"]]
    if narrow:
        labels = [typography.wrap(name, traces.NARROW_PX, TEXT_PX) for name in names]
        column_px = 4.0
    else:
        labels, column_px = typography.column(names, _COLUMNS_PX, TEXT_PX)
        column_px += 10
    top_px, middles, placed = 0.0, [], []
    for at, lines in enumerate(labels):
        if at % 2 == 0:
            top_px += _BETWEEN_PX * bool(at)
            placed.append((heads[at // 2], top_px + _HEAD_PX / 2))
            top_px += _HEAD_PX
        tall_px = _LINE_PX * len(lines)
        if narrow:
            middles.append(top_px + tall_px + 4 + _BAR_PX / 2)
            top_px = middles[-1] + _BAR_PX / 2 + 8
        else:
            pitch_px = max(_BAR_PX + 8, tall_px + 8)
            middles.append(top_px + pitch_px / 2)
            top_px += pitch_px
    return _Page(placed, labels, middles, round(column_px), top_px + 4)


def _heads(page: _Page, colours: Palette) -> list[dict[str, Any]]:
    return [
        traces.label(
            words,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-page.column_px,
            y=middle,
            yanchor="middle",
            bgcolor=colours.ground,
            font=traces.bold(colours.ink),
        )
        for words, middle in page.heads
    ]


def _labels(page: _Page, colours: Palette, *, narrow: bool) -> list[dict[str, Any]]:
    return [
        traces.label(
            lines,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=0 if narrow else -page.column_px,
            y=middle,
            yanchor="bottom" if narrow else "middle",
            yshift=_BAR_PX / 2 + 2 if narrow else 0,
            align="left",
            bgcolor=colours.ground,
            font=traces.plain(colours.ink),
        )
        for lines, middle in zip(page.labels, page.middles, strict=True)
    ]


def _words(row: Any, colours: Palette) -> dict[str, Any]:
    is_drawn = not pd.isna(row.reach)
    return traces.label(
        row.words,
        x=row.reach if is_drawn else 0,
        xanchor="left",
        xshift=_GAP_PX + (_ARROW_PX if row.is_open else 0),
        y=row.middle,
        yanchor="middle",
        bgcolor=colours.ground,
        font=traces.bold(colours.ink) if is_drawn else traces.plain(colours.muted),
    )
