"""Sources and method: what is used, and how numbers, dates and borders are treated."""

import streamlit as st

from components import cards, prose, text
from components.datatable import datatable
from components.screens.context import Context
from components.views import documents


def show(context: Context) -> None:
    """Show every source, the method in plain words, corrections, codebook, changes."""
    dataset = context.dataset
    cards.page_title(prose.PAGES["sources"], prose.SOURCES_LEAD)
    cards.section(prose.METHOD)
    for title, lines in prose.METHODS:
        cards.part(title, lines)
    cards.section(prose.SOURCES)
    cards.cited_list(documents.sources(dataset))
    cards.section(prose.CORRECTIONS, prose.CORRECTIONS_LEAD)
    columns, rows = documents.corrections(dataset)
    datatable(
        columns,
        rows,
        key="corrections-table",
        words=text.FIGURE_WORDS,
        label=prose.CORRECTIONS,
    )
    cards.section(prose.CODEBOOK, prose.data_version(dataset.version))
    with st.expander(prose.CODEBOOK_OPEN, key="codebook"):
        st.markdown(documents.codebook())
    with st.expander(prose.CHANGELOG_OPEN, key="changelog"):
        st.markdown(documents.changelog())
