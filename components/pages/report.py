"""Report: what it holds, what it looks like, and its files."""

import datetime as dt
from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit

import streamlit as st

from components.asked.brief import Brief
from components.asked.selection import Viewed
from components.asked.view import VERSION, View, query_text
from components.findings import sentences
from components.live import origin, settings, visits
from components.looks.theme import Look
from components.pages import brief, opened
from components.pages.context import Context
from components.report import content, forms
from components.report.document import Block, Document, Picture, Sentences, Table
from components.tables import naming
from components.widgets import cards, report_cards, report_controls
from components.widgets.copy_text import copy_text
from components.widgets.datatable import datatable
from components.widgets.export_buttons import export_buttons
from components.words import crediting, language, report, report_page
from data.reading.outreach import WORLD

_document = language.of_data(maxsize=16)(content.document)


def show(context: Context) -> None:
    """Pick and order the parts, see them as they will be read, and take the file."""
    if context.selection.shown.any():
        brief.show(context, _base())
        with st.container(key="whole-report"):
            cards.section(report_page.WHOLE, report_page.WHOLE_LEAD)
    views = context.dataset.choices.views
    report_cards.style(_look(context), context.selection.hues)
    choices, result = st.columns([5, 7], gap="large")
    with choices, st.container(key="report-choices"):
        report_controls.contents(views)
        report_controls.order(views)
        if context.view.report.parts:
            report_controls.notes(views)
        filters = naming.filters_in_words(context.selection)
        title = report.title(crediting.heading(context.dataset), filters)
        report_controls.title_page(title, forms.today().isoformat())
    with result:
        matches = not opened.nothing_matches(context)
        can_make = matches and bool(context.view.report.parts)
        _files(context.view, can_make=can_make)
        if can_make:
            _preview(context)
        elif matches:
            cards.empty(report_page.NOTHING_TO_SHOW)


def _files(view: View, *, can_make: bool) -> None:
    query = query_text({"v": [VERSION], **_of_report(view).to_query()})
    parts = view.report.parts
    able = [
        form.ending
        for form in forms.FORMS.values()
        if can_make and not form.unavailable(parts)
    ]
    with st.container(key="report-files"):
        heard = query_text(view.to_query())
        export_buttons(query, heard, key="export", able=able)
        for missing in forms.what_is_missing(parts):
            cards.note(missing)


def _preview(context: Context) -> None:
    view = _of_report(context.view)
    document = _document(Viewed(context.dataset, view), _base(), forms.today())
    with st.container(key="sheet"):
        report_cards.title(document)
        for place, block in enumerate(document.blocks):
            with st.container(key=f"block-{place}", gap="xxsmall"):
                _block(context, document, block, place)
        report_cards.sources(document.sources)


def _block(context: Context, document: Document, block: Block, place: int) -> None:
    if block.own:
        report_cards.own(block.own)
    match block:
        case Sentences(are_findings=True):
            _sentences(context, document, block)
        case Sentences():
            report_cards.block_title(block.title)
            report_cards.block_note("\n".join(block.lines))
        case Picture():
            _picture(context, block)
        case Table():
            _table(block, place)


def _sentences(context: Context, document: Document, block: Sentences) -> None:
    report_cards.block_title(block.title)
    day = context.view.report.date
    styles = sentences.cited_styles(
        context.selection,
        document.address,
        dt.date.fromisoformat(day) if day else forms.today(),
    )
    copy_text(
        block.lines,
        styles,
        key="sentences",
        names=[report_page.copy_sentence(n + 1) for n in range(len(block.lines))],
    )


def _picture(context: Context, block: Picture) -> None:
    """Draw a figure on the sheet, in the report's look whatever the browser's is."""
    name, _, map_view = block.part.partition(".")
    of_part = replace(context.view, map_view=map_view or WORLD)
    replace(context, view=of_part, look=_look(context)).figure(name, key=block.part)


def _table(block: Table, place: int) -> None:
    report_cards.block_title(block.title)
    datatable(
        block.columns,
        [["" if cell is None else str(cell) for cell in row] for row in block.rows],
        key=f"table-{place}",
        label=report_page.table_name(place, block.title),
        search=False,
    )
    report_cards.block_note(block.note)


def _of_report(view: View) -> View:
    return replace(view, event=(), place="", source="", brief=Brief())


def _look(context: Context) -> Look:
    return cast("Look", context.view.report.look)


def _base() -> str:
    """Find where the reader is on this site, "" where nobody knows."""
    url = urlsplit(st.context.url or "")
    site = f"{url.scheme}://{url.netloc}{origin.base_path()}" if url.netloc else ""
    known = settings.URL.read() or site
    return f"{known}{visits.prefix()}" if known else ""
