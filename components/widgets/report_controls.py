"""Widgets of the report page: they set what a report holds, and its order.

Beside the controls of every page the only owner of widget keys. The order is kept apart
from the pills, which know only what is picked.
"""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components.asked.plan import (
    LOOKS,
    MOST_OF_A_NOTE,
    PAPERS,
    Plan,
    all_parts,
    is_day,
    read_plan,
)
from components.widgets import cards, report_cards
from components.words import report, report_page

Views = Mapping[str, str]  # of the data's maps: their titles, by name
_ORDER = "report-parts"
_TEXTS = ("title", "author", "date")
_CHOICES = ("paper", "look")
# The key of each field that is typed into, and its name in an address.
TYPED = tuple((f"report-{name}", name) for name in _TEXTS)
_PAUSE = "500ms"  # in typing, after which the page follows
_MOST_LETTERS = 200
_NOTES = "report-notes"  # by part
_GROUPS = ("text", "maps", "charts", "tables")
KEYS = (
    _ORDER,
    _NOTES,
    *(f"report-{name}" for name in (*_TEXTS, *_CHOICES)),
    *(f"report-{group}" for group in _GROUPS),
)


def set_plan(plan: Plan, views: Views) -> None:
    """Set the widgets to a plan."""
    for name in (*_TEXTS, *_CHOICES):
        st.session_state[f"report-{name}"] = getattr(plan, name)
    st.session_state[_NOTES] = dict(plan.notes)
    for part in all_parts(views):
        st.session_state[f"{_NOTES}-{part}"] = plan.note(part)
    _set_parts(plan.parts, views)


def current_plan(views: Views) -> Plan:
    """Read the plan from the widgets' state, in the form that addresses have."""
    state = st.session_state
    fields = {name: state[f"report-{name}"] or "" for name in (*_TEXTS, *_CHOICES)}
    notes = tuple(state[_NOTES].items())
    plan = Plan(**fields, parts=tuple(state[_ORDER]), notes=notes)
    return read_plan(plan.to_query(), views)[0]


def contents(views: Views) -> None:
    """Draw the pills that pick parts, and the buttons that pick many at once."""
    cards.section(report_page.CONTENTS)
    for group, (label, parts) in report_page.groups(views).items():
        st.pills(
            label,
            parts,
            selection_mode="multi",
            format_func=partial(report_page.picked_as, views=views),
            key=f"report-{group}",
            on_change=_picked,
        )
    with st.container(horizontal=True, key="report-resets", gap="medium"):
        for key, label, chosen in (
            ("usual", report_page.USUAL_PARTS, Plan().parts),
            ("all", report_page.ALL_PARTS, all_parts(views)),
            ("none", report_page.NO_PARTS, ()),
        ):
            st.button(
                label,
                key=f"pick-{key}",
                type="tertiary",
                on_click=partial(_set_parts, chosen, views),
                disabled=tuple(st.session_state[_ORDER]) == chosen,
            )


def order(views: Views) -> None:
    """Draw the picked parts in their order, each with the buttons that change it."""
    cards.section(report_page.ORDER)
    parts = st.session_state[_ORDER]
    if not parts:
        cards.note(report_page.NOTHING_PICKED)
    with st.container(key="report-order", gap=None):
        for place, part in enumerate(parts):
            _row(part, place, len(parts), views)


def notes(views: Views) -> None:
    """Draw a field for each picked part, under which the author may say something."""
    with st.expander(report_page.NOTES, key="report-own"):
        cards.note(report_page.notes_help(MOST_OF_A_NOTE))
        for part in st.session_state[_ORDER]:
            key = f"{_NOTES}-{part}"
            if key not in st.session_state:  # Streamlit forgets what it does not draw
                st.session_state[key] = st.session_state[_NOTES].get(part, "")
            st.text_input(
                report.kind_and_name(part, views),
                key=key,
                max_chars=MOST_OF_A_NOTE,
                autocomplete="off",
                live=_PAUSE,
                on_change=partial(_noted, part),
            )


def _noted(part: str) -> None:
    """Keep what the author says of a part; a new value, so that the change is seen."""
    said = {**st.session_state[_NOTES], part: st.session_state[f"{_NOTES}-{part}"]}
    st.session_state[_NOTES] = {name: words for name, words in said.items() if words}


def title_page(title: str, today: str) -> None:
    """Draw title, author, date, paper and look; `title` is what a blank one becomes."""
    cards.section(report_page.TITLE_PAGE)
    _text("title", report_page.TITLE, title)
    left, right = st.columns(2)
    with left:
        _text("author", report_page.AUTHOR, report_page.AUTHOR_EMPTY)
    with right:
        _text("date", report_page.DATE, today, help_=report_page.DATE_HELP)
    day = str(st.session_state["report-date"] or "").strip()
    # The place is always there: what appears above a widget makes it flicker.
    with st.container(key="report-date-error", gap=None):
        if day and not is_day(day):
            report_cards.mistake(report_page.bad_date(today))
    left, right = st.columns(2)
    with left:
        _choice("paper", report_page.PAPER, PAPERS, report.PAPER_NAMES)
    with right:
        _choice("look", report_page.LOOK, LOOKS, report_page.LOOKS)


def _row(part: str, place: int, of: int, views: Views) -> None:
    buttons = (
        ("up", report_page.move_up(part, views), partial(_move, part, -1), not place),
        (
            "down",
            report_page.move_down(part, views),
            partial(_move, part, 1),
            place == of - 1,
        ),
        (
            "remove",
            report_page.remove(part, views),
            partial(_remove, part, views),
            False,
        ),
    )
    with st.container(
        horizontal=True, key=f"row-{part}", vertical_alignment="center", gap=None
    ):
        report_cards.row(report_page.position(place + 1, part, views))
        for name, label, act, is_idle in buttons:
            key = f"{name}-{part}"
            st.button(label, key=key, type="tertiary", on_click=act, disabled=is_idle)


def _text(name: str, label: str, placeholder: str, help_: str | None = None) -> None:
    st.text_input(
        label,
        key=f"report-{name}",
        placeholder=placeholder,
        max_chars=_MOST_LETTERS,
        help=help_,
        autocomplete="off",
        live=_PAUSE,
    )


def _choice(
    name: str, label: str, options: tuple[str, ...], names: dict[str, str]
) -> None:
    st.segmented_control(
        label,
        options,
        format_func=names.__getitem__,
        key=f"report-{name}",
        required=True,
        help=report_page.LOOK_HELP if name == "look" else None,
    )


def _set_parts(parts: tuple[str, ...], views: Views) -> None:
    st.session_state[_ORDER] = list(parts)
    for group, (_, members) in report_page.groups(views).items():
        st.session_state[f"report-{group}"] = [p for p in members if p in parts]


def _picked() -> None:
    """Keep the order of what stays picked; what is new comes last."""
    picked = [part for group in _GROUPS for part in st.session_state[f"report-{group}"]]
    stay = [part for part in st.session_state[_ORDER] if part in picked]
    st.session_state[_ORDER] = stay + [part for part in picked if part not in stay]


def _move(part: str, by: int) -> None:
    """Move a part from where it is now: a second click may come before it is drawn."""
    parts = st.session_state[_ORDER]
    if part in parts:
        to = max(parts.index(part) + by, 0)
        others = [p for p in parts if p != part]
        st.session_state[_ORDER] = [*others[:to], part, *others[to:]]


def _remove(part: str, views: Views) -> None:
    _set_parts(tuple(p for p in st.session_state[_ORDER] if p != part), views)
