"""No word stands outside its own bounds, in whatever package and selection."""

import os
from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection
from components.commands.totals import report
from components.tables import bars, cumulative, years
from components.words import numbers, sentences
from data.counting import totals
from data.counting.narrower import narrower
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting.filters import Filter
from data.selecting.membership import PARTLY
from tests.drawn import tables
from tests.worded import agrees
from tests.words.test_by_rule import CHOSEN, packages

LONGER = int(os.environ.get("FUZZ_LONGER", "1"))
AVERAGES = ("89 | 89 | 89", "about 40 on average | 35 | 45", "60 to 80 | 60 | 80")
ROWS = ("1 | 1", "28 | 28", "2 | 4", "2 |")
TOTALS = (
    *("60 | 60 | 60", "about 400 | 350 | 450", "almost 100 | 50 | 99"),
    *("more than 650 | 651 |", "fewer than 30 | | 29", "up to 200 | | 200"),
)


@st.composite
def averaged(draw: st.DrawFn) -> Dataset:
    """Draw rows of several events, with totals and averages over some of them."""
    rows, claims = [], []
    events = [f"e{n}" for n in range(draw(st.integers(1, 4)))]
    for event in events:
        rows.append(f"{event} | {draw(st.sampled_from(ROWS))} | so many")
        relation = draw(st.sampled_from(("", "average", "total")))
        wordings = AVERAGES if relation == "average" else TOTALS
        if relation:
            wording = draw(st.sampled_from(wordings))
            claims.append(f"c{event} | {relation} | {event} | {wording} | d")
    return tables(
        sources="source_id | short_title\nd | Report",
        events="event_id | count_low | count_high | count_text\n" + "\n".join(rows),
        claims="claim_id | relation | events | size_text | low | high | source_id\n"
        + "\n".join(claims),
    )


def outside(words: str, low: float, high: float | None) -> bool:
    """Tell whether words of a count say what the bounds do not leave."""
    most = float("inf") if high is None or pd.isna(high) else high
    try:
        return not agrees(words, low, most)
    except StopIteration:  # a source's own words, or those of several that disagree
        return False


def wrong(dataset: Dataset, chosen: Filter) -> Iterator[str]:
    """List the words of totals and rows that their bounds belie."""
    for measure in SUMMED:
        selection = Selection(dataset, chosen).counting(measure)
        total = selection.counted(measure)
        definite, possible = selection.held
        nobody = definite & possible
        sure = totals.picked_bounds(dataset, definite, nobody, measure)
        whole = total.stated_whole is not None
        low, high = (sure.low, sure.high) if whole else (total.low, total.high)
        if not total.wordings and outside(numbers.attendances(total), low, high):
            yield f"{measure}: {numbers.attendances(total)} of {low} to {high}"
        for make in (bars.by_event, bars.by_series, years.by_year):
            for row in records(make(selection)):
                if row.match != PARTLY and outside(row.words, row.low, row.high):
                    yield f"{make.__name__}: {row.words} of {row.low} to {row.high}"
    for row in records(cumulative.running_total(Selection(dataset, chosen))):
        if outside(row.words, row.low, row.high):
            yield f"running total: {row.words} of {row.low} to {row.high}"


@settings(max_examples=30 * LONGER, deadline=None)
@given(packages(), CHOSEN)
def test_no_word_stands_outside_its_bounds_in_any_package(
    dataset: Dataset, chosen: Filter
) -> None:
    if set(chosen.series) <= set(dataset.choices.series):
        assert not list(wrong(dataset, chosen))


@settings(max_examples=30 * LONGER, deadline=None)
@given(averaged())
def test_no_word_of_an_average_stands_outside_its_bounds(dataset: Dataset) -> None:
    assert not list(wrong(dataset, Filter()))
    found = report(Selection(dataset, Filter()))["attendances"]
    assert found["low"] <= (found["high"] or float("inf"))


WIDE = "z | b c | about 10 | 5 | 15"
PARTS = "u | b | 4 | 4 | 4\nv | c | 5 | 5 | 5"
HEADER = "claim_id | events | size_text | low | high"


@pytest.mark.parametrize(
    ("claims", "stated"),
    [
        ("x | a | 200 | 200 | 200", "the number stated makes it at least 200"),
        ("x | a b c | about 200 | 150 | 250", "the source states about 200"),
        (
            "x | a | 77 | 77 | 77\ny | b c | about 100 | 50 | 150",
            "the numbers stated add up to about 200",
        ),
        (
            "x | a | up to 7 | | 7\ny | b c | 5 | 5 | 5",
            "the numbers stated add up to no more than 12",
        ),
        ("x | a | 77 | 77 | 77\ny | b c | almost 100 | 50 | 99", "no source states"),
    ],
)
def test_a_sum_is_not_called_what_a_source_states(claims: str, stated: str) -> None:
    dataset = tables(events="event_id\na\nb\nc", claims=f"{HEADER}\n{claims}")
    total = totals.attendances(dataset, Filter())
    assert f"For it, {stated}" in sentences.attendances("it", total)


@pytest.mark.parametrize(
    ("claims", "words", "used"),
    [
        # Narrower claims fix what the wider one is only about.
        ("y | a | 1 | 1 | 1\nz | b c | 5 | 5 | 5", "6", ("y", "z")),
        ("y | a | 4 | 4 | 4\nz | b | 5 | 5 | 5", "about 10", ("x",)),  # c is missing
        ("y | a | up to 4 | | 4\nz | b c | 2 | 2 | 2", "5 to 6", ()),
        (
            "y | a | 1 | 1 | 1\nz | b c | about 10 | 5 | 15\n" + PARTS,
            "10",
            ("y", "u", "v"),
        ),
    ],
)
def test_narrower_claims_go_first_where_they_say_the_same_closer(
    claims: str, words: str, used: tuple[str, ...]
) -> None:
    dataset = tables(
        events="event_id\na\nb\nc",
        claims=f"{HEADER}\nx | a b c | about 10 | 5 | 15\n{claims}",
    )
    total = totals.attendances(dataset, Filter())
    assert (numbers.attendances(total), total.claims) == (words, used)


def test_a_source_that_states_the_total_is_preferred_to_an_equal_sum() -> None:
    covered = [[0, 1], [0], [1]]
    arrays = [pd.Series(events).to_numpy() for events in covered]
    assert narrower(arrays, [(9, 9), (4, 4), (5, 5)], 2) == {}
    assert narrower(arrays, [(5, 15), (4, 4), (5, 5)], 2) == {0: (1, 2)}
    assert narrower(arrays, [(5, None), (4, 4), (5, 5)], 2) == {0: (1, 2)}
    assert narrower([], [], 0) == {}
