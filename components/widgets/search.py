"""The button that opens the search, and where its script finds the answers."""

import json
from html import escape

import streamlit as st

from components.live import origin, visits
from components.live.packed import Packed
from components.tables.search import index
from components.words import search
from components.words.language import of_data
from data.reading.package import Dataset


@of_data(maxsize=2)
def index_packed(dataset: Dataset) -> Packed | None:
    """Pack the whole index; None where it is too large for a browser."""
    if not index.is_in_browser(dataset):
        return None
    body = index.whole(dataset)
    # Of a guest's data nothing is written to a disk.
    return Packed(lambda: body, "application/json", is_lasting=not visits.guest())


def search_button(dataset: Dataset, root: str = "") -> None:
    """Show the button; `assets/search.js` listens to it, and to a key.

    What is found is opened below `root`, or beside the page.
    """
    told = {**_told(dataset), "root": root}
    written = escape(json.dumps(told, ensure_ascii=False), quote=True)
    st.html(
        f'<button type="button" class="open-search" aria-haspopup="dialog" '
        f'title="{escape(search.OPEN_HELP)}" data-search="{written}">'
        f"<span>{escape(search.OPEN)}</span><kbd>/</kbd></button>",
        width="content",
    )


@of_data(maxsize=4)
def _told(dataset: Dataset) -> dict[str, object]:
    """Say where the answers are: an address that changes with the data."""
    packed, folder = index_packed(dataset), f"{origin.place()}/search"
    address = (
        f"{folder}?v={dataset.digest[:12]}"
        if packed is None
        else f"{folder}/index.json?v={packed.digest[:12]}"
    )
    words = search.SEARCH_WORDS
    return {"address": address, "whole": packed is not None, "words": words}
