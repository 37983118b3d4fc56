"""What the check says of a guest's package: by table and cell, certain remedies too."""

from collections.abc import Sequence

import streamlit as st

from components.live import opening
from components.live.visits import Visit
from components.tables import checked
from components.widgets import cards, own, visiting
from components.words import own as words
from data.reading.schema import Problem, errors

_MOST = 50  # lines of one table


def show(visit: Visit) -> None:
    """Show the check's lines by table and cell, mistakes before warnings."""
    mistakes, warnings = checked.groups(visit.problems)
    wrong = len(errors(visit.problems))
    counted = words.counted(wrong, len(visit.problems) - wrong)
    cards.section(words.LINES, counted)
    own.news("check", counted)
    if not wrong:
        own.look_at_it()
    certain = [line for line in visit.problems if line.proposal]
    asked: list[Problem] = []
    if certain:
        cards.note(words.CERTAIN_LEAD)
    if len(certain) > 1 and st.button(words.apply_all(len(certain)), key="apply-all"):
        asked = certain
    if mistakes:
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
