"""The brief on the report page: its choices, its picture, its files."""

from dataclasses import replace

import streamlit as st

from components.asked.brief import pictures
from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import VERSION, query_text
from components.figures.catalogue import FIGURES
from components.pages.context import Context
from components.report.brief import making
from components.report.forms import today
from components.tables import headline
from components.widgets import brief_controls, cards
from components.widgets.brief_sheet import brief_sheet
from components.words import brief as words
from components.words import report


def show(context: Context, base: str) -> None:
    """Offer one page for a board, as it will look."""
    with st.container(key="brief"):
        cards.section(words.TITLE, words.LEAD)
        _show(context, base)


def _show(context: Context, base: str) -> None:
    """Set the picture first: on a phone it is what a reader came for."""
    views, brief = context.dataset.choices.views, context.view.brief
    result, choices = st.columns([8, 4], gap="large")
    with choices, st.container(key="brief-choices"):
        parts = [
            part
            for part in pictures(views)
            if FIGURES[part.partition(".")[0]].offered(context.selection)
        ]
        part = making.chosen(Viewed(context.dataset, context.view), base, today())
        brief_controls.controls(parts, part, views)
        if brief.show and part != brief.show:
            cards.note(words.not_shown(report.part_name(part, views)))
    with result, st.container(key="brief-result"):
        view = replace(context.view, event=(), place="", report=Plan())
        query = query_text({"v": [VERSION], **view.to_query()})
        sentence = headline.headline(context.selection)
        heard = query_text(context.view.to_query())
        brief_sheet(query, heard, brief, sentence, key="brief-sheet")
