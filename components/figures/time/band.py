"""The period that is asked for, as a band along an axis of time."""

from collections.abc import Iterator
from typing import Any

from components.figures.time.days import Axis, moment
from components.looks.theme import Palette
from data.selecting.period import Period

_BAND_PX = 5


def shapes(
    period: Period | None, axis: Axis, colours: Palette, *, at_top: bool
) -> Iterator[dict[str, Any]]:
    """Draw the band on the axis, and a line across at each end that is in the frame."""
    if period is None:
        return
    first = float(period.first.toordinal()) if period.first else axis.first
    end = float(period.last.toordinal() + 1) if period.last else axis.end
    yield {
        "type": "line",
        "yref": "paper",
        "y0": int(at_top),
        "y1": int(at_top),
        "x0": moment(max(first, axis.first)),
        "x1": moment(min(end, axis.end)),
        "line": {"color": colours.accent.mark, "width": _BAND_PX},
    }
    for day, is_closed in ((first, period.first), (end, period.last)):
        if is_closed and axis.first < day < axis.end:
            yield {
                "type": "line",
                "layer": "below",
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "x0": moment(day),
                "x1": moment(day),
                "line": {"color": colours.accent.mark, "width": 1, "dash": "dot"},
            }
