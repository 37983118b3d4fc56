"""Widgets of the brief on the report page: its shape, figure, look, the author's line.

Beside the other controls an owner of widget keys of its own.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.asked.brief import MOST_LETTERS, SHAPES, THEMES, Brief, read_brief
from components.words import brief as words
from components.words import report

Views = Mapping[str, str]  # of the data's maps: their titles, by name
_NAMES = ("shape", "show", "line", "theme")
KEYS = tuple(f"brief-{name}" for name in _NAMES)
# The key of the field that is typed into, and its name in an address.
TYPED = (("brief-line", "line"),)
_PAUSE = "500ms"  # in typing, after which the page follows


def set_brief(brief: Brief) -> None:
    """Set the widgets to a brief."""
    for name in _NAMES:
        st.session_state[f"brief-{name}"] = getattr(brief, name)
    st.session_state["brief-show"] = brief.show or None


def current_brief(views: Views) -> Brief:
    """Read the brief from the widgets' state, in the form that addresses have."""
    state = st.session_state
    fields = {name: state[f"brief-{name}"] or "" for name in _NAMES}
    return read_brief(Brief(**fields).to_query(), views)[0]


def controls(parts: Sequence[str], first: str, views: Views) -> None:
    """Draw the choices among figures; the first that fits is taken by itself."""
    _choice("shape", words.SHAPE, SHAPES, words.SHAPES)
    chosen = st.session_state["brief-show"]
    st.selectbox(
        words.SHOW,
        list(dict.fromkeys((*parts, *([chosen] if chosen else [])))),
        index=None,
        format_func=lambda part: report.part_name(part, views),
        key="brief-show",
        placeholder=report.part_name(first, views) if first else words.NO_FIGURE,
    )
    st.text_input(
        words.LINE,
        key="brief-line",
        placeholder=words.LINE_EMPTY,
        max_chars=MOST_LETTERS,
        help=words.line_help(MOST_LETTERS),
        autocomplete="off",
        live=_PAUSE,
    )
    _choice("theme", words.THEME, THEMES, words.THEMES)


def _choice(
    name: str, label: str, options: Sequence[str], names: Mapping[str, str]
) -> None:
    st.segmented_control(
        label,
        options,
        format_func=names.__getitem__,
        key=f"brief-{name}",
        required=True,
    )
