"""What the figures show, as tables, on the real package."""

from dataclasses import replace

import pytest

from components.asked.selection import Selection
from components.tables import (
    bars,
    countries,
    cumulative,
    details,
    events,
    headline,
    places,
    timeline,
    years,
)
from components.words import prose, readings, titles
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated

EVERYTHING = Filter()


def test_by_event_keeps_joint_and_derived_counts_apart() -> None:
    table = bars.by_event(Selection(curated(), EVERYTHING))
    assert list(zip(table["label"], table["words"], table["kind"], strict=True)) == [
        ("Korea, sessions 1–2", "200", "stated"),
        ("Latin America", "about 400", "stated"),
        ("Courses 1–9", "582 to 621", "derived"),
        ("Course 10", "69", "stated"),
    ]


def test_by_year_has_a_lane_for_what_no_year_can_claim() -> None:
    table = years.by_year(Selection(curated(), EVERYTHING))
    found = [(y, w) for y, w in zip(table["year"], table["words"], strict=True)]
    assert found == [(2019, "69"), (2020, "about 600"), (None, "582 to 621")]


def test_the_running_total_ends_at_the_total() -> None:
    table = cumulative.running_total(Selection(curated(), EVERYTHING))
    last = table.iloc[-1]
    assert (last["low"], last["high"], last["words"]) == (
        1201,
        1340,
        "about 1,250 or more",
    )
    assert table["low"].is_monotonic_increasing
    assert table["high"].is_monotonic_increasing


def test_undated_courses_are_one_band() -> None:
    table = timeline.timeline(Selection(curated(), EVERYTHING))
    assert "Courses 1–9, between 2015 and May 2019" in set(table["label"])
    planned = table[table["name"] == "Webinars 4–8"].iloc[0]
    assert planned["open_end"]
    assert planned["status"] == "planned"


def test_the_map_tells_named_possible_and_planned_apart() -> None:
    table = countries.countries(Selection(curated(), EVERYTHING)).set_index("country")
    assert len(table) == 249
    certainty = table["certainty"]
    assert certainty[["KOR", "BRA", "UKR", "CHE"]].eq("named").all()
    assert certainty[["PER", "MEX", "CUB"]].eq("possible").all()
    assert certainty["DEU"] == "planned"
    assert certainty[["SWE", "ESP", "JPN"]].eq("none").all()
    assert table["role"][["RUS", "FRA", "BRA"]].to_list() == [
        "attendees",
        "faculty",
        "chair",
    ]


def test_cities_lead_to_their_host() -> None:
    cities = places.cities(Selection(curated(), EVERYTHING))
    assert len(cities) == 22
    assert list(cities.loc[cities["host"], "name"]) == ["Saint Petersburg"]
    assert len(places.lines(Selection(curated(), EVERYTHING))) == 21


def test_an_event_counted_with_others_says_so_wherever_it_is_listed() -> None:
    table = events.listed(Selection(curated(), EVERYTHING))
    at = readings.EVENT_COLUMNS.index("Attendances")
    counts = {event: row[at] for event, row in zip(table.ids, table.rows, strict=True)}
    for event in ("cn-1", "cn-2"):
        said = details.in_short(curated(), event).detail
        assert "up to 200 attendances" in said
        assert said.endswith(prose.together("200", "Korea, sessions 1–2"))
        assert said.endswith(counts[event])
    assert "together" not in details.in_short(curated(), "ru-10").detail


def test_shapeless_states_are_known_to_be_so() -> None:
    table = countries.countries(Selection(curated(), EVERYTHING))
    shapeless = table[~table["shape"]]
    assert list(shapeless["country"].sort_values()) == [
        *("IOT", "SMR", "UMI", "VAT", "WLF")
    ]
    assert shapeless["small"].all()


def test_counts_of_no_region_may_include_a_country_that_no_event_names() -> None:
    related = Filter(countries=("JPN",), related=True)
    counting = countries.may_count(Selection(curated(), related), "JPN")
    counted = ("radiology-2017", "iaea-2019-trieste", "rostock-2019")
    course = "esor-asklepios-2016-vienna"
    assert counting == (course, "kcr-2020", "kcr-2021", *counted)
    # What is named there is counted already, and the core series count by region.
    may_be_korean = countries.may_count(Selection(curated(), related), "KOR")
    assert may_be_korean == (course, *counted)
    assert (
        countries.may_count(Selection(curated(), Filter(countries=("JPN",))), "JPN")
        == ()
    )
    # Only attendees are counted by country, and only in the years that are asked for.
    for other in ({"roles": ("faculty",)}, {"period": of_years(2012, 2012)}):
        asked = replace(related, **other)
        assert countries.may_count(Selection(curated(), asked), "JPN") == ()


@pytest.mark.parametrize("event", list(curated().events["event_id"]))
def test_every_event_says_what_is_known_with_its_sources(event: str) -> None:
    facts = details.facts(curated(), event)
    assert all(value for _, value, _ in facts)
    cited = [c for _, _, found in facts for c in found]
    assert cited
    assert all(c.url.startswith("http") and c.locator for c in cited)


def test_the_headline_is_one_sentence_with_both_hedges() -> None:
    sentence = "".join(headline.headline(Selection(curated(), EVERYTHING)))
    assert sentence.count(".") == 1
    for words in ("ten courses", "more than 650", "three webinars", "about 600"):
        assert words in sentence


@pytest.mark.parametrize(
    ("short_titles", "label"),
    [
        (["Course 1", "Course 2", "Course 3", "Course 5"], "Courses 1–3, 5"),
        (["Course 1"], "Course 1"),
        (["Korea, session 1", "Korea, session 2"], "Korea, sessions 1–2"),
        (["Latin America", "Course 1"], "Latin America and Course 1"),
        (["A", "B", "C", "D"], "A, B and 2 more events"),
    ],
)
def test_events_are_named_together(short_titles: list[str], label: str) -> None:
    assert titles.together(short_titles) == label
