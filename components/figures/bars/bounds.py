"""How a number and its bounds are drawn, the same along either axis."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from components.figures import traces
from components.looks.theme import Palette

# Under a smaller cap the casing would hide the bar that it sets off.
_CASED_PX = 4

# A path along the axis of values and across it; None lifts the pen.
Path = tuple[list[float | None], list[float | None]]


def solid(table: pd.DataFrame) -> pd.Series:
    """Measure each bar: the stated number, or what is certain where none is stated."""
    low = table["low"].astype(float)
    length = table["stated"].astype(float).fillna(low)
    return length.where(table["kind"] != "none")


def tinted(table: pd.DataFrame) -> pd.Series:
    """Measure what only may match, beyond what is certain: drawn under the bar."""
    length = table["if_all"].astype(float).where(table["kind"] != "none")
    return length.where(length > solid(table))


def reach(table: pd.DataFrame) -> pd.Series:
    """Find the far end of each row's bars and whisker."""
    numbers = table[["stated", "low", "high", "if_all"]].to_numpy(dtype=float)
    ends = np.fmax.reduce(numbers, axis=1)
    ends[(table["kind"] == "none").to_numpy(dtype=bool)] = np.nan
    return pd.Series(ends, index=table.index)


def is_derived(table: pd.DataFrame) -> pd.Series:
    """Tell the rows whose number no source states: they have bounds only."""
    return (table["kind"] != "none") & (
        (table["kind"] == "derived") | table["stated"].isna()
    )


def is_open(table: pd.DataFrame) -> pd.Series:
    """Tell the rows without an upper bound."""
    return (table["kind"] != "none") & table["high"].isna()


def whiskers(
    table: pd.DataFrame, across: Iterable[float], caps: Iterable[float]
) -> Path:
    """Draw the bounds as one path with gaps: a stroke from low to high, capped."""
    path: Path = ([], [])
    rows = zip(table["low"], table["high"], reach(table), across, caps, strict=True)
    for low, high, end, middle, cap in rows:
        if pd.isna(end) or pd.isna(low) or low == high:
            continue
        _stroke(path, (low, end), (middle, middle))
        for at in (low,) if pd.isna(high) else (low, high):
            _stroke(path, (at, at), (middle - cap, middle + cap))
    return path


def casing(table: pd.DataFrame, across: Iterable[float], caps: Iterable[float]) -> Path:
    """Trace the part of each whisker that crosses its own bar, to set it off."""
    path: Path = ([], [])
    rows = zip(table["low"], solid(table), across, caps, strict=True)
    for low, end, middle, cap in rows:
        if low < end and cap >= _CASED_PX:
            _stroke(path, (low, end), (middle, middle))
            _stroke(path, (low, low), (middle - cap, middle + cap))
    return path


def bar_marker(table: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Colour each bar: solid where stated, tinted and outlined where derived."""
    hues = [colours.hue(series) for series in table["series_id"]]
    tinted = list(is_derived(table))
    return {
        "color": [
            hue.tint if tint else hue.mark
            for hue, tint in zip(hues, tinted, strict=True)
        ],
        "line": {
            "color": [hue.mark for hue in hues],
            "width": [1.25 if tint else 0 for tint in tinted],
        },
    }


def tint(table: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    """Tint and outline what only may match; where nothing is tinted, nothing clicks."""
    hues = [colours.hue(series) for series in table["series_id"]]
    keys = table["key"].where(tinted(table).notna(), "")
    return {
        "marker": {
            "color": [hue.tint for hue in hues],
            "line": {"color": [hue.mark for hue in hues], "width": 1.25},
        },
        **traces.clicks(keys, table["reading"]),
    }


def _stroke(
    path: Path, along: tuple[float, float], across: tuple[float, float]
) -> None:
    path[0].extend((*along, None))
    path[1].extend((*across, None))
