"""Events in time: a lane for each series, every date as exact as its source."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.figures import traces
from components.figures.drawing import Plot
from components.figures.time import band, packing, schedule
from components.figures.time.days import moment
from components.figures.time.schedule import DAY_PX, EDGE_PX, Event, Schedule
from components.looks.theme import Hue, Hues, Look, Palette, palette
from data.selecting.membership import POSSIBLE
from data.selecting.period import Period

_AXIS_PX = 28
_DAY_MS = 86_400_000
# Held is solid, planned hollow; the other two also differ in shape, not colour alone.
_SYMBOLS = {"cancelled": "x", "unknown": "diamond"}
_PATTERNS = {"cancelled": "x", "unknown": "/"}
# Which edge of their mark words hold on to, the earlier, the later or neither, and by
# which of their own.
_SIDES = {
    "inside": (0, "center"),
    "right": (1, "left"),
    "left": (-1, "right"),
    "starting": (-1, "left"),
    "over": (0, "center"),
    "ending": (1, "right"),
}
_EDGES = {"from_edge": "left", "to_edge": "right"}  # of the picture
_TALL_PX = 420  # from here on the years stand at the top, where reading starts


def timeline(
    table: pd.DataFrame,
    *,
    look: Look,
    hues: Hues = (),
    period: Period | None = None,
    narrow: bool,
) -> Plot:
    """Show when events were, or may have been: a lane or more for each series.

    An exact day is a marker; a month or a span is a band over the possible days; an
    arrow has no end; planned is hollow. Words without room are left to the reading. The
    period that is asked for is a band along the axis.
    """
    plan, colours = schedule.arrange(table, narrow=narrow), palette(look, hues)
    events = [event for series in plan.series for event in series.events]
    figure = traces.Canvas(
        look,
        height_px=plan.height_px + _AXIS_PX,
        l=plan.column_px + EDGE_PX,
        r=EDGE_PX,
        **{"t" if _is_tall(plan) else "b": _AXIS_PX},
    )
    bar_px = schedule.BAR_NARROW_PX if narrow else schedule.BAR_PX
    bands = [event for event in events if not event.is_point]
    figure.draw("bar", width=bar_px, **_bands(bands, colours))
    figure.draw("scatter", **_tips(bands, bar_px, colours))
    figure.draw("scatter", **_days(events, colours))
    return figure.plot(
        annotations=[
            *_names(plan, colours, narrow=narrow),
            *(
                traces.label(
                    event.mark.words,
                    **_beside(event, plan, bar_px),
                    **_type(event, colours, plan.type_px),
                )
                for event in events
                if event.place.side
            ),
        ],
        barmode="overlay",
        meta={"brush": plan.is_dated},  # on screen, a drag across chooses a period
        shapes=[
            *_rules(plan, colours),
            *band.shapes(period, plan.axis, colours, at_top=_is_tall(plan)),
        ],
        xaxis=plan.axis.layout(
            showgrid=plan.is_dated,
            showticklabels=plan.is_dated,
            side="top" if _is_tall(plan) else "bottom",
        ),
        yaxis=traces.pixels(plan.height_px),
    )


def _bands(events: list[Event], colours: Palette) -> dict[str, Any]:
    hues = [colours.hue(event.row.series_id) for event in events]
    statuses = [event.row.status for event in events]
    return {
        "orientation": "h",
        "base": [moment(event.span.first) for event in events],
        "x": [(event.span.end - event.span.first) * _DAY_MS for event in events],
        "y": [event.middle_px for event in events],
        "marker": {
            "color": [
                _fill(hue, event, colours, held=_held(event, hue))
                for event, hue in zip(events, hues, strict=True)
            ],
            "line": {"color": [hue.mark for hue in hues], "width": 1.5},
            "pattern": {
                "shape": [_PATTERNS.get(status, "") for status in statuses],
                "fgcolor": [hue.mark for hue in hues],
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.2,
            },
        },
        **traces.clicks(
            (event.row.key for event in events), (event.row.reading for event in events)
        ),
    }


def _tips(events: list[Event], bar_px: int, colours: Palette) -> dict[str, Any]:
    """Point where a span has no end."""
    tips = [(event, event.span.end, "right") for event in events if event.span.open_end]
    tips += [
        (event, event.span.first, "left") for event in events if event.span.open_start
    ]
    return {
        "x": [moment(day) for _, day, _ in tips],
        "y": [event.middle_px for event, _, _ in tips],
        "mode": "markers",
        "marker": {
            "color": [colours.hue(event.row.series_id).mark for event, _, _ in tips],
            "size": bar_px,
            "symbol": [f"triangle-{towards}" for _, _, towards in tips],
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _days(events: list[Event], colours: Palette) -> dict[str, Any]:
    """Draw exact days, and stop at every event in the order of the lanes."""
    hues = [colours.hue(event.row.series_id) for event in events]
    return {
        "x": [moment(event.span.middle) for event in events],
        "y": [event.middle_px for event in events],
        "mode": "markers",
        "marker": {
            "color": [
                _fill(hue, event, colours, held=hue.mark)
                for event, hue in zip(events, hues, strict=True)
            ],
            "line": {"color": [hue.mark for hue in hues], "width": 2},
            "opacity": [1 if event.is_point else 0 for event in events],
            "size": [DAY_PX - 2 if event.is_point else 0 for event in events],
            "symbol": [_SYMBOLS.get(event.row.status, "circle") for event in events],
        },
        "cliponaxis": False,
        **traces.marks(
            (event.row.key for event in events), (event.row.reading for event in events)
        ),
    }


def _held(event: Event, hue: Hue) -> str:
    """Fill days that are known, and tint days of which any may be the one."""
    return hue.mark if event.row.precision == "day" else hue.tint


def _fill(hue: Hue, event: Event, colours: Palette, *, held: str) -> str:
    """Tint what only may match, as in every figure; what was not held is hollow."""
    if event.row.match == POSSIBLE:
        held = hue.tint
    known = {"held": held, "unknown": hue.tint}
    return known.get(event.row.status, colours.ground)


def _names(plan: Schedule, colours: Palette, *, narrow: bool) -> list[dict[str, Any]]:
    return [
        traces.label(
            series.name,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-plan.column_px - EDGE_PX,
            y=series.name_px,
            yanchor="top",
            yshift=schedule.LINE_PX / 2,
            align="left",
            bgcolor=colours.ground if narrow else None,
            font=traces.bold(colours.hue(series.series_id).text),
        )
        for series in plan.series
    ]


def _beside(event: Event, plan: Schedule, bar_px: int) -> dict[str, Any]:
    """Set words against their mark: at any width they keep that distance."""
    side, mark = event.place.side or "inside", event.mark
    above = side in packing.ABOVE
    if side in _EDGES:
        x_px, shift_px = (0 if side == "from_edge" else plan.axis.width_px), 0.0
        anchor = _EDGES[side]
    else:
        towards, anchor = _SIDES[side]
        half_px = (mark.right - mark.left) / 2
        x_px = (mark.left + mark.right) / 2
        x_px += 0 if event.is_point else towards * half_px
        shift_px = towards * half_px if event.is_point else 0
        shift_px += 0 if above else towards * packing.GAP_PX
    return {
        "x": moment(plan.axis.day(x_px)),
        "xanchor": anchor,
        "align": anchor,
        "xshift": shift_px,
        "y": event.middle_px,
        "yanchor": "bottom" if above else "middle",
        "yshift": bar_px / 2 + 1 if above else 0,
    }


def _type(event: Event, colours: Palette, type_px: float) -> dict[str, Any]:
    is_sure = event.row.status == "held" and event.row.match != POSSIBLE
    ink = colours.ink if is_sure else colours.muted
    return {
        "bgcolor": None if event.place.side == "inside" else colours.ground,
        "font": traces.plain(ink, type_px),
    }


def _is_tall(plan: Schedule) -> bool:
    return plan.height_px > _TALL_PX


def _rules(plan: Schedule, colours: Palette) -> Iterator[dict[str, Any]]:
    """Separate the series by one line across names and lanes."""
    for series in plan.series[1:]:
        yield {
            "type": "line",
            "layer": "below",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": series.top_px,
            "y1": series.top_px,
            "line": {"color": colours.rules, "width": 1},
        }
