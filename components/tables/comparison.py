"""Two selections beside each other: counts, countries and events as tables."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import countries, naming, standing, timeline, twins
from components.tables.rows import as_table, total_row
from components.words import captions, comparison, numbers, prose, readings
from components.words import filters as filter_words
from components.words.language import of_data
from components.words.numbers import Amount
from components.words.scope import scope
from data.counting import differences, totals
from data.counting.differences import Difference
from data.counting.tally import Count, added, bounds
from data.reading.measures import Measure
from data.reading.rows import records, table
from data.selecting.membership import DEFINITE, PARTLY, POSSIBLE

SIDES = (comparison.ONE, comparison.OTHER)
# Apart for every eye, like no series, and the second has a pattern besides.
HUES = (("A", "#7b3fa0"), ("B", "#857400/"))
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
COUNTRIES = {
    "name": captions.COLUMN_NAME,
    "state": comparison.COLUMN_STATE,
    "one": comparison.COLUMN_ONE,
    "other": comparison.COLUMN_OTHER,
    **twins.STANDING,
}
TIMES = {
    "side": comparison.COLUMN_SIDE,
    "own": captions.COLUMN_SERIES,
    "name": captions.COLUMN_EVENTS,
    "dates": captions.COLUMN_WHEN,
    **twins.STANDING,
}
State = tuple[str, str]
_HELD = "held"
_OF_COUNTRY = ("country_codes", "subdivisions", "geonames")
_ORDER = {state: at for at, state in enumerate(comparison.STATES)}


class Compared(NamedTuple):
    """One measure of both sides: its name, both amounts, and the difference."""

    measure: Measure | None  # None for events
    amounts: tuple[Amount | None, Amount | None]
    difference: Difference


def is_compared(selection: Selection) -> bool:
    """Tell whether a selection has another beside it."""
    return selection.against is not None


def names(selection: Selection) -> tuple[str, str]:
    """Name both sides in sentences; by all their filters, where they seem alike."""
    first, second = (
        scope(s.chosen, s.dataset.choices, naming.matching(s)).subject()
        for s in selection.sides
    )
    if first != second:
        return first, second
    return filters(selection)


def filters(selection: Selection) -> tuple[str, str]:
    """Describe the filters of both sides."""
    first, second = (naming.filters_in_words(side) for side in selection.sides)
    return first, second


def filters_in_words(selection: Selection) -> str:
    """Describe the filters of both sides in one line."""
    one, other = (
        filter_words.in_words(s.chosen, s.dataset.choices) for s in selection.sides
    )
    return comparison.both_filters(one, other)


@of_data(maxsize=32)
def measured(selection: Selection) -> tuple[Compared, ...]:
    """Compare attendances, each other measure that both count, and events held."""
    one, other = selection.sides
    shared = [measure for measure in one.measures if measure in other.measures]
    every: tuple[Measure, ...] = ("attendances", *shared)
    return (
        *(_of_measure(selection, measure) for measure in dict.fromkeys(every)),
        Compared(
            None,
            (_events(one), _events(other)),
            differences.events(one.dataset, one.chosen, other.chosen),
        ),
    )


def _of_measure(selection: Selection, measure: Measure) -> Compared:
    one, other = selection.sides
    return Compared(
        measure,
        (_amount(one, measure), _amount(other, measure)),
        differences.difference(one.dataset, one.chosen, other.chosen, measure),
    )


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
    both = names(selection)
    one, other = selection.sides
    if one.chosen == other.chosen:
        return (comparison.same(both[0]),)
    empty = [
        name
        for name, side in zip(both, (one, other), strict=True)
        if not side.shown.any()
    ]
    if empty:
        return tuple(map(comparison.nothing, empty))
    return tuple(
        comparison.compared(both, of.amounts, of.difference, of.measure)
        for of in measured(selection)
    )


@of_data(maxsize=32)
def counts(selection: Selection) -> pd.DataFrame:
    """Give a row for each measure and side, with what the one is less the other."""
    rows: list[dict[str, Any]] = []
    if is_compared(selection):
        for of in measured(selection):
            less = comparison.less(of.difference)
            for letter, side in zip(SIDES, selection.sides, strict=True):
                row = _of_events(side) if of.measure is None else _count(side, of)
                rows.append({**row, "less": less, **_side(selection, letter)})
        for letter, side in zip(SIDES, selection.sides, strict=True):
            row = {**_of_countries(side), "less": ""}
            rows.append({**row, **_side(selection, letter)})
    # What has a key is stood at once: blanks behind it change nothing that it opens.
    rows = [{**row, "key": f"{row['key']}{' ' * at}"} for at, row in enumerate(rows)]
    extra = ("less", "measure", "side", "filters", "matches")
    return as_table(rows, *extra).assign(status=_HELD)


def heads(rows: pd.DataFrame) -> list[str]:
    """Say over each pair what is measured, and what the one is less the other."""
    pairs = zip(rows["measure"].iloc[::2], rows["less"].iloc[::2], strict=True)
    return [comparison.head(measure, less) for measure, less in pairs]


def times_title(selection: Selection) -> str:
    """State how many events both sides have."""
    one, other = (captions.timeline_title(side.events) for side in selection.sides)
    return comparison.times_title(one, other)


def _side(selection: Selection, letter: str) -> dict[str, Any]:
    at = SIDES.index(letter)
    name = numbers.capital(names(selection)[at])
    return {
        "label": comparison.of_side(letter, name),
        "series_id": letter,
        "side": letter,
        "filters": filters(selection)[at],
    }


def _count(side: Selection, of: Compared) -> dict[str, Any]:
    measure = of.measure or "attendances"
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


def _of_countries(side: Selection) -> dict[str, Any]:
    covered = side.countries
    words = numbers.covered(covered)
    note = prose.countries_note(covered)
    return _plain(
        side,
        comparison.COUNTRIES,
        words,
        (covered.low, covered.high),
        note,
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


@of_data(maxsize=32)
def lands(selection: Selection) -> pd.DataFrame:
    """Give the countries of the map, each with how it stands between both sides."""
    one, other = (countries.countries(side) for side in selection.sides)
    pairs = list(zip(records(one), records(other), strict=True))
    states = [(_taking(a.certainty), _taking(b.certainty)) for a, b in pairs]
    said = [comparison.STATES.get(state, "") for state in states]
    rows: dict[str, list[Any]] = {
        "certainty": [_certainty(state) for state in states],
        "series_id": [_hue(state) for state in states],
        "value": [2] * len(pairs),
        "state": said,
        "order": [_ORDER.get(state, -1) for state in states],
        "one": [_words(a) for a, _ in pairs],
        "other": [_words(b) for _, b in pairs],
        "numbers": [np.union1d(a.numbers, b.numbers) for a, b in pairs],
        "matches": [standing.match_words(*_sure(state)) for state in states],
        "reading": [
            _reading(a, b, words) for (a, b), words in zip(pairs, said, strict=True)
        ],
    }
    return one.assign(
        **{name: _column(one, values) for name, values in rows.items()}
    ).astype({"value": "int64", "order": "int64"})


def _column(of: pd.DataFrame, values: list[Any]) -> "pd.Series[Any]":
    return pd.Series(values, of.index, dtype="object")


def _taking(certainty: str) -> str:
    """Take who is only planned for nobody: no participant yet."""
    return certainty if certainty in {"named", "possible"} else "none"


def _certainty(state: State) -> str:
    return (
        "named" if "named" in state else "possible" if "possible" in state else "none"
    )


def _sure(state: State) -> tuple[bool, bool]:
    return "named" in state, "named" not in state and "possible" in state


def _hue(state: State) -> str | None:
    """Choose the side whose colour a country has; None for that of both."""
    one, other = (part == "named" for part in state)
    if not (one or other):
        one, other = (part == "possible" for part in state)
    return None if one == other else SIDES[int(other)]


def _words(row: Any) -> str:
    return str(row.words) if _taking(row.certainty) != "none" else ""


def _reading(one: Any, other: Any, state: str) -> tuple[str, ...]:
    lines = [
        comparison.of_side(letter, words)
        for letter, words in zip(SIDES, (_words(one), _words(other)), strict=True)
        if words
    ]
    return (one.name, *filter(None, [state]), *lines)


@of_data(maxsize=32)
def listed(selection: Selection) -> pd.DataFrame:
    """Give the countries that are or may be on a side, those only in A first."""
    if not is_compared(selection):
        return table([], [*COUNTRIES, "numbers", *_OF_COUNTRY])
    every = lands(selection)
    some = every[every["order"] >= 0].sort_values(["order", "name"], kind="stable")
    some = some.assign(country_codes=some["country"], subdivisions="", geonames="")
    return standing.told(selection, some).reset_index(drop=True)


def by_state(
    selection: Selection, column: str = "name"
) -> Iterator[tuple[str, list[str]]]:
    """List countries by how they stand, by their names or codes; no empty list."""
    some = listed(selection)
    for state in comparison.STATES.values():
        of_state = list(some.loc[some["state"] == state, column])
        if of_state:
            yield state, of_state


def states(selection: Selection) -> Counter[State]:
    """Count the countries by how they stand between both sides."""
    said = {words: state for state, words in comparison.STATES.items()}
    return Counter(said[words] for words in listed(selection)["state"])


def not_all_listed(selection: Selection) -> str:
    """Say of which sides no source lists every country."""
    pairs = zip(names(selection), selection.sides, strict=True)
    return comparison.not_all_listed(
        [name for name, side in pairs if side.countries.high is None]
    )


@of_data(maxsize=32)
def times(selection: Selection) -> pd.DataFrame:
    """Give the events of both sides, those of A first, for one axis of time."""
    return _times(selection, timeline.timeline)


def times_whole(selection: Selection) -> pd.DataFrame:
    """Give every event of both sides, however many there are."""
    return _times(selection, timeline.timeline_whole)


def _times(selection: Selection, of: Any) -> pd.DataFrame:
    if not is_compared(selection):
        return table([], [*timeline.COLUMNS, "side", "own", "matches"])
    parts = []
    for letter, side in zip(SIDES, selection.sides, strict=True):
        rows = standing.told(side, of(side))
        named = [comparison.of_side(letter, name) for name in rows["series"]]
        ids = [f"{letter} {series}" for series in rows["series_id"]]
        parts.append(
            rows.assign(
                side=letter,
                key=rows["key"] + " " * SIDES.index(letter),
                own=rows["series"],
                series=pd.Series(named, rows.index, dtype="object"),
                series_id=pd.Series(ids, rows.index, dtype="object"),
            )
        )
    some = [part for part in parts if len(part)] or parts[:1]
    return pd.concat(some, ignore_index=True)


def hues_in_time(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Give each lane the hue of its side."""
    of_side = dict(HUES)
    pairs = dict(zip(rows["series_id"], rows["side"], strict=True))
    return tuple((series, of_side[side]) for series, side in pairs.items())
