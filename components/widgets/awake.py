"""What keeps an open page in touch with its server while nobody does anything."""

import streamlit as st

from components.live import current, visits
from components.widgets import visiting

_EVERY_S = 60


@st.fragment(run_every=_EVERY_S)
def stay_in_touch(digest: str) -> None:
    """Run the page again where newer data are shown than these; "" where none can be.

    A page with such a part also asks for a run when its connection comes back. Without
    one, a page that another replica takes over would stand there unknown to its server,
    and the first click after that would be lost.
    """
    visiting.take()
    try:
        now = current.dataset().digest
    except visits.Gone:
        now = ""
    if now != digest:
        st.rerun()
