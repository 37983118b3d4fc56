"""Countries and cities of one event that do not fit together are found."""

import pytest

from data.checking.placed import at_odds
from tests.drawn import tables

PART = "participation_id | event_id | role | country | region | countries_stated\n"
CLAIM = "claim_id | measure | events | low | high | dispute\n"
CHINA = "p | a | attendees | CHN | |\n"


@pytest.mark.parametrize(
    ("part", "claims", "measures"),
    [
        (
            CHINA,
            "x | countries | a | 26 | 26 |\ny | countries | a | 31 | 31 |",
            ["countries"],
        ),
        (CHINA, "x | countries | a | 26 | 26 | d\ny | countries | a | 31 | 31 | d", []),
        (
            CHINA + "q | a | attendees | KOR | |",
            "x | countries | a | 1 | 1 |",
            ["countries"],
        ),
        (CHINA + "q | a | attendees | | 030 | 8", "", ["countries"]),
        (
            CHINA + "q | a | attendees | | 419 | 15",
            "x | countries | a | 12 | 12 |",
            ["countries"],
        ),
        (CHINA + "q | a | attendees | | 419 | 15", "x | countries | a | 16 | 16 |", []),
        (CHINA + "q | a | attendees | | 419 | 15", "x | countries | a | 20 | 30 |", []),
    ],
)
def test_what_cannot_be_true_of_one_event_is_found(
    part: str, claims: str, measures: list[str]
) -> None:
    dataset = tables(
        events="event_id\na", participation=PART + part, claims=CLAIM + claims
    )
    assert [*dict.fromkeys(measure for _, measure, _ in at_odds(dataset))] == measures


def test_more_cities_named_than_counted_are_found() -> None:
    places = "place_id | name | country\n1 | X | RUS\n2 | Y | RUS"
    part = "participation_id | event_id | country | place_id\n"
    part += "p | a | RUS | 1\nq | a | RUS | 2"
    dataset = tables(
        events="event_id\na",
        places=places,
        participation=part,
        claims=CLAIM + "x | cities | a | 1 | 1 |",
    )
    assert [measure for _, measure, _ in at_odds(dataset)] == ["cities"]


def test_counts_over_several_events_that_do_not_fit_those_named_are_found() -> None:
    part = CHINA + "q | b | attendees | KOR | |\nr | b | attendees | JPN | |"
    dataset = tables(
        events="event_id\na\nb",
        participation=PART + part,
        claims=CLAIM + "x | countries | a b | 2 | 2 |\ny | countries | a | 1 | 5 |",
    )
    (line,) = at_odds(dataset)
    assert line == ("a", "countries", "x and those named do not fit together")


def test_a_side_that_says_nothing_opens_no_event_of_which_all_are_named() -> None:
    dataset = tables(
        events="event_id | attendee_countries\na |\nb | complete",
        participation=PART + "p | b | attendees | CHN | |\nq | b | attendees | FRA | |",
        claims=CLAIM
        + "x | countries | b | 0 | | d\n"
        + "y | countries | b | | 3 | d\n"
        + "z | countries | a | | 1 |\n"
        + "w | countries | a b | 5 | |",
    )
    assert [measure for _, measure, _ in at_odds(dataset)] == ["countries"]
