"""The buttons that have a report made, follow it and fetch its file."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from components.widgets.assets import asset_address, asset_text

# {…} is filled in by the browser.
WORDS = (
    "copy_address",  # quiet button under each form: "Copy address"
    "copy_address_of",  # its whole name: "Copy the address that makes the {form} file"
    "copied",  # "Address copied"
    "copy_failed",  # "Not copied. The address is {address}"
    "making",  # said at once: "Making the {form} file"
    "progress",  # name of the progress bar: "Progress of the {form} file"
    "cancel",
    "cancelled",
    "done",  # "{file} is downloaded ({size})"
    "again",  # link: "Download again"
    "no_answer",  # "The server does not answer"
    "not_loaded",
)

_EXPORT_BUTTONS = st.components.v2.component(
    "outreach_export_buttons",
    js=asset_text("bootstrap.js"),
    css=asset_text("style.css") + asset_text("export.css"),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormButton:
    """One form of file: its name, what it is for, and the address that makes it."""

    form: str
    label: str
    note: str
    address: str
    can: bool  # be made here and now


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Fields whose words files and addresses have before the server hears of them."""

    fields: tuple[tuple[str, str], ...]  # the key of each, and its name in addresses
    order: tuple[str, ...]  # of names in addresses, behind all others
    version: str  # of addresses


def export_buttons(  # noqa: PLR0913
    forms: Sequence[FormButton],
    *,
    key: str,
    query: str,
    jobs: str,
    typed: Typed,
    words: Mapping[str, str],
) -> None:
    """Show a button for each form; `jobs` is the address that starts reports."""
    _EXPORT_BUTTONS(
        key=key,
        data={
            "key": key,
            "module": asset_address("export_buttons.js"),
            "forms": [asdict(form) for form in forms],
            "query": query,
            "jobs": jobs,
            "typed": asdict(typed),
            "words": {name: words[name] for name in WORDS},
        },
    )
