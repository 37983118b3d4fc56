"""The fields of the form for one event, and what stands below each.

The only owner of their keys. A draft is all their texts by name: Streamlit keeps it for
the session, the browser's tab keeps it for when the session is lost.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.widgets import spot
from components.widgets.component import component, data_of
from components.words import entry as words
from data.checking.misworded import proposal
from data.entry.draft import Draft

_PREFIX = "entry-"
_PAUSE = "500ms"  # in typing, after which the page follows
_LONGEST, _LONGEST_LIST, _LONGEST_DRAFT = 400, 4_000, 200_000
_KEEP = component("entry_keep")
_CHECKED, _ENDED = "checked-entry", "ended-entry"


def draft() -> dict[str, str]:
    """Read all that is entered, by the names of fields."""
    read = {
        str(key).removeprefix(_PREFIX): str(text)
        for key, text in st.session_state.items()
        if str(key).startswith(_PREFIX) and text
    }
    return dict(sorted(read.items()))


def clear() -> None:
    """Empty every field; also a widget's callback."""
    _write(dict.fromkeys(draft(), ""))


def end() -> None:
    """Have the next run begin with an empty form, and say that the event is kept."""
    st.session_state[_ENDED] = True


def has_ended() -> bool:
    """Tell once, before any field is drawn, that an event was kept; empty the form."""
    ended = bool(st.session_state.pop(_ENDED, False))
    if ended:
        clear()
    return ended


def _write(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        st.session_state[f"{_PREFIX}{name}"] = text or None


def keep(now: Draft) -> None:
    """Have the tab keep the draft, or bring back what a lost session held."""
    data = data_of("entry_keep.js", "entry-keep", words.KEEP, draft=json.dumps(now))
    _KEEP(key="keep-entry", data=data, on_draft_change=_brought)


def _brought() -> None:
    """Take a draft as the browser kept it: texts, and nothing else."""
    kept = str(st.session_state["keep-entry"].get("draft") or "")
    try:
        read = json.loads(kept) if len(kept) < _LONGEST_DRAFT else {}
    except (ValueError, RecursionError):
        return
    if isinstance(read, dict) and not draft():
        texts = {name: text for name, text in read.items() if isinstance(text, str)}
        _write({name: text[: _most(name)] for name, text in texts.items()})


def _most(name: str) -> int:
    """Say how many letters a field may have."""
    return _LONGEST_LIST if name.startswith("role-") else _LONGEST


def remembered(digest: str, make: Callable[[], Any]) -> Any:
    """Give what was made last in this session, if it was of the same; else make it."""
    kept = st.session_state.get(_CHECKED)
    if kept is None or kept[0] != digest:
        kept = (digest, make())
        st.session_state[_CHECKED] = kept
    return kept[1]


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Draws fields, each with what the check says of it."""

    draft: Draft
    lines: Mapping[str, Sequence[str]]
    asked: frozenset[str] = frozenset()  # that are drawn only where they are needed
    told: set[str] = field(default_factory=set)  # fields whose lines are on the page

    def text(self, name: str, *, kind: str = "", is_said: bool = True) -> None:
        """Draw a field for one line of text, and what the check says of it."""
        bare = kind or name
        st.text_input(
            words.label(name),
            key=f"{_PREFIX}{name}",
            max_chars=_LONGEST,
            placeholder=words.SUCH.get(bare, ""),
            help=words.HELP.get(bare),
            autocomplete="off",
            live=_PAUSE,
            persist_state="session",
            on_change=_forget_pick if name == "place" else "rerun",
        )
        if is_said:
            self.say(name)

    def number(self, at: int) -> None:
        """Draw the wording of a number; what it says is written below it."""
        name = f"number-{at}-size_text"
        st.text_input(
            words.label(name),
            key=f"{_PREFIX}{name}",
            max_chars=_LONGEST,
            placeholder=words.SUCH["size_text"],
            autocomplete="off",
            live=_PAUSE,
            persist_state="session",
            on_change=_worded,
            args=(at,),
        )

    def lines_of(self, name: str) -> None:
        """Draw a field for a list."""
        st.text_area(
            words.label(name),
            key=f"{_PREFIX}{name}",
            height=80,
            max_chars=_most(name),
            help=words.HELP.get(name.removeprefix("role-")),
            persist_state="session",
        )

    def choice(
        self,
        name: str,
        options: Sequence[str],
        named: Mapping[str, str] | None = None,
        *,
        blank: str = words.CHOOSE,
        label: str = "",
    ) -> None:
        """Draw a field of which one option is chosen, or none."""
        key = f"{_PREFIX}{name}"
        # Never set without need: that would undo a choice that is on its way.
        if st.session_state.get(key) not in {None, *options}:
            st.session_state[key] = None
        st.selectbox(
            label or words.label(name),
            options,
            index=None,
            format_func=lambda code: (named or {}).get(code, code),
            key=key,
            placeholder=blank,
            filter_mode="contains",
            help=words.HELP.get(name),
            persist_state="session",
        )
        self.say(name)

    def point(self, names: tuple[str, str], country: str) -> None:
        """Draw a map on which a click fills two fields: degrees north and east."""
        north, east = (self.draft.get(name, "") for name in names)
        key = "spot-entry"
        at = spot.point(north, east)
        spot.spot(at, country, key=key, choose=partial(_pointed, key, names))

    def tick(self, name: str) -> None:
        """Draw a field that is true or not."""
        st.checkbox(words.label(name), key=f"{_PREFIX}{name}", persist_state="session")

    def say(self, name: str) -> None:
        """Show the check's lines of a field below it."""
        self.told.add(name)
        with slot():
            for line in self.lines.get(name, ()):
                mistake(line)


def _worded(at: int) -> None:
    """Write the bounds of a wording beside it, or none where it is not understood."""
    name = f"{_PREFIX}number-{at}-"
    found = proposal(st.session_state[f"{name}size_text"] or "")
    for end in ("low", "best", "high"):
        st.session_state[f"{name}{end}"] = found.get(end) or None


def _pointed(key: str, names: tuple[str, str]) -> None:
    """Write the point that was clicked into its fields."""
    if at := spot.ends(str(getattr(st.session_state[key], "point", ""))):
        _write(dict(zip(names, at, strict=True)))


def _forget_pick() -> None:
    """Forget which city was picked: another name is typed."""
    st.session_state[f"{_PREFIX}place_pick"] = None


def slot() -> DeltaGenerator:
    """Make a place for what may come or go: else each field below it is drawn anew.

    A field that is drawn anew loses the focus, and what is being typed.
    """
    return st.container()


def mistake(words_: str) -> None:
    """Show what is wrong with the field above."""
    st.html(f'<p class="checked entry-line" role="status">{escape(words_)}</p>')


def hint(words_: str) -> None:
    """Show how the field above is read."""
    st.html(f'<p class="entry-hint" role="status">{escape(words_)}</p>')
