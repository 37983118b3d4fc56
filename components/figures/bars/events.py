"""Attendances of events or series: a bar a row, its bounds and its words."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.bars import bounds
from components.figures.drawing import Plot
from components.looks import typography
from components.looks.theme import TEXT_PX, Hues, Look, Palette, palette

_AXIS_PX = 26
_ZERO_PX = 4  # half a digit, so that the axis keeps its 0
_BAR_PX = 22
_GAP_PX, _ARROW_PX = 9, 26
_LINE_PX = 17
_COLUMNS_PX = (125, 160, 200, 260)
# Of more rows each is lower, and its name stands in one line if the column can be wide.
_MANY_ROWS, _LOW_PX, _LONG_COLUMN_PX = 14, 33, 220
_LEAST_STRETCH = 0.66  # names in lines stay apart where a sheet squeezes the rows


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows lie: the vertical axis counts pixels from the top."""

    labels: list[list[str]]
    column_px: int  # room for labels at the left; none where they stand above
    middles: list[int]  # of the bars
    plot_px: int


def attendances_by_event(
    table: pd.DataFrame, *, look: Look, hues: Hues = (), narrow: bool
) -> Plot:
    """Compare events or series: a bar to the stated number, a whisker over its bounds.

    A tinted bar reaches only as far as the bounds are certain; an arrow has no upper
    bound; a row without a count has words and no bar.
    """
    rows, colours = _rows(table, narrow=narrow), palette(look, hues)
    bars = bounds.measured(table).assign(middle=rows.middles, width=_BAR_PX)
    figure = traces.Canvas(
        look, height_px=rows.plot_px + _AXIS_PX, l=rows.column_px, b=_AXIS_PX
    )
    bounds.draw(figure, bars, colours, vertical=False, width_px=_BAR_PX)
    return figure.plot(
        annotations=[
            *_labels(rows, colours, narrow=narrow),
            *(_words(row, colours) for row in traces.rows(bars)),
            *bounds.arrows(bars, colours, _ARROW_PX, vertical=False),
        ],
        # Plotly keeps room for the words, which are annotations, at any width.
        xaxis={
            "autorange": True,
            "fixedrange": True,
            "nticks": 5,
            "rangemode": "tozero",
            "showticklabels": bool((bars["reach"] > 0).any()),
            "tickformat": ",d",
        },
        barmode="overlay",
        yaxis=traces.pixels(rows.plot_px),
        shapes=[traces.base_line(colours, vertical=True)],
    )


def _rows(table: pd.DataFrame, *, narrow: bool) -> _Rows:
    names = [str(name) for name in table["label"]]
    if narrow:
        return _rows_below(names)
    if len(names) > _MANY_ROWS:
        labels, column_px, pitch_px = _low_rows(names)
    else:
        labels, column_px = typography.column(names, _COLUMNS_PX, TEXT_PX)
        pitch_px = max(44, 12 + _LINE_PX * max(map(len, labels), default=1))
    middles = [row * pitch_px + pitch_px // 2 for row in range(len(labels))]
    return _Rows(labels, round(column_px + 10), middles, len(labels) * pitch_px)


def _low_rows(names: list[str]) -> tuple[list[list[str]], float, int]:
    longest_px = max(typography.width_px(name, TEXT_PX) for name in names)
    rooms_px = (_LONG_COLUMN_PX,) if longest_px <= _LONG_COLUMN_PX else _COLUMNS_PX
    labels, column_px = typography.column(names, rooms_px, TEXT_PX)
    lines = max(map(len, labels))
    return labels, column_px, max(_LOW_PX, round(_LINE_PX * lines / _LEAST_STRETCH) + 2)


def _rows_below(names: list[str]) -> _Rows:
    labels = [typography.wrap(name, traces.NARROW_PX, TEXT_PX) for name in names]
    middles, top_px = [], 0
    for lines in labels:
        middles.append(top_px + _LINE_PX * len(lines) + 4 + _BAR_PX // 2)
        top_px = middles[-1] + _BAR_PX // 2 + 14
    return _Rows(labels, _ZERO_PX, middles, top_px)


def _labels(rows: _Rows, colours: Palette, *, narrow: bool) -> list[dict[str, Any]]:
    return [
        traces.label(
            lines,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=0 if narrow else -rows.column_px,
            y=middle,
            yanchor="bottom" if narrow else "middle",
            yshift=_BAR_PX / 2 + 2 if narrow else 0,
            align="left",
            bgcolor=colours.ground,
            font=traces.plain(colours.ink),
        )
        for lines, middle in zip(rows.labels, rows.middles, strict=True)
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
