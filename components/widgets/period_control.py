"""The filter by period: one year or month, or from one to another; days are typed."""

import streamlit as st

from components.asked.selection import Selection
from components.tables import moments
from components.words import filters, labels, numbers
from data.selecting import period
from data.selecting.period import Period

KEYS = _IN, _FROM, _TO = "period-in", "period-from", "period-to"
_LAST, _ODD = "period-last", "period-odd"


def draw(selection: Selection) -> None:
    """Draw the three fields, of what the events of the other filters offer."""
    for key, label, empty in (
        (_IN, labels.PERIOD_IN, labels.ANY_PERIOD),
        (_FROM, labels.PERIOD_FROM, labels.ANY_PERIOD),
        (_TO, labels.PERIOD_TO, labels.ANY_PERIOD),
    ):
        st.selectbox(
            label,
            moments.offered(selection),
            index=None,
            format_func=numbers.date,
            key=key,
            placeholder=empty,
            accept_new_options=True,  # days
            filter_mode="contains",
            on_change=_changed,
            args=(key,),
        )
    if odd := st.session_state.get(_ODD):
        st.caption(labels.no_period(odd))
    st.caption(labels.HELP_PERIOD)


def chip(chosen: Period | None) -> None:
    """Say the period in words, with a click that drops it."""
    if chosen:
        words = labels.drop_period(filters.period(chosen))
        st.button(words, key="drop-period", on_click=set_to, args=(None,))


def current() -> Period | None:
    """Read the period from the fields."""
    try:
        return period.between(st.session_state[_FROM], st.session_state[_TO])
    except ValueError:
        return None


def set_to(chosen: Period | None) -> None:
    """Set the fields; also a widget's callback."""
    state = st.session_state
    state[_LAST], state[_ODD] = chosen, ""
    state[_FROM], state[_TO] = chosen.ends if chosen else (None, None)
    state[_IN] = state[_FROM] if chosen and chosen.is_one else None


def brushed(key: str) -> None:
    """Take the days over which a figure was brushed; a component's callback."""
    first, _, last = str(getattr(st.session_state[key], "period", "")).partition("/")
    try:
        set_to(period.snapped(first, last))
    except ValueError:
        return


def _changed(key: str) -> None:
    """Let the fields agree; what is no date leaves the period as it was."""
    state = st.session_state
    text = (state[key] or "").strip()
    ends = [text, text] if key == _IN else [state[_FROM], state[_TO]]
    try:
        set_to(period.between(*ends))
    except ValueError:
        set_to(state.get(_LAST))
        state[_ODD] = text
