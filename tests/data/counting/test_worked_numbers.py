"""Every worked number of the design, on the real package."""

from data.counting import cities, coverage, totals
from data.counting.persons import persons
from data.selecting.filters import Filter
from data.selecting.membership import select
from data.selecting.period import of_years
from tests.drawn import curated

FIRST_NINE = [f"ru-{number}" for number in range(1, 10)]


def test_both_series_have_13_events_held_and_6_planned() -> None:
    events = totals.events(curated(), Filter())
    assert (events.held, events.planned, events.possible) == (13, 6, 0)


def test_three_webinars_and_ten_courses_are_held() -> None:
    definite, _ = totals.held_events(curated(), Filter())
    assert sum(event.startswith("cn-") for event in definite) == 3
    assert sum(event.startswith("ru-") for event in definite) == 10


def test_attendances_of_both_series() -> None:
    total = totals.attendances(curated(), Filter())
    assert (total.stated, total.hedge) == (1250, "about_or_more")
    assert (total.low, total.high) == (1201, 1340)
    assert total.events_without_count == ()


def test_attendances_of_esor_in_russia() -> None:
    total = totals.attendances(curated(), Filter(series=("esor-russia",)))
    assert (total.stated, total.hedge) == (650, "more_than")
    assert (total.low, total.high) == (651, 690)


def test_courses_1_to_9_have_bounds_and_no_stated_number() -> None:
    total = totals.attendances_of(curated(), FIRST_NINE)
    assert (total.stated, total.low, total.high) == (None, 582, 621)
    assert total.not_attributable == ("ru-1-10-attendances",)


def test_2019_states_69_and_may_hold_690() -> None:
    total = totals.attendances(curated(), Filter(period=of_years(2019, 2019)))
    assert (total.stated, total.hedge, total.low, total.high) == (69, "exact", 69, 690)
    assert total.not_attributable == ("ru-1-10-attendances",)
    events = totals.events(curated(), Filter(period=of_years(2019, 2019)))
    assert (events.held, events.possible) == (1, 9)


def test_2015_is_an_open_question_not_a_zero() -> None:
    chosen = Filter(period=of_years(2015, 2015))
    events = totals.events(curated(), chosen)
    assert (events.held, events.possible) == (0, 9)
    total = totals.attendances(curated(), chosen)
    assert (total.stated, total.low, total.high) == (None, 0, 621)


def test_2020_states_about_600() -> None:
    total = totals.attendances(curated(), Filter(period=of_years(2020, 2020)))
    assert (total.stated, total.hedge, total.low, total.high) == (
        600,
        "about",
        550,
        650,
    )


def test_countries_of_attendees_are_21_or_more_since_nine_courses_list_none() -> None:
    found = coverage.countries(curated(), Filter(roles=("attendees",)))
    assert found.named == ("ARM", "CHN", "KGZ", "KOR", "RUS", "UKR")
    assert (found.low, found.high) == (21, None)
    forum = Filter(roles=("attendees",), series=("cn-forum-2020",))
    closed = coverage.countries(curated(), forum)
    assert (closed.low, closed.high) == (17, 17)
    russia = coverage.countries(curated(), Filter(series=("esor-russia",)))
    assert (russia.low, russia.high) == (9, None)


def test_countries_in_any_role_are_26_or_more_since_brazil_may_be_unnamed() -> None:
    found = coverage.countries(curated(), Filter())
    assert len(found.named) == 12
    assert {"BRA", "FRA", "CHE", "AUT", "ITA", "NLD"} <= set(found.named)
    assert "DEU" not in found.named
    assert (found.low, found.high) == (26, None)


def test_no_event_names_peru_and_one_may_include_it() -> None:
    events = totals.events(curated(), Filter(countries=("PER",)))
    assert (events.held, events.planned, events.possible) == (0, 0, 1)


def test_no_event_has_sweden_and_two_lecturers_are_printed_so() -> None:
    selection = select(curated(), Filter(countries=("SWE",)))
    assert not (selection.definite | selection.possible).any()
    people = curated().people
    printed = people[people["country_as_printed"] == "Sweden"]
    assert list(printed["country"]) == ["CHE", "CHE"]
    assert set(printed["confidence"]) == {"very likely"}


def test_cities_are_21_of_attendees_and_22_with_the_host_at_least() -> None:
    attendees = cities.cities(curated(), Filter(roles=("attendees",)))
    assert (len(attendees.named), attendees.low, attendees.high) == (21, 21, None)
    every = cities.cities(curated(), Filter())
    assert (len(every.named), every.low, every.high) == (22, 22, None)
    assert "498817" in every.named


def test_persons_are_between_the_largest_event_and_the_sum() -> None:
    bounds = persons(curated(), Filter())
    assert (bounds.low, bounds.high) == (350, 1340)


def test_germany_is_planned_and_no_participant_yet() -> None:
    default = totals.events(curated(), Filter(countries=("DEU",)))
    assert (default.held, default.planned, default.possible) == (0, 0, 0)
    asked = Filter(countries=("DEU",), roles=("planned_partner",))
    planned = totals.events(curated(), asked)
    assert (planned.held, planned.planned, planned.possible) == (0, 0, 5)
    assert planned.maybe["held"] == 0
