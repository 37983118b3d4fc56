"""Measures never mix; averages, rows of several events and persons bound sums."""

import pytest

from components.words import numbers
from data.counting import totals
from data.counting.persons import persons
from data.reading.measures import Measure
from data.selecting.filters import Filter
from tests.drawn import tables

EVERYTHING = Filter()


def bounds(
    claims: str, measure: Measure, events: str = "event_id\na\nb"
) -> tuple[int, int | None]:
    """Bound a measure over all events."""
    header = "claim_id | measure | relation | events | size_text | low | high"
    dataset = tables(events=events, claims=f"{header}\n{claims}")
    total = totals.attendances(dataset, EVERYTHING, measure)
    return total.low, total.high


def test_what_is_counted_apart_is_never_added() -> None:
    header = "claim_id | measure | events | size_text | low | best | high"
    claims = f"""{header}
    r | registrations | a | 1,200 | 1200 | 1200 | 1200
    x | attendances   | a | 480   | 480  | 480  | 480
    v | views         | a | 3,000 | 3000 | 3000 | 3000
    """
    dataset = tables(events="event_id\na", claims=claims)
    found = {
        m: totals.attendances(dataset, EVERYTHING, m)
        for m in ("attendances", "registrations", "views", "certificates")
    }
    assert [
        (found[m].low, found[m].high) for m in ("attendances", "registrations", "views")
    ] == [(480, 480), (1200, 1200), (3000, 3000)]
    assert (found["certificates"].low, found["certificates"].high) == (0, 480)
    assert totals.measures(dataset, totals.held(dataset)) == (
        "attendances",
        "registrations",
        "views",
    )
    assert persons(dataset, EVERYTHING).high == 480


def test_an_average_is_multiplied_out_over_a_row_of_several_events() -> None:
    events = "event_id | count_low | count_high\nlectures | 28 | 28"
    claims = "x | attendances | average | lectures | 89 live on average | 89 | 89"
    assert bounds(claims, "attendances", events) == (2478, 2506)
    header = "claim_id | measure | relation | events | size_text | low | high"
    dataset = tables(events=events, claims=f"{header}\n{claims}")
    total = totals.attendances(dataset, EVERYTHING)
    assert numbers.attendances(total) == "about 2,492"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("x | attendances | average | a b | 10 on average | 10 | 10", (19, 21)),
        ("x | attendances | average | a b | about 90 on average | 85 | 95", (170, 190)),
        ("x | attendances | each_at_most | a b | at most 5 each |  | 5", (0, 10)),
    ],
)
def test_averages_and_caps_bound_sums(claim: str, expected: tuple[int, int]) -> None:
    assert bounds(claim, "attendances") == expected


def test_a_cap_holds_for_each_event_that_a_row_stands_for() -> None:
    events = "event_id | count_low | count_high\nvisits | 2 | 4"
    claim = "x | attendances | each_at_most | visits | at most 5 each |  | 5"
    assert bounds(claim, "attendances", events) == (0, 20)


def test_persons_bound_attendances_and_the_other_way_round() -> None:
    claims = """
    p | persons     | total | a b | 180 different people | 180 | 180
    x | attendances | total | a   | 100                  | 100 | 100
    y | attendances | total | b   | 100                  | 100 | 100
    """
    assert bounds(claims, "attendances") == (200, 200)
    header = "claim_id | measure | relation | events | size_text | low | high"
    dataset = tables(events="event_id\na\nb", claims=f"{header}\n{claims}")
    both = persons(dataset, EVERYTHING)
    assert (both.low, both.high, both.claims) == (180, 180, ("p",))
    alone = "p | persons | total | a b | 180 different people | 180 | 180"
    assert bounds(alone, "attendances") == (180, 360)


def test_certificates_are_at_most_the_attendances() -> None:
    claims = """
    c | certificates | total | a | 60       | 60 | 60
    x | attendances  | total | a b | about 90 | 85 | 95
    """
    assert bounds(claims, "certificates") == (60, 95)
    assert bounds("c | certificates | total | a | 60 | 60 | 60", "attendances") == (
        60,
        None,
    )
