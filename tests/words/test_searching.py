"""One search: accents, other names of countries, and who took part."""

import re

import pytest

from components.asked.selection import Selection
from components.tables import events
from components.words import labels
from components.words.searching import sought, spaced, words
from data.geography import countries
from data.selecting.filters import Filter
from tests.drawn import curated, tables

SMALL = tables(
    events="""
    event_id | short_title | place_id
    sp       | Course 1    | 1
    ist      | Course 2    |
    """,
    places="place_id | name | country\n1 | São Paulo | BRA\n2 | Łódź | POL",
    participation="""
    participation_id | event_id | country | place_id
    p1               | ist      | TUR     |
    p2               | ist      | POL     | 2
    """,
    people="""
    appearance_id | name      | as_printed | event_id
    x             | Ana Núñez | A. Nunez   | ist
    """,
)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("Sao Paulo", ["sp"]),
        ("são paulo", ["sp"]),
        ("Brazil", ["sp"]),
        ("Brasil", ["sp"]),
        ("Turkey", ["ist"]),
        ("turkiye", ["ist"]),
        ("lodz", ["ist"]),
        ("nunez", ["ist"]),
        ("course", ["sp", "ist"]),
        ("course 1", ["sp"]),
        ("c++ (x", []),
        ("Atlantis", []),
    ],
)
def test_an_event_is_found_by_city_country_and_person(
    search: str, found: list[str]
) -> None:
    assert list(events.listed(Selection(SMALL, Filter()), search=search).ids) == found
    said = events.searched(SMALL, ["sp", "ist"])
    patterns = [sought(word) for word in words(search)]
    in_browser = [all(re.search(w, spaced(text)) for w in patterns) for text in said]
    ids = [e for e, is_in in zip(["sp", "ist"], in_browser, strict=True) if is_in]
    assert ids == found


def test_a_city_of_participants_finds_its_event_in_the_curated_data() -> None:
    assert (
        "ru-10"
        in events.listed(Selection(curated(), Filter()), search="Vladivostok").ids
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Holland", "NLD"),
        ("USA", "USA"),
        ("UK", "GBR"),
        ("Curacao", "CUW"),
    ],
)
def test_the_country_filter_finds_a_country_by_its_other_names(
    typed: str, code: str
) -> None:
    options = {code: labels.country_to_find(code) for code in countries.codes()}
    assert len(set(options.values())) == len(options)
    assert typed.casefold() in options[code].casefold()
