"""The running total of attendances: a band between the bounds, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot
from components.figures.time.days import Axis, moment
from components.looks import typography
from components.looks.theme import SMALL_PX, Hue, Look, Palette, palette, translucent
from data.selecting.membership import POSSIBLE

HEIGHT_PX = 300
_NOMINAL_PX = 560  # the narrowest wide form
_TOP_PX, _AXIS_PX, _RIGHT_PX, _LEFT_PX = 6, 28, 10, 56
_HEAD_PX, _OPEN_HEAD_PX, _ARROW_PX, _CLEAR_PX = 28, 76, 30, 8
_TAIL_SHARE, _LEAST_DAYS = 0.12, 60
_DOT_PX = 8

_Corner = tuple[float, float]  # a day and a value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One stretch of time over which the bounds hold, drawn up to `top`."""

    start: float
    end: float
    low: float
    top: float
    is_open: bool
    words: str


def running_total(table: pd.DataFrame, *, look: Look, narrow: bool) -> Plot:
    """Show how the total grew: it lies somewhere in the band, never on a line.

    Where nothing bounds the total from above, the band fades out upwards and arrows
    rise from its lower edge: an outline there would look like a bound.
    """
    colours = palette(look)
    hue = colours.several
    table = table.sort_values("date").drop_duplicates("date", keep="last")
    axis, plot_px = _axis(table, narrow=narrow), HEIGHT_PX - _TOP_PX - _AXIS_PX
    scale = _units_a_px(table, plot_px)
    steps = _steps(table, axis, scale * plot_px)
    figure = traces.Canvas(
        look, height_px=HEIGHT_PX, l=_LEFT_PX, r=_RIGHT_PX, t=_TOP_PX, b=_AXIS_PX
    )
    _draw_bands(figure, steps, hue)
    possible = [match == POSSIBLE for match in table["match"]]
    figure.draw(
        "scatter",
        x=[moment(step.start) for step in steps],
        y=[step.low for step in steps],
        mode="markers",
        marker={
            "color": [hue.tint if is_tinted else hue.mark for is_tinted in possible],
            "line": {
                "color": [
                    hue.mark if is_tinted else colours.ground for is_tinted in possible
                ],
                "width": 1.5,
            },
            "size": _DOT_PX,
        },
        cliponaxis=False,
        **traces.marks(
            (f"date:{day.date().isoformat()}" for day in table["date"]),
            table["reading"],
        ),
    )
    return figure.plot(
        annotations=[*_words(steps, axis, colours), *_arrows(steps, axis, hue)],
        shapes=[traces.base_line(colours, vertical=False)],
        xaxis=axis.layout(
            showgrid=False, showticklabels=bool(steps), ticklabelstandoff=6
        ),
        yaxis={
            "fixedrange": True,
            "nticks": 6,
            "range": [0, scale * plot_px],
            "showticklabels": bool(steps),
            "tickformat": ",d",
            "ticklabelstandoff": 8,
        },
    )


def _axis(table: pd.DataFrame, *, narrow: bool) -> Axis:
    days = [day.toordinal() for day in table["date"]]
    first, last = min(days, default=0), max(days, default=0)
    tail = max(_LEAST_DAYS, _TAIL_SHARE * (last - first))
    width_px = traces.NARROW_PX if narrow else _NOMINAL_PX
    return Axis(first=first, end=last + tail, width_px=width_px - _LEFT_PX - _RIGHT_PX)


def _units_a_px(table: pd.DataFrame, plot_px: float) -> float:
    """Leave room for words above a bound, and for arrows and words where none is."""
    needed = [
        low / (plot_px - _OPEN_HEAD_PX)
        if pd.isna(high)
        else high / (plot_px - _HEAD_PX)
        for low, high in zip(table["low"], table["high"], strict=True)
    ]
    return max(needed, default=0) or 1 / plot_px


def _steps(table: pd.DataFrame, axis: Axis, top: float) -> list[_Step]:
    days = [*(float(day.toordinal()) for day in table["date"]), axis.end]
    return [
        _Step(
            start=start,
            end=end,
            low=float(row.low),
            top=top if pd.isna(row.high) else float(row.high),
            is_open=bool(pd.isna(row.high)),
            words=str(row.words),
        )
        for row, (start, end) in zip(traces.rows(table), pairwise(days), strict=True)
    ]


def _draw_bands(figure: traces.Canvas, steps: list[_Step], hue: Hue) -> None:
    bounded = _runs(step for step in steps if not step.is_open)
    unbounded = _runs(step for step in steps if step.is_open)
    fade = [[0, hue.tint], [1, translucent(hue.tint, 0)]]
    inside = {"mode": "lines", "line": {"width": 0}, "fill": "toself"}
    for runs, paint in (
        (bounded, {"fillcolor": hue.tint}),
        (unbounded, {"fillgradient": {"type": "vertical", "colorscale": fade}}),
    ):
        x, y = _path(_outline(run) for run in runs)
        figure.draw("scatter", x=x, y=y, hoverinfo="skip", **inside, **paint)
    for stairs in (
        [_stair(run, "top") for run in bounded],
        [_stair(run, "low") for run in _runs(steps)],
    ):
        x, y = _path(stairs)
        figure.draw("scatter", x=x[:-1], y=y[:-1], **traces.strokes(hue.mark))


def _runs(steps: Iterable[_Step]) -> list[list[_Step]]:
    """Part the steps where one does not begin as another ends."""
    runs: list[list[_Step]] = []
    for step in steps:
        if runs and runs[-1][-1].end == step.start:
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _outline(run: list[_Step]) -> list[_Corner]:
    """Go along the top of a run, and back along its bottom."""
    forth = _stair(run, "top")
    return [*forth, *reversed(_stair(run, "low")), forth[0]]


def _stair(run: list[_Step], side: Literal["low", "top"]) -> list[_Corner]:
    return [(at, getattr(step, side)) for step in run for at in (step.start, step.end)]


def _path(lines: Iterable[list[_Corner]]) -> tuple[list[Any], list[Any]]:
    """Write lines as moments and values; None lifts the pen after each."""
    x, y = [], []
    for line in lines:
        x += [*(moment(day) for day, _ in line), None]
        y += [*(value for _, value in line), None]
    return x, y


def _words(steps: list[_Step], axis: Axis, colours: Palette) -> list[dict[str, Any]]:
    """Set the words of the last step at its end, and others over their own stretch.

    Words wider than their step would be read as those of its neighbour.
    """
    labels = []
    for step in steps:
        is_last = step is steps[-1]
        room_px = axis.px(step.end) - axis.px(step.start)
        fits = typography.width_px(step.words, SMALL_PX) + _CLEAR_PX <= room_px
        if not is_last and (step.is_open or not fits):
            continue
        plain = traces.plain(colours.ink, SMALL_PX)
        labels.append(
            traces.label(
                step.words,
                x=moment(step.end if is_last else step.start),
                xanchor="right" if is_last else "left",
                y=step.low if step.is_open else step.top,
                yanchor="bottom",
                yshift=_ARROW_PX + 10 if step.is_open else 2,
                bgcolor=None if step.is_open else colours.ground,
                font=traces.bold(colours.ink) if is_last else plain,
            )
        )
    return labels


def _arrows(steps: list[_Step], axis: Axis, hue: Hue) -> list[dict[str, Any]]:
    return [
        traces.arrow(
            hue.mark,
            _ARROW_PX,
            upwards=True,
            x=moment((step.start + step.end) / 2),
            y=step.low,
        )
        for step in steps
        if step.is_open
        and (step is steps[-1] or axis.px(step.end) - axis.px(step.start) > _HEAD_PX)
    ]
