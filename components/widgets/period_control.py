"""The filter by period: one year or month, from one to another, or any days typed."""

import streamlit as st

from components.asked.selection import Selection
from components.widgets.offers import DROP, FROM, IN, OFFERS, TO
from components.words import filters, labels
from data.selecting import period
from data.selecting.period import Period

_DAYS = "period-days"
KEYS = (IN, FROM, TO, _DAYS)
_LAST, _ODD = "period-last", "period-odd"


def draw(selection: Selection, side: str = "") -> None:
    """Draw the fields; all but that of days offer what the other filters leave.

    Those of what is compared with have keys of their own, and so a `side`.
    """
    _moment(labels.PERIOD_IN, selection, IN, side)
    with st.container(horizontal=True, key=f"{side}period-ends"):
        _moment(labels.PERIOD_FROM, selection, FROM, side)
        _moment(labels.PERIOD_TO, selection, TO, side)
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
        OFFERS[key].values(selection),
        index=None,
        format_func=OFFERS[key].name(selection.dataset),
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
        key = f"{side}{DROP}"
        st.button(words, key=key, on_click=set_to, args=(None, side))


def current(side: str = "") -> Period | None:
    """Read the period from the fields."""
    ends = (st.session_state[f"{side}{key}"] for key in (FROM, TO))
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
            f"{side}{FROM}": first,
            f"{side}{TO}": last,
            f"{side}{IN}": first if chosen and chosen.is_one else None,
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
        elif key == IN:
            set_to(period.between(text, text), side)
        else:
            ends = (state[f"{side}{end}"] for end in (FROM, TO))
            set_to(period.between(*ends), side)
    except ValueError:
        set_to(state.get(f"{side}{_LAST}"), side)
        state[f"{side}{_ODD}"] = text
