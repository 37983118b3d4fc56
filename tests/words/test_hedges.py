"""No picture loses a hedge, and each says what it is about, in every size and look."""

from collections import Counter
from html import unescape
from itertools import cycle, product
from typing import get_args

import plotly.graph_objects as go
import pytest

from components.asked.selection import Selection, Viewed
from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue, whole
from components.looks.theme import Look
from components.pictures.sheet import Stamp, sheet
from components.tables import countries
from components.words import captions, crediting
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated
from tests.parts import VIEWS
from tests.strangers import PACKAGES

STAMP = Stamp(address="https://outreach.example.org/map?v=1", made="22 November 2026")
LOOKS = get_args(Look)
FILTERS = {
    "all": Filter(),
    "2019": Filter(period=of_years(2019, 2019)),
    "peru": Filter(countries=("PER",)),
    "related": Filter(related=True),
}


def lines(figure: go.Figure) -> list[str]:
    """Give every text that is drawn, as a reader sees it."""
    found = [str(note.text or "") for note in figure.layout.annotations]
    for trace in figure.data:
        if trace.type == "scattergeo" and trace.mode == "text":
            found += list(trace.text)
    return [" ".join(unescape(line.replace("<br>", " ")).split()) for line in found]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("size", "view"), [*product(SIZES, VIEWS)])
def test_the_unnamed_countries_of_a_map_are_said_in_every_picture(
    size: str, view: str, look: Look
) -> None:
    drawn = whole.world(Viewed(curated(), View(map_view=view)), look)
    said = " ".join(
        lines(sheet(drawn, size=SIZES[size], look=look, stamp=STAMP).figure)
    )
    assert "15 unnamed countries of Latin America" in said
    assert "At least 26 countries" in said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["world", "latam"])
def test_the_label_stands_on_the_map_where_its_countries_are(
    size: str, view: str
) -> None:
    drawn = whole.world(Viewed(curated(), View(map_view=view)), "light")
    picture = sheet(drawn, size=SIZES[size], look="light", stamp=STAMP).figure
    assert "15 unnamed countries of Latin America" in lines(picture)


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_every_number_of_a_figure_is_on_its_plot_or_in_words(
    name: str, package: str
) -> None:
    dataset = PACKAGES[package]()
    looks = cycle(LOOKS)
    for size, chosen, look in zip(
        [*SIZES] * len(FILTERS), [*FILTERS.values()] * len(SIZES), looks, strict=False
    ):
        drawn = catalogue.FIGURES[name].draw(Viewed(dataset, View(chosen=chosen)), look)
        said = lines(sheet(drawn, size=SIZES[size], look=look, stamp=STAMP).figure)
        whole = " ".join(said)
        wanted = Counter(words for words, _ in drawn.hedges)
        for words, line in drawn.hedges:
            on_plot = Counter(said)[words] >= wanted[words]
            in_words = " ".join(line.split()) in whole
            assert on_plot or in_words or "more in the table" in whole, (package, line)
        assert any(line.startswith(crediting.heading(dataset)[:20]) for line in said), (
            package
        )
        filters = drawn.subtitle.split(". ")[0]
        assert " ".join(filters.split()) in whole


def test_many_lines_say_how_many_more_there_are() -> None:
    said = captions.in_words([f"line {n}" for n in range(40)])
    assert said.endswith("; 24 more in the table.")


def test_groups_beyond_those_named_are_counted_under_the_map() -> None:
    groups = [f"{n} unnamed countries" for n in range(9)]
    assert "3 more" in captions.not_on_map(groups, [])
    assert captions.group_on_map(groups) == "9 groups of unnamed countries"
    assert countries.unnamed(Selection(curated(), Filter()))
