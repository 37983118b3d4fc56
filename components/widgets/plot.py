"""The only place that draws a figure on screen: our component over plotly.js."""

from typing import cast

import streamlit as st

from components.widgets import narrowness
from components.widgets.assets import asset_text

_PLOT = st.components.v2.component(
    "outreach_plot",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css") + asset_text("plotly.css"),
    isolate_styles=False,
)


def plot(payload: bytes, *, key: str) -> str | None:
    """Draw a figure, see `payload`, and return the mark clicked in this run."""
    result = _PLOT(
        key=key,
        data=payload,
        on_click_change=_rerun,
        on_look_change=_rerun,
        on_narrow_change=narrowness.learn,
    )
    return cast("str | None", result.click)


def _rerun() -> None:
    """Name an event that the browser may send; the rerun it causes is all we want."""
