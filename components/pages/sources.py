"""Sources and method: what is used, and how numbers, dates and borders are treated."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import streamlit as st

from components.findings import examples
from components.live import visits
from components.pages.context import Context
from components.tables import details, disputes, documents, naming
from components.widgets import cards, controls
from components.widgets.datatable import datatable
from components.words import disputes as words
from components.words import labels, method, prose, publishing, search
from data.counting.tally import tally_of
from data.reading.package import Dataset

Item = TypeVar("Item")
_MOST_LISTED = 30  # events of one source


def show(context: Context) -> None:
    """Show every source, the method in plain words, corrections, codebook, changes."""
    dataset = context.dataset
    if context.view.source:
        _opened(context)
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
    _corrections(dataset)
    cards.section(method.CODEBOOK, method.data_version(dataset.version))
    with st.expander(labels.CODEBOOK_OPEN, key="codebook"):
        st.markdown(documents.codebook())
    if visits.guest() is None:
        # What happened to our product and its data is nothing of a reader's own.
        with st.expander(labels.CHANGELOG_OPEN, key="changelog"):
            st.markdown(documents.changelog())
        cards.ways(publishing.CHANGES_LINK, [(publishing.CHANGES_LINK, "changes")])


def _corrections(dataset: Dataset) -> None:
    columns, rows = documents.corrections(dataset)
    if not rows:
        cards.note(method.NO_CORRECTIONS)
        return
    datatable(columns, rows, key="corrections-table", label=method.CORRECTIONS)


def _opened(context: Context) -> None:
    """Show the source that the address opens, and the events that it tells of."""
    dataset, source = context.dataset, context.view.source
    with st.container(key="opened"):
        cards.section(naming.source_titles(dataset)[source])
        cards.cited_list(documents.sources(dataset, [source]))
        events = documents.events_told(dataset, source)
        cards.note(search.told_of(tally_of(dataset, events)))
        cards.event_links(
            [
                (context.event_address(event), details.in_short(dataset, event))
                for event in events[:_MOST_LISTED]
            ]
        )
        if len(events) > _MOST_LISTED:
            cards.note(prose.more_listed(len(events) - _MOST_LISTED))
        st.button(labels.CLOSE, key="close-opened", on_click=controls.close_opened)


def _halves(items: Sequence[Item]) -> Iterator[tuple[Any, Sequence[Item]]]:
    """Stand items in two columns, read down the left and then down the right."""
    middle = (len(items) + 1) // 2
    left, right = st.columns(2, gap="large")
    yield left, items[:middle]
    if items[middle:]:
        yield right, items[middle:]
