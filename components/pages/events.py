"""Events: the table of all, or the one that the address opens."""

import math

import streamlit as st

from components.pages import event, opened
from components.pages.context import Context
from components.tables import events
from components.widgets import cards, controls
from components.widgets.datatable import datatable
from components.words import labels, method
from data.counting.tally import has_several

MOST_AT_ONCE, ON_A_PAGE = 500, 50  # events in the browser; beyond, pages of the server


def show(context: Context) -> None:
    """List the events, or show the one that the address opens."""
    for opened_event in context.view.event:
        event.show(context, opened_event)
    if context.view.event:
        return
    cards.page_title(labels.PAGES["events"], method.EVENTS_LEAD)
    if opened.nothing_matches(context):
        return
    first, search = 0, ""
    listed = events.listed(context.selection, most=0)
    if listed.total > MOST_AT_ONCE:
        search = st.text_input(labels.EVENTS_SEARCH, key="events-search")
        first = _first_of_page(context, search)
    clicked = _table(context, first, search, is_page=listed.total > MOST_AT_ONCE)
    controls.open_mark(clicked)


def _first_of_page(context: Context, search: str) -> int:
    """Draw the pager of a list that is too long for the browser."""
    total = events.listed(context.selection, most=0, search=search).total
    page = st.pagination(
        max(1, math.ceil(total / ON_A_PAGE)),
        # Another search or filter starts at its first page.
        key=f"events-page {search} {context.chosen.slug()}",
    )
    first = (page - 1) * ON_A_PAGE
    last, several = min(first + ON_A_PAGE, total), has_several(context.dataset)
    cards.note(labels.events_on_page(first, last, total, of_several=several))
    return first


def _table(context: Context, first: int, search: str, *, is_page: bool) -> str | None:
    listed = events.listed(
        context.selection,
        first=first,
        most=ON_A_PAGE if is_page else None,
        search=search,
    )
    return datatable(
        listed.columns,
        listed.rows,
        key="events-table",
        label=labels.EVENTS_TABLE,
        ids=[f"event:{one}" for one in listed.ids],
        hrefs=[context.event_address(one) for one in listed.ids],
        sort_keys=listed.sort_keys,
        searched=None if is_page else events.searched(context.dataset, listed.ids),
        search=not is_page,
    )
