"""The form for one event: fields, what they will say, and the package to take away."""

from collections.abc import Mapping
from functools import partial
from hashlib import sha256

import streamlit as st

from components.live import opening, snapshot, visits
from components.live.visits import Guest
from components.pages.context import Context
from components.report.forms import today
from components.tables import entered as table
from components.tables.entered import Entered
from components.widgets import cards, entry, entry_sections, entry_take, visiting
from components.widgets import own as own_widgets
from components.widgets.datatable import datatable
from components.words import entry as words
from components.words import own
from components.workbook import write
from data.entry import package
from data.entry.known import Known
from data.opening.sent import Sent
from data.reading.schema import DataError, Problem

_MOST_BYTES = 2_000_000  # unpacked: a larger package is read too slowly while one types
_FILE = "event"


def show(_: Context) -> None:
    """Show the form beside what the event will say."""
    cards.ways(words.CONTENTS, [(words.BACK, "data")])
    guest = visits.guest()
    if guest and guest.visit and guest.visit.size > _MOST_BYTES:
        cards.empty(words.TOO_LARGE)
        return
    _form()


@st.fragment
def _form() -> None:
    """Draw the form; it runs by itself while somebody types."""
    guest = visiting.take()
    with entry.slot():
        if entry.has_ended():
            cards.note(words.ADDED)
            own_widgets.look_at_it()
    draft = entry.draft()
    known = _known(guest)
    now = table.entered(draft, known, today(), _checked) if draft else None
    lines = now.lines if now else {}
    fields = entry.Fields(draft=draft, lines=lines, asked=table.asked(draft))
    form, preview = st.columns([7, 5], gap="large")
    with form, st.container(key="entry-form"):
        entry_sections.draw(fields, known)
        cards.note(words.KEPT)
    with preview, st.container(key="entry-preview"):
        cards.section(words.PREVIEW)
        if now is None:
            cards.note(words.NOTHING_YET)
        else:
            _preview(fields, now, known, guest)
    entry.keep(draft)


def _known(guest: Guest | None) -> Known:
    if guest is None or guest.visit is None:
        return Known(package.begun(words.NEW_PACKAGE))
    return Known(snapshot.unpacked(guest.visit.package))


def _digest(files: Mapping[str, bytes]) -> str:
    return sha256(repr(sorted(files.items())).encode()).hexdigest()


def _checked(files: Mapping[str, bytes]) -> list[Problem]:
    made: list[Problem] = entry.remembered(
        _digest(files), partial(package.checked, files)
    )
    return made


def _preview(
    fields: entry.Fields, now: Entered, known: Known, guest: Guest | None
) -> None:
    cards.paragraphs(table.sentences(fields.draft, now.rows, known))
    if not any(row.table == "claims" for row in now.rows):
        cards.note(words.NO_NUMBER)
    if now.missing:
        cards.part(words.MISSING, [words.missing(now.missing)])
    others = [line.message for line in now.others]
    others += [
        f"{words.label(field)}: {line}"
        for field, lines in now.lines.items()
        if field not in fields.told
        for line in lines
    ]
    if others:
        cards.part(words.OTHER_LINES, others)
    if not now.is_sound and not now.missing:
        cards.note(words.NOT_YET)
    if now.is_sound:
        cards.note(words.SOUND)
        _take(now, guest)
    with st.expander(words.ROWS, key="entry-rows"):
        datatable(
            words.ROWS_COLUMNS,
            table.listed(now.rows),
            key="entry-written",
            label=words.ROWS,
            search=False,
        )
    st.button(words.CLEAR, key="clear-entry", type="tertiary", on_click=entry.clear)


def _take(now: Entered, guest: Guest | None) -> None:
    files = dict(now.files)
    if guest is None:
        book = write.write(files)
        entry_take.take(_FILE, snapshot.packed(files), book)
    elif st.button(words.ADD, key="add-entry", type="primary"):
        _add(files, guest)


def _add(files: dict[str, bytes], guest: Guest) -> None:
    """Put the event into the reader's own package, which is then checked apart."""
    if guest.visit is None:
        cards.empty(words.ENDED)
        return
    sent = Sent(name=guest.visit.name, body=snapshot.packed(files))
    try:
        with st.spinner(words.ADDING):
            opening.opened([sent], visiting.owner(), guest.token)
    except DataError as error:
        cards.part(words.REFUSED, map(str, error.problems[: own.MOST_LINES]))
        return
    entry.end()
    st.rerun()
