"""A reader's own data: brought, checked line by line, and looked at alone."""

from collections.abc import Sequence

import streamlit as st

from components.live import opening, visits
from components.live.visits import Guest, Visit
from components.pages import attending, publishing
from components.pages.context import Context
from components.tables import checked, claimed
from components.widgets import cards, entry_take, own, visiting
from components.widgets.datatable import datatable
from components.words import own as words
from data.reading.package import Dataset
from data.reading.schema import Problem, errors

_MOST = 50  # lines of one table


def show(context: Context) -> None:
    """Show where to bring a package, and what the check says of a guest's own."""
    guest = visits.guest()
    entry_take.begin()
    if guest is None or guest.visit is None:
        cards.paragraphs(words.HOW)
        own.drop()
        publishing.show(None)
        return
    if reports := attending.held(guest):
        attending.show(reports, guest)
    _checked(guest.visit)
    publishing.show(guest.visit)
    _claims(context.dataset)
    cards.section(words.BRING)
    own.drop(guest.token)


def alone(guest: Guest) -> None:
    """Show what there is of data that cannot be looked at: lines, or why not."""
    reports = attending.held(guest)
    if guest.visit is None and reports is None:
        cards.page_title(words.TITLE)
        own.keep(guest)
        own.way_back()
        cards.section(words.BRING)
        own.drop()
        return
    own.bar(guest)
    cards.page_title(words.TITLE)
    if reports:
        attending.show(reports, guest)
    if guest.visit is None:
        cards.section(words.BRING)
        own.drop()
        return
    _checked(guest.visit)
    cards.section(words.BRING_MENDED)
    own.drop(guest.token)


def _checked(visit: Visit) -> None:
    """Show the check's lines by table and cell, mistakes before warnings."""
    mistakes, warnings = checked.groups(visit.problems)
    wrong = len(errors(visit.problems))
    cards.section(words.LINES, words.counted(wrong, len(visit.problems) - wrong))
    if not wrong:
        own.look_at_it()
    certain = [line for line in visit.problems if line.proposal]
    asked: list[Problem] = []
    if certain:
        cards.note(words.CERTAIN_LEAD)
    if len(certain) > 1 and st.button(words.apply_all(len(certain)), key="apply-all"):
        asked = certain
    with st.container(key="own-mistakes", gap="xsmall"):
        asked += [line for one in mistakes for line in own.group(one, _MOST)]
    if warnings:
        with st.expander(words.WARNINGS, key="own-warnings", expanded=not wrong):
            asked += [line for one in warnings for line in own.group(one, _MOST)]
    if asked:
        _apply(visit, asked)


def _apply(visit: Visit, lines: Sequence[Problem]) -> None:
    with st.spinner(words.MENDING):
        opening.mend(visit, visiting.owner(), lines)
    st.rerun()


def _claims(dataset: Dataset) -> None:
    rows = claimed.claimed(dataset)
    if rows:
        cards.section(words.CLAIMS, words.CLAIMS_LEAD)
        datatable(words.CLAIMS_COLUMNS, rows, key="own-claims", label=words.CLAIMS)
