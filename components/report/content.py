"""Gathers a report: its words, pictures, tables and sources, in the plan's order."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import numpy as np

from components.asked import figures, plan
from components.asked.letters import file_name
from components.asked.selection import Selection, Viewed
from components.asked.view import View, query_text
from components.figures import catalogue, exported
from components.findings import citations, sentences
from components.pictures import kept
from components.report.document import Block, Document, Picture, Sentences, Table
from components.tables import emptied, events, naming, programme
from components.tables.comparison import both
from components.tables.how import tiles as how
from components.words import captions, crediting, numbers, report
from components.words import programme as programme_words
from components.words.how import sums
from data.reading.outreach import WORLD
from data.selecting import coded

if TYPE_CHECKING:
    from components.looks.theme import Look

_MOST_LETTERS = 100  # of a file's name
_MOST_EVENTS, _MOST_SOURCES = 300, 100  # of a report; the zip of the data has all
_STYLE: citations.Style = "vancouver"


def document(viewed: Viewed, base: str, today: dt.date) -> Document:
    """Gather the report that `view.report` plans, of the selection that it filters."""
    dataset = viewed.dataset
    wanted = viewed.view.report
    day = dt.date.fromisoformat(wanted.date) if wanted.date else today
    sides, filters = _sides(viewed), _filters(viewed)
    address = address_of(base, viewed.view)
    findings, leading = sentences.numbered(sentences.sentences(viewed.selection))
    source_ids = _sources(viewed, leading)
    cited = source_ids[: max(_MOST_SOURCES, len(leading))]
    more = report.more_sources(len(source_ids) - len(cited))
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
        names_filters=not wanted.title,
        author=wanted.author,
        day=day,
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
        look=cast("Look", wanted.look),
        blocks=(*_blocks(viewed, base, findings), *_programmes(viewed)),
        sources=(*listed, *map(citations.Reference, more)),
        citation=citation,
        file_name=_file_name(
            dataset.name, "--against--".join(side.chosen.slug() for side in sides), day
        ),
        references=MappingProxyType(references),
        views=dataset.choices.views,
    )


def _sides(viewed: Viewed) -> tuple[Selection, ...]:
    """Take both selections where the report has a part that compares, else the one."""
    parts = viewed.view.report.parts
    named = (part.removeprefix(figures.TABLE).partition(".")[0] for part in parts)
    compares = {name for name, of in catalogue.FIGURES.items() if of.compares}
    both = viewed.selection.sides
    return both if both and compares & {*named} else (viewed.selection,)


def _filters(viewed: Viewed, *, compares: bool = True) -> str:
    """Describe the filters of all that the report is of, or of one part of it."""
    if compares and len(_sides(viewed)) > 1:
        return both.filters_in_words(viewed.selection)
    return naming.filters_in_words(viewed.selection)


def address_of(base: str, view: View) -> str:
    """Write the address that makes this report again; "" where the base is unknown."""
    query = query_text({"v": ["1"], **view.to_query()})
    return f"{base.rstrip('/')}/report?{query}" if base else ""


def _blocks(viewed: Viewed, base: str, findings: tuple[str, ...]) -> Iterator[Block]:
    wanted = viewed.view.report
    parts = wanted.parts
    matches = viewed.selection.shown.any()
    if not parts:
        yield Sentences(title=report.NO_PARTS_TITLE, lines=(report.NO_PARTS,))
    if not matches:
        lines = report.nothing_matches(emptied.sentence(viewed.selection))
        yield Sentences(title=report.NOTHING_TITLE, lines=lines)
    empty = []
    for part in parts:
        if part == plan.SENTENCES:
            if matches:
                yield Sentences(
                    title=report.IN_SHORT,
                    lines=findings,
                    are_findings=True,
                    own=wanted.note(part),
                )
            continue
        block = _block(viewed, base, part)
        rows = block.rows if isinstance(block, Table) else block.drawing.rows
        # How nothing comes to nothing is nothing to tell.
        if rows and (matches or part != plan.HOW):
            yield replace(block, own=wanted.note(part))
        else:
            empty.append(part)
    if empty:
        lines = (report.left_out(empty, viewed.dataset.choices.views),)
        yield Sentences(title=report.LEFT_OUT_TITLE, lines=lines)


def _block(viewed: Viewed, base: str, part: str) -> Picture | Table:
    if part == plan.EVENTS:
        return _events(viewed)
    if part == plan.HOW:
        return _how(viewed)
    if part.startswith(figures.TABLE):
        return _table(viewed, part)
    look = cast("Look", viewed.view.report.look)
    return picture(viewed, base, part, look)


def _programmes(viewed: Viewed) -> Iterator[Block]:
    """Say what programmes report of themselves, behind all that counts events."""
    if plan.SENTENCES in viewed.view.report.parts:
        for lines in programme.paragraphs(viewed.selection):
            yield Sentences(title=programme_words.TITLE, lines=lines)


def picture(viewed: Viewed, base: str, part: str, look: "Look") -> Picture:
    """Draw the figure of a part, with what slides need to draw it themselves."""
    name, of_part = _figure_of(viewed, part)
    figure, drawn = catalogue.FIGURES[name], catalogue.drawing(name, of_part, look)
    return Picture(
        part=part,
        drawing=drawn,
        exported=partial(exported.whole, drawn, of_part),
        address=kept.address(base, name, of_part.view),
        chart=figure.chart(viewed.selection, look) if figure.chart else None,
    )


def _events(viewed: Viewed) -> Table:
    selection = viewed.selection
    listed = events.listed(selection, most=_MOST_EVENTS)
    title = captions.timeline_title(selection.events)
    footer = captions.footer(
        naming.source_titles_of(selection),
        crediting.version_line(viewed.dataset),
        borders=False,
        off_map="",
    )
    left_out = listed.total - len(listed.rows)
    filters = naming.filters_in_words(selection)
    return Table(
        part=plan.EVENTS,
        title=title,
        note=report.table_note(filters, footer, left_out=left_out),
        columns=listed.columns,
        rows=listed.rows,
        exported=partial(exported.events, viewed, title, footer),
    )


def _how(viewed: Viewed) -> Table:
    drawn = exported.how(viewed)
    rows = [r for one in how.every(viewed.selection) for r in one.rows]
    filters = naming.filters_in_words(viewed.selection)
    return Table(
        part=plan.HOW,
        title=drawn.title,
        note=report.table_note(filters, drawn.footer),
        columns=sums.COLUMNS,
        rows=tuple(rows),
        exported=lambda: drawn,
    )


def _table(viewed: Viewed, part: str) -> Table:
    name, of_part = _figure_of(viewed, part.removeprefix(figures.TABLE))
    drawn = catalogue.drawing(name, of_part, cast("Look", viewed.view.report.look))
    filters = _filters(viewed, compares=catalogue.FIGURES[name].compares)
    return Table(
        part=part,
        title=drawn.title,
        note=report.table_note(filters, drawn.footer),
        columns=drawn.columns,
        rows=drawn.rows,
        exported=partial(exported.whole, drawn, of_part),
    )


def _figure_of(viewed: Viewed, part: str) -> tuple[str, Viewed]:
    """Split "map.africa" into the figure and the view in which it is drawn."""
    name, _, map_view = part.partition(".")
    view = replace(viewed.view.of_figure(), map_view=map_view or WORLD)
    return name, Viewed(viewed.dataset, view)


def _sources(viewed: Viewed, leading: Sequence[str]) -> tuple[str, ...]:
    """List the sources by id: those that the sentences cite lead."""
    source_ids = list(leading) if plan.SENTENCES in viewed.view.report.parts else []
    for side in _sides(viewed):
        source_ids += _sources_of(side)
    return tuple(dict.fromkeys(source_ids))


def _sources_of(selection: Selection) -> list[str]:
    """List the sources of a selection: of events, claims, series and who took part."""
    dataset, matching = selection.dataset, selection.shown
    takers = coded.takers(dataset)
    source_ids = list(selection.sources)
    for table, places in (
        (dataset.series, np.unique(coded.events(dataset).series[matching])),
        (dataset.participation, takers.row[matching[takers.event]]),
    ):
        source_ids += list(table["source_id"].iloc[places].unique())
    return source_ids


def _file_name(name: str, slug: str, day: dt.date) -> str:
    short = slug if len(slug) <= _MOST_LETTERS else f"{slug[:_MOST_LETTERS]}-etc"
    return file_name(f"{name}--{short}--{day.isoformat()}")
