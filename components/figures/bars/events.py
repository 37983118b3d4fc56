"""Attendances of events or series: a bar a row, its bounds and its words."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.bars import bounds
from components.figures.drawing import Plot
from components.looks import typography
from components.looks.theme import TEXT_PX, Look, Palette, palette

_AXIS_PX = 26
_ZERO_PX = 4  # half a digit, so that the axis keeps its 0
_BAR_PX, _CAP_PX = 22, 5
_GAP_PX, _ARROW_PX = 9, 26
_LINE_PX = 17
_COLUMNS_PX = (125, 160, 200, 260)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows lie: the vertical axis counts pixels from the top."""

    labels: list[list[str]]
    column_px: int  # room for labels at the left; none where they stand above
    middles: list[int]  # of the bars
    plot_px: int


def attendances_by_event(table: pd.DataFrame, *, look: Look, narrow: bool) -> Plot:
    """Compare events or series: a bar to the stated number, a whisker over its bounds.

    A tinted bar reaches only as far as the bounds are certain; an arrow has no upper
    bound; a row without a count has words and no bar.
    """
    rows, colours = _rows(table, narrow=narrow), palette(look)
    figure = traces.Sheet(
        look, height_px=height_px(table, narrow=narrow), l=rows.column_px, b=_AXIS_PX
    )
    caps = [_CAP_PX] * len(table)
    along, across = bounds.whiskers(table, rows.middles, caps)
    bared = bounds.casing(table, rows.middles, caps)
    spot = {"y": rows.middles, "orientation": "h", "width": _BAR_PX}
    if bounds.tinted(table).notna().any():
        figure.draw(
            "bar", x=bounds.tinted(table), **spot, **bounds.tint(table, colours)
        )
    figure.draw(
        "bar",
        x=bounds.solid(table),
        marker=bounds.bar_marker(table, colours),
        **spot,
        **traces.clicks(table["key"], table["reading"]),
    )
    figure.draw(
        "scatter", x=bared[0], y=bared[1], **traces.strokes(colours.ground, 4.5)
    )
    figure.draw("scatter", x=along, y=across, **traces.strokes(colours.ink))
    figure.draw(
        "scatter",
        x=bounds.reach(table).fillna(0),
        y=rows.middles,
        **traces.stops(colours.ink, bounds.reach(table).notna()),
        **traces.marks(table["key"], table["reading"]),
    )
    return figure.plot(
        annotations=[
            *_labels(rows, colours, narrow=narrow),
            *_words(table, rows, colours),
            *_arrows(table, rows, colours),
        ],
        # Plotly keeps room for the words, which are annotations, at any width.
        xaxis={
            "autorange": True,
            "fixedrange": True,
            "nticks": 5,
            "rangemode": "tozero",
            "showticklabels": bool((bounds.reach(table) > 0).any()),
            "tickformat": ",d",
        },
        barmode="overlay",
        yaxis=traces.pixels(rows.plot_px),
        shapes=[traces.base_line(colours, vertical=True)],
    )


def height_px(table: pd.DataFrame, *, narrow: bool) -> int:
    """Say how tall the picture is: every row takes the same room."""
    return _rows(table, narrow=narrow).plot_px + _AXIS_PX


def _rows(table: pd.DataFrame, *, narrow: bool) -> _Rows:
    names = [str(name) for name in table["label"]]
    return _rows_below(names) if narrow else _rows_beside(names)


def _rows_below(names: list[str]) -> _Rows:
    labels = [typography.wrap(name, traces.NARROW_PX, TEXT_PX) for name in names]
    middles, top_px = [], 0
    for lines in labels:
        middles.append(top_px + _LINE_PX * len(lines) + 4 + _BAR_PX // 2)
        top_px = middles[-1] + _BAR_PX // 2 + 14
    return _Rows(labels, _ZERO_PX, middles, top_px)


def _rows_beside(names: list[str]) -> _Rows:
    for column_px in _COLUMNS_PX:
        labels = [typography.wrap(name, column_px, TEXT_PX) for name in names]
        lines = max(map(len, labels), default=1)
        if lines <= 2:  # noqa: PLR2004
            break
    widest_px = max((typography.block_px(row, TEXT_PX) for row in labels), default=0)
    pitch_px = max(44, 12 + _LINE_PX * lines)
    middles = [row * pitch_px + pitch_px // 2 for row in range(len(labels))]
    return _Rows(labels, round(widest_px + 10), middles, len(labels) * pitch_px)


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


def _words(table: pd.DataFrame, rows: _Rows, colours: Palette) -> list[dict[str, Any]]:
    return [
        traces.label(
            words,
            x=0 if pd.isna(end) else end,
            xanchor="left",
            xshift=_GAP_PX + (_ARROW_PX if endless else 0),
            y=middle,
            yanchor="middle",
            bgcolor=colours.ground,
            font=traces.plain(colours.muted)
            if pd.isna(end)
            else traces.bold(colours.ink),
        )
        for words, end, endless, middle in zip(
            table["words"],
            bounds.reach(table),
            bounds.is_open(table),
            rows.middles,
            strict=True,
        )
    ]


def _arrows(table: pd.DataFrame, rows: _Rows, colours: Palette) -> list[dict[str, Any]]:
    ends = zip(bounds.reach(table), bounds.is_open(table), rows.middles, strict=True)
    return [
        traces.arrow(
            colours.ink,
            x=end,
            y=middle,
            xshift=_ARROW_PX,
            ax=-_ARROW_PX - traces.TAIL_PX,
            ay=0,
        )
        for end, endless, middle in ends
        if endless
    ]
