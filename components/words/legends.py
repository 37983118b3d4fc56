"""How to read the marks of a figure: only those that are drawn are explained."""

import pandas as pd

from components.words import numbers
from data.selecting.membership import DEFINITE

_BY_YEAR = (
    "Events wholly in one year stand in it; what no year can claim stands at the "
    "right, never split."
)
_BOUNDS = "whisker: what all claims together allow"
_SIDES = "thick strokes: the numbers of sources that disagree"
_OPEN = "arrow: no upper bound"
_MAY_MATCH = "tint: may match"
_MAYBE = "tint and “may match”: only perhaps chosen"
_SHADES = {
    "events": "darker: more events held",
    "origin": "darker: 10, 100 or more from there, where sources give origins",
    "role": "shade: the closest role that a country had",
}


def of_bars(table: pd.DataFrame) -> str:
    """Explain bars, whiskers, tints and arrows."""
    counted = table[table["kind"] != "none"]
    derived = counted["stated"].isna() | (counted["kind"] == "derived")
    return _sentence(
        ("bar: the number a source states", (~derived).any()),
        (_BOUNDS, _is_bounded(counted)),
        ("tint: no number of its own", (derived & _is_sure(counted)).any()),
        (_MAY_MATCH, not _is_sure(counted).all()),
        (_OPEN, counted["high"].isna().any()),
        (_SIDES, counted["sides"].map(bool).any()),
    )


def of_years(table: pd.DataFrame) -> str:
    """Explain the lane, and what only may match."""
    counted = table[table["kind"] != "none"]
    marks = _sentence(
        (_MAY_MATCH, not _is_sure(counted).all()),
        (_OPEN, counted["high"].isna().any()),
        (_SIDES, counted["sides"].map(bool).any()),
    )
    return f"{_BY_YEAR} {marks}" if marks else _BY_YEAR


def of_running(table: pd.DataFrame) -> str:
    return _sentence(
        ("band: the fewest and the most that the claims allow up to each day", True),
        ("dot: a day of an event", _is_sure(table).any()),
        ("tinted dot: only of events that may match", not _is_sure(table).all()),
        ("arrow: no upper bound", table["high"].isna().any()),
    )


def of_timeline(table: pd.DataFrame, maybe: str = _MAYBE) -> str:
    """Explain days, spans and status; `maybe` is what a tint says of an event."""
    is_day, status = table["precision"] == "day", table["status"]
    return _sentence(
        ("dot: a stated day", is_day.any()),
        ("tinted bar: somewhere in this span", not is_day.all()),
        (maybe, not _is_sure(table).all()),
        ("hollow: planned", (status == "planned").any()),
        ("cross: cancelled", (status == "cancelled").any()),
        ("diamond or hatching: outcome unknown", (status == "unknown").any()),
        ("arrow: open end", (table["open_start"] | table["open_end"]).any()),
    )


def of_map(
    countries: pd.DataFrame, cities: pd.DataFrame, measure: str, *, unnamed: bool
) -> str:
    """Explain the map's shades and dots."""
    certainty = set(countries["certainty"])
    hatched = "hatched: may match"
    if measure == "origin":
        hatched = "hatched: in a region of which only the whole is counted"
    elif unnamed:
        hatched = "hatched: may be among countries that the source does not name"
    return _sentence(
        (_SHADES[measure], "named" in certainty),
        (hatched, "possible" in certainty),
        ("outline only: planned", "planned" in certainty),
        ("dots: cities", not cities.empty),
    )


def _sentence(*marks: tuple[str, object]) -> str:
    words = "; ".join(words for words, is_drawn in marks if is_drawn)
    return f"{numbers.capital(words)}." if words else ""


def _is_bounded(counted: pd.DataFrame) -> bool:
    return bool((counted["low"] != counted["high"]).any())


def _is_sure(table: pd.DataFrame) -> "pd.Series[bool]":
    return table["match"] == DEFINITE
