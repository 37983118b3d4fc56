"""The words over bars by year: the number as it is worded, and whose it is."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.bars.yearplan import (
    ARROW_PX,
    CAP_PX,
    GAP_PX,
    LINE_PX,
    TOP_PX,
    Plan,
)
from components.figures.boxes import Box, is_free
from components.looks import typography
from components.looks.theme import SMALL_PX, TEXT_PX, Palette

_NEXT_LINE_PX = round(1.3 * TEXT_PX)  # as plotly.js sets lines of one label
_ALIGNED = {"center": 0, "right": 1, "left": -1}  # to which side of the bar
_NAME_PX, _WORDS_PX = 70, 44  # to break at where one line has no room


def over_bars(
    bars: pd.DataFrame, page: Plan, scale: float, colours: Palette
) -> list[dict[str, Any]]:
    """Set the words above each bar, tallest first; where there is no room, none."""
    drawn = bars[bars["reach"].notna()]
    named = _first_of_each_series(drawn)
    taken = [_drawn_box(row, scale) for row in traces.rows(drawn)]
    labels = []
    for row in traces.rows(drawn.sort_values("reach", ascending=False)):
        wanted = row.in_lane and not _inner_lines(row, scale)
        name = row.name if wanted or row.Index in named else ""
        for box, words in _candidates(row, name, scale, colours):
            if is_free(box, taken) and box.inside(_area(row, page)):
                taken.append(box)
                labels += words
                break
    return labels


def inside_bars(
    bars: pd.DataFrame, scale: float, colours: Palette
) -> list[dict[str, Any]]:
    """Set the names of the lane's bars inside them, where they fit."""
    return [
        traces.label(
            _inner_lines(row, scale),
            x=row.middle,
            y=row.low / 2,
            font=traces.plain(colours.ink, SMALL_PX),
        )
        for row in traces.rows(bars)
        if _inner_lines(row, scale)
    ]


def uncounted(bars: pd.DataFrame, colours: Palette) -> list[dict[str, Any]]:
    """Say in the lane what has no count, where a bar would stand."""
    rows = bars[bars["in_lane"] & bars["reach"].isna()]
    return [
        traces.label(
            [
                line
                for words in (row.name, row.words)
                for line in typography.wrap(words, row.width, SMALL_PX)
            ],
            x=row.middle,
            y=0,
            yanchor="bottom",
            yshift=GAP_PX,
            font=traces.plain(colours.muted, SMALL_PX),
        )
        for row in traces.rows(rows)
    ]


def _inner_lines(row: Any, scale: float) -> list[str]:
    """Break a lane bar's name to fit inside it: no lines when it does not."""
    if not (row.in_lane and row.name and pd.isna(row.stated) and row.reach > 0):
        return []
    lines = typography.wrap(row.name, row.width - 10, SMALL_PX)
    fits = typography.block_px(lines, SMALL_PX) <= row.width - 6
    return lines if fits and LINE_PX * len(lines) + 16 < row.low / scale else []


def _drawn_box(row: Any, scale: float) -> Box:
    half_px = max(row.width / 2, CAP_PX)
    top_px = row.reach / scale + (ARROW_PX if pd.isna(row.high) else 2)
    return Box(row.middle - half_px, 0, row.middle + half_px, top_px)


def _first_of_each_series(drawn: pd.DataFrame) -> set[Any]:
    """Choose the tallest dated bar of each series, to carry the series' name."""
    dated = drawn[~drawn["in_lane"]]
    if dated["series_id"].nunique() < 2:  # noqa: PLR2004
        return set()
    return set(dated.groupby("series_id")["reach"].idxmax())


def _candidates(
    row: Any, name: str, scale: float, colours: Palette
) -> Iterator[tuple[Box, list[dict[str, Any]]]]:
    """Offer the shapes and sides that the words could take, best first."""
    room_px = max(_NAME_PX, row.width)
    names = [[name], typography.wrap(name, room_px, SMALL_PX)] if name else []
    wordings = [[row.words], typography.wrap(row.words, _WORDS_PX, TEXT_PX)]
    for above, words, align in product([*names, []], wordings, _ALIGNED):
        yield _block(row, align, scale, colours, name=above, words=words)


def _block(  # noqa: PLR0913
    row: Any,
    align: str,
    scale: float,
    colours: Palette,
    *,
    name: list[str],
    words: list[str],
) -> tuple[Box, list[dict[str, Any]]]:
    """Set words, and a name above them, in one place: its box, and the labels."""
    side = _ALIGNED[align]
    x = row.middle + side * row.width / 2
    name_px = typography.block_px(name, SMALL_PX)
    wide_px = max(typography.block_px(words, TEXT_PX), name_px)
    left = x - wide_px * (side + 1) / 2
    lift_px = GAP_PX + (ARROW_PX if pd.isna(row.high) else 0)
    low = row.reach / scale + lift_px
    high = low + LINE_PX * (1 + len(name)) + _NEXT_LINE_PX * (len(words) - 1)
    spot = {
        "x": x,
        "xanchor": align,
        "align": align,
        "y": row.reach,
        "yanchor": "bottom",
        "bgcolor": colours.lane if row.in_lane else colours.ground,
    }
    # Lines of the words are farther apart than those of smaller type.
    rise_px = lift_px + LINE_PX + _NEXT_LINE_PX * (len(words) - 1)
    ink = colours.ink if row.in_lane else colours.hue(row.series_id).text
    lines = (
        (words, lift_px, traces.bold(colours.ink)),
        (name, rise_px, traces.plain(ink, SMALL_PX)),
    )
    return Box(left, low, left + wide_px, high), [
        traces.label(text, **spot, yshift=up_px, font=font)
        for text, up_px, font in lines
        if text
    ]


def _area(row: Any, page: Plan) -> Box:
    """Keep the words of years out of the lane, and the lane's words in it."""
    if row.in_lane:
        return page.lane
    return Box(0, 0, page.lane.left - 2, page.height_px + TOP_PX)
