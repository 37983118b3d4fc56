"""A reader's attendance reports: what they come to, what they leave open, rows."""

import json
from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from components.live import adding, imports, snapshot
from components.live.adding import Records, Rows
from components.live.imports import Import
from components.live.visits import Guest
from components.tables import attendance as tables
from components.tables import begun, details, imported
from components.tables.begun import Typed
from components.widgets import attending, cards, own, visiting
from components.words import attendance
from components.words import attending as words
from data.attendance.imported import Imported
from data.opening.asking import Ended
from data.reading.package import Dataset
from data.reading.schema import DataError

_ASK_S, _LOOK_S = 60, 2
_MOST = 20  # lines of the check


def held(guest: Guest | None) -> Import | None:
    """Find the reports of a guest that wait for answers, or are being read."""
    if guest is None:
        return None
    return imports.here().find(visiting.owner(), guest.token)


def show(held: Import, guest: Guest) -> None:
    """Show what reports come to, ask, and put their rows into a package."""
    if held.now is None:
        cards.section(words.READING_TITLE, words.READING)
        own.news("reports", words.READING)
        _look_again()
        return
    counts, asked = st.columns(2, gap="large")
    with counts:
        _counts(held, held.now)
    with asked:
        try:
            _questions(held, guest)
        except Ended:
            imports.here().end(visiting.owner(), guest.token)
            st.rerun()
    with st.container(key="report-rows"):
        _rows(held.now, guest)
    cards.section(words.DOWNLOADS)
    plain = imported.without_small(imported.plain(held.now))
    attending.files(json.dumps(plain, indent=2), imported.as_csv(held.now))
    cards.paragraphs([words.PRIVACY])
    _stay_in_touch()


def _counts(held: Import, now: Imported) -> None:
    """Show the counts of all files together, then of each."""
    many = len(now.files) > 1
    before = held.first.attendances if held.first else None
    whole = now.together
    if whole is None:
        return
    heading = words.heading(now.attendances, len(now.files))
    cards.section(heading)
    own.news("reports", heading)
    facts = imported.facts(whole, now.attendances, before)
    if now.several_events and now.persons:
        facts.insert(1, (attendance.PERSONS, attendance.bounds(now.persons)))
    if many:
        cards.note(words.TOGETHER_LEAD)
        cards.facts([(name, value, ()) for name, value in facts])
    for at, file in enumerate(now.files):
        first = held.first.files[at].counts.attendances if held.first else None
        cards.part(attendance.heading(file.file, file.format), ())
        alone = imported.of_file(file, first)
        cards.facts([(name, value, ()) for name, value in alone])


def _questions(held: Import, guest: Guest) -> None:
    asked = [question.code for question in held.now.questions] if held.now else []
    if not asked:
        return
    cards.section(words.ASKED, words.ASKED_LEAD)
    given = attending.questions(held)
    if "staff" in asked:
        attending.staff(held, guest.token)
    if given != held.answers:
        held.answer(given)
        st.rerun()


def _rows(now: Imported, guest: Guest) -> None:
    """Put the rows into the guest's own package, or into a new one."""
    cards.section(words.PACKAGE, words.PACKAGE_LEAD)
    if now.several_events:
        cards.note(words.SEVERAL)
    elif guest.visit is None:
        _begin(now, guest)
    elif guest.visit.shown is None:
        cards.note(words.MEND_FIRST)
    else:
        _add(now, guest, guest.visit.shown.dataset)


def _add(now: Imported, guest: Guest, dataset: Dataset) -> None:
    visit = guest.visit
    chosen = st.selectbox(
        words.EVENT,
        dataset.events["event_id"].to_list(),
        index=None,
        format_func=lambda event: details.named(dataset, event),
        placeholder=words.EVENT_HINT,
        key="report-event",
    )
    is_asked = st.button(words.ADD, key="report-add", disabled=chosen is None)
    if is_asked and chosen is not None and visit is not None:
        _put(visit.name, snapshot.unpacked(visit.package), now, chosen, guest)


def _begin(now: Imported, guest: Guest) -> None:
    cards.part(words.NEW, [words.NEW_LEAD])
    made = attending.typed([*begun.KINDS], begun.source_kinds())
    if made is None:
        return
    if not all(made.values()):
        st.warning(words.FILL_IN)
        return
    today = datetime.now().astimezone().date().isoformat()
    files = begun.files(Typed(**made), today)
    _put(words.FILE_NAME, files, now, begun.EVENT, guest)


def _put(
    name: str, files: Mapping[str, bytes], now: Imported, event: str, guest: Guest
) -> None:
    def rows(events: Records, sources: Records) -> Rows:
        (row,) = (row for row in events if row["event_id"] == event)
        return tables.of_event(now, row, sources)

    try:
        with st.spinner(words.ADDING):
            who = (visiting.owner(), guest.token)
            is_added = adding.add(name, files, rows, who)
    except DataError as error:
        st.warning(words.NOT_ADDED)
        cards.paragraphs(map(str, error.problems[:_MOST]))
        return
    if is_added:
        st.rerun()
    st.warning(words.NOTHING_NEW)


@st.fragment(run_every=_LOOK_S)
def _look_again() -> None:
    guest = visiting.take()
    current = held(guest)
    if current is None or current.now is not None:
        st.rerun()


@st.fragment(run_every=_ASK_S)
def _stay_in_touch() -> None:
    if held(visiting.take()) is None:
        st.rerun()
