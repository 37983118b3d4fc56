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


def draw(selection: Selection, side: str = "") -> None:
    """Draw the fields; all but that of days offer what the other filters leave.

    Those of what is compared with have keys of their own, and so a `side`.
    """
    _moment(labels.PERIOD_IN, selection, _IN, side)
    with st.container(horizontal=True, key=f"{side}period-ends"):
        _moment(labels.PERIOD_FROM, selection, _FROM, side)
        _moment(labels.PERIOD_TO, selection, _TO, side)
    st.text_input(
        labels.PERIOD_DAYS,
        key=f"{side}{_DAYS}",
        placeholder=labels.PERIOD_DAYS_SUCH,
        on_change=_changed,
        args=(_DAYS, side),
    )
    if odd := st.session_state.get(f"{side}{_ODD}"):
        st.caption(labels.no_period(odd))
    st.caption(labels.HELP_PERIOD)


def _moment(label: str, selection: Selection, key: str, side: str) -> None:
    st.selectbox(
        label,
        moments.offered(selection),
        index=None,
        format_func=numbers.date,
        key=f"{side}{key}",
        placeholder=labels.ANY_PERIOD,
        filter_mode="contains",
        on_change=_changed,
        args=(key, side),
    )


def chip(chosen: Period | None, side: str = "") -> None:
    """Say the period in words, with a click that drops it."""
    if chosen:
        words = labels.drop_period(filters.period(chosen))
        key = f"{side}drop-period"
        st.button(words, key=key, on_click=set_to, args=(None, side))


def current(side: str = "") -> Period | None:
    """Read the period from the fields."""
    ends = (st.session_state[f"{side}{key}"] for key in (_FROM, _TO))
    try:
        return period.between(*ends)
    except ValueError:
        return None


def set_to(chosen: Period | None, side: str = "") -> None:
    """Set the fields; also a widget's callback."""
    first, last = chosen.ends if chosen else (None, None)
    st.session_state.update(
        {
            f"{side}{_LAST}": chosen,
            f"{side}{_ODD}": "",
            f"{side}{_FROM}": first,
            f"{side}{_TO}": last,
            f"{side}{_IN}": first if chosen and chosen.is_one else None,
            f"{side}{_DAYS}": str(chosen) if chosen and chosen.unit == "day" else "",
        }
    )


def brushed(key: str) -> None:
    """Take the days over which a figure was brushed; a component's callback."""
    first, _, last = str(getattr(st.session_state[key], "period", "")).partition("/")
    try:
        set_to(period.snapped(first, last))
    except ValueError:
        return


def _changed(key: str, side: str) -> None:
    """Let the fields agree; what is no date leaves the period as it was."""
    state = st.session_state
    text = state[f"{side}{key}"] or ""
    try:
        if key == _DAYS:
            set_to(period.read(text) if text.strip() else None, side)
        elif key == _IN:
            set_to(period.between(text, text), side)
        else:
            ends = (state[f"{side}{end}"] for end in (_FROM, _TO))
            set_to(period.between(*ends), side)
    except ValueError:
        set_to(state.get(f"{side}{_LAST}"), side)
        state[f"{side}{_ODD}"] = text
