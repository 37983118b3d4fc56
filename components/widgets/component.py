"""Our Streamlit components: each a script of ours that the page fetches by itself."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.widgets.assets import asset_address, asset_text


def component(name: str, *sheets: str) -> Any:
    """Declare a component; `sheets` are its own style sheets beside the common one."""
    return st.components.v2.component(
        f"outreach_{name}",
        js=asset_text("bootstrap.js"),
        css="".join(map(asset_text, ("style.css", *sheets))),
        isolate_styles=False,
    )


def data_of(
    script: str, key: str, words: Mapping[str, str], **data: object
) -> dict[str, object]:
    """Gather what a component's script is given, besides its own address."""
    return {"key": key, "module": asset_address(script), **data, "words": {**words}}


def rerun() -> None:
    """Name an event that the browser may send; the rerun it causes is all we want."""
