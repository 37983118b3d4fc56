"""The ways into the form, and the buttons that take an entered event away."""

from base64 import b64encode
from html import escape

import streamlit as st

from components.live import origin, visits
from components.widgets.component import component, data_of
from components.words import entry as words

_TAKE = component("entry_take", "own.css")


def begin() -> None:
    """Lead to the form, and to a workbook in which a package begins."""
    form = f'<a class="within" href="entry">{escape(words.FORM)}</a>'
    file = f"download/{words.NEW_FILE}.xlsx"
    new = f'<a href="{file}" download>{escape(words.NEW)}</a>'
    name = escape(words.CONTENTS)
    st.html(f'<nav class="ways asked-for" aria-label="{name}">{form}{new}</nav>')


def take(name: str, package: bytes, workbook: bytes) -> None:
    """Show the buttons of a package; its bytes stand on the page and nowhere else."""
    data = data_of(
        "entry_take.js",
        "entry-take",
        words.TAKE,
        open=f"{origin.base_path()}/{visits.FOLDER}",
        name=name,
        zip=b64encode(package).decode(),
        workbook=b64encode(workbook).decode(),
    )
    _TAKE(key="entry-take", data=data)
