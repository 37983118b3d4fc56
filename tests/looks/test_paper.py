"""Every colour on screen has one on paper, where pictures are drawn anew."""

import re
from typing import Literal

import pytest

from components.asked.selection import Viewed
from components.asked.view import View
from components.figures.catalogue import FIGURES
from components.looks import paper
from components.looks.theme import css_colours, palette
from data.selecting.filters import Filter
from tests.drawn import curated

_COLOUR = re.compile(r"#[0-9a-f]{6}\b|rgba?\([^)]*\)")
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("look", LOOKS)
def test_every_colour_of_a_look_has_one_on_paper(
    look: Literal["light", "dark"],
) -> None:
    on_paper = {*css_colours("print").values()}
    for name, colour in css_colours(look).items():
        of_text = name.startswith("text-")
        pairs = paper.texts_on_paper() if of_text else paper.marks_on_paper()
        assert pairs[colour] in on_paper, name


@pytest.mark.parametrize("look", LOOKS)
def test_words_are_never_printed_in_the_grey_of_a_mark(
    look: Literal["light", "dark"],
) -> None:
    screen, printed = palette(look), palette("print")
    texts = paper.texts_on_paper()
    assert texts[screen.ink] == printed.ink
    assert texts[screen.muted] == printed.muted
    marks = paper.marks_on_paper()
    for series, hue in screen.hues.items():
        assert marks[hue.mark] == printed.hues[series].mark
        assert marks[hue.tint] == printed.hues[series].tint


@pytest.mark.parametrize("look", LOOKS)
def test_no_colour_of_a_figure_on_screen_is_left_on_paper(
    look: Literal["light", "dark"],
) -> None:
    view = View(chosen=Filter(related=True))
    known = {*paper.marks_on_paper(), *paper.texts_on_paper()}
    for name, figure in FIGURES.items():
        plain = figure.draw(Viewed(curated(), view), look).wide.figure().to_json()
        seen = {c for c in _COLOUR.findall(plain) if not c.endswith((", 0)", ",0)"))}
        assert seen <= known, name
