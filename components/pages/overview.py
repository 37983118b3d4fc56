"""Overview: one sentence, five tiles, the map, participants and the timeline."""

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.tables import headline
from components.widgets import cards, controls
from components.widgets.tiles import tiles

_MOST_IN_ROW = 6  # tiles


def show(context: Context) -> None:
    """Answer who, where, when, how many and how sure on one screen."""
    cards.headline(headline.headline(context.selection), context.selection.hues)
    if opened.nothing_matches(context):
        return
    measures = st.container(key="measures")
    wide, narrow = st.columns([5, 3], gap="large")
    # What is drawn first is on the screen first: a reader looks at the map.
    with wide:
        clicked_place = context.figure("map")
    shown = tiles(context.selection)
    # Six stand in a row; of more, the rows are as even as they can be.
    columns = len(shown) if len(shown) <= _MOST_IN_ROW else -(-len(shown) // 2)
    with measures, st.grid(columns, min_column_width=140, key="tiles", gap="medium"):
        for tile in shown:
            cards.tile(*tile)
    with narrow:
        controls.measure_control(context.selection)
        clicked_bar = context.figure("attendances-by-event", is_slim=True)
    opened.show(context)
    clicked_time = context.figure("timeline")
    opened.series(context)
    opened.programmes(context)
    controls.open_mark(clicked_place or clicked_bar or clicked_time)
