"""Where editors publish a package that they have looked at, and go back to old ones."""

from functools import partial

import streamlit as st

from components.live import editors, publishing, source
from components.live.publishing import Base, Outcome, Seen
from components.live.visits import Visit
from components.tables import versions
from components.tables.versions import Version
from components.widgets import cards, markdown, visiting
from components.widgets import publishing_controls as widgets
from components.words import publishing as words
from data.publishing import publish as disk
from data.publishing.publish import Package
from data.reading import published
from data.reading.schema import DataError

_MOST = 10  # versions to go back to


def show(visit: Visit | None) -> None:
    """Show what an editor may do: publish a visit without mistakes, and go back."""
    if not publishing.is_on() or (visit and visit.shown is None):
        return
    cards.section(words.TITLE, words.LEAD)
    claims = widgets.claims()
    if not editors.is_signed_in(claims):
        cards.note(words.SIGN_IN_LEAD)
        widgets.sign_in()
        return
    with st.container(horizontal=True, vertical_alignment="center", key="editor"):
        cards.note(words.signed_in(editors.label_of(claims)), width="content")
        widgets.sign_out()
    if why := editors.refusal(claims):
        st.warning(why)
        return
    try:
        base = publishing.base()
        _tell(base, visit)
        if visit:
            _publish(visit, base)
        _versions(base)
    except DataError as error:
        st.error(markdown.escaped(words.unreadable(str(error))))
    except OSError as error:
        st.error(words.unreadable(error.strerror or type(error).__name__))


def _tell(base: Base, visit: Visit | None) -> None:
    """Say what came of the last click; where somebody was quicker, what they did."""
    outcome, seen = widgets.kept()
    if not outcome:
        return
    is_done = outcome in {words.PUBLISHED, words.RETURNED}
    (st.success if is_done else st.warning)(markdown.escaped(outcome))
    root = source.root()
    if root and visit and outcome == words.STALE and 0 <= seen < base.sequence:
        # Before anything was published, everybody saw what now is the first entry.
        old = disk.read(root, published.entries(root)[max(seen, 1) - 1])
        cards.part(words.THEY_CHANGED, ())
        widgets.told(versions.compared(old, base.package))


def _publish(visit: Visit, base: Base) -> None:
    new = publishing.of_visit(visit)
    if new == base.package:
        cards.note(words.SAME)
        return
    cards.part(words.WILL_CHANGE, ())
    with st.spinner(words.COMPARING):
        told = versions.compared(base.package, new)
    widgets.told(told)
    note = f"publish-note-{new.digest[:12]}"
    widgets.note(note)
    st.button(
        words.PUBLISH,
        key=f"publish-{base.sequence}-{new.digest[:12]}",
        type="primary",
        on_click=partial(_published, base.seen, new, note),
    )


def _published(seen: Seen, new: Package, note: str) -> None:
    """Publish what was compared: what was seen stands in the click, not in the page."""
    guest = visiting.take()
    visit = guest.visit if guest else None
    outcome = publishing.publish(
        visit,
        widgets.claims(),
        seen=seen,
        digest=new.digest,
        note=widgets.noted(note),
    )
    _keep(outcome, words.PUBLISHED, seen)


def _versions(base: Base) -> None:
    listed = versions.listed(_MOST)
    if len(listed) < 2:  # noqa: PLR2004 (there is another one to go back to)
        return
    cards.part(words.VERSIONS, (words.VERSIONS_LEAD,))
    shown = {listed[0].entry.digest}
    for one in listed:
        with st.container(horizontal=True, key=f"version-{one.entry.sequence}"):
            widgets.line(one)
            if one.entry.digest not in shown:
                _back(one, base)
                shown.add(one.entry.digest)


def _back(one: Version, base: Base) -> None:
    st.button(
        words.BACK,
        key=f"back-{base.sequence}-{one.entry.sequence}",
        on_click=partial(_returned, one.entry.sequence, base.seen),
    )


def _returned(to: int, seen: Seen) -> None:
    outcome = publishing.go_back(widgets.claims(), to=to, seen=seen)
    if outcome.is_stale:
        outcome = Outcome(words=words.STALE_BACK)
    _keep(outcome, words.RETURNED, seen)


def _keep(outcome: Outcome, done: str, seen: Seen) -> None:
    widgets.keep(outcome.words or done, seen[0])
