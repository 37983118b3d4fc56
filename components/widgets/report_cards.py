"""Pieces of the report page as escaped HTML: rows, mistakes, and the sheet of paper."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.assets import ASSETS
from components.looks.theme import Hues, Look, css_colours
from components.report.document import Document
from components.words import report, report_page

_STYLE = ASSETS / "report.css"


def style(look: Look, hues: Hues) -> None:
    """Set the page's style sheet, and the sheet's colours: those of its own look."""
    named = css_colours(look, hues).items()
    colours = "".join(f"--{name}:{value};" for name, value in named)
    sheet = _STYLE.read_text(encoding="utf-8")
    st.html(f"<style>.st-key-sheet{{{colours}}}\n{sheet}</style>")


def mistake(words: str) -> None:
    """Show what of a field is not understood."""
    st.html(f'<p class="mistake" role="alert">{escape(words)}</p>')


def row(words: str) -> None:
    """Name a row of the order."""
    st.html(f'<p class="report-row">{escape(words)}</p>')


def title(document: Document) -> None:
    """Open the sheet as the files open: title, who, when, which selection."""
    line = report_page.byline(document.author, document.date, document.filters)
    st.html(
        f'<h2 class="sheet-title">{escape(document.title)}</h2>'
        f'<p class="sheet-line">{escape(line)}</p>'
    )


def block_title(title: str) -> None:
    """Open a block of the sheet that has no title of its own."""
    st.html(f'<h3 class="sheet-block">{escape(title)}</h3>')


def block_note(words: str) -> None:
    """Close a block with what must be said under it."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line)
    st.html(f'<div class="sheet-note">{lines}</div>')


def own(words: str) -> None:
    """Show what the author says of a part, marked as such."""
    st.html(
        f'<p class="sheet-own"><b>{escape(report.OWN)}:</b> <i>{escape(words)}</i></p>'
    )


def sources(references: Sequence[str]) -> None:
    """Close the sheet with its numbered sources."""
    if not references:
        return
    items = "".join(f"<li>{escape(reference)}</li>" for reference in references)
    st.html(
        f'<h3 class="sheet-block">{escape(report.SOURCES)}</h3>'
        f'<ol class="sheet-sources">{items}</ol>'
    )
