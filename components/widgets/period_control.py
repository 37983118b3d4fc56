"""The filter by period: one year or month, from one to another, or any days typed."""

import streamlit as st

from components.asked.selection import Selection
from components.tables import moments
from components.words import filters, labels, numbers
from data.selecting import period
from data.selecting.period import Period

KEYS = ("period-in", "period-from", "period-to", "period-days")
_IN, _FROM, _TO, _DAYS = KEYS
_LAST, _ODD = "period-last", "period-odd"


def draw(selection: Selection) -> None:
    """Draw the fields; all but that of days offer what the other filters leave."""
    _moment(labels.PERIOD_IN, selection, _IN)
    with st.container(horizontal=True, key="period-ends"):
        _moment(labels.PERIOD_FROM, selection, _FROM)
        _moment(labels.PERIOD_TO, selection, _TO)
    st.text_input(
        labels.PERIOD_DAYS,
        key=_DAYS,
        placeholder=labels.PERIOD_DAYS_SUCH,
        on_change=_changed,
        args=(_DAYS,),
    )
    if odd := st.session_state.get(_ODD):
        st.caption(labels.no_period(odd))
    st.caption(labels.HELP_PERIOD)


def _moment(label: str, selection: Selection, key: str) -> None:
    st.selectbox(
        label,
        moments.offered(selection),
        index=None,
        format_func=numbers.date,
        key=key,
        placeholder=labels.ANY_PERIOD,
        filter_mode="contains",
        on_change=_changed,
        args=(key,),
    )


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
    state[_DAYS] = str(chosen) if chosen and chosen.unit == "day" else ""


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
    text = state[key] or ""
    try:
        if key == _DAYS:
            set_to(period.read(text) if text.strip() else None)
        elif key == _IN:
            set_to(period.between(text, text))
        else:
            set_to(period.between(state[_FROM], state[_TO]))
    except ValueError:
        set_to(state.get(_LAST))
        state[_ODD] = text
