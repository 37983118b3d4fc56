"""What a programme reports of itself bounds its listed events from above alone."""

import pytest

from data.counting import totals
from data.counting.bounds import claimed
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables


def programme(reported: str, *, published: str = "2005", listed: int = 30) -> Dataset:
    """Draw a course of the programme itself, and one of a series that is part of it."""
    return tables(
        series="series_id | core | part_of\np | true |\ns | true | p",
        events="""
        event_id | series_id | date | status
        a        | p         | 2001 | held
        b        | s         | 2002 | held
        late     | s         | 2006 | held
        plan     | s         | 2003 | planned
        """,
        sources=f"source_id | published\nr | {published}",
        claims=f"""
        claim_id | measure | events | series_id | source_id | size_text | low | high
        x        | attendances | a  |   | r | {listed} | {listed} | {listed}
        t        | attendances |    | p | r | {reported}
        """,
    )


def bounds(dataset: Dataset, *years: int) -> tuple[int, int | None]:
    total = totals.attendances(dataset, Filter(period=of_years(min(years), max(years))))
    return total.low, total.high


def test_a_programme_s_total_limits_what_was_over_before_it_was_published() -> None:
    dataset = programme("60 | 60 | 60")
    assert bounds(dataset, 2001, 2002) == (30, 60)
    assert bounds(dataset, 2002) == (0, 30)
    assert bounds(dataset, 2006) == (0, None)


@pytest.mark.parametrize(
    ("reported", "published"),
    [("more than 60 | 61 |", "2005"), ("60 | 60 | 60", ""), ("60 | 60 | 60", "2002")],
)
def test_an_open_or_undated_total_and_an_earlier_one_limit_nothing(
    reported: str, published: str
) -> None:
    dataset = programme(reported, published=published)
    assert bounds(dataset, 2002) == (0, None)


def test_fewer_than_its_listed_events_had_is_a_conflict() -> None:
    dataset = programme("60 | 60 | 60", listed=90)
    assert claimed(dataset).conflicts == (("t", "x"),)
