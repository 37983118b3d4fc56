"""Stated, hedge and what is not attributable, on drawn tables."""

from components.words import numbers
from data.counting import totals
from data.counting.groups import groups
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables

EVENTS = """
event_id | date
a        | 2015
b        | 2016
c        | 2017
"""


def with_claims(claims: str, events: str = EVENTS) -> Dataset:
    """Build a dataset of three events held and the drawn claims."""
    header = "claim_id | events | size_text | low | high"
    return tables(events=events, claims=f"{header}\n{claims}")


def words(dataset: Dataset, chosen: Filter | None = None) -> str:
    """Say the total of a filter."""
    total = totals.attendances(dataset, chosen or Filter())
    return numbers.attendances(total)


def test_events_without_any_count_make_it_at_least() -> None:
    dataset = with_claims("x | a | 200 | 200 | 200")
    total = totals.attendances(dataset, Filter())
    assert (total.stated, total.hedge, total.low, total.high) == (
        200,
        "at_least",
        200,
        None,
    )
    assert total.events_without_count == ("b", "c")
    assert words(dataset) == "at least 200"


def test_about_with_events_without_count_is_never_called_at_least_its_middle() -> None:
    dataset = with_claims("x | a | about 400 | 350 | 450")
    assert words(dataset) == "about 400 or more"


def test_the_widest_claim_counts_once() -> None:
    dataset = with_claims("all | a b c | more than 650 | 651 |\none | c | 69 | 69 | 69")
    total = totals.attendances(dataset, Filter())
    assert (total.stated, total.claims) == (650, ("all",))
    assert words(dataset) == "more than 650"


def test_two_sources_of_one_number_are_not_added() -> None:
    dataset = with_claims(
        "x | a b c | about 400 | 350 | 450\ny | a b c | 410 | 410 | 410"
    )
    total = totals.attendances(dataset, Filter())
    assert (total.stated, total.hedge, total.claims) == (410, "exact", ("y",))


def test_a_claim_beyond_the_selection_is_not_split() -> None:
    dataset = with_claims("all | a b c | 100 | 100 | 100")
    total = totals.attendances(dataset, Filter(period=of_years(2015, 2016)))
    assert (total.stated, total.low, total.high) == (None, 0, 100)
    assert total.not_attributable == ("all",)
    assert total.events_without_count == ()


def test_where_only_some_events_are_stated_the_bounds_speak() -> None:
    dataset = with_claims(
        "one | a | about 400 | 350 | 450\nrest | b c | 100 | 100 | 100"
    )
    assert words(dataset, Filter(period=of_years(2015, 2016))) == "350 to 550"


def test_part_of_the_people_bounds_an_event_only_from_below() -> None:
    dataset = tables(
        events="event_id\na",
        claims="""
        claim_id | events | size_text | low | high | population
        p        | a      | 232       | 232 | 232  | from abroad
        """,
    )
    total = totals.attendances(dataset, Filter())
    assert (total.stated, total.low, total.high) == (None, 232, None)


def test_planned_and_cancelled_events_are_never_counted() -> None:
    dataset = tables(
        events="event_id | status\na | planned\nb | cancelled\nc | unknown"
    )
    assert totals.events(dataset, Filter()).held == 0
    assert totals.attendances(dataset, Filter()).high == 0


def test_groups_part_events_without_splitting_a_claim() -> None:
    dataset = with_claims("all | a b c | 100 | 100 | 100\none | c | 60 | 60 | 60")
    parted = [
        (g.events, g.kind, g.bounds.low) for g in groups(dataset, frozenset("abc"))
    ]
    assert parted == [(("a", "b"), "derived", 40), (("c",), "stated", 60)]


def test_groups_keep_events_that_nobody_counts() -> None:
    dataset = with_claims("one | c | 60 | 60 | 60")
    assert [g.kind for g in groups(dataset, frozenset("abc"))] == ["none", "stated"]
