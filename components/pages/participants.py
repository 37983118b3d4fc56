"""Participants: attendances by event, series and year, and their running total."""

import streamlit as st

from components.pages import opened
from components.pages.context import Context
from components.tables import arranged, parts
from components.widgets import cards, controls, how
from components.words import method, prose, readings
from components.words import parts as parts_words

_BY_EVENT, _BY_YEAR = "attendances-by-event", "attendances-by-year"
_BY_SERIES, _RUNNING = "attendances-by-series", "running-total"
# The figures of each row of two columns, left and right.
_ARRANGED = {
    "pairs": (([_BY_EVENT], [_BY_YEAR]), ([_BY_SERIES], [_RUNNING])),
    "beside": (([_BY_EVENT], [_BY_YEAR, _BY_SERIES, _RUNNING]),),
    "lists": (([_BY_EVENT, _BY_YEAR], [_BY_SERIES, _RUNNING]),),
    "columns": (([_BY_EVENT, _BY_YEAR, _RUNNING], [_BY_SERIES]),),
}


def show(context: Context) -> None:
    """Show how many, with every bound, and what no source reports."""
    if opened.nothing_matches(context):
        return
    with st.container(
        horizontal=True, vertical_alignment="bottom", key="measure-and-how"
    ):
        controls.measure_control(context.selection)
        measure = context.selection.measure
        if how.opener_alone(measure, readings.COUNTED[measure]):
            opened.how(context, measure)
    first, *others = _ARRANGED[arranged.bars_of_participants(context.selection)]
    clicked = _row(context, first)
    opened.show(context)
    for row in others:
        clicked |= _row(context, row)
    if parts.divided(context.selection):
        cards.section(parts_words.section(context.selection.measure), parts_words.LEAD)
        clicked["who-came"] = context.figure("who-came")
    cards.section(method.NOT_REPORTED_TITLE, method.NOT_REPORTED_LEAD)
    persons = context.selection.persons
    dimensions = parts.dimensions(context.selection)
    cards.facts(prose.not_reported(persons, dimensions))
    marks = (
        clicked.get(name) for name in (_BY_EVENT, _BY_SERIES, _BY_YEAR, "who-came")
    )
    controls.open_mark(next(filter(None, marks), None))


def _row(context: Context, names: tuple[list[str], ...]) -> dict[str, str | None]:
    """Draw figures in columns; tell by name what was clicked in each."""
    clicked: dict[str, str | None] = {}
    for column, stack in zip(st.columns(2, gap="large"), names, strict=True):
        with column:
            clicked |= {name: context.figure(name) for name in stack}
    return clicked
