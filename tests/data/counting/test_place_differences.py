"""Differences of countries and cities: worked by hand, and beside what each counts."""

from itertools import islice
from pathlib import Path

import pytest

from data.checking.check import load_checked
from data.counting import cities, coverage
from data.counting.differences import Difference
from data.counting.place_differences import difference
from data.counting.places import KINDS, Kind
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests import small
from tests.drawn import curated, tables
from tests.generated import write_package
from tests.proving import wrong_place_differences

ATTENDED = ("attendees",)
FORUM = Filter(series=("cn-forum-2020",), roles=ATTENDED)
ESOR = Filter(series=("esor-russia",), roles=ATTENDED)
S, T = (Filter(series=(name,), roles=ATTENDED) for name in "st")
SERIES = "series_id | core\ns | true\nt | true"
EVENTS = """
    event_id | series_id | date | attendee_countries
    a | s | 2019 | {}
    b | t | 2019 | {}
"""


def drawn(
    participation: str = "", claims: str = "", a: str = "", b: str = ""
) -> Dataset:
    return tables(
        series=SERIES,
        events=EVENTS.format(a, b),
        participation=participation,
        claims=claims,
    )


def test_esor_may_have_had_any_number_of_countries_but_four_at_least() -> None:
    # The forum had 17; of ESOR four are named, and nobody lists the rest.
    assert difference(curated(), FORUM, ESOR, "countries") == Difference(None, 13)
    assert difference(curated(), ESOR, FORUM, "countries") == Difference(-13, None)
    assert difference(curated(), FORUM, ESOR, "cities") == Difference(None, None)


def test_what_both_have_cancels_however_open() -> None:
    for kind in KINDS:
        assert difference(curated(), ESOR, ESOR, kind) == Difference(0, 0)
        every = Filter(roles=ATTENDED)
        assert difference(curated(), every, ESOR, kind).low == 0
        # What may fall in 2018 may do so in both, or in neither.
        year = Filter(period=of_years(2018, 2018))
        assert difference(curated(), year, year, kind) == Difference(0, 0)


def test_countries_named_on_both_sides_leave_less_between_them() -> None:
    # Three each, two of them the same: the third may be the same as well, or not.
    named = """
        participation_id | event_id | role | country
        1 | a | attendees | KOR
        2 | a | attendees | JPN
        3 | b | attendees | KOR
        4 | b | attendees | JPN
    """
    claims = """
        claim_id | events | measure | low | high
        one | a | countries | 3 | 3
        other | b | countries | 3 | 5
        all | a b | countries | 3 | 4
    """
    # Four in all: beside the three of the one, the other has one more at the most.
    assert difference(drawn(named, claims), S, T, "countries") == Difference(-1, 0)


def test_an_unnamed_country_of_one_side_may_be_named_on_the_other() -> None:
    named = """
        participation_id | event_id | role | country | region | countries_stated
        1 | a | attendees | | 419 | 2
        2 | b | attendees | PER | |
        3 | b | attendees | KOR | |
    """
    dataset = drawn(named, a="complete", b="complete")
    assert difference(dataset, S, T, "countries") == Difference(0, 0)
    both = Filter(roles=ATTENDED)
    # Peru is one of the two, or not; Korea is not.
    assert difference(dataset, both, T, "countries") == Difference(1, 2)
    assert difference(dataset, both, S, "countries") == Difference(1, 2)


def test_attendees_of_a_whole_series_are_at_some_event_of_it() -> None:
    dataset = tables(
        series=SERIES,
        events="""
            event_id | series_id | date | attendee_countries
            a | s | 2018 | complete
            b | s | 2019 | complete
            c | t | 2019 |
        """,
        participation="""
            participation_id | series_id | event_id | role | country
            1 | s | | attendees | KOR
            2 | | a | attendees | JPN
            3 | | c | attendees | JPN
        """,
    )
    assert difference(dataset, S, T, "countries") == Difference(None, 1)
    assert difference(dataset, T, S, "countries") == Difference(-1, None)


def test_of_sides_in_dispute_each_may_be_true() -> None:
    claims = """
        claim_id | events | measure | low | high | dispute
        few | a | countries | 3 | 3 | d
        many | a | countries | 9 | 9 | d
        other | b | countries | 5 | 5 |
    """
    assert difference(drawn("", claims), S, T, "countries") == Difference(-2, 4)
    assert difference(drawn("", claims), T, S, "countries") == Difference(-4, 2)


def test_cities_that_nobody_names_are_different_ones() -> None:
    claims = """
        claim_id | events | measure | low | high
        one | a | cities | 3 | 4
        other | b | cities | 5 | 6
        all | a b | cities | 8 | 8
    """
    assert difference(drawn("", claims), S, T, "cities") == Difference(-3, -1)


def test_where_roles_differ_hosts_leave_it_open() -> None:
    hosts = Filter(series=("esor-russia",), roles=("attendees", "host"))
    assert difference(curated(), hosts, ESOR, "countries") == Difference(0, None)
    assert difference(curated(), ESOR, hosts, "countries") == Difference(None, 0)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_beside_nothing_a_difference_is_the_number_itself(
    seed: int, kind: Kind, tmp_path: Path
) -> None:
    dataset = load_checked(write_package(tmp_path / "generated", 40, seed=seed))
    of = coverage.countries if kind == "countries" else cities.cities
    for roles in (ATTENDED, (), ("host", "faculty")):
        for series in ((), *((name,) for name in dataset.series["series_id"])):
            chosen = Filter(series=series, roles=roles, related=True)
            nothing = Filter(topics=("none-such",), roles=roles)
            covered = of(dataset, chosen)
            found = difference(dataset, chosen, nothing, kind)
            assert found == Difference(covered.low, covered.high), chosen


def test_differences_are_those_of_every_world() -> None:
    for package in islice(small.packages(41), 40):
        assert wrong_place_differences(package) == [], package
