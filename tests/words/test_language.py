"""The language is one value, and no cache gives one language's words in another."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.findings import sentences
from components.tables import bars, countries, events, naming, timeline, years
from components.words import language, numbers
from data.selecting.filters import Filter
from tests.drawn import curated

COMPONENTS = Path(__file__).resolve().parents[2] / "components"
FRENCH = Locale("fr", "FR")


def test_numbers_lists_and_dates_are_those_of_the_language() -> None:
    assert (numbers.number(12345), numbers.date("2019-05")) == ("12,345", "May 2019")
    with language.within(FRENCH):
        assert numbers.number(12345) == "12\u202f345"
        assert numbers.date("2019-05") == "mai 2019"
        assert numbers.listed(["a", "b", "c"]) == "a, b et c"
        assert language.tag() == "fr-FR"
    assert numbers.number(12345) == "12,345"
    assert language.tag() == "en-GB"


@pytest.mark.parametrize(
    "table",
    [bars.by_event, years.by_year, countries.countries, timeline.timeline],
    ids=["bars", "years", "countries", "timeline"],
)
def test_tables_of_two_languages_are_kept_apart(
    table: Callable[[Selection], object],
) -> None:
    selection = Selection(curated(), Filter())
    english = table(selection)
    with language.within(FRENCH):
        french = table(selection)
        assert table(selection) is french
    assert table(selection) is english
    assert french is not english


def test_words_of_two_languages_are_kept_apart() -> None:
    selection, viewed = Selection(curated(), Filter()), Viewed(curated(), View())
    dates = {row[2] for row in events.listed(selection).rows}
    drawn = catalogue.drawing("map", viewed, "light")
    said = sentences.sentences(selection)
    cities = naming.cities(curated())
    with language.within(FRENCH):
        assert {row[2] for row in events.listed(selection).rows} != dates
        assert catalogue.drawing("map", viewed, "light") is not drawn
        assert sentences.sentences(selection) is not said
        assert naming.cities(curated()) is not cities
    assert catalogue.drawing("map", viewed, "light") is drawn
    assert sentences.sentences(selection) is said


@pytest.mark.parametrize(
    "room", ["tables", "findings", "figures", "report", "widgets", "pages"]
)
def test_what_a_room_of_words_keeps_of_data_is_kept_by_language(room: str) -> None:
    for path in (COMPONENTS / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == "data.reading.caches"
            ):
                assert "of_data" not in {alias.name for alias in node.names}, path
            if isinstance(node, ast.Attribute) and node.attr == "of_data":
                assert ast.unparse(node) == "language.of_data", path
