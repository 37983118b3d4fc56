"""A guest's page without data to look at, amid what stands around every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st

from components.asked.selection import Viewed
from components.asked.view import View
from components.live import current, origin, visits
from components.live.visits import Guest
from components.looks.theme import Look
from components.pages import attending, checking
from components.widgets import awake, cards, faults, own, shell
from components.words import crediting, labels
from components.words import own as words
from data.reading.schema import errors


def show(guest: Guest, look: Look) -> None:
    """Show lines of the check, reports, or why there is nothing, at every address."""
    cards.style(look, ())
    pages = shell.pages(dict.fromkeys(labels.PAGES, partial(_page, guest)))
    page = st.navigation([*pages.values()], position="hidden")
    if guest.visit or attending.held(guest):
        own.bar(guest)
    listed = {name: pages[name] for name in labels.tabs()}
    with _amid(guest, listed), faults.contained(page.url_path):
        page.run()
    awake.stay_in_touch("")


@contextmanager
def _amid(guest: Guest, listed: dict[str, st.Page]) -> Iterator[None]:
    """Draw navigation and footer of what everybody sees, which lead there."""
    root = f"{origin.base_path()}/"
    with visits.outside():
        dataset, refused = current.dataset(), current.problems()
        title = labels.browser_title(_title(guest), crediting.product(dataset))
        st.set_page_config(page_title=title)
        if not shell.is_alone():
            shell.header(Viewed(dataset, View()), listed, None, root=root)
    yield
    if not shell.is_alone():
        with visits.outside():
            shell.footer(dataset, refused, root=root)


def _title(guest: Guest) -> str:
    mistakes = errors(guest.visit.problems) if guest.visit else ()
    return words.page_title(len(mistakes))


def _page(guest: Guest) -> None:
    reports = attending.held(guest)
    cards.page_title(words.TITLE)
    if guest.visit is None and reports is None:
        own.keep(guest)
        own.way_back()
    if reports:
        attending.show(reports, guest)
    if guest.visit is None:
        cards.section(words.BRING)
        own.drop()
        return
    checking.show(guest.visit)
    cards.section(words.BRING_MENDED)
    own.drop(guest.token)
