"""Questions about a reader's attendance reports, each with what its answers lead to."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from components.live import origin, visits
from components.live.imports import Import
from components.widgets import cards, markdown
from components.widgets.component import component, data_of, rerun
from components.words import attendance, attending
from data.attendance.answers import Answers, names_staff
from data.attendance.imported import Question

_STAFF = component("own_staff", "own.css")
_TRUTHS = {"yes": True, "no": False}
_NONE = "none"


def questions(held: Import) -> Answers:
    """Ask what the files raise, and read the answers."""
    given: dict[str, Any] = {}
    asked = held.now.questions if held.now else ()
    for question in asked:
        match question.code:
            case "staff":
                continue  # no widget of Streamlit's ever sees an address
            case "staff_products":
                given[question.code] = _products(question, held.answers)
            case _:
                given[question.code] = _chosen(question, held.answers)
    return Answers(minutes=held.answers.minutes, **given)


def _chosen(question: Question, answers: Answers) -> Any:
    """Let one answer be chosen; the first of presenters' is none."""
    effects = _effects(question)
    may_stay_open = question.code == "presenters"
    if may_stay_open:
        effects = {_NONE: "", **effects}
    values = [*effects]
    chosen = st.radio(
        attendance.question(question.code),
        values,
        index=values.index(_written(getattr(answers, question.code))),
        format_func=lambda value: _named(question.code, value),
        captions=[*effects.values()],
        key=f"report-{question.code}",
    )
    return _read(question.code, chosen)


def _effects(question: Question) -> dict[str, str]:
    said = attending.effects(question.options)
    return dict(zip((o.answer for o in question.options), said, strict=True))


def _named(code: str, value: str) -> str:
    return attending.NO_ANSWER if value == _NONE else attending.answer(code, value)


def _written(value: object) -> str:
    match value:
        case None:
            return _NONE
        case bool():
            return "yes" if value else "no"
    return str(value)


def _read(code: str, value: str) -> object:
    if code == "counted_from":
        return int(value)
    if code == "presenters":
        return None if value == _NONE else value
    return _TRUTHS[value]


def _products(question: Question, answers: Answers) -> tuple[str, ...] | None:
    """Let kinds of tickets be ticked; None while they are those that say so."""
    effects = {name: said for name, said in _effects(question).items() if name}
    usual = [name for name in effects if names_staff(name)]
    ticked = usual if answers.staff_products is None else answers.staff_products
    with st.container(key="report-products", gap="xsmall"):
        st.html(f'<p class="asked">{attending.PRODUCTS}</p>')
        chosen = [
            name
            for number, (name, effect) in enumerate(effects.items())
            if st.checkbox(
                attending.product(markdown.escaped(name), effect),
                value=name in ticked,
                key=f"report-product-{number}",
            )
        ]
    return None if chosen == usual else tuple(chosen)


def staff(held: Import, token: str) -> None:
    """Show where addresses of staff are typed, and how many were sent."""
    data = data_of(
        "own_staff.js",
        "own-staff",
        attending.STAFF_WORDS,
        place=f"{origin.base_path()}/{visits.FOLDER}/staff",
        token=token,
        sealing=held.room.key,
    )
    _STAFF(key="own-staff", data=data, on_staff_change=rerun)
    given, known = held.staff
    if given:
        cards.note(attending.named(given, known))


def files(json: str, csv: str) -> None:
    """Offer the counts, in which nobody is named."""
    with st.container(horizontal=True, key="report-files"):
        for label, content, name, kind in (
            (attending.JSON, json, "attendance.json", "application/json"),
            (attending.CSV, csv, "attendance.csv", "text/csv"),
        ):
            st.download_button(
                label, content, name, kind, key=f"take-{name}", on_click="ignore"
            )


def typed(kinds: Sequence[str], source_kinds: Sequence[str]) -> dict[str, str] | None:
    """Ask for the event of a new package; None until it is sent."""
    with st.form("report-new", border=False):
        made = {
            name: st.text_input(
                label, placeholder=such, key=f"report-new-{name}", autocomplete="off"
            ).strip()
            for name, (label, such) in attending.NEW_FIELDS.items()
        }
        for name, label, options in (
            ("kind", attending.KIND, kinds),
            ("source_kind", attending.SOURCE_KIND, source_kinds),
        ):
            key = f"report-new-{name}"
            made[name] = st.selectbox(label, options, index=None, key=key) or ""
        is_sent = st.form_submit_button(attending.MAKE, key="report-make")
    return made if is_sent else None
