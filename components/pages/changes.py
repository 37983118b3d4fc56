"""Every published version, and what changed from the one before it."""

import streamlit as st

from components.live import visits
from components.pages.context import Context
from components.tables import versions
from components.widgets import cards
from components.widgets import publishing_controls as publishing
from components.words import publishing as words
from data.reading.schema import DataError

_MOST = 10


def show(_: Context) -> None:
    """Show the versions, the newest first; of a guest's own data there are none."""
    if visits.guest():
        cards.empty(words.NO_VERSIONS_OF_OWN)
        return
    try:
        total = versions.count()
        is_whole = total > _MOST and st.checkbox(words.ALL_VERSIONS, key="all-versions")
        listed = versions.versions(None if is_whole else _MOST)
    except DataError as error:
        cards.empty(words.unreadable(str(error)))
        return
    if not total:
        cards.empty(words.NO_VERSIONS)
    for one in listed:  # each is shown before the next is compared
        publishing.version(one)
