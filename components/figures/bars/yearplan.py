"""Where years, bars and the lane lie in a picture by year, in pixels."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.bars import bounds
from components.figures.boxes import Box
from components.looks import typography
from components.looks.theme import SMALL_PX, TEXT_PX

HEIGHT_PX, TOP_PX = 320, 6
LINE_PX, GAP_PX, CAP_PX, ARROW_PX = 16, 5, 5, 22
_NOMINAL_PX = 560  # the narrowest wide form
_TICKS_PX, _TICK_PX = 10, 38
_BAR_SHARE, _BAR_MOST_PX = 0.72, 58
_LANE_BAR_SHARE, _LANE_BAR_MOST_PX, _LANE_SHARE = 0.8, 93, 0.4
_SLOT_PX, _SLOT_NARROW_PX, _YEAR_PX = 112, 88, 26
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where years and lane lie, in pixels of the narrowest drawing."""

    years: range
    slot_px: float
    lane: Box
    title: list[str]
    width_px: float
    height_px: float  # of the plot, without the ticks
    left_px: int  # for the numbers of the scale
    bottom_px: int  # for ticks and the lane's title

    def middle_px(self, year: int) -> float:
        """Place the middle of a year."""
        return (year - self.years.start + 0.5) * self.slot_px

    @property
    def ticked(self) -> list[int]:
        """Choose the years whose ticks have room."""
        step = next((n for n in _STEPS if n * self.slot_px >= _TICK_PX), _STEPS[-1])
        return [year for year in self.years if year % step == 0]


def plan(
    table: pd.DataFrame,
    lane_title: str,
    shown: tuple[int, int] | None,
    *,
    narrow: bool,
) -> Plan:
    """Share the width between years and lane; years without rows keep their place."""
    in_lane = table["year"].isna()
    labels = [str(label) for label in table.loc[in_lane, "label"]]
    title = lane_title or (labels[0] if labels else "")
    years = [*table.loc[~in_lane, "year"].astype(int), *(shown or ())]
    span = range(min(years), max(years) + 1) if years else range(0)
    top = table[["stated", "low", "high"]].astype(float).max().max()
    digits = f"{top:,.0f}" if top > 0 else ""
    left_px = round(typography.width_px(digits, SMALL_PX) + 10)
    width_px = (traces.NARROW_PX if narrow else _NOMINAL_PX) - left_px
    slots = max(len(labels), 1 if title else 0)
    room_px = slots * (_SLOT_NARROW_PX if narrow else _SLOT_PX)
    lane_px = min(room_px, max(_LANE_SHARE * width_px, width_px - _YEAR_PX * len(span)))
    lines = typography.wrap(title, lane_px - 8, TEXT_PX) if title else []
    bottom_px = _TICKS_PX + LINE_PX * max(1, len(lines))
    height_px = HEIGHT_PX - TOP_PX - bottom_px
    gap_px = 8 if lane_px else 0
    return Plan(
        years=span,
        slot_px=(width_px - lane_px - gap_px) / max(len(span), 1),
        lane=Box(width_px - lane_px, 0, width_px, height_px),
        title=lines,
        width_px=width_px,
        height_px=height_px,
        left_px=left_px,
        bottom_px=bottom_px,
    )


def placed(table: pd.DataFrame, page: Plan) -> pd.DataFrame:
    """Give each row its middle and width; series of one year stand side by side."""
    bars = bounds.measured(table).assign(in_lane=table["year"].isna())
    title = " ".join(page.title)
    bars["name"] = [
        "" if label in {title, str(year)} else str(label)
        for label, year in zip(bars["label"], bars["year"], strict=True)
    ]
    drawn = bars[bars["in_lane"] | bars["reach"].notna()]
    beside = drawn.groupby("year", dropna=False)["key"].transform("size")
    rank = drawn.groupby("year", dropna=False).cumcount()
    bars["of"] = beside.reindex(bars.index).fillna(1)
    bars["rank"] = rank.reindex(bars.index).fillna(0)
    spots = [_spot(row, page) for row in traces.rows(bars)]
    bars["middle"] = [middle for middle, _ in spots]
    bars["width"] = [width for _, width in spots]
    return bars


def _spot(row: Any, page: Plan) -> tuple[float, float]:
    if row.in_lane:
        slot_px = (page.lane.right - page.lane.left) / row.of
        left_px = page.lane.left + row.rank * slot_px
        return left_px + slot_px / 2, min(slot_px * _LANE_BAR_SHARE, _LANE_BAR_MOST_PX)
    each_px = min(page.slot_px * _BAR_SHARE / row.of, _BAR_MOST_PX)
    offset_px = (row.rank - (row.of - 1) / 2) * (each_px + 1)
    return page.middle_px(int(row.year)) + offset_px, each_px


def units_a_px(bars: pd.DataFrame, page: Plan) -> float:
    """Choose the scale at which every row's words still fit above its bar."""
    above_px = [
        GAP_PX + ARROW_PX * endless + LINE_PX * (2 + bool(name) * (1 + in_lane))
        for endless, name, in_lane in zip(
            bars["is_open"], bars["name"], bars["in_lane"], strict=True
        )
    ]
    needed = [
        end / max(page.height_px - px, page.height_px / 3)
        for end, px in zip(bars["reach"].fillna(0), above_px, strict=True)
    ]
    return max(needed, default=0) or 1 / page.height_px
