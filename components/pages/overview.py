"""Overview: one sentence, its measures, the map, participants and the timeline."""

from functools import partial

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.tables import arranged, headline
from components.widgets import cards, controls, how
from components.widgets.tiles import Tile, tiles
from components.words import readings

_MOST_IN_ROW = 6  # tiles
_BARS = {"events": "attendances-by-event", "series": "attendances-by-series"}


def show(context: Context) -> None:
    """Answer who, where, when, how many and how sure on one screen."""
    cards.headline(headline.headline(context.selection), context.selection.hues)
    if opened.nothing_matches(context):
        return
    measures = st.container(key="measures")
    beside = _BARS.get(arranged.bars_on_overview(context.selection))
    wide, narrow = st.columns([5, 3], gap="large") if beside else (st.container(), None)
    # What is drawn first is on the screen first: a reader looks at the map.
    with wide:
        clicked_place = context.figure("map")
    shown = tiles(context.selection)
    # Six stand in a row; of more, the rows are as even as they can be.
    columns = len(shown) if len(shown) <= _MOST_IN_ROW else -(-len(shown) // 2)
    with measures, st.grid(columns, min_column_width=140, key="tiles", gap="medium"):
        asked = [tile.key for tile in shown if _tile(tile)]
    if asked:
        opened.how(context, asked[0])
    if narrow and beside:
        with narrow:
            clicked_bar = _bars(context, beside, is_slim=True)
    opened.show(context)
    clicked_time = context.figure("timeline")
    if not beside:  # a list longer than the screen comes last
        clicked_bar = _bars(context, _BARS["events"])
    opened.series(context)
    opened.programmes(context)
    controls.open_mark(clicked_place or clicked_bar or clicked_time)


def _tile(tile: Tile) -> bool:
    """Show a tile; tell whether its reader asks how it comes about."""
    counted = readings.COUNTED.get(tile.key, tile.label)
    return cards.tile(*tile, opener=partial(how.opener, tile.key, counted))


def _bars(context: Context, name: str, *, is_slim: bool = False) -> str | None:
    context.drawn.update(_BARS.values())  # the other bars stand on their own page
    controls.measure_control(context.selection)
    return context.figure(name, is_slim=is_slim)
