"""The bar over a reader's own data, where files are dropped, and what browsers keep."""

from html import escape

import streamlit as st

from components.live import origin, visits
from components.live.visits import Guest
from components.tables import checked
from components.widgets import markdown
from components.widgets.component import component, data_of
from components.words import crediting, own
from data.reading.schema import KEYS, Problem, errors

MOST_SENT = 25 * 1024**2
_ACCEPTED = ".xlsx,.xls,.ods,.zip,.csv,.tsv,.txt,.json,.md"
_PAGE = "data"
_DROP = component("own_drop", "own.css")
_KEEP = component("own_keep", "own.css")
_NEWS = component("own_news")


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
        room=f"{_open()}/room",
        keys=[*KEYS.values()],
    )
    _DROP(key="own-drop", data=data)


def keep(guest: Guest, *, is_lost: bool = True) -> None:
    """Have the browser keep what is shown, or bring again what `is_lost` here."""
    version = guest.visit.digest if guest.visit else ""
    data = data_of(
        "own_keep.js",
        "own-keep",
        own.KEEP_WORDS,
        open=_open(),
        place=f"{origin.place()}/{visits.FOLDER}",
        token=guest.token,
        version=version,
        lost=is_lost and guest.visit is None,
    )
    _KEEP(key="own-keep", data=data)


def news(about: str, words: str) -> None:
    """Have it said aloud when how things stand, in `words`, changes on an open page."""
    key = f"own-news-{about}"
    not_loaded = {"not_loaded": own.KEEP_WORDS["not_loaded"]}
    _NEWS(key=key, data=data_of("own_news.js", key, not_loaded, now=words))


def bar(guest: Guest, *, is_on_check: bool = False) -> None:
    """Say on every page whose data it shows, and how to leave them."""
    with st.container(key="own-bar"):
        st.html(_bar(guest, leads=guest.can_look and not is_on_check))
        keep(guest, is_lost=False)


def _bar(guest: Guest, *, leads: bool) -> str:
    title, rest = _said(guest)
    page = f'<a class="within" href="{_PAGE}">{escape(own.CHECKED)}</a> '
    home = f"{escape(origin.base_path())}/"
    leave = f'<a class="leave-own" href="{home}">{escape(own.LEAVE)}</a>'
    links = f"{page if leads else ''}{leave}"
    return (
        f'<section class="own-bar" aria-label="{escape(own.BAR_NAME)}">'
        f"<p><b>{escape(title)}</b> {escape(rest)}</p><nav>{links}</nav></section>"
    )


def _said(guest: Guest) -> tuple[str, str]:
    visit = guest.visit
    if visit is None or visit.shown is None:
        wrong = errors(visit.problems) if visit else ()
        return (visit.name, own.mistaken(len(wrong))) if visit else own.ASKING
    dataset = visit.shown.dataset
    return own.looking(crediting.title(dataset), dataset.version, visit.name)


def group(one: checked.Group, most: int) -> list[Problem]:
    """List the lines of one table, each with its cell; give those to be applied."""
    sheet = one.lines[0].sheet
    title = own.sheet(sheet) if sheet else one.file
    st.html(f'<h3 class="part">{escape(title)}</h3>')
    chosen = []
    for line in one.lines[:most]:
        if not line.proposal:
            st.html(_line(line))
            continue
        key = f"apply-{line.file}-{line.row}-{line.field}"
        with st.container(horizontal=True, key=f"certain-{key}"):
            st.html(_line(line), width="content")
            if st.button(markdown.escaped(own.certain(line.proposal)), key=key):
                chosen.append(line)
    more = len(one.lines) - most
    if more > 0:
        st.html(f'<p class="note">{escape(own.more(more))}</p>')
    return chosen


def _line(line: Problem) -> str:
    where = line.cell or own.where(line.row, line.field)
    cell = f"<b>{escape(where)}</b> " if where else ""
    return f'<p class="checked">{cell}{escape(line.message)}</p>'


def look_at_it() -> None:
    """Lead from the check to the first page."""
    st.html(f'<p><a class="look-at-it within" href="./">{escape(own.LOOK)}</a></p>')


def way_back() -> None:
    """Lead to the data that everybody sees: another page, loaded anew."""
    home = escape(origin.base_path())
    st.html(f'<p class="ways asked-for"><a href="{home}/">{escape(own.HOME)}</a></p>')


def _open() -> str:
    return f"{origin.base_path()}/{visits.FOLDER}"
