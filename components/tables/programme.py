"""What a programme reports of itself: beside the events listed, and never added."""

from collections.abc import Iterator
from typing import Any

from components.asked.selection import Selection
from components.tables import naming
from components.tables.citing import Cited, cite
from components.words import numbers, programme
from components.words.language import of_data
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
        for series, claims in claims_of(selection)
    )


def claims_of(selection: Selection) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
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


def paragraphs(selection: Selection) -> Iterator[tuple[str, ...]]:
    """Say what each programme reports of itself: a lead, then a line a number."""
    for title, lines in reported(selection):
        yield (
            programme.lead(title, naming.period_words(selection)),
            *(
                programme.line(name, words, cited.words, cited.source_title)
                for name, words, (cited,) in lines
            ),
        )


def _line(dataset: Dataset, published: str, claim: Any) -> Line:
    words = f"{claim.size_text} {claim.population}".strip()
    since = numbers.date(published) if published else ""
    cited = cite(dataset, programme.as_reported(since), claim.note, claim)
    return programme.counted(claim.measure, claim.count_basis), words, [cited]
