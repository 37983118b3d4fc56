"""A reader's own data: brought, checked line by line, and looked at alone."""

import streamlit as st

from components.live import visits
from components.live.visits import Guest, Visit
from components.pages.context import Context
from components.tables import checked
from components.widgets import cards, own
from components.words import own as words
from data.reading.schema import errors

_MOST = 50  # lines of one table


def show(_: Context) -> None:
    """Show where to bring a package, and what the check says of the one that is shown."""
    guest = visits.guest()
    if guest is None or guest.visit is None:
        cards.paragraphs(words.HOW)
        own.drop()
        return
    _checked(guest.visit)
    cards.section(words.BRING)
    own.drop(guest.token)


def alone(guest: Guest) -> None:
    """Show what there is of data that cannot be looked at: lines, or why there are none."""
    cards.page_title(words.TITLE)
    if guest.visit is None:
        own.keep(guest)
        cards.section(words.BRING)
        own.drop()
        return
    own.bar(guest)
    _checked(guest.visit)
    cards.section(words.BRING_MENDED)
    own.drop(guest.token)


def _checked(visit: Visit) -> None:
    mistakes, warnings = checked.groups(visit.problems)
    wrong = len(errors(visit.problems))
    cards.section(words.LINES, words.counted(wrong, len(visit.problems) - wrong))
    if not wrong:
        cards.ways(words.LOOK, [(words.LOOK, "./")])
    for group in mistakes:
        own.group(group, _MOST)
    if warnings:
        with st.expander(words.WARNINGS, key="own-warnings", expanded=not wrong):
            for group in warnings:
                own.group(group, _MOST)
