"""What a map's shades, patterns and marks mean, as entries of its key."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from components.figures import traces
from components.figures.map.key import Item
from components.figures.map.shades import Measure, shade_of
from components.looks.theme import Hue, Palette
from components.words import mapkey

_NOBODY: Mapping[str, str] = MappingProxyType({})
_STEPS = ("few", "mark", "many")


@dataclass(frozen=True, slots=True)
class Said:
    """What a map says besides its tables, for its labels and its key."""

    caption: str = ""  # groups of unnamed countries, in words
    in_key: str = ""  # the same, in a line of the key
    hatched: str = ""  # what hatching means, where it is neither of groups nor filters
    has_steps: bool = True  # shades stand for numbers
    names: Mapping[str, str] = field(default_factory=lambda: _NOBODY)  # of series
    may_match: bool = False  # countries are hatched for no group, but for the filters
    chosen: tuple[str, ...] = ()  # countries


def rows(  # noqa: PLR0913
    countries: pd.DataFrame,
    cities: pd.DataFrame,
    *,
    by: Measure,
    said: Said,
    lines: bool,
    colours: Palette,
) -> list[list[Item]]:
    """List the entries: series by hue, then shades, patterns and marks."""
    return [
        [
            *_hues(countries, cities, said, colours),
            *(_shades(countries, by, colours) if said.has_steps else ()),
        ],
        [
            *_patterns(countries, by, said, colours),
            *_marks(cities, colours, lines=lines),
        ],
    ]


def _hues(
    countries: pd.DataFrame, cities: pd.DataFrame, said: Said, colours: Palette
) -> Iterator[Item]:
    known = countries[countries["certainty"] != "none"]
    used = [*known["series_id"], *cities["series_id"]]
    names: dict[str, list[str]] = {}
    for series in dict.fromkeys(s for s in used if isinstance(s, str)):
        names.setdefault(colours.hue(series).mark, []).append(
            said.names.get(series, series)
        )
    several = any(not isinstance(series, str) for series in used)
    if len(names) + several < 2:  # noqa: PLR2004 (one hue means nothing by itself)
        return
    for colour, those in names.items():
        yield Item("fill", mapkey.series(those), colour)
    if several:
        yield Item("fill", mapkey.SEVERAL, colours.several.mark)


def _shades(countries: pd.DataFrame, by: Measure, colours: Palette) -> Iterator[Item]:
    named = countries[countries["certainty"] == "named"]
    drawn = {shade_of(row, by) for row in traces.rows(named)}
    if not drawn:
        return
    hue = _leading(named, colours)
    yield Item("words", mapkey.MEASURES[by])
    for step, words in zip(_STEPS, mapkey.STEPS[by], strict=True):
        if step in drawn:
            yield Item("fill", words, getattr(hue, step))


def _patterns(
    countries: pd.DataFrame, by: Measure, said: Said, colours: Palette
) -> Iterator[Item]:
    possible = countries[countries["certainty"] == "possible"]
    if len(possible):
        words = mapkey.among(said.in_key or said.caption, may_match=said.may_match)
        words = mapkey.OF_REGION if by == "origin" else said.hatched or words
        hue = _leading(possible, colours)
        yield Item("hatched", words, hue.tint, hue.mark)
    planned = countries[countries["certainty"] == "planned"]
    if len(planned):
        edge = _leading(planned, colours).mark
        yield Item("hollow", mapkey.PLANNED, colours.ground, edge)
    if said.chosen:
        yield Item("hollow", mapkey.CHOSEN, colours.ground, colours.ink)


def _marks(cities: pd.DataFrame, colours: Palette, *, lines: bool) -> Iterator[Item]:
    hosts = cities["host"].astype(bool)
    for shape, words, table in (
        ("host", mapkey.HOST, cities[hosts]),
        ("dot", mapkey.CITY, cities[~hosts]),
    ):
        if len(table):
            yield Item(shape, words, _leading(table, colours).mark)  # type: ignore[arg-type]
    if lines:
        yield Item("line", mapkey.LINE, colours.thread)


def _leading(table: pd.DataFrame, colours: Palette) -> Hue:
    """Choose the hue that most rows have."""
    hues = [colours.hue(series) for series in table["series_id"]]
    (mark, _), *_ = Counter(hue.mark for hue in hues).most_common(1)
    return next(hue for hue in hues if hue.mark == mark)
