"""The counts of two selections, and by how much the one exceeds the other."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, standing, twins
from components.tables.comparison import both
from components.tables.rows import as_table, total_row
from components.words import captions, comparison, numbers, prose, readings
from components.words.comparison import Counted
from components.words.language import of_data
from components.words.numbers import Amount
from data.counting import differences, place_differences, totals
from data.counting.differences import Difference
from data.counting.places import KINDS, Kind
from data.counting.tally import Count, added, bounds
from data.reading.measures import Measure
from data.selecting.membership import DEFINITE, PARTLY, POSSIBLE

COUNTS = {
    "measure": comparison.COLUMN_MEASURE,
    "side": comparison.COLUMN_SIDE,
    "filters": comparison.COLUMN_SELECTION,
    "words": comparison.COLUMN_COUNT,
    "low": captions.COLUMN_LOW,
    "high": captions.COLUMN_HIGH,
    "less": comparison.COLUMN_LESS,
    **twins.STANDING,
    "note": captions.COLUMN_NOTE,
    "sources": captions.COLUMN_SOURCES,
}
_HELD = "held"


class Compared(NamedTuple):
    """One measure of both sides: its name, both amounts, and the difference."""

    what: Counted
    amounts: tuple[Amount | None, Amount | None]
    difference: Difference


@of_data(maxsize=32)
def measured(selection: Selection) -> tuple[Compared, ...]:
    """Compare attendances, each other measure that both count, events and places.

    Cities are compared where sources name or count some of both.
    """
    one, other = selection.sides
    shared = [measure for measure in one.measures if measure in other.measures]
    every: tuple[Measure, ...] = ("attendances", *shared)
    has_cities = one.cities.low and other.cities.low
    kinds = KINDS if has_cities else ("countries",)
    return (
        *(_of_measure(selection, measure) for measure in dict.fromkeys(every)),
        Compared(
            "events",
            (_events(one), _events(other)),
            differences.events(one.dataset, one.chosen, other.chosen),
        ),
        *(_of_kind(selection, kind) for kind in kinds),
    )


def _of_measure(selection: Selection, measure: Measure) -> Compared:
    one, other = selection.sides
    return Compared(
        measure,
        (_amount(one, measure), _amount(other, measure)),
        differences.difference(one.dataset, one.chosen, other.chosen, measure),
    )


def _of_kind(selection: Selection, kind: Kind) -> Compared:
    one, other = selection.sides
    return Compared(
        kind,
        (_places(one, kind), _places(other, kind)),
        place_differences.difference(one.dataset, one.chosen, other.chosen, kind),
    )


def _places(side: Selection, kind: Kind) -> Amount | None:
    """Word how many countries or cities there are; None where none is known."""
    found = side.places(kind)
    is_known = found.low or found.high is not None
    return numbers.places(found) if is_known else None


def _amount(side: Selection, measure: Measure) -> Amount | None:
    """Word a total by its bounds, or as its source does where it prints no number."""
    total = side.counted(measure)
    known = total.is_counted and (total.definite or total.possible)
    if not known:
        return None
    return numbers.own_words(total.wordings) or numbers.bounded(total.low, total.high)


def _events(side: Selection) -> Amount:
    low, high = _held(side)
    return numbers.bounded(low, high) if high else Amount(numbers.number(0), 0)


def _held(side: Selection) -> tuple[int, int | None]:
    """Bound the events held: those that surely match, with those that may."""
    events = side.events
    low, _ = bounds(events.held)
    _, high = bounds(added((events.held, events.maybe["held"])))
    return low, high


def sentences(selection: Selection) -> tuple[str, ...]:
    """Say the difference in one sentence, then that of each other measure."""
    named = both.names(selection)
    one, other = selection.sides
    if one.chosen == other.chosen:
        return (comparison.same(named[0]),)
    empty = [
        name
        for name, side in zip(named, (one, other), strict=True)
        if not side.shown.any()
    ]
    if empty:
        return tuple(map(comparison.nothing, empty))
    return tuple(
        comparison.compared(named, of.amounts, of.difference, of.what)
        for of in measured(selection)
    )


@of_data(maxsize=32)
def counts(selection: Selection) -> pd.DataFrame:
    """Give a row for each measure and side, with what the one is less the other."""
    rows: list[dict[str, Any]] = []
    if both.is_compared(selection):
        has_both = all(side.shown.any() for side in selection.sides)
        for of in measured(selection):
            less = comparison.less(of.difference) if has_both else ""
            for letter, side in zip(both.SIDES, selection.sides, strict=True):
                row = _row(side, of.what)
                rows.append({**row, "less": less, **_side(selection, letter)})
    # What has a key is stood at once: blanks behind it change nothing that it opens.
    rows = [{**row, "key": f"{row['key']}{' ' * at}"} for at, row in enumerate(rows)]
    extra = ("less", "measure", "side", "filters", "matches")
    return as_table(rows, *extra).assign(status=_HELD)


def heads(rows: pd.DataFrame) -> list[str]:
    """Say over each pair what is measured, and what the one is less the other."""
    pairs = zip(rows["measure"].iloc[::2], rows["less"].iloc[::2], strict=True)
    return [comparison.head(measure, less) for measure, less in pairs]


def _side(selection: Selection, letter: str) -> dict[str, Any]:
    at = both.SIDES.index(letter)
    name = numbers.capital(both.names(selection)[at])
    return {
        "label": comparison.of_side(letter, name),
        "series_id": letter,
        "side": letter,
        "filters": both.filters(selection)[at],
    }


def _row(side: Selection, what: Counted) -> dict[str, Any]:
    match what:
        case "events":
            return _of_events(side)
        case "countries" | "cities":
            return _of_places(side, what)
        case _:
            return _of_total(side, what)


def _of_total(side: Selection, measure: Measure) -> dict[str, Any]:
    row = total_row(side.dataset, "", side.held, series_id=None, measure=measure)
    return {
        **row,
        "measure": prose.TILE_MEASURES[measure],
        "matches": standing.match_words(*(bool(of.any()) for of in side.held)),
    }


def _of_events(side: Selection) -> dict[str, Any]:
    low, high = _held(side)
    sure = side.events.held
    words = numbers.number(sure)
    maybe = side.events.maybe["held"]
    note = readings.possible_note(maybe) if maybe else ""
    return _plain(
        side,
        comparison.EVENTS,
        words if not maybe else (_events(side).words),
        (low, high),
        note,
        is_stated=isinstance(sure, int),
        maybe=maybe,
    )


def _of_places(side: Selection, kind: Kind) -> dict[str, Any]:
    covered = side.places(kind)
    of_kind = {"countries": prose.countries_note, "cities": prose.cities_note}
    return _plain(
        side,
        comparison.PLACES[kind],
        numbers.covered(covered),
        (covered.low, covered.high),
        of_kind[kind](covered),
        is_stated=covered.low == covered.high,
        maybe=0,
    )


def _plain(  # noqa: PLR0913
    side: Selection,
    measure: str,
    words: str,
    ends: tuple[int, int | None],
    note: str,
    *,
    is_stated: bool,
    maybe: Count,
) -> dict[str, Any]:
    low, high = ends
    definite, possible = side.held
    is_drawn = bool(low or high)
    return {
        "key": naming.mark_key(totals.ids(side.dataset, definite | possible)),
        "measure": measure,
        "words": words,
        "stated": low if is_stated else np.nan,
        "low": low,
        "high": np.nan if high is None else high,
        "kind": "stated" if is_drawn else "none",
        "core": True,
        "match": PARTLY if maybe and low else POSSIBLE if maybe else DEFINITE,
        "matches": standing.match_words(bool(definite.any()), bool(possible.any())),
        "if_all": (np.nan if high is None else high) if maybe else np.nan,
        "sides": [],
        "reading": (measure, words, *filter(None, [note])),
        "note": note,
        "dates": "",
        "sources": "",
        "numbers": np.flatnonzero(definite | possible),
    }
