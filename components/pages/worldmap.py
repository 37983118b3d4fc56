"""Map: countries by events or role, cities, and what is not on it."""

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.tables import marks, placelist
from components.widgets import cards, controls, places
from components.words import gazetteer


def show(context: Context) -> None:
    """Show where, and open a country or a city by click or by list."""
    if opened.nothing_matches(context):
        return
    controls.map_controls(context.selection)
    wide, narrow = st.columns([7, 3], gap="large")
    with wide:
        clicked = context.figure("map")
    with narrow:
        controls.place_options(
            marks.names(context.selection, opened=context.view.place)
        )
        opened.show(context)
        places.listed(
            placelist.grouped(context.selection),
            opened=context.view.place,
            address=context.opening_address,
        )
        cards.ways(
            gazetteer.WAYS,
            [
                (gazetteer.EVERY_COUNTRY, context.country_address("")),
                (gazetteer.EVERY_CITY, context.city_address("")),
            ],
        )
    controls.open_mark(clicked)
