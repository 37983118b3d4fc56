"""The countries of two selections: of which each is, and where it only may be."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import countries, standing, twins
from components.tables.comparison.both import SIDES, is_compared, names
from components.words import captions, comparison
from components.words.language import of_data
from data.reading.rows import records, table

COUNTRIES = {
    "name": captions.COLUMN_NAME,
    "state": comparison.COLUMN_STATE,
    "one": comparison.COLUMN_ONE,
    "other": comparison.COLUMN_OTHER,
    **twins.STANDING,
}
State = tuple[str, str]
_OF_COUNTRY = ("country_codes", "subdivisions", "geonames")
_ORDER = {state: at for at, state in enumerate(comparison.STATES)}


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
