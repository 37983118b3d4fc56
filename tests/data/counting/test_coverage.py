"""Countries among unnamed ones, held against brute force."""

from dataclasses import replace
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting import cities, coverage, totals, unnamed
from data.counting.unions import Unnamed
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables

ATTENDEES = Filter(roles=("attendees",))
COUNTRIES = ("A", "B", "C", "D", "E")


@st.composite
def groups(draw: st.DrawFn) -> list[Unnamed]:
    """Draw groups of unnamed countries that overlap as they may."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        region = draw(st.sampled_from(("", "419")))
        some = st.frozensets(st.sampled_from(COUNTRIES), min_size=1)
        allowed = draw(some) if region else frozenset(COUNTRIES)
        low = draw(st.integers(0, len(allowed)))
        high = draw(st.integers(low, len(allowed)))
        event = draw(st.sampled_from("ab"))
        found.append(Unnamed(event, region, allowed, low, high))
    return found


def ways(groups: list[Unnamed]) -> list[frozenset[str]]:
    """Try every set at every event; give each union of sets that all groups allow.

    Groups that no one count of all goes with are each a set of their own. With it they
    are of one set; of regions that overlap, from below only.
    """
    sets: dict[object, list[Unnamed]] = {}
    for number, group in enumerate(groups):
        same = [g for g in groups if g.event_id == group.event_id]
        regions = [g.allowed for g in same if g.region]
        beside = sum(not g.region for g in same) == 1
        is_apart = not any(a & b for a, b in combinations(regions, 2))
        is_open = beside and group.region and not is_apart
        said = replace(group, high=len(group.allowed)) if is_open else group
        sets.setdefault(group.event_id if beside else number, []).append(said)
    every = [
        frozenset(chosen)
        for size in range(len(COUNTRIES) + 1)
        for chosen in combinations(COUNTRIES, size)
    ]
    choices = [
        [
            chosen & frozenset().union(*(limit.allowed for limit in limits))
            for chosen in every
            if all(g.low <= len(chosen & g.allowed) <= g.high for g in limits)
        ]
        for limits in sets.values()
    ]
    return [frozenset().union(*picked) for picked in product(*map(set, choices))]


@settings(max_examples=150, deadline=None)
@given(groups(), st.frozensets(st.sampled_from(COUNTRIES)))
def test_extremes_are_those_of_every_choice(
    groups: list[Unnamed], named: frozenset[str]
) -> None:
    more = [len(union - named) for union in ways(groups)]
    if more:
        assert unnamed.fewest_more(named, groups) == min(more)
        assert unnamed.most_more(named, groups) == max(more)


def test_two_webinars_with_15_unnamed_countries_may_have_had_the_same() -> None:
    dataset = tables(
        events="event_id | attendee_countries\na | complete\nb | complete",
        participation="""
        participation_id | event_id | region | countries_stated
        p                | a        | 419    | 15
        q                | b        | 419    | 15
        """,
    )
    found = coverage.countries(dataset, ATTENDEES)
    assert (found.low, found.high) == (15, 30)
    assert coverage.countries(dataset, Filter()).high is None


def test_a_country_named_in_the_same_role_is_not_one_of_the_unnamed() -> None:
    dataset = tables(
        events="event_id | attendee_countries\na | complete",
        participation="""
        participation_id | event_id | country | region | countries_stated
        p                | a        | BRA     |        |
        q                | a        |         | 419    | 15
        """,
    )
    found = coverage.countries(dataset, ATTENDEES)
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
    found = coverage.countries(dataset, ATTENDEES)
    assert (found.named, found.low, found.high) == (("KOR",), 26, 26)


def test_cities_are_open_above_unless_a_source_counts_them() -> None:
    places = "place_id | name | country | latitude | longitude\n1 | X | RUS | 1 | 1"
    part = "participation_id | event_id | country | place_id\np | a | RUS | 1"
    open_list = tables(events="event_id\na", places=places, participation=part)
    assert cities.cities(open_list, Filter()).high is None
    counted = tables(
        events="event_id\na",
        places=places,
        participation=part,
        claims="claim_id | measure | events | low | high\nc | cities | a | 10 | 10",
    )
    found = cities.cities(counted, ATTENDEES)
    assert (found.low, found.high) == (10, 10)


def test_a_count_of_all_and_a_group_of_the_same_event_are_one_set() -> None:
    dataset = tables(
        events="event_id\na",
        participation="""
        participation_id | event_id | country | region | countries_stated
        p                | a        | CHN     |        |
        q                | a        |         | 419    | 15
        """,
        claims="""
        claim_id | measure   | events | size_text    | low | best | high
        c        | countries | a      | 16 countries | 16  | 16   | 16
        """,
    )
    found = coverage.countries(dataset, ATTENDEES)
    assert (found.low, found.high) == (16, 16)


def test_attendees_of_a_whole_series_are_sure_of_it_and_of_no_one_event() -> None:
    dataset = tables(
        events="event_id | date\na | 2019\nb | 2020",
        participation="""
        participation_id | event_id | series_id | country | region | countries_stated
        p                |          | s         | KAZ     |        |
        q                | a        |           | RUS     |        |
        r                |          | s         |         | 142    | 10
        """,
    )
    whole = coverage.countries(dataset, ATTENDEES)
    assert (whole.named, whole.low) == (("KAZ", "RUS"), 12)
    part = coverage.countries(
        dataset, Filter(roles=("attendees",), period=of_years(2019, 2019))
    )
    assert (part.named, part.low) == (("RUS",), 1)
    of_kazakhstan = totals.events(dataset, Filter(countries=("KAZ",)))
    assert (of_kazakhstan.held, of_kazakhstan.possible) == (0, 2)


def test_a_count_over_several_events_bounds_them_and_what_the_rest_leaves() -> None:
    dataset = tables(
        events="event_id | date\na | 2001\nb | 2002",
        participation="participation_id | event_id | country\np | a | KOR",
        claims="""
        claim_id | measure   | events | low | high
        c        | countries | a b    | 31  | 31
        d        | countries | b      | 10  | 12
        """,
    )
    found = coverage.countries(dataset, ATTENDEES)
    assert (found.low, found.high) == (31, 31)
    first = coverage.countries(dataset, replace(ATTENDEES, period=of_years(2001, 2001)))
    assert (first.low, first.high) == (19, 31)


def test_more_than_15_countries_of_a_region_are_at_least_16_of_it() -> None:
    dataset = tables(
        events="event_id\na",
        participation="""
        participation_id | event_id | country | region
        p                | a        | KOR     |
        q                | a        | SEN     |
        r                | a        |         | 002
        """,
        claims="""
        claim_id | measure   | events | size_text    | low | high | dimension | part
        c        | countries | a      | more than 15 | 16  |      | origin    | 002
        """,
    )
    found = coverage.countries(dataset, ATTENDEES)
    assert (found.named, found.low, found.high) == (("KOR", "SEN"), 17, None)


def test_a_country_may_be_one_of_those_that_several_events_count() -> None:
    dataset = tables(
        events="event_id\na\nb",
        participation="participation_id | event_id | country\np | a | KOR",
        claims="claim_id | measure | events | low | high\nc | countries | a b | 3 | 3",
    )
    assert coverage.may_be_at(dataset, "SEN") == {"a", "b"}
    assert coverage.may_be_at(dataset, "KOR") == set()


def test_a_programmes_own_number_of_countries_closes_nothing() -> None:
    text = {
        "events": "event_id | date | attendee_countries\na | 2001 |\n"
        "b | 2002 | complete",
        "sources": "source_id | published\nx | 2010",
        "participation": "participation_id | event_id | region\np | b | 002",
        "claims": "claim_id | measure | series_id | high | source_id\n"
        "c | countries | s | 9 | x",
    }
    assert coverage.countries(tables(**text), ATTENDEES).high is None
    only_b = replace(ATTENDEES, period=of_years(2002, 2002))
    assert coverage.countries(tables(**text), only_b).high == 9
