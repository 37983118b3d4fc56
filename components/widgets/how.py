"""The opener of a total's workings, and the panel that it opens."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.tables.citing import Cited
from components.tables.how.working import Line, Working
from components.widgets import cards, markdown
from components.words import captions, numbers
from components.words.how import sums

_MOST_LINKED = 40  # events that an address should hold
Address = Callable[[Sequence[str]], str]


def opener(key: str, counted: str) -> bool:
    """Draw the button of a tile; tell whether it was just pressed."""
    label = sums.opener(markdown.escaped(counted))
    return st.button(label, key=f"how-{key}", type="tertiary")


def opener_alone(key: str, counted: str) -> bool:
    """Draw the button where no tile stands beside it; tell whether it was pressed."""
    label = sums.opener_long(markdown.escaped(counted))
    return st.button(label, key=f"how-{key}", type="tertiary")


def panel(working: Working, address: Address, files: Sequence[tuple[str, str]]) -> None:
    """Open a panel with a total's workings, and links that take them away."""

    @st.dialog(markdown.escaped(working.title), width="large")
    def shown() -> None:
        with st.container(key="how"):
            st.html(_html(working, address))
            with st.container(horizontal=True, key="how-files"):
                for label, file in files:
                    cards.download(captions.take_as(label), file)

    shown()


def _html(working: Working, address: Address) -> str:
    lines = "".join(_line(line, address) for line in working.lines)
    below = "".join(f'<p class="how-sum">{escape(sum_)}</p>' for sum_ in working.sums)
    if not working.lines:
        below = f'<p class="how-sum">{escape(sums.NOTHING)}</p>{below}'
    return f"{below}{_table(lines, working)}{_apart(working.apart)}"


def _table(lines: str, working: Working) -> str:
    if not lines:
        return ""
    names = (sums.COUNTED, sums.SAID, sums.FROM, sums.TO)
    head = "".join(
        f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in names
    )
    whole = (
        f'<tr role="row" class="how-total"><th role="rowheader" scope="row">'
        f'{escape(sums.SUM)}</th><td role="cell"></td>'
        f"{_ends(working.low, working.high)}</tr>"
    )
    whole = whole if working.is_added else ""
    return (
        f'<table class="how" role="table"><thead role="rowgroup"><tr role="row">{head}'
        f'</tr></thead><tbody role="rowgroup">{lines}{whole}</tbody></table>'
    )


def _line(line: Line, address: Address) -> str:
    label = escape(line.label)
    if 0 < len(line.events) <= _MOST_LINKED:
        link = escape(address(line.events))
        label = f'<a class="within" href="{link}">{label}</a>'
    said = "".join(f"<li>{_cited(cited)}</li>" for cited in line.cited)
    said = f'<ul class="cited">{said}</ul>' if said else ""
    notes = "".join(f'<p class="how-note">{escape(note)}</p>' for note in line.notes)
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{label}</th>'
        f'<td role="cell">{said}{notes}</td>{_ends(line.low, line.high)}</tr>'
    )


def _ends(low: int, high: int | None) -> str:
    ends = (sums.FROM, numbers.number(low)), (sums.TO, sums.end(high))
    return "".join(
        f'<td role="cell" class="how-end"><span class="how-name" aria-hidden="true">'
        f"{escape(name)} </span>{escape(end)}</td>"
        for name, end in ends
    )


def _cited(cited: Cited) -> str:
    return cards.cited_item(cited)


def _apart(apart: Sequence[str]) -> str:
    if not apart:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in apart)
    title = escape(sums.NOT_COUNTED)
    return f'<h3 class="part">{title}</h3><ul class="cited">{items}</ul>'
