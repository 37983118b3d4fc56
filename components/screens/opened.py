"""What a click, a list or an address opened: events of a mark, a country or a city."""

from collections.abc import Sequence

import streamlit as st

from components import cards, controls, prose, text
from components.screens.context import Context
from components.views import events, naming, overview, places
from data import countries
from data.membership import select


def nothing_matches(context: Context) -> bool:
    """Say what to change where no event matches, and who is printed elsewhere."""
    selection = select(context.dataset, context.chosen)
    if (selection.definite | selection.possible).any():
        return False
    cards.empty(text.WIDEN_THE_FILTERS)
    for code in context.chosen.countries:
        misprint = overview.misprints(context.dataset, code)
        if misprint:
            cards.note(misprint)
    return True


def show(context: Context) -> None:
    """Show the events behind what is opened, if anything is."""
    view = context.view
    if view.place:
        _place(context, view.place)
    elif view.event:
        _events(context, naming.label(context.dataset, view.event), view.event)


def _place(context: Context, mark: str) -> None:
    name = places.mark_name(context.dataset, mark)
    found = places.events_at(context.dataset, context.chosen, mark)
    _events(
        context,
        name,
        found,
        reading=places.reading(context.dataset, context.chosen, mark),
    )
    code = places.mark_country(mark)
    if code and (code,) != context.chosen.countries:
        st.button(
            prose.filter_by(countries.name(code)),
            key="filter-by-place",
            on_click=controls.only_country,
            args=(code,),
        )


def _events(
    context: Context, title: str, found: Sequence[str], reading: Sequence[str] = ()
) -> None:
    with st.container(key="opened"):
        cards.section(title)
        cards.paragraphs(reading)
        cards.cited_list([events.in_short(context.dataset, event) for event in found])
        st.button(prose.CLOSE, key="close-opened", on_click=controls.close_opened)
