"""The pages of countries and cities: told whole, linked to and on, in every package."""

import re
from typing import Any

import pytest

from components.live import current
from components.tables.gazetteer import index, opening
from components.words import gazetteer as words
from components.words import labels
from tests.app.conftest import OpenPage
from tests.app.test_pages import figures, words_of
from tests.drawn import curated
from tests.invented import INVENTED, PACKAGES, invented


def links_of(words: str) -> list[str]:
    """List where the links within this site lead."""
    return re.findall(r'class="within" href="([^"]*)"', words)


def test_what_is_known_of_peru_stands_on_its_page(open_page: OpenPage) -> None:
    app = open_page("country", code="PER")
    told = words_of(app)
    assert opening.sentence(curated(), "country:PER") in told
    for title in (words.SECTIONS["maybe"], words.UNSAID, words.NEIGHBOURS):
        assert title in told
    assert [*figures(app)] == ["figure-place-map", "figure-place-timeline"]
    assert 'id="source-1"' in told
    assert 'href="#source-1"' in told
    assert "country?v=1&amp;code=BRA" in links_of(told)
    assert "country" in links_of(told)


def test_a_citys_page_leads_to_its_country_and_back(open_page: OpenPage) -> None:
    city = words_of(open_page("city", id="498817"))
    assert "country?v=1&amp;code=RUS" in links_of(city)
    country = words_of(open_page("country", code="RUS"))
    assert "city?v=1&amp;id=498817" in links_of(country)


def test_filters_do_not_apply_and_are_kept_for_the_way_on(open_page: OpenPage) -> None:
    plain = open_page("country", code="RUS")
    filtered = open_page("country", code="RUS", years="1990", series="cn-forum-2020")
    assert opening.sentence(curated(), "country:RUS") in words_of(filtered)
    assert words.scope(has_related=True) in words_of(plain)
    assert "hold on the other pages" in words_of(filtered)
    assert "hold on the other pages" not in words_of(plain)
    assert not plain.multiselect
    assert all("period=1990" in link for link in links_of(words_of(filtered)))
    for name, figure in figures(plain).items():
        assert figures(filtered)[name]["rows"] == figure["rows"]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("country", {"code": "Peru"}),
        ("country", {"code": "XXX"}),
        ("city", {"id": "1"}),
        ("city", {"id": "Paris"}),
    ],
)
def test_an_unknown_code_says_what_to_do(
    open_page: OpenPage, page: str, query: dict[str, Any]
) -> None:
    app = open_page(page, **query)
    (value,) = query.values()
    assert value in app.info[0].value
    assert app.warning
    assert labels.PAGES[page] in words_of(app)
    meant = "country?v=1&amp;code=PER" in links_of(words_of(app))
    assert meant == (page == "country")


def test_without_a_code_all_are_listed(open_page: OpenPage) -> None:
    countries = words_of(open_page("country"))
    assert words.INDEX["named"] in countries
    assert f"<summary>{words.INDEX['possible']}" in countries
    every = index.every_country(curated())
    assert len(links_of(countries)) >= sum(map(len, every.values()))
    cities = words_of(open_page("city"))
    assert all(f"id={place}" in cities for place in curated().city_ids)


def test_the_navigation_has_no_tab_for_them(open_page: OpenPage) -> None:
    told = words_of(open_page("country", code="PER"))
    assert f">{labels.PAGES['country']}</a>" not in told
    assert "aria-current" not in told


def test_what_names_a_place_leads_to_its_page(open_page: OpenPage) -> None:
    overview = words_of(open_page(country="RUS"))
    assert "country?v=1&amp;country=RUS&amp;code=RUS" in overview
    assert "city?v=1&amp;country=RUS&amp;id=498817" in overview
    assert "country?v=1&amp;code=PER" in words_of(open_page("map", place="country:PER"))
    event = words_of(open_page("events", event="ru-10"))
    assert {"country?v=1&amp;code=KGZ", "city?v=1&amp;id=498817"} <= {*links_of(event)}
    table = figures(open_page("map"))["figure-map"]
    assert len(table["hrefs"]) == len(table["rows"])
    by_name = dict(zip((row[1] for row in table["rows"]), table["hrefs"], strict=True))
    assert by_name["Peru"] == "country?v=1&code=PER"
    assert by_name["Saint Petersburg"] == "city?v=1&id=498817"


@pytest.mark.parametrize("package", INVENTED)
def test_other_packages_have_their_places(
    package: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_DATA", str(PACKAGES / package))
    current.forget()
    dataset = invented(package)
    code = next(code for code in dataset.participation["country"] if code)
    assert opening.sentence(dataset, f"country:{code}") in words_of(
        open_page("country", code=code)
    )
    for place in sorted(dataset.city_ids)[:2]:
        told = words_of(open_page("city", id=place))
        assert opening.sentence(dataset, f"place:{place}") in told
