"""Timeline: every series on one axis of time."""

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.widgets import cards, controls
from components.words import labels


def show(context: Context) -> None:
    """Show when, as exactly as the sources say and no more."""
    if opened.nothing_matches(context):
        return
    clicked = context.figure("timeline")
    with st.container(key="brush-hint"):
        cards.note(labels.BRUSH_HINT)
    opened.show(context)
    opened.series(context)
    opened.programmes(context)
    controls.open_mark(clicked)
