"""What a programme reports of itself: beside the events listed, and never added."""

from collections.abc import Iterator
from typing import Any

from components.asked.selection import Selection
from components.tables import naming
from components.tables.citing import Cited, cite
from components.words import numbers, programme
from components.words.language import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

Line = tuple[str, str, list[Cited]]  # what is counted, the number, where it stands


@of_data(maxsize=64)
def reported(selection: Selection) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """List each programme of the selection with its own totals, oldest first.

    Programmes are those of the series shown, and those that they are part of.
    """
    dataset = selection.dataset
    ids = naming.series_ids(dataset)
    shown = {ids[at] for at in set(coded.events(dataset).series[selection.shown])}
    rows = dataset.claims[dataset.claims["series_id"] != ""]
    parts = []
    for series_id in ids:
        claims = rows[rows["series_id"] == series_id]
        if not claims.empty and shown & {series_id, *_parts_of(dataset, series_id)}:
            title = naming.series_by_id(dataset)[series_id].title
            lines = sorted(_lines(dataset, records(claims)), key=lambda line: line[0])
            parts.append((title, tuple(line for _, line in lines)))
    return tuple(parts)


def _parts_of(dataset: Dataset, programme_id: str) -> Iterator[str]:
    """Walk the series that belong to a programme, through others or directly."""
    waiting, seen = [programme_id], {programme_id}
    while waiting:
        whole = waiting.pop()
        series = dataset.series
        for part in series.loc[series["part_of"] == whole, "series_id"]:
            if part not in seen:
                seen.add(part)
                waiting.append(part)
                yield part


def _lines(dataset: Dataset, claims: Iterator[Any]) -> Iterator[tuple[str, Line]]:
    for claim in claims:
        source = naming.sources_by_id(dataset)[claim.source_id]
        words = f"{claim.size_text} {claim.population}".strip()
        since = numbers.date(source.published) if source.published else ""
        cited = cite(dataset, programme.as_reported(since), claim.note, claim)
        name = programme.counted(claim.measure, claim.count_basis)
        yield source.published, (name, words, [cited])
