"""A part of a page that fails says so in its place, and the rest stands."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.live import origin, visits
from components.live.faults import log_fault
from components.words import refusals


@contextmanager
def contained(place: str) -> Iterator[None]:
    """Let only this part of a page fail, and say so in its place."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 (nobody knows what will go wrong)
        on_script_error(error, place)


def on_script_error(error: Exception, place: str = "") -> bool:
    """Show on the page that a part of it failed; Streamlit's own words stay away."""
    fault = log_fault(error, place or _page())
    with st.container(key=f"fault-{fault}"):
        st.error(refusals.fault_on_page(fault))
    return True


def _page() -> str:
    page = st.context.url or ""
    path = page.partition("://")[2].partition("/")[2]
    if own := visits.prefix()[1:]:
        path = path.replace(own, visits.OWN)
    return path or origin.base_path() or "/"
