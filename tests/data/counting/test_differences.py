"""Differences of two selections: worked by hand, and held against every world."""

from itertools import islice, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting.bounds import Claimed
from data.counting.differences import (
    Difference,
    difference,
    events,
    of_weights,
    weights,
)
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests import enumerated
from tests.drawn import curated, tables


def test_the_china_forum_drew_fewer_than_esor_whatever_is_true() -> None:
    forum, esor = Filter(series=("cn-forum-2020",)), Filter(series=("esor-russia",))
    assert difference(curated(), forum, esor) == Difference(-140, -1)
    assert difference(curated(), esor, forum) == Difference(1, 140)
    assert events(curated(), forum, esor) == Difference(-7, -7)


def test_which_of_the_forum_and_esor_in_2019_drew_more_is_not_known() -> None:
    forum = Filter(series=("cn-forum-2020",))
    esor = Filter(series=("esor-russia",), period=of_years(2019, 2019))
    assert difference(curated(), forum, esor) == Difference(-140, 581)


def test_the_years_2019_and_2020() -> None:
    one, other = (Filter(period=of_years(year, year)) for year in (2019, 2020))
    assert difference(curated(), one, other) == Difference(-581, 140)
    assert events(curated(), one, other) == Difference(-2, 7)


def test_what_is_in_both_cancels() -> None:
    # All ten courses drew 651 to 690, the tenth 69: the other nine what is left.
    esor = Filter(series=("esor-russia",))
    assert difference(curated(), esor, esor) == Difference(0, 0)
    tenth = Filter(series=("esor-russia",), period=of_years(2019, 2019))
    assert difference(curated(), esor, tenth) == Difference(0, 621)
    # What may fall in 2018 may do so in both, or in neither.
    year = Filter(period=of_years(2018, 2018))
    assert difference(curated(), year, year) == Difference(0, 0)
    assert difference(curated(), year, Filter(period=of_years(2018, 2019))).high == -69


def test_a_claim_over_both_sides_bounds_their_difference_closer_than_each() -> None:
    # 100 at both; 40 to 70 at the one leave 60 to 30 at the other.
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="event_id | series_id | date\na | s | 2019\nb | t | 2019",
        claims="""
            claim_id | events | low | high
            both | a b | 100 | 100
            one | a | 40 | 70
        """,
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    assert difference(dataset, one, other) == Difference(-20, 40)


def test_no_count_leaves_a_difference_open() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="event_id | series_id | date\na | s | 2019\nb | t | 2019",
        claims="claim_id | events | low | high\none | a | 40 | 70",
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    assert difference(dataset, one, other) == Difference(None, 70)
    assert difference(dataset, one, other, "views") == Difference(None, None)


def test_of_sides_in_dispute_each_may_be_true() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="event_id | series_id | date\na | s | 2019\nb | t | 2019",
        claims="""
            claim_id | events | low | high | dispute
            few | a b | 10 | 10 | d
            many | a b | 90 | 90 | d
            one | a | 8 | 20 |
        """,
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    # 8 to 10 of 10, or 8 to 20 of 90.
    assert difference(dataset, one, other) == Difference(-74, 10)


def test_rows_that_stand_for_several_events_are_counted_between_their_ends() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="""
            event_id | series_id | date | count_low | count_high
            a | s | 2019 | 3 | 5
            b | t | 2019 | 1 |
        """,
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    assert events(dataset, one, other) == Difference(None, 4)
    assert events(dataset, other, one) == Difference(-4, None)


def test_differences_are_those_of_every_count() -> None:
    for world in islice(enumerated.worlds(7), 60):
        if not len(world.counts):
            continue
        claims = Claimed(world.constraints, world.events)
        for signs in product((-1, 0, 1), repeat=len(world.events)):
            each = np.array(signs, np.int64)
            sums = (world.counts * each).sum(axis=1)
            expected = Difference(int(sums.min()), int(sums.max()))
            assert of_weights(claims, each, each) == expected, world


_YEARS = (2001, 2002, 2003)
_NORTH = ("BMU", "CAN", "GRL", "SPM", "USA")  # all of the region, by its code
_ASKED = ("CAN", "USA", "FRA")


@st.composite
def dated(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Draw the years that events may be of, and who came: one named, or one unnamed."""
    return [
        (*sorted(draw(st.tuples(*[st.sampled_from(_YEARS)] * 2))), who)
        for who in draw(st.lists(st.sampled_from(("CAN", "021", "")), max_size=3))
    ]


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    ends = draw(st.none() | st.tuples(*[st.none() | st.sampled_from(_YEARS)] * 2))
    if ends and None not in ends:
        ends = tuple(sorted(ends))
    asked = of_years(*ends) if ends and ends != (None, None) else None
    some = draw(st.frozensets(st.sampled_from(_ASKED), max_size=2))
    return Filter(period=asked, countries=tuple(sorted(some)))


@settings(max_examples=150, deadline=None)
@given(dated(), filters(), filters())
def test_an_event_matches_both_as_both_filters_allow(
    rows: list[tuple[int, int, str]], one: Filter, other: Filter
) -> None:
    low, high = weights(_drawn(rows), one, other)
    for at, (first, last, who) in enumerate(rows):
        counts = {
            int(_matches(one, year, came)) - int(_matches(other, year, came))
            for year in range(first, last + 1)
            for came in _parties(who)
        }
        assert (low[at], high[at]) == (min(counts), max(counts))


def _drawn(rows: list[tuple[int, int, str]]) -> Dataset:
    events = ["event_id | date"]
    events += [f"e{at} | {a}/{b}" for at, (a, b, _) in enumerate(rows)]
    came = ["participation_id | event_id | country | region | countries_stated"]
    for at, (_, _, who) in enumerate(rows):
        if who:
            named = f"{who} | |" if who.isalpha() else f" | {who} | 2"
            came.append(f"p{at} | e{at} | {named}")
    return tables(events="\n".join(events), participation="\n".join(came))


def _parties(who: str) -> list[frozenset[str]]:
    """List the sets of countries that can have come: two where they are unnamed."""
    if who == "021":
        return [frozenset({a, b}) for a in _NORTH for b in _NORTH if a < b]
    return [frozenset({who} - {""})]


def _matches(chosen: Filter, year: int, came: frozenset[str]) -> bool:
    first, last = chosen.period.years if chosen.period else (None, None)
    is_then = (first or 0) <= year <= (last or 9999)
    return is_then and (not chosen.countries or bool(came & {*chosen.countries}))
