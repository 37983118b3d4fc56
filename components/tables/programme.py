"""What a programme reports of itself: beside the events listed, and never added."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
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
DatedClaim = tuple[str, Any]  # when its source was published; "" where not known


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


def claims_of(selection: Selection) -> Iterator[tuple[str, Sequence[DatedClaim]]]:
    """Find the claims of each programme, by the dates of their sources.

    Programmes are those of the series shown, and those that they are part of.
    """
    dataset = selection.dataset
    ids = naming.series_ids(dataset)
    shown = {ids[at] for at in set(coded.events(dataset).series[selection.shown])}
    for programme_id, series, claims in _programmes(dataset):
        if shown & series:
            yield programme_id, claims


@of_data(maxsize=4)
def _programmes(
    dataset: Dataset,
) -> tuple[tuple[str, frozenset[str], tuple[DatedClaim, ...]], ...]:
    """List the programmes that claims are made of, each with all series of it."""
    rows = dataset.claims[
        (dataset.claims["series_id"] != "") & (dataset.claims["part_of"] == "")
    ]
    published = naming.sources_by_id(dataset)
    claims: dict[str, list[DatedClaim]] = defaultdict(list)
    for claim in records(rows):
        dated = published[claim.source_id].published, claim
        claims[claim.series_id].append(dated)
    return tuple(
        (
            programme_id,
            frozenset({programme_id, *belonging(dataset, programme_id)}),
            tuple(sorted(claims[programme_id], key=itemgetter(0))),
        )
        for programme_id in naming.series_ids(dataset)
        if programme_id in claims
    )


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
