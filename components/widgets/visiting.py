"""Which reader's data a run of the page is about: those of all, or somebody's own."""

import streamlit as st

from components.live import visits
from components.live.visits import Guest


def owner() -> str:
    """Read the name of the browser's session; "" where it has none."""
    return str(st.context.cookies.get(visits.COOKIE, ""))


def token() -> str:
    """Read under which token the page is open; "" on pages of everybody."""
    return str(st.context.headers.get(visits.HEADER, ""))


def take() -> Guest | None:
    """Enter the visit of this page for the rest of the run; None where it is none.

    Every run, also that of a part of the page, begins with it.
    """
    asked = token()
    if not asked:
        visits.leave()
        return None
    return visits.enter(owner(), asked)
