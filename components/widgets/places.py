"""The list beside the map: the same places, as links that open them."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.tables.placelist import Group, Place
from components.words import mapkey


def listed(
    groups: Sequence[Group], *, opened: str, address: Callable[[str], str]
) -> None:
    """List the places; what is opened says so, and its group is unfolded."""
    parts = [_group(group, opened, address) for group in groups]
    st.html(f'<div class="places">{"".join(parts)}</div>')


def _group(group: Group, opened: str, address: Callable[[str], str]) -> str:
    items = "".join(_item(place, opened, address) for place in group.places)
    title = escape(mapkey.titled(group.title, len(group.places)))
    if not group.is_folded:
        return f"<h3>{title}</h3><ul>{items}</ul>"
    holds = any(place.mark == opened for place in group.places)
    folded = "<details open>" if holds else "<details>"
    return f"{folded}<summary>{title}</summary><ul>{items}</ul></details>"


def _item(place: Place, opened: str, address: Callable[[str], str]) -> str:
    current = ' aria-current="true"' if place.mark == opened else ""
    return (
        f'<li><a class="within" href="{escape(address(place.mark))}"{current}>'
        f"{escape(place.name)}</a> <span>{escape(place.words)}</span></li>"
    )
