"""Gathers a report: its words, pictures, tables and sources, in the plan's order."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import numpy as np

from components.asked import plan
from components.asked.letters import file_name
from components.asked.view import MAP_VIEWS, View, query_text
from components.figures import catalogue, exported
from components.findings import citations, sentences
from components.pictures import kept
from components.report.chart_data import chart_data
from components.report.document import Block, Document, Picture, Sentences, Table
from components.tables import emptied, events, naming
from components.words import captions, crediting, numbers, report
from data import coded, totals
from data.membership import select
from data.package import Dataset

if TYPE_CHECKING:
    from components.looks.theme import Look

_MOST_LETTERS = 100  # of a file's name
_MOST_EVENTS, _MOST_SOURCES = 300, 100  # of a report; the zip of the data has all
_TABLE = "table."
_STYLE: citations.Style = "vancouver"


def document(dataset: Dataset, view: View, base: str, today: dt.date) -> Document:
    """Gather the report that `view.report` plans, of the selection that it filters."""
    wanted, chosen = view.report, view.chosen
    day = dt.date.fromisoformat(wanted.date) if wanted.date else today
    filters = naming.filters_in_words(dataset, chosen)
    address = address_of(base, view)
    findings, leading = sentences.numbered(sentences.sentences(dataset, chosen))
    found = _sources(dataset, view, leading)
    cited = found[: max(_MOST_SOURCES, len(leading))]
    more = report.more_sources(len(found) - len(cited))
    references = {
        style: (
            citations.cite_data(dataset, address, day, style),
            *(citations.cite_source(dataset, source, style) for source in cited),
        )
        for style in citations.STYLES
    }
    citation, *listed = references[_STYLE]
    return Document(
        title=wanted.title or report.title(crediting.heading(dataset), filters),
        author=wanted.author,
        date=numbers.day(day),
        filters=filters,
        version=dataset.version,
        data=crediting.whole(dataset),
        heading=crediting.heading(dataset),
        makers=crediting.makers(dataset),
        running=crediting.running(dataset),
        licences=crediting.licences(dataset),
        address=address,
        paper=wanted.paper,
        look=wanted.look,
        blocks=tuple(_blocks(dataset, view, base, findings)),
        sources=(*listed, *map(citations.Reference, more)),
        citation=citation,
        file_name=_file_name(dataset.name, chosen.slug(), day),
        references=MappingProxyType(references),
    )


def address_of(base: str, view: View) -> str:
    """Write the address that makes this report again; "" where the base is unknown."""
    query = query_text({"v": ["1"], **view.to_query()})
    return f"{base.rstrip('/')}/report?{query}" if base else ""


def _blocks(
    dataset: Dataset, view: View, base: str, findings: tuple[str, ...]
) -> Iterator[Block]:
    parts = view.report.parts
    matches = _matches(dataset, view)
    if not parts:
        yield Sentences(title=report.NO_PARTS_TITLE, lines=(report.NO_PARTS,))
    if not matches:
        lines = report.nothing_matches(emptied.sentence(dataset, view.chosen))
        yield Sentences(title=report.NOTHING_TITLE, lines=lines)
    empty = []
    for part in parts:
        if part == plan.SENTENCES:
            if matches:
                yield Sentences(title=report.IN_SHORT, lines=findings)
            continue
        block = _table(dataset, view, part) or _picture(dataset, view, base, part)
        if _is_empty(block):
            empty.append(part)
        else:
            yield block
    if empty:
        lines = (report.left_out(empty),)
        yield Sentences(title=report.LEFT_OUT_TITLE, lines=lines)


def _picture(dataset: Dataset, view: View, base: str, part: str) -> Picture:
    name, of_part = _figure_of(view, part)
    look = cast("Look", view.report.look)
    drawn = catalogue.drawing(name, dataset, of_part, look)
    return Picture(
        part=part,
        drawing=drawn,
        exported=partial(exported.whole, drawn, dataset, of_part),
        address=kept.address(base, name, of_part),
        chart=chart_data(name, dataset, view.chosen, look),
    )


def _table(dataset: Dataset, view: View, part: str) -> Table | None:
    if not part.startswith(_TABLE):
        return None
    filters = naming.filters_in_words(dataset, view.chosen)
    if part == "table.events":
        listed = events.listed(dataset, view.chosen, most=_MOST_EVENTS)
        selection = select(dataset, view.chosen)
        shown = selection.definite | selection.possible
        sources = naming.source_titles_of(dataset, shown)
        title = captions.timeline_title(totals.events(dataset, view.chosen))
        footer = captions.footer(
            sources, crediting.version_line(dataset), borders=False, off_map=""
        )
        return Table(
            part=part,
            title=title,
            note=report.table_note(
                filters, footer, left_out=listed.total - len(listed.rows)
            ),
            columns=listed.columns,
            rows=listed.rows,
            exported=partial(exported.events, dataset, view, title, footer),
        )
    name, of_part = _figure_of(view, part.removeprefix(_TABLE))
    drawn = catalogue.drawing(name, dataset, of_part, cast("Look", view.report.look))
    return Table(
        part=part,
        title=drawn.title,
        note=report.table_note(filters, drawn.footer),
        columns=drawn.columns,
        rows=drawn.rows,
        exported=partial(exported.whole, drawn, dataset, of_part),
    )


def _figure_of(view: View, part: str) -> tuple[str, View]:
    """Split "map.latam" into the figure and the view in which it is drawn."""
    name, _, map_view = part.partition(".")
    return name, replace(view.of_figure(), map_view=map_view or MAP_VIEWS[0])


def _is_empty(block: Picture | Table) -> bool:
    return not (block.rows if isinstance(block, Table) else block.drawing.rows)


def _matches(dataset: Dataset, view: View) -> bool:
    selection = select(dataset, view.chosen)
    return bool((selection.definite | selection.possible).any())


def _sources(dataset: Dataset, view: View, leading: Sequence[str]) -> tuple[str, ...]:
    """List the sources of a selection by id: those that the sentences cite lead."""
    selection = select(dataset, view.chosen)
    shown = selection.definite | selection.possible
    takers, pairs = coded.takers(dataset), coded.claims(dataset)
    known = np.append(shown, False)
    claims = np.unique(pairs.claim[known[pairs.event]])
    series = np.unique(coded.events(dataset).series[shown])
    rows = takers.row[shown[takers.event]]
    found = list(leading) if plan.SENTENCES in view.report.parts else []
    for table, places in (
        (dataset.events, np.flatnonzero(shown)),
        (dataset.claims, claims),
        (dataset.series, series),
        (dataset.participation, rows),
    ):
        found += list(table["source_id"].iloc[places].unique())
    return tuple(dict.fromkeys(found))


def _file_name(name: str, slug: str, day: dt.date) -> str:
    short = slug if len(slug) <= _MOST_LETTERS else f"{slug[:_MOST_LETTERS]}-etc"
    return file_name(f"{name}--{short}--{day.isoformat()}")
