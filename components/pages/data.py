"""A reader's own data: brought, checked line by line, and looked at alone."""

import streamlit as st

from components.live import visits
from components.pages import attending, checking, publishing
from components.pages.context import Context
from components.tables import claimed
from components.widgets import cards, entry_take, own
from components.widgets.datatable import datatable
from components.words import own as words
from data.reading.package import Dataset


def show(context: Context) -> None:
    """Show where to bring a package, and what the check says of a guest's own."""
    guest = visits.guest()
    if guest is None or guest.visit is None:
        _beginning()
        publishing.show(None)
        return
    if reports := attending.held(guest):
        attending.show(reports, guest)
    checking.show(guest.visit)
    publishing.show(guest.visit)
    _claims(context.dataset)
    cards.section(words.BRING)
    own.drop(guest.token)
    entry_take.begin()


def _beginning() -> None:
    """Show where to drop files first, then what becomes of them."""
    here, told = st.columns([3, 2], gap="large")
    with here, st.container(key="own-begin"):
        own.drop()
        entry_take.begin()
    with told, st.container(key="own-told", gap="xsmall"):
        for title, line in words.HOW:
            cards.section(title)
            cards.paragraphs([line])


def _claims(dataset: Dataset) -> None:
    rows = claimed.claimed(dataset)
    if rows:
        cards.section(words.CLAIMS, words.CLAIMS_LEAD)
        datatable(words.CLAIMS_COLUMNS, rows, key="own-claims", label=words.CLAIMS)
