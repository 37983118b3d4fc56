"""Cities by any of their names, as GeoNames has them, and whether ISO's codes fit."""

import csv
from pathlib import Path

import pytest

from data.geography import cities, countries

ROOT = Path(__file__).resolve().parents[3]
# Curators chose another level of ISO 3166-2, or another name than GeoNames has.
_OTHER_LEVEL = {("Kampala", "UG-C"), ("Dhaka", "BD-C")}


@pytest.mark.parametrize("name", ["Kyoto", "kioto", "KYŌTO", "京都", "Киото", "كيوتو"])
def test_a_city_has_many_names_and_alphabets(name: str) -> None:
    assert [city.place_id for city in cities.found(name)] == ["1857910"]


def test_two_cities_of_one_name_are_told_apart_by_country_and_region() -> None:
    found = {(c.country, c.subdivision, c.region) for c in cities.found("Springfield")}
    assert {
        ("USA", "US-IL", "Illinois"),
        ("USA", "US-MA", "Massachusetts"),
    } <= found
    assert [c.country for c in cities.found("Odessa", "UKR")] == ["UKR"]


def test_the_largest_city_comes_first_and_a_part_of_a_name_is_none() -> None:
    assert cities.found("Moscow")[0].country == "RUS"
    assert cities.found("Kyot") == ()
    assert cities.beginning("Nizhniy Nov")[0].name == "Nizhniy Novgorod"
    assert cities.found("") == cities.found("|") == cities.found("x") == ()


def test_a_city_is_found_by_its_number() -> None:
    city = cities.of_id("498817")
    assert city
    assert (city.name, city.country, city.subdivision) == (
        "Saint Petersburg",
        "RUS",
        "RU-SPE",
    )
    assert (city.latitude, city.longitude) == ("59.93863", "30.31413")
    assert cities.of_id("1") is cities.of_id("") is cities.of_id("x\t") is None


def test_the_subdivisions_are_those_that_curators_looked_up() -> None:
    known = 0
    for path in ("data/curated", "tests/packages/continent-school"):
        with (ROOT / path / "places.csv").open(encoding="utf-8") as file:
            for place in csv.DictReader(file):
                city = cities.of_id(place["place_id"])
                if city and city.subdivision:
                    known += 1
                    ours = (place["name"], city.subdivision)
                    same = city.subdivision == place["subdivision"]
                    assert same or ours in _OTHER_LEVEL
                    assert city.country == place["country"]
    assert known > 50


def test_every_subdivision_lies_in_the_country_of_its_city() -> None:
    lines = cities._text().decode().split("\n")[1:-1]  # noqa: SLF001 (all of them)
    assert len(lines) > 33_000
    cells = [line.split("\t") for line in lines]
    coded = [row for row in cells if row[3]]
    assert len(coded) > 0.9 * len(cells)
    for row in coded[::7]:
        assert countries.subdivision_country(row[3]) == row[2]
