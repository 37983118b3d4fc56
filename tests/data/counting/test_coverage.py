"""Countries among unnamed ones, held against brute force."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting import coverage
from data.counting.coverage import Unnamed
from data.selecting.filters import Filter
from tests.drawn import tables

COUNTRIES = ("A", "B", "C", "D", "E")


@st.composite
def groups(draw: st.DrawFn) -> list[Unnamed]:
    """Draw groups of unnamed countries that overlap as they may."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        allowed = draw(st.frozensets(st.sampled_from(COUNTRIES), min_size=1))
        low = draw(st.integers(0, len(allowed)))
        high = draw(st.integers(low, len(allowed)))
        found.append(Unnamed("e", "", allowed, low, high))
    return found


@settings(max_examples=60, deadline=None)
@given(groups(), st.frozensets(st.sampled_from(COUNTRIES)))
def test_extremes_are_those_of_every_choice(
    unnamed: list[Unnamed], named: frozenset[str]
) -> None:
    choices = [
        [
            frozenset(chosen)
            for size in range(group.low, group.high + 1)
            for chosen in combinations(sorted(group.allowed), size)
        ]
        for group in unnamed
    ]
    more = [len(frozenset().union(*picked) - named) for picked in product(*choices)]
    assert coverage.fewest_more(named, unnamed) == min(more)
    assert coverage.most_more(named, unnamed) == max(more)


def test_two_webinars_with_15_unnamed_countries_may_have_had_the_same() -> None:
    dataset = tables(
        events="event_id\na\nb",
        participation="""
        participation_id | event_id | region | countries_stated
        p                | a        | 419    | 15
        q                | b        | 419    | 15
        """,
    )
    found = coverage.countries(dataset, Filter())
    assert (found.low, found.high) == (15, 30)


def test_a_country_named_in_the_same_role_is_not_one_of_the_unnamed() -> None:
    dataset = tables(
        events="event_id\na",
        participation="""
        participation_id | event_id | country | region | countries_stated
        p                | a        | BRA     |        |
        q                | a        |         | 419    | 15
        """,
    )
    found = coverage.countries(dataset, Filter())
    assert (found.low, found.high) == (16, 16)


def test_a_count_of_countries_bounds_even_where_none_is_named() -> None:
    dataset = tables(
        events="event_id\na",
        participation="participation_id | event_id | country\np | a | KOR",
        claims="""
        claim_id | measure   | events | size_text    | low | best | high
        c        | countries | a      | 26 countries | 26  | 26   | 26
        """,
    )
    found = coverage.countries(dataset, Filter())
    assert (found.named, found.low, found.high) == (("KOR",), 26, 26)


def test_cities_are_open_above_unless_a_source_counts_them() -> None:
    places = "place_id | name | country | latitude | longitude\n1 | X | RUS | 1 | 1"
    part = "participation_id | event_id | country | place_id\np | a | RUS | 1"
    open_list = tables(events="event_id\na", places=places, participation=part)
    assert coverage.cities(open_list, Filter()).high is None
    counted = tables(
        events="event_id\na",
        places=places,
        participation=part,
        claims="claim_id | measure | events | low | high\nc | cities | a | 10 | 10",
    )
    found = coverage.cities(counted, Filter())
    assert (found.low, found.high) == (10, 10)
