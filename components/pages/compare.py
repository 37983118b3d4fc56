"""Compare: two selections side by side, each from filters of its own."""

import streamlit as st

from components.asked.view import VERSION, query_text
from components.pages import opened
from components.pages.context import Context
from components.tables import naming, suggestions
from components.tables.comparison import amounts, both, lands
from components.widgets import cards, controls, offers, sides
from components.words import comparison as words
from components.words import labels


def show(context: Context) -> None:
    """Say the difference, then show each measure, the countries and the events."""
    selection = context.selection
    is_compared = both.is_compared(selection)
    sides.style(context.look)
    others = []
    if is_compared:
        leading, *others = amounts.sentences(selection)
        cards.headline([leading], ())
    else:
        cards.page_title(labels.PAGES["compare"], words.LEAD)
    for side, letter in (("", words.ONE), (offers.OTHER, words.OTHER)):
        with st.container(
            horizontal=True,
            key=f"side-{letter}",
            gap="xsmall",
            vertical_alignment="center",
        ):
            sides.letter(letter)
            controls.filter_bar(context.dataset, side)
    _tools(context, is_compared=is_compared)
    if not is_compared:
        filters = naming.filters_in_words(selection)
        cards.only_on_paper(labels.selection(filters))
        return
    cards.only_on_paper(both.filters_in_words(selection))
    cards.paragraphs(others)
    if not any(side.shown.any() for side in selection.sides):
        return
    clicked = context.figure("compare")
    opened.show(context)
    cards.section(words.COUNTRIES_TITLE)
    wide, narrow = st.columns([5, 3], gap="large")
    with wide:
        context.figure("compare-countries")
    with narrow:
        sides.lists(lands.by_state(selection))
    in_time = context.figure("compare-timeline")
    controls.open_mark(clicked or in_time)


def _tools(context: Context, *, is_compared: bool) -> None:
    """Draw what else can be done: change places, a report, what others compare."""
    if is_compared:
        with st.container(
            horizontal=True, key="compare-tools", vertical_alignment="center"
        ):
            st.button(
                words.SWAP,
                key="swap",
                on_click=controls.swap,
                args=(context.view,),
            )
            sides.link(words.REPORT, f"report?{_of_report(context)}")
    else:
        cards.note(words.CHOOSE)
    found = suggestions.suggested(context.selection)
    if not is_compared:
        sides.links(
            labels.PAGES["compare"],
            [(title, f"compare?{query_text(query)}") for title, query in found],
        )


def _of_report(context: Context) -> str:
    parts = ["compare", "table.compare", "compare-countries", "compare-timeline"]
    query = {"v": [VERSION], **context.view.to_query(), "part": parts}
    return query_text(query)
