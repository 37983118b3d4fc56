"""What is known of a series itself: who makes it, and what it is part of."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.tables import naming
from components.tables.citing import Cited, cite
from components.words import numbers, prose
from data.reading.package import Dataset
from data.reading.rows import records

Fact = tuple[str, str, list[Cited]]


def facts(dataset: Dataset, series_id: str) -> list[Fact]:
    """List everything known about a series as a whole."""
    series = naming.series_by_id(dataset)[series_id]
    cited = [cite(dataset, "", series.note, series)]
    planned = series.planned_events
    return [
        (prose.FACT_SERIES, series.title, cited),
        *made_by(dataset, series),
        *(
            [(prose.FACT_PLANNED, prose.planned(int(planned)), [])]
            if not pd.isna(planned)
            else []
        ),
        *parts(dataset, series_id),
    ]


def made_by(dataset: Dataset, series: Any) -> Iterator[Fact]:
    """Name who organises a series, who pays for it, and the programme it belongs to."""
    stands = [cite(dataset, "", "", series)]
    if series.organisers:
        yield prose.FACT_ORGANISERS, series.organisers, stands
    if series.sponsors:
        yield prose.FACT_SPONSORS, series.sponsors, stands
    if series.part_of:
        whole = naming.series_by_id(dataset)[series.part_of]
        yield prose.FACT_PART_OF, whole.title, stands


def parts(dataset: Dataset, series_id: str) -> Iterator[Fact]:
    """Name the series that belong to a programme: they are never added to it."""
    of_it = dataset.series[dataset.series["part_of"] == series_id]
    if not of_it.empty:
        cited = [cite(dataset, row.title, "", row) for row in records(of_it)]
        names = numbers.listed([one.words for one in cited])
        yield prose.FACT_PARTS, names, cited
