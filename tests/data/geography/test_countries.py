"""Countries are known by every name that people write, and never by a guess."""

import pytest

from data import geography
from data.geography import countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Türkiye", "TUR"),
        ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Holland", "NLD"),
        ("The Netherlands", "NLD"),
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("us", "USA"),
        ("United States of America", "USA"),
        ("UK", "GBR"),
        ("Great Britain", "GBR"),
        ("Cape Verde", "CPV"),
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Czech Republic", "CZE"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("Russia", "RUS"),
        ("Macedonia", "MKD"),
        ("DR Congo", "COD"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("Hong Kong, China", "HKG"),
        ("Hong Kong SAR", "HKG"),
        ("Reunion", "REU"),
        ("Palestinian Territory", "PSE"),
        ("State of Palestine", "PSE"),
        ("Viet Nam", "VNM"),
        ("Iran", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("St. Lucia", "LCA"),
        ("Trinidad & Tobago", "TTO"),
        ("Curacao", "CUW"),
        (" kor ", "KOR"),
        ("DE", "DEU"),
    ],
)
def test_a_name_that_people_write_is_one_country(text: str, code: str) -> None:
    assert countries.found(text) == (code,)


def test_a_name_of_two_countries_gives_both() -> None:
    assert countries.found("Congo") == ("COD", "COG")
    assert countries.found("Korea") == ("KOR", "PRK")


@pytest.mark.parametrize("text", ["", "Turk", "Republic", "Atlantis", "Turkeys", "?"])
def test_part_of_a_name_is_no_name(text: str) -> None:
    assert countries.found(text) == ()


def test_the_other_names_of_a_country_lead_back_to_it() -> None:
    assert countries.aliases("TUR")[:1] == ("TUR",)
    assert "Turkey" in countries.aliases("TUR")
    for code in countries.codes():
        names = (countries.name(code), *countries.aliases(code))
        assert all(code in countries.found(name) for name in names)
        folded = [countries.folded(name) for name in names]
        assert len(set(folded)) == len(folded)


def test_every_alias_is_of_a_country() -> None:
    assert set(geography.load_aliases()) <= set(countries.codes())
