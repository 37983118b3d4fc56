"""What a programme reports of itself: beside the events listed, and never added."""

from collections.abc import Iterator
from typing import Any

from components.asked.selection import Selection
from components.tables import naming
from components.tables.citing import Cited, cite
from components.words import numbers, programme
from components.words.language import of_data
from components.words.scope import with_article
from data.counting.programmes import belonging
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

Line = tuple[str, str, list[Cited]]  # what is counted, the number, where it stands


@of_data(maxsize=64)
def reported(selection: Selection) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """List each programme of the selection with its own totals, oldest first."""
    dataset = selection.dataset
    return tuple(
        (
            naming.series_by_id(dataset)[series].title,
            tuple(_line(dataset, *claim) for claim in claims),
        )
        for series, claims in _claims(selection)
    )


def _claims(selection: Selection) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Find the claims of each programme, by the dates of their sources.

    Programmes are those of the series shown, and those that they are part of.
    """
    dataset = selection.dataset
    ids = naming.series_ids(dataset)
    shown = {ids[at] for at in set(coded.events(dataset).series[selection.shown])}
    rows = dataset.claims[
        (dataset.claims["series_id"] != "") & (dataset.claims["part_of"] == "")
    ]
    published = naming.sources_by_id(dataset)
    for series_id in ids:
        claims = rows[rows["series_id"] == series_id]
        if not claims.empty and shown & {series_id, *belonging(dataset, series_id)}:
            dated = [(published[c.source_id].published, c) for c in records(claims)]
            yield series_id, sorted(dated, key=lambda claim: claim[0])


@of_data(maxsize=64)
def in_sentences(selection: Selection) -> tuple[tuple[str, frozenset[str]], ...]:
    """Say what each programme reports of itself, with the ids of its sources."""
    return tuple(
        (
            programme.sentence(_subject(selection.dataset, series), _items(claims)),
            frozenset(row.source_id for _, row in claims),
        )
        for series, claims in _claims(selection)
    )


def _subject(dataset: Dataset, series_id: str) -> str:
    return with_article(naming.series_name(dataset, series_id))


def _items(claims: list[tuple[str, Any]]) -> list[str]:
    items = []
    for published, row in claims:
        words = programme.number(
            row.size_text, row.population, row.measure, row.count_basis
        )
        date = numbers.date(published) if published else ""
        items.append(programme.dated(words, date))
    return items


def _line(dataset: Dataset, published: str, claim: Any) -> Line:
    words = f"{claim.size_text} {claim.population}".strip()
    since = numbers.date(published) if published else ""
    cited = cite(dataset, programme.as_reported(since), claim.note, claim)
    return programme.counted(claim.measure, claim.count_basis), words, [cited]
