"""Measures never mix; averages, rows of several events and persons bound sums."""

import os
from itertools import combinations, combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.words import numbers
from data.counting import totals
from data.counting.persons import persons
from data.reading.measures import Measure
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables

EVERYTHING = Filter()
LONGER = int(os.environ.get("FUZZ_LONGER", "1"))


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


def test_certificates_and_attendances_that_overlap_bound_each_other() -> None:
    claims = """
    c | certificates | total | a b | 100 | 100 | 100
    d | certificates | total | b   | 30  | 30  | 30
    x | attendances  | total | a b | 120 | 120 | 120
    """
    header = "claim_id | measure | relation | events | size_text | low | high"
    dataset = tables(events="event_id\na\nb", claims=f"{header}\n{claims}")
    first = np.array([True, False])
    nobody = np.zeros(2, bool)
    found = [
        totals.picked_bounds(dataset, first, nobody, measure)
        for measure in ("attendances", "certificates")
    ]
    assert [(of.low, of.high) for of in found] == [(70, 90), (70, 70)]


def test_of_persons_in_dispute_either_side_may_be_true() -> None:
    claims = """
    p | persons | a b | 40 | 40 | d
    q | persons | a b | 90 | 90 | d
    """
    header = "claim_id | measure | events | low | high | dispute"
    dataset = tables(events="event_id\na\nb", claims=f"{header}\n{claims}")
    found = persons(dataset, EVERYTHING)
    assert (found.low, found.high, found.claims) == (40, 90, ("p", "q"))


def test_those_at_a_row_of_several_events_may_all_have_come_to_each() -> None:
    events = "event_id | count_low | count_high\nlectures | 28 | 28"
    claims = (
        "claim_id | measure | events | low | high\nx | attendances | lectures | 280 |"
    )
    found = persons(tables(events=events, claims=claims), EVERYTHING)
    assert found.low == 10


EVENTS = ("a", "b", "c")
KINDS = [kind for size in (1, 2, 3) for kind in combinations(EVENTS, size)]
# How many persons came to each set of events and no other: every way up to two each.
WAYS = np.array([*product(range(3), repeat=len(KINDS))], dtype=np.int16)
ATTENDANCES = {
    (event,): WAYS[:, [event in kind for kind in KINDS]].sum(axis=1) for event in EVENTS
}
PERSONS = {
    events: WAYS[:, [bool({*kind} & {*events}) for kind in KINDS]].sum(axis=1)
    for events in KINDS
}
# The ways in which no event had more than two: a few hundred of two thousand.
SMALL = np.all([came <= 2 for came in ATTENDANCES.values()], axis=0)


@settings(max_examples=60 * LONGER, deadline=None)
@given(
    st.sampled_from(np.flatnonzero(SMALL).tolist()),
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.booleans(), st.integers(0, 1)),
        min_size=1,
        max_size=3,
    ),
)
def test_persons_and_attendances_are_bounded_as_every_way_that_people_can_have_come(
    true: int, claims: list[tuple[tuple[str, ...], bool, int]]
) -> None:
    rows = [f"limit-{event} | attendances | {event} | 0 | 2" for event in EVENTS]
    ways = SMALL.copy()
    for number, (events, is_persons, slack) in enumerate(claims):
        measure = "persons" if is_persons else "attendances"
        sums = PERSONS[events] if is_persons else sum(ATTENDANCES[(e,)] for e in events)
        low, high = max(0, int(sums[true]) - slack), int(sums[true])
        rows.append(f"c{number} | {measure} | {' '.join(events)} | {low} | {high}")
        ways &= (sums >= low) & (sums <= high)
    dataset = tables(
        events="event_id | date\na | 2001\nb | 2002\nc | 2003",
        claims="claim_id | measure | events | low | high\n" + "\n".join(rows),
    )
    for first, last in combinations_with_replacement(range(3), 2):
        chosen = Filter(period=of_years(2001 + first, 2001 + last))
        events = EVENTS[first : last + 1]
        came = sum(ATTENDANCES[(event,)] for event in events)[ways]
        total = totals.attendances(dataset, chosen)
        assert (total.low, total.high) == (came.min(), came.max())
        people = PERSONS[events][ways]
        bounded = persons(dataset, chosen)
        assert (bounded.low, bounded.high) == (people.min(), people.max())


def test_who_was_certified_came_though_nobody_counts_who_came() -> None:
    dataset = tables(
        events="event_id | date\na | 2001\nb | 2002\nc | 2003",
        claims="""
        claim_id | measure      | events | low | high | population
        none     | persons      | b      |     | 0    |
        some     | persons      | a b c  |     | 2    | from abroad
        passed   | certificates | a      | 1   | 1    | from abroad
        """,
    )
    first = Filter(period=of_years(2001, 2001))
    assert (persons(dataset, first).low, persons(dataset, first).high) == (1, None)
    assert totals.attendances(dataset, first).low == 1


def test_what_each_event_had_at_most_is_no_count_of_them_together() -> None:
    dataset = tables(
        events="event_id | date\na | 2001\nb | 2002\nc | 2003",
        claims="""
        claim_id | measure | relation     | events | low | high
        each     | persons | each_at_most | b c    |     | 1
        all      | persons | total        | a b c  | 2   |
        """,
    )
    first = Filter(period=of_years(2001, 2001))
    assert totals.attendances(dataset, first).low == 0
    assert persons(dataset, first).low == 0


def test_counts_of_persons_that_share_events_leave_no_one_else() -> None:
    dataset = tables(
        events="event_id | date\na | 2001\nb | 2002\nc | 2003",
        claims="""
        claim_id | measure     | events | low | high
        first    | attendances | a      |     | 2
        second   | attendances | b      |     | 2
        third    | attendances | c      |     | 2
        one      | persons     | a b    | 1   | 1
        other    | persons     | a c    | 1   | 1
        two      | persons     | b c    | 2   | 2
        """,
    )
    for year, came in ((2001, 0), (2002, 1), (2003, 1)):
        total = totals.attendances(dataset, Filter(period=of_years(year, year)))
        assert (total.low, total.high) == (came, came)
