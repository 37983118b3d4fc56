"""What was held, planned or cancelled, and what only may belong."""

from collections.abc import Iterator

from components.findings.selected import Finding, Selected, counted
from components.tables import countries, headline
from components.words import numbers, prose, sentences
from components.words.scope import country
from data.counting.tally import tally_of

_UNHELD = ("planned", "cancelled", "unknown")


def events(selected: Selected) -> Iterator[Finding]:
    """Say what was held, what only may belong, and what was planned or cancelled."""
    findings = [*_held(selected), *_unheld(selected)]
    yield from findings or [(sentences.nothing(selected.scope), set())]


def _held(selected: Selected) -> Iterator[Finding]:
    dataset, scope, reasons = selected.dataset, selected.scope, _reasons(selected)
    if selected.definite:
        counts = counted(dataset, selected.definite, joined_by=selected.possible)
        sure, _ = selected.selection.held
        words = sentences.held(scope, counts, headline.years(dataset, sure))
        planned, _ = selected.having("planned")
        words = sentences.held_and_planned(words, tally_of(dataset, planned))
        yield words, selected.sources_of(selected.definite, planned)
    elif selected.possible:
        counts = [] if reasons else counted(dataset, selected.possible)
        unheld = any(selected.having(status)[0] for status in _UNHELD)
        words = sentences.not_certain(scope, counts, is_unheld_sure=unheld)
        yield words, selected.sources_of(selected.possible)
    if selected.possible and (selected.definite or reasons):
        counts = counted(dataset, selected.possible, beside=selected.definite)
        words = sentences.may_belong(scope, counts, reasons)
        yield words, selected.sources_of(selected.possible)


def _unheld(selected: Selected) -> Iterator[Finding]:
    dataset, scope = selected.dataset, selected.scope
    for status in _UNHELD:
        sure, maybe = selected.having(status)
        is_told = status == "planned" and selected.definite  # beside those held
        if sure and not is_told:
            words = sentences.unheld(scope, counted(dataset, sure), status)
            yield words, selected.sources_of(sure)
        if maybe:
            words = sentences.unheld_maybe(scope, counted(dataset, maybe), status)
            yield words, selected.sources_of(maybe)


def _reasons(selected: Selected) -> list[str]:
    """Say why a chosen country may have taken part."""
    among: dict[tuple[str, ...], list[str]] = {}
    for code in selected.selection.chosen.countries:
        groups = countries.groups_with(selected.selection, code)
        among.setdefault(groups, []).append(country(code))
    return [
        prose.may_include(numbers.listed(names), groups)
        for groups, names in among.items()
        if groups
    ]
