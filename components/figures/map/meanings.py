"""What a map's shades, patterns and marks mean, as entries of its key."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

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
    of_several: str = ""  # what the hue of several means, where each hue needs words


def rows(  # noqa: PLR0913
    countries: Sequence[Any],
    cities: Sequence[Any],
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
    countries: Sequence[Any], cities: Sequence[Any], said: Said, colours: Palette
) -> Iterator[Item]:
    known = [row for row in countries if row.certainty != "none"]
    used = [row.series_id for row in (*known, *cities)]
    order = {series: at for at, series in enumerate(said.names)}
    ours = dict.fromkeys(series for series in used if isinstance(series, str))
    names: dict[str, list[str]] = {}
    for series in sorted(ours, key=lambda one: order.get(one, len(order))):
        names.setdefault(colours.hue(series).mark, []).append(
            said.names.get(series, series)
        )
    several = any(not isinstance(series, str) for series in used)
    is_alone = len(names) + several < 2  # noqa: PLR2004 (of series it means nothing)
    if is_alone and not said.of_several:
        return
    for colour, those in names.items():
        yield Item("fill", mapkey.series(those), colour)
    if several:
        yield Item("fill", said.of_several or mapkey.SEVERAL, colours.several.mark)


def _shades(countries: Sequence[Any], by: Measure, colours: Palette) -> Iterator[Item]:
    named = [row for row in countries if row.certainty == "named"]
    drawn = {shade_of(row, by) for row in named}
    if not drawn:
        return
    hue = _leading(named, colours)
    yield Item("words", mapkey.MEASURES[by])
    for step, words in zip(_STEPS, mapkey.STEPS[by], strict=True):
        if step in drawn:
            yield Item("fill", words, getattr(hue, step))


def _patterns(
    countries: Sequence[Any], by: Measure, said: Said, colours: Palette
) -> Iterator[Item]:
    possible = [row for row in countries if row.certainty == "possible"]
    if possible:
        words = mapkey.among(said.in_key or said.caption, may_match=said.may_match)
        words = mapkey.OF_REGION if by == "origin" else said.hatched or words
        hue = _leading(possible, colours)
        yield Item("hatched", words, hue.tint, hue.mark)
    planned = [row for row in countries if row.certainty == "planned"]
    if planned:
        edge = _leading(planned, colours).mark
        yield Item("hollow", mapkey.PLANNED, colours.ground, edge)
    if said.chosen:
        yield Item("hollow", mapkey.CHOSEN, colours.ground, colours.ink)


def _marks(cities: Sequence[Any], colours: Palette, *, lines: bool) -> Iterator[Item]:
    hosts = [row for row in cities if row.host]
    others = [row for row in cities if not row.host]
    if hosts:
        yield Item("host", mapkey.HOST, _leading(hosts, colours).mark)
    if others:
        yield Item("dot", mapkey.CITY, _leading(others, colours).mark)
    if lines:
        yield Item("line", mapkey.LINE, colours.thread)


def _leading(rows: Sequence[Any], colours: Palette) -> Hue:
    """Choose the hue that most rows have."""
    hues = [colours.hue(row.series_id) for row in rows]
    (mark, _), *_ = Counter(hue.mark for hue in hues).most_common(1)
    return next(hue for hue in hues if hue.mark == mark)
