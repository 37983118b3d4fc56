"""What a reader may want to compare: series with series, a year with the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from components.asked import sides
from components.asked.selection import Selection
from components.asked.view import VERSION
from components.tables import bars, naming
from components.words import comparison as words
from components.words.language import of_data
from data.counting.totals import held
from data.selecting import coded
from data.selecting.filters import Filter, from_query

Suggestion = tuple[str, dict[str, list[str]]]  # what is said, and the address's query
_MOST_SERIES, _MOST_YEARS = 3, 3


@of_data(maxsize=32)
def suggested(selection: Selection) -> tuple[Suggestion, ...]:
    """List comparisons that begin with what is chosen, or else the most likely ones."""
    pairs = [*_of_series(selection), *_of_years(selection)]
    if selection.chosen != Filter():
        pairs.append((selection.chosen, Filter()))
    return tuple(_said(selection, one, other) for one, other in pairs)


def _said(selection: Selection, one: Filter, other: Filter) -> Suggestion:
    choices = selection.dataset.choices
    named = (words.in_short(side, choices) for side in (one, other))
    query = {"v": [VERSION], **sides.to_query(one, other)}
    return words.suggestion(*named), query


def _of_series(selection: Selection) -> Iterator[tuple[Filter, Filter]]:
    """Pair the one series chosen, or the largest, with the next largest."""
    dataset, chosen = selection.dataset, selection.chosen
    ids = naming.series_ids(dataset)
    order, lows = bars.series_bounds(Selection(dataset, Filter()))
    largest = [ids[at] for at in order[np.argsort(-lows, kind="stable")].tolist()]
    if len(chosen.series) > 1 or not largest:
        return
    first = chosen.series[0] if chosen.series else largest[0]
    others = [series for series in largest if series != first]
    for other in others[: _MOST_SERIES if chosen.series else 1]:
        pair = [first, other]
        if not chosen.series:
            pair.sort(key=ids.index)
        one, two = (_but(selection, series=[series]) for series in pair)
        yield one, two


def _of_years(selection: Selection) -> Iterator[tuple[Filter, Filter]]:
    """Pair years with those before them, the latest first."""
    dataset, chosen = selection.dataset, selection.chosen
    if chosen.period:
        return
    picked = selection.definite & held(dataset)
    found = coded.events(dataset).year[picked]
    years: Sequence[int] = np.unique(found[found > 0]).tolist()
    for one, two in [*pairwise(years)][::-1][:_MOST_YEARS]:
        yield (
            _but(selection, period=[f"{one:04d}"]),
            _but(selection, period=[f"{two:04d}"]),
        )


def _but(selection: Selection, **changed: list[str]) -> Filter:
    query = {**selection.chosen.to_query(), **changed}
    return from_query(query, selection.dataset.choices)[0]
