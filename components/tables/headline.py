"""The headline: one selection in one sentence."""

from dataclasses import replace

import numpy as np

from components.asked.selection import Selection
from components.live import firsts
from components.tables import countries, naming
from components.words import numbers, prose, readings
from components.words.language import of_data
from data.counting import coverage, totals
from data.counting.bounds import claimed
from data.counting.tally import tally
from data.geography import countries as codes
from data.reading.arrays import Mask
from data.reading.package import Dataset
from data.selecting import coded

_MOST_SERIES = 2  # more series than these are told together
_MOST_COMPARED = 6  # of those with the largest bounds, by what is stated


@of_data(maxsize=128)
def headline(selection: Selection) -> tuple[str, ...]:
    """Say a selection in one sentence; `prose.Phrase` pieces carry a series' colour."""
    pieces = firsts.of_selection("headline", selection, lambda: _pieces(selection))
    return tuple(
        prose.Phrase(piece, of_series) if of_series else piece
        for piece, of_series in pieces
    )


def _pieces(selection: Selection) -> list[tuple[str, str]]:
    """Pair each piece of the sentence with the series whose colour it carries."""
    return [
        (str(piece), piece.series_id if isinstance(piece, prose.Phrase) else "")
        for piece in _sentence(selection)
    ]


def _sentence(selection: Selection) -> tuple[str, ...]:
    dataset = selection.dataset
    definite, possible = selection.held
    maybe = tally(dataset, possible)
    if not definite.any():
        if not maybe:
            events = selection.events
            if events.possible or any(events.sure.values()):
                return (prose.none_held(events),)
            return (readings.NO_MATCH,)
        return (prose.nothing_certain(maybe, _reasons(selection), selection.events),)
    series, ids = coded.events(dataset).series, naming.series_ids(dataset)
    order = naming.series_in_time(dataset, definite)
    core = [place for place in order if naming.is_core(dataset, ids[place])]
    alone = _leading(dataset, definite, core or order)
    drawn = [
        _drawn(dataset, ids[place], definite & (series == place)) for place in alone
    ]
    if len(order) > len(alone):
        others = _drawn(dataset, None, definite & ~np.isin(series, alone))
        more = len(order) - len(alone) if len(core) > len(alone) else 0
        drawn.append(replace(others, more_series=more))
    return tuple(
        prose.headline(
            drawn,
            years(dataset, definite),
            coverage.countries(dataset, selection.chosen, sure_only=True),
            roles=selection.chosen.roles,
            possible=maybe,
            period=selection.chosen.period,
            added_by_possible=_added_by_possible(selection),
        )
    )


def _leading(dataset: Dataset, definite: Mask, series: list[int]) -> list[int]:
    """Choose the series to name: those with most attendances, or else most events."""
    if len(series) <= _MOST_SERIES:
        return series
    of = coded.events(dataset).series
    held = np.bincount(of[definite], minlength=max(series) + 1)
    parts = np.where(definite, of, -1)
    low, _ = claimed(dataset).of_parts(parts, definite, max(series) + 1)
    largest = sorted(series, key=lambda place: (-low[place], -held[place]))
    compared = {
        place: totals.number_of(dataset, definite & (of == place))
        for place in largest[:_MOST_COMPARED]
    }
    return sorted(compared, key=lambda place: -compared[place])[:_MOST_SERIES]


def _reasons(selection: Selection) -> list[str]:
    """Say why a chosen country may have taken part."""
    return [
        prose.may_include(codes.name(code), groups)
        for code in selection.chosen.countries
        if (groups := countries.groups_with(selection, code))
    ]


def _added_by_possible(selection: Selection) -> list[str]:
    """List the countries that events have which only may lie in the period."""
    if not selection.chosen.period:
        return []
    _, possible = selection.held
    dataset, sure = selection.dataset, selection.countries
    takers = coded.takers(dataset)
    roles = coverage.roles_taking_part(selection.chosen)
    wanted = np.isin(takers.role, coded.role_codes(roles)) & (takers.country >= 0)
    wanted &= takers.definite & possible[takers.event]
    known = codes.codes()
    added = {known[at] for at in np.unique(takers.country[wanted]).tolist()}
    return sorted(added - {*sure.named} | (added & {*sure.partners}), key=codes.name)


def _drawn(dataset: Dataset, series_id: str | None, events: Mask) -> prose.Drawn:
    total = totals.attendances_picked(dataset, events, np.zeros_like(events))
    return prose.Drawn(
        series_id=series_id,
        title=naming.series_name(dataset, series_id) if series_id else "",
        kinds=tuple(sorted(dataset.events["kind"][events].unique())),
        held=tally(dataset, events),
        count=numbers.amount(total) if total.is_counted else None,
    )


def years(dataset: Dataset, events: Mask) -> tuple[int, int] | None:
    """Give the years of the events; None where one of them is open to a side."""
    rows = dataset.events[["start", "end"]][events]
    if rows.isna().to_numpy().any():
        return None
    return int(rows["start"].min().year), int(rows["end"].max().year)
