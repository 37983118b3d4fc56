"""A figure's table as files hold it: every row, with codes, filters and licence."""

from dataclasses import replace

import pandas as pd

from components.asked.selection import Selection, Viewed
from components.figures.catalogue import FIGURES
from components.figures.drawing import Drawing, Plot
from components.figures.whole import file_name
from components.tables import events as listing
from components.tables import naming, standing, twins
from components.tables.comparison import both
from components.tables.how.tiles import MOST_IN_FILES
from components.tables.how.tiles import every as workings
from components.words import captions, crediting, filters
from components.words.how import sums


def whole(drawing: Drawing, viewed: Viewed) -> Drawing:
    """Exchange a drawing's table for one with every row, also those summarised."""
    figure = FIGURES[drawing.name]
    selection = figure.select(viewed)
    table = figure.table(selection)
    if "matches" not in table:
        table = standing.told(selection, table)
    if "iso_end" not in table:
        table = standing.with_codes(selection.dataset, table)
    columns = twins.columns_of(selection, figure.columns)
    names, rows = twins.named(table, {**columns, **captions.CODES})
    same = said_of_all(selection)
    if figure.compares and both.is_compared(selection):
        same[captions.COLUMN_FILTERS] = both.filters_in_words(selection)
    if about := figure.about(viewed):
        same[captions.COLUMN_FILTERS] = about
    every = tuple((*row, *same.values()) for row in rows)
    return replace(drawing, columns=(*names, *same), rows=every)


def events(viewed: Viewed, title: str, footer: str) -> Drawing:
    """Make a figure without a picture of the table of events, every row of it."""
    dataset = viewed.dataset
    listed = listing.listed(viewed.selection)
    numbers = [naming.numbers_of(dataset, [event]) for event in listed.ids]
    ids = pd.DataFrame({"numbers": pd.Series(numbers, dtype="object")})
    codes, rows = twins.named(standing.with_codes(dataset, ids), captions.CODES)
    same = said_of_all(viewed.selection)
    return Drawing(
        name="events",
        title=title,
        subtitle=captions.subtitle(same[captions.COLUMN_FILTERS], ""),
        footer=footer,
        alt="",
        plot=_no_picture,
        columns=(*listed.columns, *codes, *same),
        rows=tuple(
            (*a, *b, *same.values()) for a, b in zip(listed.rows, rows, strict=True)
        ),
        file_name=file_name("events", viewed.chosen),
    )


def how(viewed: Viewed) -> Drawing:
    """Make a figure without a picture of how every total comes about."""
    dataset = viewed.dataset
    same = said_of_all(viewed.selection)
    rows = [r for w in workings(viewed.selection, MOST_IN_FILES) for r in w.rows]
    return Drawing(
        name="how",
        title=sums.TITLE,
        subtitle=captions.subtitle(same[captions.COLUMN_FILTERS], ""),
        footer=captions.footer(
            naming.source_titles_of(viewed.selection),
            crediting.version_line(dataset),
            borders=False,
            off_map="",
        ),
        alt="",
        plot=_no_picture,
        columns=(*sums.COLUMNS, *same),
        rows=tuple((*row, *same.values()) for row in rows),
        file_name=file_name("how", viewed.chosen),
        sheet=sums.SHEET,
    )


def _no_picture(*, narrow: bool) -> Plot:  # noqa: ARG001
    return Plot(data=[], layout={})


def said_of_all(selection: Selection) -> dict[str, str]:
    """Name what holds for every row of an exported table: filters, data, licence."""
    dataset = selection.dataset
    return {
        captions.COLUMN_FILTERS: filters.in_words(selection.chosen, dataset.choices),
        captions.COLUMN_DATA: crediting.title(dataset),
        captions.COLUMN_VERSION: dataset.version,
        captions.COLUMN_LICENCE: crediting.licence(dataset),
    }
