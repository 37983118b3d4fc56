"""From where people came: countries by attendances, where sources give origins."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import countries, naming, parts
from components.words import parts as words
from components.words.language import of_data
from data.checking.parted import covers
from data.counting.bounds import Bounds
from data.counting.connected import connected
from data.counting.parts import Division
from data.reading.rows import records

_STEPS = ((100, 5), (10, 2), (1, 1))  # from so many on, as dark as so many events


@dataclass(frozen=True, slots=True)
class Origin:
    """How many came from a country, of the numbers whose origins are stated."""

    bounds: Bounds
    events: tuple[str, ...]
    regions: tuple[str, ...]  # stated of more countries than this one


@dataclass(frozen=True, slots=True)
class _Stated:
    """How many of one number came from a country; `low` is 0 if it only may match."""

    events: tuple[str, ...]
    low: int
    high: float  # infinite where open
    regions: list[str]


@of_data(maxsize=32)
def origins(selection: Selection) -> dict[str, Origin]:
    """Bound for each country how many came from there, by its code.

    Numbers about the same events are never added: see `_added`.
    """
    stated: dict[str, list[_Stated]] = defaultdict(list)
    for division, is_sure in _divided(selection):
        events = tuple(division.whole.events.split())
        for code, (low, high, named) in _of_one(division).items():
            stated[code].append(_Stated(events, low if is_sure else 0, high, named))
    return {code: _added(numbers) for code, numbers in stated.items()}


def _added(numbers: list[_Stated]) -> Origin:
    """Add the numbers of one country, of those that share events the largest.

    Numbers that share some events, neither all of the other's, add up at most.
    """
    groups = connected(numbers)
    lows = [max(number.low for number in group) for group in groups]
    highs = [_at_most(group) for group in groups]
    low, high = sum(lows), sum(map(max, lows, highs))
    return Origin(
        Bounds(low, None if np.isinf(high) else round(high)),
        tuple(dict.fromkeys(e for number in numbers for e in number.events)),
        tuple(dict.fromkeys(r for number in numbers for r in number.regions)),
    )


def _at_most(group: list[_Stated]) -> float:
    """Add what is stated of the widest sets of events, of each the largest."""
    highs: dict[frozenset[str], float] = defaultdict(float)
    for number in group:
        events = frozenset(number.events)
        highs[events] = max(highs[events], number.high)
    return sum(
        max(high for inner, high in highs.items() if inner <= events)
        for events in highs
        if not any(events < wider for wider in highs)
    )


def _divided(selection: Selection) -> Iterator[tuple[Division, bool]]:
    """Find the numbers divided by origin, and which are of events that match."""
    for division in parts.divided(selection):
        events = division.whole.events.split()
        is_sum = division.whole.measure == selection.measure
        if division.dimension == "origin" and events and is_sum:
            at = naming.numbers_of(selection.dataset, events)
            yield division, bool(selection.definite[at].all())


def _of_one(division: Division) -> dict[str, tuple[int, float, list[str]]]:
    """Bound each country by its own part, and by those of regions that hold it."""
    found: dict[str, tuple[int, float, list[str]]] = {}
    for part in division.parts:
        inside = covers(part.name)
        alone = len(inside) == 1
        high = np.inf if part.bounds.high is None else part.bounds.high
        for code in inside:
            low, most, named = found.get(code, (0, 0.0, []))
            found[code] = (
                low + part.bounds.low * alone,
                most + high,
                [*named, *([] if alone else [part.name])],
            )
    return found


def known(selection: Selection) -> tuple[int, int]:
    """Count the countries, and the regions, from which a number is known to come."""
    every = origins(selection).values()
    named = sum(origin.bounds.low > 0 for origin in every)
    return named, len({region for origin in every for region in origin.regions})


def is_offered(selection: Selection) -> bool:
    """Tell whether some number of the selection says from where people came."""
    return bool(origins(selection))


@of_data(maxsize=32)
def noted(selection: Selection) -> pd.DataFrame:
    """Give the countries of the map, with how many came from each where stated."""
    table, stated = countries.countries(selection), origins(selection)
    if not stated:
        return table
    rows = list(records(table))
    said = [_said(selection, row.country, stated) for row in rows]
    pairs = list(zip(said, rows, strict=True))
    notes = ["; ".join(filter(None, (*lines, row.note))) for lines, row in pairs]
    readings = [(*row.reading, *lines) for lines, row in pairs]
    return table.assign(
        note=pd.Series(notes, table.index, dtype="object"),
        reading=pd.Series(readings, table.index, dtype="object"),
    )


def _said(selection: Selection, code: str, stated: dict[str, Origin]) -> list[str]:
    origin = stated.get(code)
    if origin is None:
        return []
    named = naming.label(selection.dataset, origin.events)
    low, high = origin.bounds.low, origin.bounds.high
    return [words.from_there(low, high, selection.measure, named, origin.regions)]


def shaded(selection: Selection) -> pd.DataFrame:
    """Shade countries by how many surely came from there; the others are land.

    Those of a region of which only a number for all of it is stated may have sent some.
    """
    table, stated = noted(selection), origins(selection)
    lows = [stated[c].bounds.low if c in stated else 0 for c in table["country"]]
    series = [
        naming.leading_series(selection.dataset, stated[c].events)
        if c in stated
        else None
        for c in table["country"]
    ]
    certainty = [
        "named" if low else "possible" if code in stated else "none"
        for low, code in zip(lows, table["country"], strict=True)
    ]
    steps = [next((step for n, step in _STEPS if low >= n), 0) for low in lows]
    return table.assign(
        certainty=certainty,
        value=steps,
        series_id=pd.Series(series, table.index, dtype="object"),
    )
