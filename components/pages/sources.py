"""Sources and method: what is used, and how numbers, dates and borders are treated."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import streamlit as st

from components.findings import examples
from components.pages.context import Context
from components.tables import disputes, documents
from components.widgets import cards
from components.widgets.datatable import datatable
from components.words import disputes as words
from components.words import labels, method

Item = TypeVar("Item")


def show(context: Context) -> None:
    """Show every source, the method in plain words, corrections, codebook, changes."""
    dataset = context.dataset
    if dataset.outreach.lead:
        cards.paragraphs([dataset.outreach.lead])
    cards.section(method.METHOD)
    for column, parts in _halves(method.methods(examples.examples(dataset))):
        with column:
            for title, lines in parts:
                cards.part(title, lines)
    cards.section(method.SOURCES)
    for column, sources in _halves(documents.sources(dataset)):
        with column:
            cards.cited_list(sources)
    if known := disputes.disputed(dataset):
        cards.section(words.TITLE, words.LEAD)
        cards.facts(known)
    if unused := disputes.unused(dataset):
        cards.section(words.UNUSED_TITLE, words.UNUSED_LEAD)
        cards.cited_list(unused)
    cards.section(method.CORRECTIONS, method.CORRECTIONS_LEAD)
    columns, rows = documents.corrections(dataset)
    datatable(
        columns,
        rows,
        key="corrections-table",
        label=method.CORRECTIONS,
    )
    cards.section(method.CODEBOOK, method.data_version(dataset.version))
    with st.expander(labels.CODEBOOK_OPEN, key="codebook"):
        st.markdown(documents.codebook())
    with st.expander(labels.CHANGELOG_OPEN, key="changelog"):
        st.markdown(documents.changelog())


def _halves(items: Sequence[Item]) -> Iterator[tuple[Any, Sequence[Item]]]:
    """Stand items in two columns, read down the left and then down the right."""
    middle = (len(items) + 1) // 2
    left, right = st.columns(2, gap="large")
    yield left, items[:middle]
    if items[middle:]:
        yield right, items[middle:]
