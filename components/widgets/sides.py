"""The two sides of a comparison: their letters, their lists, and links to others."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from components.looks.theme import Look, palette
from components.tables.comparison.both import HUES
from components.words import comparison as words

_OPEN = ' open=""'
_MOST_OPEN = 12  # names of a list that stands open


def style(look: Look) -> None:
    """Set the colours of both sides."""
    colours = palette(look, HUES)
    named = "".join(
        f"--side-{letter}:{colours.hue(letter).mark};" for letter, _ in HUES
    )
    st.html(f"<style>:root{{{named}}}</style>")


def letter(side: str) -> None:
    """Draw the letter of a side before its filters."""
    st.html(f'<p class="side side-{escape(side)}">{escape(side)}</p>', width="content")


def lists(states: Iterable[tuple[str, Sequence[str]]]) -> None:
    """List names by how they stand; long lists are closed at first."""
    parts = [
        f"<details{'' if len(names) > _MOST_OPEN else _OPEN}>"
        f"<summary>{escape(words.list_label(state, len(names)))}</summary>"
        f"<p>{escape(', '.join(names))}</p></details>"
        for state, names in states
    ]
    st.html(f'<div class="states">{"".join(parts) or escape(words.NOBODY)}</div>')


def link(title: str, address: str) -> None:
    """Link to another page of this dashboard."""
    st.html(
        f'<a class="tool within" href="{escape(address)}">{escape(title)}</a>',
        width="content",
    )


def links(name: str, found: Sequence[tuple[str, str]]) -> None:
    """Link to comparisons that are ready made."""
    items = "".join(
        f'<li><a class="within" href="{escape(address)}">{escape(title)}</a></li>'
        for title, address in found
    )
    st.html(f'<ul class="ready" aria-label="{escape(name)}">{items}</ul>')
