"""What was held, planned or cancelled, and what only may belong."""

from collections.abc import Collection, Iterator

from components.findings.selected import Finding, Selected, counted
from components.tables import countries
from components.words import numbers, places, prose, sentences
from components.words.scope import country
from data.reading.package import Dataset

_UNHELD = ("planned", "cancelled", "unknown")


def events(found: Selected) -> Iterator[Finding]:
    """Say what was held, what only may belong, and what was planned or cancelled."""
    said = [*_held(found), *_unheld(found)]
    yield from said or [(sentences.nothing(found.scope), set())]


def _held(found: Selected) -> Iterator[Finding]:
    dataset, reasons = found.dataset, _reasons(found)
    if found.definite:
        named = counted(dataset, found.definite, joined_by=found.possible)
        said = sentences.held(found.scope, named, _years(dataset, found.definite))
        planned, _ = found.having("planned")
        said = sentences.held_and_planned(said, len(planned))
        yield said, found.sources_of(found.definite, planned)
    elif found.possible:
        named = [] if reasons else counted(dataset, found.possible)
        yield (
            sentences.not_certain(found.scope, named),
            found.sources_of(found.possible),
        )
    if found.possible and (found.definite or reasons):
        named = counted(dataset, found.possible, beside=found.definite)
        said = sentences.may_belong(found.scope, named, reasons)
        yield said, found.sources_of(found.possible)


def _unheld(found: Selected) -> Iterator[Finding]:
    for status in _UNHELD:
        sure, maybe = found.having(status)
        told = status == "planned" and found.definite  # beside those held
        if sure and not told:
            said = sentences.unheld(found.scope, counted(found.dataset, sure), status)
            yield said, found.sources_of(sure)
        if maybe:
            said = sentences.unheld_maybe(
                found.scope, counted(found.dataset, maybe), status
            )
            yield said, found.sources_of(maybe)


def _years(dataset: Dataset, events: Collection[str]) -> tuple[int, int] | None:
    """Give the years of events; None where one of them is open to a side."""
    rows = dataset.events[dataset.events["event_id"].isin(events)]
    if rows["start"].isna().any() or rows["end"].isna().any():
        return None
    return int(rows["start"].min().year), int(rows["end"].max().year)


def _reasons(found: Selected) -> list[str]:
    """Say why a chosen country may have taken part."""
    groups = countries.unnamed(found.selection)
    among: dict[tuple[str, ...], list[str]] = {}
    for code in found.selection.chosen.countries:
        having = tuple(places.group_of(g) for g in groups if code in g.allowed)
        among.setdefault(having, []).append(country(code))
    return [
        prose.may_include(numbers.listed(named), having)
        for having, named in among.items()
        if having
    ]
