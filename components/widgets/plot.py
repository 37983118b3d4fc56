"""The only place that draws a figure on screen: our component over plotly.js."""

from functools import partial
from typing import cast

from components.widgets import narrowness, period_control
from components.widgets.component import component, rerun

_PLOT = component("plot", "plotly.css")


def plot(payload: bytes, *, key: str) -> str | None:
    """Draw a figure, see `payload`, and return the mark clicked in this run."""
    result = _PLOT(
        key=key,
        data=payload,
        on_click_change=rerun,
        on_look_change=rerun,
        on_narrow_change=narrowness.learn,
        on_period_change=partial(period_control.brushed, key),
    )
    return cast("str | None", result.click)
