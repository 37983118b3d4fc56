"""Rows that stand for several events count as many, with bounds where they are open."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection
from components.commands.totals import report
from data.counting import tally, totals
from data.counting.persons import persons
from data.counting.tally import Count, Tally
from data.reading.package import Dataset
from data.selecting.filters import STATUSES, Filter
from tests.checked import check_package
from tests.drawn import curated, tables
from tests.kinds import curated as copied
from tests.kinds import read, write

PERU = "participation_id | event_id | role | country\np | l | {role} | PER"
LECTURES = """
event_id | count_low | count_high | count_text | date
l        | 28        | 28         | 28 lectures | 2021
"""


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[int, int | None, str]]:
    """Draw what rows stand for, and their status."""
    found: list[tuple[int, int | None, str]] = []
    for _ in range(draw(st.integers(1, 5))):
        low = draw(st.integers(1, 30))
        high = draw(st.none() | st.integers(low, low + 9))
        found.append((low, high, draw(st.sampled_from(STATUSES))))
    return found


def drawn(found: list[tuple[int, int | None, str]]) -> Dataset:
    """Build the rows."""
    lines = [
        f"e{n} | {low} | {'' if high is None else high} | so many | {status}"
        for n, (low, high, status) in enumerate(found)
    ]
    header = "event_id | count_low | count_high | count_text | status"
    return tables(events="\n".join([header, *lines]))


@settings(max_examples=100, deadline=None)
@given(rows())
def test_events_are_counted_within_the_bounds_of_their_rows(
    found: list[tuple[int, int | None, str]],
) -> None:
    dataset = drawn(found)
    counted = totals.events(dataset, Filter())
    for status in STATUSES:
        ours = [(low, high) for low, high, s in found if s == status]
        low, high = tally.bounds(counted.sure[status])
        assert low == sum(low for low, _ in ours)
        highs = [high for _, high in ours]
        assert high == (
            None if None in highs else sum(high for high in highs if high is not None)
        )
    several = any(row[:2] != (1, 1) for row in found)
    assert tally.has_several(dataset) == several
    assert ("held_low" in report(Selection(dataset, Filter()))["events"]) == several


def test_the_worked_row_of_28_lectures() -> None:
    dataset = tables(
        events=LECTURES,
        claims="""
        claim_id | relation | events | size_text          | low | high
        x        | average  | l      | 89 live on average | 89  | 89
        """,
    )
    found = report(Selection(dataset, Filter()))
    assert found["events"] == {
        "held": 28,
        "planned": 0,
        "possible": 0,
        "held_low": 28,
        "held_high": 28,
        "planned_low": 0,
        "planned_high": 0,
        "possible_low": 0,
        "possible_high": 0,
    }
    of_it = found["attendances"]
    assert (of_it["low"], of_it["high"]) == (2478, 2506)
    assert of_it["words"] == "about 2,492"
    # One of the 28 had no fewer than their mean; more is not known of persons.
    assert persons(dataset, Filter()).low == 89


def test_a_package_without_such_rows_says_no_more_than_before() -> None:
    found = report(Selection(curated(), Filter()))["events"]
    assert found == {"held": 13, "planned": 6, "possible": 0}
    counted = totals.events(curated(), Filter()).sure.values()
    assert all(isinstance(number, int) for number in counted)


def test_a_row_that_says_how_many_at_least_is_open_above() -> None:
    dataset = tables(
        events="""
        event_id | count_low | count_high | count_text
        a        | 2         |            | at least two visits
        b        |           | 3          | up to three visits
        """,
        claims="""
        claim_id | relation     | events | size_text      | low | high
        x        | each_at_most | a b    | at most 5 each |     | 5
        """,
    )
    assert totals.events(dataset, Filter()).held == Tally(3, None)
    assert totals.attendances(dataset, Filter()).high is None
    assert totals.attendances_of(dataset, ["b"]).high == 15


@pytest.mark.parametrize(
    ("role", "sure"), [("attendees", 0), ("host", 0), ("organiser", 28)]
)
def test_who_came_to_one_of_several_came_to_none_for_sure(role: str, sure: int) -> None:
    dataset = tables(events=LECTURES, participation=PERU.format(role=role))
    counted = totals.events(dataset, Filter(countries=("PER",)))
    assert (counted.held, counted.possible) == (sure, 28 - sure)
    # Of all of them together it is certain.
    assert Selection(dataset, Filter()).countries.named == ("PER",)


def test_counts_are_added_end_by_end() -> None:
    ends: list[Count] = [1, 5, Tally(2, 4), Tally(1, None)]
    for one, other in product(ends, ends):
        (low, high), (least, most) = tally.bounds(one), tally.bounds(other)
        is_open = high is None or most is None
        whole = None if is_open else (high or 0) + (most or 0)
        assert tally.bounds(tally.added([one, other])) == (low + least, whole)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("28", "27", "28 lectures"), "order"),
        (("28", "28", ""), "no-wording"),
        (("", "", "28 lectures"), "no-number"),
        (("28", "", "at least 28 lectures"), ""),
        (("", "3", "up to three visits"), ""),
    ],
)
def test_the_check_reads_rows_of_several_events(
    cells: tuple[str, str, str], code: str, tmp_path: Path
) -> None:
    folder = copied(tmp_path / "package")
    found = read(folder)
    row = found["events"][0]
    names = ("count_low", "count_high", "count_text")
    row |= dict(zip(names, cells, strict=True))
    write(folder, found)
    problems = [p for p in check_package(folder) if p.level == "error"]
    assert [p.code for p in problems] == ([code] if code else [])
