"""Whether a reader's window takes the narrow form of figures: phones, side panels.

Drawing takes a server longer than anything else; of the two forms of a figure, only
readers who have a use for the narrow one are sent it.
"""

import streamlit as st

_EXPECTED = "expects-narrow"
_OF_PHONES = "Mobi"  # in the name that a browser gives itself, as MDN advises


def is_expected() -> bool:
    """Tell whether figures are to bring their narrow form."""
    if _EXPECTED not in st.session_state:
        st.session_state[_EXPECTED] = _is_phone()
    return bool(st.session_state[_EXPECTED])


def learn() -> None:
    """Keep for this session that a figure has asked for its narrow form."""
    st.session_state[_EXPECTED] = True


def _is_phone() -> bool:
    return _OF_PHONES in st.context.headers.get("User-Agent", "")
