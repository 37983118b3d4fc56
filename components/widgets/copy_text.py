"""Sentences, each with a button that copies it, and a citation in several styles."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import streamlit as st

from components.findings.sentences import CitedStyle
from components.widgets.assets import asset_address, asset_text

WORDS = (
    "style",  # name of the choice of styles: "Style of the citation"
    "citation",  # name of what is cited below: "Citation"
    "copy",  # button at each sentence: "Copy"
    "copy_all",  # "Copy all sentences with the citation"
    "copy_citation",
    "copied",  # said afterwards
    "copy_failed",
    "not_loaded",
)

_COPY_TEXT = st.components.v2.component(
    "outreach_copy_text",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css") + asset_text("export.css"),
    isolate_styles=False,
)


def copy_text(
    lines: Sequence[str],
    styles: Sequence[CitedStyle],
    *,
    key: str,
    names: Sequence[str],
    words: Mapping[str, str],
) -> None:
    """Show the sentences; `names` say in full what each one's button copies."""
    _COPY_TEXT(
        key=key,
        data={
            "key": key,
            "module": asset_address("copy_text.js"),
            "lines": list(lines),
            "names": list(names),
            "styles": [asdict(style) for style in styles],
            "words": {name: words[name] for name in WORDS},
        },
    )
