"""Participants: attendances by event, series and year, and their running total."""

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.tables import parts
from components.widgets import cards, controls
from components.words import method, prose
from components.words import parts as parts_words


def show(context: Context) -> None:
    """Show how many, with every bound, and what no source reports."""
    if opened.nothing_matches(context):
        return
    controls.measure_control(context.selection)
    left, right = st.columns(2, gap="large")
    with left:
        by_event = context.figure("attendances-by-event")
    with right:
        by_year = context.figure("attendances-by-year")
    opened.show(context)
    left, right = st.columns(2, gap="large")
    with left:
        by_series = context.figure("attendances-by-series")
    with right:
        context.figure("running-total")
    came = None
    if parts.divided(context.selection):
        cards.section(parts_words.section(context.selection.measure), parts_words.LEAD)
        came = context.figure("who-came")
    cards.section(method.NOT_REPORTED_TITLE, method.NOT_REPORTED_LEAD)
    persons = context.selection.persons
    dimensions = parts.dimensions(context.selection)
    cards.facts(prose.not_reported(persons, dimensions))
    controls.open_mark(by_event or by_series or by_year or came)
