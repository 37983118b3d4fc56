"""The button that copies the address of the view."""

from collections.abc import Mapping

import streamlit as st

from components.widgets.assets import asset_address, asset_text

# "copy_link" the button, "copy_link_help" its tooltip, "copied" and "copy_failed" what
# it says afterwards, "not_loaded" when its script does not load.
WORDS = ("copy_link", "copy_link_help", "copied", "copy_failed", "not_loaded")

_COPY_LINK = st.components.v2.component(
    "outreach_copy_link",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css"),
    isolate_styles=False,
)


def copy_link(query: str, *, key: str, words: Mapping[str, str]) -> None:
    """Show the button; `query` is the whole view, without the question mark."""
    _COPY_LINK(
        key=key,
        data={
            "key": key,
            "module": asset_address("copy_link.js"),
            "query": query,
            "words": {name: words[name] for name in WORDS},
        },
        on_look_change=_rerun,
    )


def _rerun() -> None:
    """Name an event that the browser may send; the rerun it causes is all we want."""
