"""What changed between two packages, the list of versions, and who is signed in."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from components.live.editors import Claims
from components.live.publishing import MOST_NOTE
from components.tables.versions import Told, Version
from components.words import publishing as words

_MOST_ROWS = 40  # of one step
_SEEN, _OUTCOME = "publishing-seen", "publishing-outcome"


def claims() -> Claims:
    """Read what the provider said of whoever has signed in, nothing of others."""
    return st.user.to_dict()


def sign_in() -> None:
    """Offer to sign in."""
    st.button(words.SIGN_IN, key="sign-in", on_click=st.login)


def sign_out() -> None:
    """Offer to sign out."""
    st.button(words.SIGN_OUT, key="sign-out", type="tertiary", on_click=st.logout)


def keep(outcome: str, seen: int) -> None:
    """Remember for the next run what came of a click, and what had been seen."""
    st.session_state[_OUTCOME], st.session_state[_SEEN] = outcome, seen


def kept() -> tuple[str, int]:
    """Take what came of the last click, and which entry had been seen; once."""
    outcome = st.session_state.pop(_OUTCOME, "")
    return str(outcome), int(st.session_state.pop(_SEEN, -1))


def note(key: str) -> None:
    """Let an editor write what everybody reads beside the version."""
    st.text_input(words.NOTE, key=key, max_chars=MOST_NOTE)


def noted(key: str) -> str:
    """Read what an editor has written."""
    return str(st.session_state.get(key, ""))


def told(of: Told) -> None:
    """Show what changed: numbers with their causes, then the rows."""
    st.html(_told(of))


def version(of: Version) -> None:
    """Show one version, and what changed with it."""
    written = f'<p class="prose">{escape(of.entry.note)}</p>' if of.entry.note else ""
    changed = (
        _told(of.told) if of.told else f'<p class="note">{escape(words.FIRST)}</p>'
    )
    name = escape(words.version(of.entry.version))
    st.html(
        f'<article class="version" id="version-{of.entry.sequence}">'
        f'<h2 class="section">{name}</h2>'
        f'<p class="lead">{escape(of.when)}</p>{written}{changed}</article>'
    )


def line(of: Version) -> None:
    """Name one version on one line."""
    parts = (words.version(of.entry.version), of.when, of.entry.note)
    said = escape(". ".join(filter(None, parts)))
    st.html(f'<p class="checked">{said}</p>', width="content")


def _told(of: Told) -> str:
    heads = "".join(
        f"<li><b>{escape(head)}</b>{_list(parts)}</li>" for head, parts in of.numbers
    )
    numbers = f'<ul class="moved">{heads}</ul>' if heads else ""
    closing = "".join(f'<p class="note">{escape(line)}</p>' for line in of.closing)
    return f"{numbers}{closing}{_rows(of)}"


def _rows(of: Told) -> str:
    if not of.steps:
        return ""
    steps = "".join(
        f'<h3 class="part">{escape(title)}</h3>{_list(_shortened(rows))}'
        for title, rows in of.steps
    )
    return (
        f'<details class="known-more"><summary>{escape(words.ROWS)}</summary>'
        f"{steps}</details>"
    )


def _shortened(rows: tuple[str, ...]) -> Iterable[str]:
    yield from rows[:_MOST_ROWS]
    if len(rows) > _MOST_ROWS:
        yield words.more_rows(len(rows) - _MOST_ROWS)


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""
