"""One event: what matters first, who took part, what it belongs to, the sources."""

from dataclasses import replace

import streamlit as st

from components.asked.view import View
from components.pages.context import Context
from components.tables import details, event, happening, naming
from components.widgets import cards
from components.widgets.event_sheet import Sheet
from components.words import event as words
from components.words import prose


def show(context: Context, event_id: str) -> None:
    """Show everything known about an event, its way on, and its way back."""
    dataset = context.dataset
    sheet = Sheet(dataset, event_id, context.mark_address)
    row = naming.events_by_id(dataset)[event_id]
    with st.container(key=f"event-{event_id}"):
        _ways(context, event_id)
        cards.page_title(row.title)
        sheet.leading(event.leading(dataset, event_id))
        missing = details.not_stated(dataset, event_id)
        if missing:
            cards.note(prose.not_stated(missing))
        left, right = st.columns([1.6, 1], gap="large")
        with left:
            _what_is_known(context, event_id, sheet)
        with right:
            _map(context, event_id)
            cards.section(words.ABOUT)
            sheet.facts(event.about(dataset, event_id))
            corrected = details.corrections(dataset, event_id)
            if corrected:
                sheet.corrections(corrected)
        cards.section(words.SOURCES)
        sheet.notes()


def _what_is_known(context: Context, event_id: str, sheet: Sheet) -> None:
    """Show how many came, who took part in which role, and the people by name."""
    dataset = context.dataset
    row = naming.events_by_id(dataset)[event_id]
    if counts := event.counts(dataset, event_id):
        cards.section(words.HOW_MANY)
        sheet.facts(counts)
    came = event.took_part(dataset, event_id)
    if came:
        is_held = row.status == "held"
        cards.section(words.WHO_TOOK_PART if is_held else words.WHO_IS_NAMED)
        sheet.came(came)
    people = list(details.people_facts(dataset, row))
    if people:
        cards.section(words.PEOPLE)
        sheet.people(people)


def _map(context: Context, event_id: str) -> None:
    """Draw the event's own map, where any place of it is known."""
    alone = replace(context, view=View(event=(event_id,)))
    if happening.is_placed(happening.at_event(alone)):
        is_one = len(context.view.event) == 1
        key = "" if is_one else f"event-map-{event_id}"
        alone.figure("event-map", key=key, is_slim=True)


def _ways(context: Context, event_id: str) -> None:
    """Link to all events, and to those before and after in the series."""
    before, after = event.beside(context.dataset, event_id)
    links = [(words.ALL, context.events_address())]
    for beside, say in ((before, words.before), (after, words.after)):
        if beside:
            (title,) = naming.titles_of(context.dataset, [beside])
            links.append((say(title), context.event_address(beside)))
    cards.ways(words.BESIDE, links)
