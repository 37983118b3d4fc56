"""How numbers and their bounds are drawn, the same along either axis."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from components.figures import traces
from components.looks.theme import Hue, Palette

_CAP_PX = 5
_OUTLINE_PX, _CASING_PX, _SIDE_PX = 1.25, 4.5, 3
# Under a smaller cap the casing would hide the bar that it sets off.
_CASED_PX = 4
_PATTERN = {"fillmode": "overlay", "fgopacity": 0.5, "size": 7, "solidity": 0.2}

# One stroke: from where to where along the axis of values, and across it.
_Stroke = tuple[tuple[float, float], tuple[float, float]]


def draw(
    figure: traces.Canvas,
    bars: pd.DataFrame,
    colours: Palette,
    *,
    vertical: bool,
    width_px: int | None = None,
) -> None:
    """Draw bars at their `middle`, as wide as their `width` unless all are alike.

    Over them go the whiskers, and unseen at their far ends the marks to stop at.
    """
    value, place = ("y", "x") if vertical else ("x", "y")
    lying = {} if vertical else {"orientation": "h"}
    for part in traces.distinct(bars):
        spot = {place: part["middle"], "width": width_px or part["width"], **lying}
        tinted = _tinted(part)
        if tinted.notna().any():
            figure.draw("bar", **{value: tinted}, **spot, **_tint(part, colours))
        figure.draw(
            "bar",
            **{value: _solid(part)},
            **spot,
            marker=_marker(part, colours),
            **traces.clicks(part["key"], part["reading"]),
        )
    for strokes, pen in (
        (_casing(bars), traces.strokes(colours.ground, _CASING_PX)),
        (_whiskers(bars), traces.strokes(colours.ink)),
        (_sides(bars, width_px), traces.strokes(colours.ink, _SIDE_PX)),
    ):
        along, across = _path(strokes)
        figure.draw("scatter", **{value: along, place: across}, **pen)
    figure.draw(
        "scatter",
        **{value: bars["reach"].fillna(0), place: bars["middle"]},
        **traces.stops(colours.ink, bars["reach"].notna()),
        **traces.marks(bars["key"], bars["reading"]),
    )


def arrows(
    bars: pd.DataFrame, colours: Palette, arrow_px: int, *, vertical: bool
) -> list[dict[str, Any]]:
    """Let an arrow go on where a bar has no upper bound."""
    value, place = ("y", "x") if vertical else ("x", "y")
    return [
        traces.arrow(
            colours.ink,
            arrow_px,
            upwards=vertical,
            **{value: row.reach, place: row.middle},
        )
        for row in traces.rows(bars[bars["is_open"]])
    ]


def measured(table: pd.DataFrame) -> pd.DataFrame:
    """Add the far end of each row's bar and whisker, and whether it is an open one."""
    numbers = table[["stated", "low", "high", "if_all"]].to_numpy(dtype=float)
    sides = [max(some, default=np.nan) for some in table["sides"]]
    ends = pd.Series(np.fmax.reduce([*numbers.T, sides]), table.index)
    counted = table["kind"] != "none"
    is_open = counted & table["high"].isna()
    return table.assign(reach=ends.where(counted), is_open=is_open)


def is_derived(table: pd.DataFrame) -> pd.Series:
    """Tell the rows whose number no source states: they have bounds only."""
    return (table["kind"] != "none") & (
        (table["kind"] == "derived") | table["stated"].isna()
    )


def _solid(table: pd.DataFrame) -> pd.Series:
    """Measure each bar: the stated number, or what is certain where none is stated."""
    low = table["low"].astype(float)
    length = table["stated"].astype(float).fillna(low)
    return length.where(table["kind"] != "none")


def _tinted(table: pd.DataFrame) -> pd.Series:
    """Measure what only may match, beyond what is certain: drawn under the bar."""
    length = table["if_all"].astype(float).where(table["kind"] != "none")
    return length.where(length > _solid(table))


def _whiskers(bars: pd.DataFrame) -> Iterable[_Stroke]:
    """Draw the bounds: a stroke from low to high, with a cap at each that there is."""
    for row, cap in zip(traces.rows(bars), _caps(bars), strict=True):
        if pd.isna(row.reach) or pd.isna(row.low) or row.low == row.high:
            continue
        yield (row.low, row.reach), (row.middle, row.middle)
        for at in (row.low,) if pd.isna(row.high) else (row.low, row.high):
            yield (at, at), (row.middle - cap, row.middle + cap)


def _sides(bars: pd.DataFrame, width_px: int | None) -> Iterable[_Stroke]:
    """Draw the number of each source that disagrees, across the bar."""
    for row in traces.rows(bars):
        half = (width_px or row.width) / 2
        for at in row.sides:
            yield (at, at), (row.middle - half, row.middle + half)


def _casing(bars: pd.DataFrame) -> Iterable[_Stroke]:
    """Trace the part of each whisker that crosses its own bar, to set it off."""
    rows = zip(traces.rows(bars), _solid(bars), _caps(bars), strict=True)
    for row, end, cap in rows:
        if row.low < end and cap >= _CASED_PX:
            yield (row.low, end), (row.middle, row.middle)
            yield (row.low, row.low), (row.middle - cap, row.middle + cap)


def _caps(bars: pd.DataFrame) -> list[float]:
    return [min(_CAP_PX, 0.3 * width) for width in bars["width"]]


def _path(strokes: Iterable[_Stroke]) -> tuple[list[float | None], list[float | None]]:
    """Draw strokes as one path; None lifts the pen."""
    along: list[float | None] = []
    across: list[float | None] = []
    for ends, sides in strokes:
        along += [*ends, None]
        across += [*sides, None]
    return along, across


def _marker(table: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Colour each bar: solid where stated, tinted and outlined where derived."""
    hues = [colours.hue(series) for series in table["series_id"]]
    derived = list(is_derived(table))
    pairs = zip(hues, derived, strict=True)
    return {
        "color": [hue.tint if is_tinted else hue.mark for hue, is_tinted in pairs],
        "line": {
            "color": [hue.mark for hue in hues],
            "width": [_OUTLINE_PX if is_tinted else 0 for is_tinted in derived],
        },
        **_pattern(hues, derived, colours),
    }


def _pattern(
    hues: list[Hue], derived: list[bool], colours: Palette
) -> dict[str, dict[str, Any]]:
    """Lay a pattern over bars whose colours alone are too many to be told apart."""
    if not any(hue.pattern for hue in hues):
        return {}
    over = [
        hue.mark if is_tinted else colours.ground
        for hue, is_tinted in zip(hues, derived, strict=True)
    ]
    pattern = {"shape": [hue.pattern for hue in hues], "fgcolor": over}
    return {"pattern": {**pattern, **_PATTERN}}


def _tint(table: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Tint and outline what only may match; where nothing is tinted, nothing clicks."""
    hues = [colours.hue(series) for series in table["series_id"]]
    keys = table["key"].where(_tinted(table).notna(), "")
    return {
        "marker": {
            "color": [hue.tint for hue in hues],
            "line": {"color": [hue.mark for hue in hues], "width": _OUTLINE_PX},
        },
        **traces.clicks(keys, table["reading"]),
    }
