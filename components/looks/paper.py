"""What paper changes: each colour of a look as the one that is printed instead."""

from dataclasses import fields
from functools import lru_cache
from typing import Literal

from components.looks.theme import Hues, Look, Palette, css_colours, palette

# One page may show figures of both: a dark page previews what will be on white.
_ON_SCREEN: tuple[Look, ...] = ("light", "dark")
_HUES = {"hues", "series", "several", "related", "accent", "warm"}
_PLAIN = tuple(f.name for f in fields(Palette) if f.name not in _HUES)


@lru_cache(maxsize=16)
def css(series: Hues = ()) -> str:
    """Write the colours of paper, and for pictures what colours they replace."""
    colours = "".join(
        f"--{name}:{colour};" for name, colour in css_colours("print", series).items()
    )
    marks, texts = _pairs(marks_on_paper(series)), _pairs(texts_on_paper(series))
    return (
        f"@media print{{:root{{{colours}}}}}"
        f":root{{--marks-on-paper:{marks};--texts-on-paper:{texts};}}"
    )


def marks_on_paper(series: Hues = ()) -> dict[str, str]:
    """Pair the colours of marks, areas and lines: screen to paper."""
    colours: dict[str, str] = {}
    for look in _ON_SCREEN:
        # Where a look says two things in one grey, the series' mark is what is meant.
        colours |= _plain(look) | _of_hues(look, series, "mark")
    return colours


def texts_on_paper(series: Hues = ()) -> dict[str, str]:
    """Pair the colours of words: screen to paper."""
    colours: dict[str, str] = {}
    for look in _ON_SCREEN:
        colours |= _of_hues(look, series, "text") | _plain(look)
    return colours


def _plain(look: Look) -> dict[str, str]:
    screen, paper = palette(look), palette("print")
    return {getattr(screen, name): getattr(paper, name) for name in _PLAIN}


def _of_hues(
    look: Look, series: Hues, meant: Literal["mark", "text"]
) -> dict[str, str]:
    """Pair the colours of series; where two jobs share one, it is the one `meant`."""
    screen, paper = palette(look, series), palette("print", series)
    hues = [(screen.several, paper.several)]
    hues += [(hue, paper.hues[name]) for name, hue in screen.hues.items()]
    return {
        getattr(hue, job): getattr(printed, job)
        for job in ("text", "mark", "tint", "few", "many", meant)
        for hue, printed in hues
    }


def _pairs(colours: dict[str, str]) -> str:
    return "|".join(f"{screen}>{paper}" for screen, paper in colours.items())
