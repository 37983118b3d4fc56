"""The brief on the report page: its choices, its picture, its files."""

from dataclasses import replace

import streamlit as st

from components.asked.plan import Plan
from components.asked.view import VERSION, query_text
from components.figures.catalogue import FIGURES
from components.pages.context import Context
from components.report.brief import content
from components.tables import headline
from components.widgets import brief_controls, cards
from components.widgets.brief_sheet import brief_sheet
from components.words import brief as words


def show(context: Context) -> None:
    """Offer one page for a board, as it will look."""
    with st.container(key="brief"):
        cards.section(words.TITLE, words.LEAD)
        _show(context)


def _show(context: Context) -> None:
    """Set the picture first: on a phone it is what a reader came for."""
    views, brief = context.dataset.choices.views, context.view.brief
    result, choices = st.columns([8, 4], gap="large")
    with choices, st.container(key="brief-choices"):
        parts = [
            part
            for figure in FIGURES.values()
            if figure.offered(context.selection)
            for part in figure.parts(views)
        ]
        part = content.shown(context)
        brief_controls.controls(parts, part, views)
        if brief.show and part != brief.show:
            cards.note(words.NOT_SHOWN)
    with result, st.container(key="brief-result"):
        view = replace(context.view, event=(), place="", report=Plan())
        query = query_text({"v": [VERSION], **view.to_query()})
        sentence = headline.headline(context.selection)
        heard = query_text(context.view.to_query())
        brief_sheet(query, heard, brief, sentence, key="brief")
