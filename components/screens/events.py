"""Events: the table of all, and one opened by address."""

import streamlit as st

from components import cards, controls, labels, method, prose
from components.datatable import datatable
from components.screens import opened
from components.screens.context import Context
from components.views import events, naming


def show(context: Context) -> None:
    """List the events; the one that the address opens stands first, whole."""
    cards.page_title(labels.PAGES["events"], method.EVENTS_LEAD)
    for event in context.view.event:
        _whole(context, event)
    if opened.nothing_matches(context):
        return
    listed = events.listed(context.dataset, context.chosen)
    clicked = datatable(
        listed.columns,
        listed.rows,
        key="events-table",
        words=labels.FIGURE_WORDS,
        label=labels.EVENTS_TABLE,
        ids=[f"event:{event}" for event in listed.ids],
        hrefs=[context.event_address(event) for event in listed.ids],
        sort_keys=listed.sort_keys,
    )
    controls.open_mark(clicked)


def _whole(context: Context, event: str) -> None:
    dataset = context.dataset
    with st.container(key=f"event-{event}"):
        cards.section(naming.events_by_id(dataset)[event].title)
        cards.facts(events.facts(dataset, event))
        missing = events.not_stated(dataset, event)
        if missing:
            cards.note(prose.not_stated(missing))
        corrected = events.corrections(dataset, event)
        if corrected:
            cards.section(method.CORRECTIONS)
            cards.cited_list(corrected)
        st.button(labels.CLOSE, key=f"close-{event}", on_click=controls.close_opened)
