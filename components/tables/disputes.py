"""Where sources disagree, and what is kept of them that changes no number."""

from dataclasses import replace
from typing import Any

from components.tables import naming
from components.tables.cited import cited_claim
from components.tables.citing import Cited
from components.words import disputes, readings
from components.words.language import of_data
from data.checking import claims
from data.reading.package import Dataset
from data.reading.rows import records

Fact = tuple[str, str, list[Cited]]


@of_data(maxsize=4)
def disputed(dataset: Dataset) -> tuple[Fact, ...]:
    """List each dispute: about what, what each side says, and where it says so."""
    rows = dataset.claims[dataset.claims["dispute"] != ""]
    return tuple(
        _dispute(dataset, list(records(sides)))
        for _, sides in rows.groupby("dispute", sort=False)
    )


def _dispute(dataset: Dataset, sides: list[Any]) -> Fact:
    first, *_ = sides
    about = _about(dataset, first)
    words = disputes.sides(
        [side.size_text for side in sides],
        [side.size_text for side in sides if side.preferred],
    )
    named = disputes.subject(about, first.measure)
    return named, words, [_side(dataset, side) for side in sides]


def _side(dataset: Dataset, side: Any) -> Cited:
    """Cite a side; the reason for preferring it stands in its note."""
    cited = cited_claim(dataset, side)
    if not side.preferred:
        return cited
    return replace(cited, detail=disputes.reason(cited.detail, side.note))


def _about(dataset: Dataset, claim: Any) -> str:
    if claim.series_id:
        return naming.series_name(dataset, claim.series_id)
    events = claim.events.split()
    named, series = naming.label(dataset, events), naming.series_of(dataset, events)
    if series is None:
        return named
    return readings.series_events(naming.series_name(dataset, series), named)


@of_data(maxsize=4)
def unused(dataset: Dataset) -> tuple[Cited, ...]:
    """List the claims that change no number, each with the reason."""
    found = []
    for place, why in claims.changing_nothing(dataset.claims):
        cited = cited_claim(dataset, naming.row(dataset, "claims", place))
        found.append(replace(cited, detail=why))
    return tuple(found)
