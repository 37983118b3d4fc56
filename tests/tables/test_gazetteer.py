"""What is known of one country or city: how surely, why only perhaps, and where."""

from collections.abc import Callable
from functools import partial

import pytest

from components.asked.selection import Viewed
from components.asked.view import View
from components.figures.catalogue import FIGURES
from components.tables.gazetteer import alike, index, lines, opening, origins, persons
from components.tables.gazetteer.presence import EVERYTHING, AtPlace, at_place
from components.tables.gazetteer.statements import statements
from components.words import gazetteer as words
from data.geography import countries as codes
from data.reading.package import Dataset
from tests.drawn import curated, tables
from tests.invented import INVENTED, invented

PACKAGES: dict[str, Callable[[], Dataset]] = {
    "curated": curated,
    **{n: partial(invented, n) for n in INVENTED},
}
PERU, RUSSIA = "country:PER", "country:RUS"
SAINT_PETERSBURG = "place:498817"


def of_standing(dataset: Dataset, mark: str) -> dict[str, list[str]]:
    """Give the labels of the lines of a place by standing, where there is any."""
    found = lines.lines(dataset, mark)
    return {name: [line.label for line in ours] for name, ours in found.items() if ours}


def test_what_is_known_of_peru_is_said_in_one_sentence() -> None:
    assert opening.sentence(curated(), PERU) == (
        "No source names Peru; at one event held it may be among the 15 unnamed "
        "countries of Latin America and the Caribbean."
    )
    ((role,),) = (line.roles for line in lines.lines(curated(), PERU)["maybe"])
    assert "may be among the 15 unnamed countries" in role.notes[0]
    assert role.refs[0].source == "accesswire-2020"
    assert words.no_origin("Peru") in opening.unsaid(curated(), PERU)


def test_a_country_named_has_its_roles_cities_and_people() -> None:
    held = lines.lines(curated(), RUSSIA)["held"]
    (course,) = [line for line in held if line.events == ("ru-10",)]
    roles = {role.role: role for role in course.roles}
    assert [*roles] == ["attendees", "host", "chair", "lecturers"]
    assert len(roles["attendees"].cities) == 18
    assert roles["host"].cities[0][:2] == (SAINT_PETERSBURG, "Saint Petersburg")
    assert "printed as Saint-Petersburg" in roles["host"].cities[0][2]
    (nine,) = [line for line in held if len(line.events) == 9]
    assert (nine.label, nine.when) == ("Courses 1–9", "between 2015 and May 2019")
    names = [person.name for person in persons.persons(curated(), RUSSIA)]
    assert names == ["Igor E. Tyurin", "Valentin E. Sinitsyn"]


def test_a_person_in_two_roles_is_told_once() -> None:
    tyurin, _ = persons.persons(curated(), RUSSIA)
    assert [one.role for one in tyurin.appearances] == ["chair", "lecturer"]
    told = [note for one in tyurin.appearances for note in one.notes]
    assert len(told) == len({*told})


def test_a_planned_partner_took_no_part() -> None:
    found = of_standing(curated(), "country:ITA")
    assert any("the series" in label for label in found["planned"])
    sentence = opening.sentence(curated(), "country:ITA")
    assert sentence.endswith("it is a planned partner of the China forum.")


def test_who_is_printed_under_a_country_stands_there_too() -> None:
    printed = persons.misprinted(curated(), "country:SWE")
    assert {one.name for one in printed} == {
        "Harriet C. Thoeny",
        "Christoforos Stoupis",
    }
    for person in printed:
        assert words.curated_as("Switzerland") in person.appearances[0].notes
    assert not persons.persons(curated(), "country:SWE")
    # A source does name people as from Sweden.
    assert words.no_person("Sweden") not in opening.unsaid(curated(), "country:SWE")


def test_a_city_has_its_events_and_leads_to_its_country() -> None:
    assert opening.sentence(curated(), SAINT_PETERSBURG) == (
        "Saint Petersburg (Russia) took part in two events held, as host."
    )
    beside = index.beside(curated(), SAINT_PETERSBURG, "RUS")
    assert SAINT_PETERSBURG not in {one.mark for one in beside}
    assert len(beside) == len(index.cities_of(curated(), "RUS")) - 1


def test_the_same_name_elsewhere_is_told_and_not_joined() -> None:
    (row,) = alike.printed_alike(curated(), "place:2988507")
    assert row.words == words.printed_alike("Paris", "lecturers")
    assert row.mark == "country:FRA"
    assert not alike.printed_alike(curated(), PERU)


def test_neighbours_are_those_of_the_same_unnamed_group() -> None:
    ((group, others),) = alike.neighbours(curated(), PERU)
    assert group.startswith("15 unnamed countries of Latin America")
    assert PERU not in dict(others)
    assert {"country:BRA", "country:CHL"} <= {mark for mark, _ in others}


def test_numbers_by_origin_are_those_of_the_country_or_of_its_region() -> None:
    (came,) = origins.lines(curated(), "country:MEX")
    assert came.words == "96 of 366 attendances (CIR Cancún 2013)"
    dataset = tables(
        events="event_id | date\na | 2019",
        claims="""
        claim_id | events | size_text | low | best | high | part_of | dimension | part
        all | a | 300 | 300 | 300 | 300 | | |
        some | a | 90 | 90 | 90 | 90 | all | origin | 002
        """,
        sources="source_id | title | short_title\n | S | S",
    )
    (africa,) = origins.lines(dataset, "country:SEN")
    assert africa.words.endswith("from Africa")
    assert "not stated" in africa.note
    assert not origins.lines(dataset, PERU)


def test_what_is_said_of_a_series_is_of_no_event() -> None:
    dataset = tables(
        events="event_id | date\na | 2019\nb | 2020",
        participation="""
        participation_id | event_id | series_id | role | country | as_printed
        p | | s | attendees | KEN | Kenya
        """,
    )
    (one,) = statements(dataset, "country:KEN")
    assert one.how == "series"
    assert opening.sentence(dataset, "country:KEN") == (
        "Kenya took part in the Series as attendees; at which events no source states."
    )
    assert opening.counts(dataset, "country:KEN") == (0, 0)
    selection = AtPlace(dataset, EVERYTHING, mark="country:KEN")
    assert not selection.definite.any()
    assert selection.possible.all()


def test_of_several_events_in_one_row_it_is_one_at_least() -> None:
    dataset = tables(
        events="""
        event_id | date | count_low | count_high | count_text
        a | 2019 | 28 | 28 | 28 lectures
        """,
        participation="""
        participation_id | event_id | role | country | as_printed
        p | a | attendees | KEN | Kenya
        """,
    )
    assert "1 to 28" in opening.sentence(dataset, "country:KEN").replace("one", "1")
    (line,) = lines.lines(dataset, "country:KEN")["held"]
    assert line.reason.startswith("At one or more of 28 lectures")


def test_a_country_that_the_event_names_is_none_of_its_unnamed() -> None:
    dataset = tables(
        events="event_id | date\na | 2019",
        participation="""
        participation_id | event_id | role | country | region | countries_stated
        n | a | attendees | KEN | |
        u | a | attendees | | 002 | 3
        """,
    )
    assert [one.how for one in statements(dataset, "country:KEN")] == ["sure"]
    assert [one.how for one in statements(dataset, "country:MLI")] == ["unnamed"]
    ((_, others),) = alike.neighbours(dataset, "country:MLI")
    assert "country:KEN" not in dict(others)


def test_an_event_placed_in_a_city_is_there_without_a_host() -> None:
    dataset = tables(
        places="place_id | name | country\n7 | Kisumu | KEN",
        events="event_id | date | place_id\na | 2019 | 7",
    )
    for mark in ("place:7", "country:KEN"):
        (one,) = statements(dataset, mark)
        assert (one.role, one.how) == ("venue", "sure")
        assert words.ROLES["venue"] in opening.sentence(dataset, mark)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_place_of_every_package_can_be_told(package: str) -> None:
    dataset = PACKAGES[package]()
    marks = [f"place:{place}" for place in dataset.city_ids]
    marks += [f"country:{code}" for code in codes.codes()]
    for mark in marks:
        sentence = opening.sentence(dataset, mark)
        assert sentence.endswith(".")
        # Who is named anywhere is never said to be named nowhere.
        is_named = any(one.how != "unnamed" for one in statements(dataset, mark))
        said = sentence.startswith("No source names")
        assert is_named != said or " at an event held" in sentence
        for ours in lines.lines(dataset, mark).values():
            for line in ours:
                assert line.label
                assert all(role.refs for role in line.roles)


@pytest.mark.parametrize("package", PACKAGES)
def test_lists_hold_every_place_that_is_named(package: str) -> None:
    dataset = PACKAGES[package]()
    every = index.every_country(dataset)
    listed = {entry.mark for entries in every.values() for entry in entries}
    named = {f"country:{code}" for code in dataset.participation["country"] if code}
    assert named <= listed
    cities = {e.mark for entries in index.every_city(dataset).values() for e in entries}
    assert cities == {f"place:{place}" for place in dataset.city_ids}


@pytest.mark.parametrize("view", [View(code="PER"), View(item="498817"), View()])
@pytest.mark.parametrize("name", ["place-map", "place-timeline"])
def test_figures_of_a_place_are_about_it_alone(name: str, view: View) -> None:
    viewed = Viewed(curated(), view)
    drawn = FIGURES[name].draw(viewed, "light")
    assert drawn.name == name
    assert drawn.wide.data
    assert drawn.narrow.data
    if view.about:
        place = opening.in_sentence(curated(), view.about)
        assert words.everything(place) in drawn.subtitle
        assert drawn.query.endswith(("code=PER", "id=498817"))
        assert "may match" not in drawn.subtitle + drawn.alt
        assert isinstance(at_place(viewed), AtPlace)
