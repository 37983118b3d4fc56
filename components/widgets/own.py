"""The bar over a reader's own data, where files are dropped, and what browsers keep."""

from html import escape

import streamlit as st

from components.live import origin, visits
from components.live.visits import Guest
from components.tables import checked
from components.widgets.component import component, data_of
from components.words import crediting, labels, own
from data.reading.schema import errors

MOST_SENT = 25 * 1024**2
_ACCEPTED = ".zip,.csv,.tsv,.txt,.json,.md"
_PAGE = "data"
_DROP = component("own_drop", "own.css")
_KEEP = component("own_keep", "own.css")


def drop(token: str = "") -> None:
    """Show where files are dropped; those of a token take the place of its own."""
    data = data_of(
        "own_drop.js",
        "own-drop",
        own.DROP_WORDS,
        open=_open(),
        token=token,
        most=MOST_SENT,
        accepted=_ACCEPTED,
    )
    _DROP(key="own-drop", data=data)


def keep(guest: Guest) -> None:
    """Have the browser keep what is shown, or bring again what is not here."""
    version = guest.visit.digest if guest.visit else ""
    data = data_of(
        "own_keep.js",
        "own-keep",
        own.KEEP_WORDS,
        open=_open(),
        place=f"{origin.place()}/{visits.FOLDER}",
        token=guest.token,
        version=version,
        lost=guest.visit is None,
    )
    _KEEP(key="own-keep", data=data)


def bar(guest: Guest) -> None:
    """Say on every page whose data it shows, and how to leave them."""
    with st.container(key="own-bar"):
        st.html(_bar(guest))
        keep(guest)


def _bar(guest: Guest) -> str:
    title, rest = _said(guest)
    links = (
        f'<a class="within" href="{_PAGE}">{escape(labels.PAGES[_PAGE])}</a> '
        f'<a class="leave-own" href="{escape(origin.base_path())}/">'
        f"{escape(own.LEAVE)}</a>"
    )
    return (
        f'<section class="own-bar" aria-label="{escape(own.BAR_NAME)}">'
        f"<p><b>{escape(title)}</b> {escape(rest)}</p><nav>{links}</nav></section>"
    )


def _said(guest: Guest) -> tuple[str, str]:
    visit = guest.visit
    if visit is None:
        return own.GONE_TITLE, ""
    if visit.shown is None:
        return own.GONE_TITLE, own.mistaken(visit.name, len(errors(visit.problems)))
    dataset = visit.shown.dataset
    return own.looking(crediting.title(dataset), dataset.version, visit.name)


def group(one: checked.Group, most: int) -> None:
    """List the lines of one table, each with its cell."""
    lines = "".join(
        f'<li id="{escape(_id(line.file, line.row, line.field))}">'
        f"<b>{escape(own.where(line.row, line.field))}</b> {escape(line.message)}</li>"
        for line in one.lines[:most]
    )
    st.html(
        f'<h3 class="part">{escape(one.file)}</h3><ul class="checked">{lines}</ul>'
    )


def _id(file: str, row: int | None, field: str | None) -> str:
    return f"{file}-{row or 0}-{field or ''}"


def _open() -> str:
    return f"{origin.base_path()}/{visits.FOLDER}"
