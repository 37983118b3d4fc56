"""Parts of a number: worked ones, and every bound held against brute force."""

import os
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting.bounds import Bounds, Claimed
from data.counting.constraints import constraints
from data.counting.parts import Division, divisions, overfull
from data.reading.measures import Measure
from data.reading.package import Dataset
from tests.drawn import tables

LONGER = int(os.environ.get("FUZZ_LONGER", "1"))
HEADER = (
    "claim_id | events | size_text | low | high | part_of | dimension | part | unit"
    " | overlapping | dispute | measure"
)
KINDS: tuple[Measure, ...] = ("attendances", "registrations", "views")


def package(rows: str, measure: str = "attendances") -> Dataset:
    """Build events a and b with claims; a row ends before `measure`."""
    lines = [line for line in rows.strip().splitlines() if line.strip()]
    claims = "\n".join(f"{line} | {measure}" for line in lines)
    return tables(events="event_id\na\nb", claims=f"{HEADER}\n{claims}")


def only(dataset: Dataset) -> Division:
    """Give the one division of a package."""
    (division,) = divisions(dataset)
    return division


def parts_of(division: Division) -> dict[str, Bounds]:
    """Give the bounds of each part by its name."""
    return {part.name: part.bounds for part in division.parts}


def total(
    dataset: Dataset, measure: Measure = "attendances", events: str = "a"
) -> tuple[int, Any]:
    """Bound a measure over some events."""
    found = Claimed(constraints(dataset, measure)).bounds([*events], [])
    return found.low, found.high


@pytest.mark.parametrize("measure", KINDS)
def test_a_percentage_becomes_bounds_rounded_inwards(measure: Measure) -> None:
    dataset = package(
        """
        w | a | 500  | 500 | 500 |   |        |     |         | |
        p | a | 60 % | 60  | 60  | w | origin | 002 | percent | |
        """,
        measure,
    )
    assert parts_of(only(dataset)) == {"002": Bounds(298, 302)}
    assert only(dataset).rest == Bounds(198, 202)
    assert total(dataset, measure)[0] == 500


def test_the_rest_is_elsewhere_or_not_stated() -> None:
    dataset = package(
        """
        w | a | 366 | 366 | 366 |   |        |     | | |
        p | a | 96  | 96  | 96  | w | origin | MEX | | |
        """
    )
    assert parts_of(only(dataset)) == {"MEX": Bounds(96, 96)}
    assert only(dataset).rest == Bounds(270, 270)


def test_a_percentage_that_no_whole_number_has_is_the_two_nearest() -> None:
    dataset = package(
        """
        w | a | 37   | 37 | 37 |   |        |     |         | |
        p | a | 60 % | 60 | 60 | w | origin | 002 | percent | |
        """
    )
    assert parts_of(only(dataset)) == {"002": Bounds(22, 23)}
    assert Claimed(constraints(dataset)).conflicts == ()


def test_parts_that_cover_leave_nobody_and_those_that_overlap_share_some() -> None:
    dataset = package(
        """
        w | a | 3,516 | 3516 | 3516 |   |        |        | |      |
        k | a | 3,284 | 3284 | 3284 | w | origin | KOR    | |      |
        f | a | 232   | 232  | 232  | w | origin | abroad | |      |
        s | a | 1,172 | 1172 | 1172 | w | mode   | onsite | | true |
        o | a | 2,957 | 2957 | 2957 | w | mode   | online | | true |
        """
    )
    origin, mode = divisions(dataset)
    assert (origin.rest, origin.both) == (Bounds(0, 0), None)
    assert (mode.rest, mode.both) == (Bounds(0, 0), Bounds(613, 613))
    assert total(dataset) == (3516, 3516)


def test_parts_raise_the_whole_and_are_never_added_to_it() -> None:
    dataset = package(
        """
        w | a | about 500 | 450 | 550 |   |      |   | | |
        x | a | 300       | 300 | 300 | w | mode | x | | |
        y | a | 250       | 250 | 250 | w | mode | y | | |
        """
    )
    assert total(dataset) == (550, 550)
    assert only(dataset).bounds == Bounds(550, 550)


def test_parts_of_a_claim_over_several_events_bound_their_sum() -> None:
    dataset = package(
        """
        w | a b | at most 90 |    | 90 |   |        |       | | |
        x | a b | 30         | 30 | 30 | w | gender | women | | |
        y | a b | 40         | 40 | 40 | w | gender | men   | | |
        """
    )
    assert total(dataset, events="ab") == (70, 90)
    assert only(dataset).rest == Bounds(0, 20)


@pytest.mark.parametrize("measure", KINDS)
def test_parts_that_exceed_their_whole_are_the_smallest_conflict(
    measure: Measure,
) -> None:
    dataset = package(
        """
        w | a | 100 | 100 | 100 |   |        |     | | |
        x | a | 60  | 60  | 60  | w | origin | CHN | | |
        y | a | 50  | 50  | 50  | w | origin | KOR | | |
        z | a | 5   | 5   | 5   | w | origin | PER | | |
        """,
        measure,
    )
    (names,) = Claimed(constraints(dataset, measure)).conflicts
    assert names == ("w", "x", "y")


def test_percentages_beyond_a_hundred_are_a_conflict() -> None:
    dataset = package(
        """
        w | a | 100  | 100 | 100 |   |        |     |         | |
        x | a | 60 % | 60  | 60  | w | origin | CHN | percent | |
        y | a | 50 % | 50  | 50  | w | origin | KOR | percent | |
        """
    )
    assert Claimed(constraints(dataset)).conflicts == (("w", "x", "y"),)


def test_parts_of_a_programme_and_of_a_part_are_held_against_what_they_divide() -> None:
    header = "claim_id | events | series_id | population | low | high | part_of"
    claims = f"""{header} | dimension | part
    p | | s |        | 100 | 100 |   |        |
    x | | s |        | 70  | 70  | p | origin | CHN
    y | | s |        | 40  | 40  | p | origin | KOR
    f | a | | abroad | 10  | 10  |   |        |
    g | a | |        | 12  | 12  | f | gender | women
    """
    dataset = tables(events="event_id\na", claims=claims)
    assert set(overfull(dataset)) == {("p", "x", "y"), ("f", "g")}


ENDS = st.tuples(st.integers(0, 9), st.integers(0, 4))


@pytest.mark.parametrize("measure", ["persons", *KINDS])
def test_parts_far_above_the_least_of_an_open_number_are_no_conflict(
    measure: str,
) -> None:
    dataset = package(
        """
        w | a | thousands    | 2000 |       |   |        |     |       | |
        p | a | 8,000        | 8000 | 8000  | w | origin | 002 | count | |
        q | a | up to 20,000 |      | 20000 | w | origin | 142 | count | |
        """,
        measure,
    )
    assert [*overfull(dataset)] == []
    assert only(dataset).bounds == Bounds(8000, None)
    of_part = {"002": Bounds(8000, 8000), "142": Bounds(0, 20000)}
    assert parts_of(only(dataset)) == of_part
    assert only(dataset).rest == Bounds(0, None)


def test_a_wide_number_may_be_one_far_from_both_its_ends() -> None:
    dataset = package(
        """
        w | a | 2,000 to 90,000 | 2000  | 90000 |   |        |     |         | |
        p | a | 60 %            | 60    | 60    | w | origin | 142 | percent | |
        q | a | 24,000          | 24000 | 24000 | w | origin | 142 | count   | |
        """,
        "persons",
    )
    assert [*overfull(dataset)] == []
    assert only(dataset).bounds == Bounds(39670, 40336)  # 24,000 / 60.5 % or 59.5 %
    assert parts_of(only(dataset)) == {"142": Bounds(24000, 24000)}
    assert only(dataset).rest == Bounds(15670, 16336)


@pytest.mark.parametrize("measure", ["persons", *KINDS])
def test_of_an_open_number_nobody_may_have_come_both_ways(measure: str) -> None:
    dataset = package(
        """
        w | a | more than 100 | 101  |      |   |      |        |       |      |
        p | a | 9,000         | 9000 | 9000 | w | mode | onsite | count | true |
        q | a | 8,000         | 8000 | 8000 | w | mode | online | count | true |
        """,
        measure,
    )
    assert [*overfull(dataset)] == []
    assert only(dataset).both == Bounds(0, 8000)


def test_two_ways_that_are_too_few_for_everybody_leave_others() -> None:
    dataset = package(
        """
        w | a | 100 | 100 | 100 |   |      |        |       |      |
        p | a | 30  | 30  | 30  | w | mode | onsite | count | true |
        q | a | 40  | 40  | 40  | w | mode | online | count | true |
        """
    )
    assert [*overfull(dataset)] == []
    assert only(dataset).bounds == Bounds(100, 100)
    assert (only(dataset).rest, only(dataset).both) == (Bounds(30, 60), Bounds(0, 30))


@st.composite
def drawn_parts(draw: st.DrawFn) -> list[tuple[str, int, int, str, bool]]:
    """Draw parts of one dimension: (part, low, high, unit, overlapping)."""
    found = []
    for name in "xyz"[: draw(st.integers(1, 3))]:
        low, more = draw(ENDS)
        unit = draw(st.sampled_from(["", "percent"]))
        if unit:
            low = draw(st.sampled_from([10, 25, 33, 40, 50, 60]))
            more = draw(st.sampled_from([0, 10]))
        found.append((name, low, low + more, unit, draw(st.booleans())))
    return found


def ends(part: tuple[str, int, int, str, bool], whole: int) -> range:
    """List what a part may be of a whole."""
    _, low, high, unit, _ = part
    if not unit:
        return range(low, min(high, whole) + 1)
    half = int(low == high)
    inside = [
        size
        for size in range(whole + 1)
        if (2 * low - half) * whole <= 200 * size <= (2 * high + half) * whole
    ]
    if inside:
        return range(inside[0], inside[-1] + 1)
    below = (2 * low - half) * whole // 200
    return range(below, below + 2)


@settings(max_examples=150 * LONGER, deadline=None)
@given(st.integers(0, 20), st.integers(0, 6), drawn_parts(), st.sampled_from(KINDS))
def test_bounds_of_parts_are_the_extremes_of_every_solution(
    least: int, more: int, drawn: list[tuple[str, int, int, str, bool]], kind: Measure
) -> None:
    lines = [f"w | a | n | {least} | {least + more} | | | | | |"]
    lines += [
        f"{name} | a | n | {low} | {high} | w | origin | {name} | {unit}"
        f" | {'true' if overlaps else ''} |"
        for name, low, high, unit, overlaps in drawn
    ]
    dataset = package("\n".join(lines), kind)
    apart = [at for at, part in enumerate(drawn) if not part[-1]]
    found = [
        (whole, counts)
        for whole in range(least, least + more + 1)
        for counts in product(*(ends(part, whole) for part in drawn))
        if sum(counts[at] for at in apart) <= whole
    ]
    claimed = Claimed(constraints(dataset, kind))
    assert bool(claimed.conflicts) == (not found)
    if not found:
        return
    wholes = [whole for whole, _ in found]
    assert claimed.bounds(["a"], []) == Bounds(min(wholes), max(wholes))
    division = only(dataset)
    assert division.bounds == Bounds(min(wholes), max(wholes))
    for at, (name, *_) in enumerate(drawn):
        sizes = [counts[at] for _, counts in found]
        assert parts_of(division)[name] == Bounds(min(sizes), max(sizes))
    if len(apart) == len(drawn):
        left = [whole - sum(counts) for whole, counts in found]
        assert division.rest == Bounds(min(left), max(left))


@settings(max_examples=100 * LONGER, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=2, max_size=3),
    st.integers(0, 8),
    st.integers(0, 4),
)
def test_parts_of_two_events_and_what_each_had_are_one_program(
    drawn: list[tuple[int, int]], least: int, more: int
) -> None:
    lines = [f"w | a b | n | {least} | {least + more} | | | | | |", "a | a | n | | 5"]
    lines[1] += " | | | | | |"
    lines += [
        f"p{at} | a b | n | {low} | {low + extra} | w | career | {at} | | |"
        for at, (low, extra) in enumerate(drawn)
    ]
    dataset = package("\n".join(lines))
    together = sum(low for low, _ in drawn)
    found = [
        (a, b)
        for a, b in product(range(6), range(least + more + 1))
        if least <= a + b <= least + more and together <= a + b
    ]
    claimed = Claimed(constraints(dataset))
    assert bool(claimed.conflicts) == (not found)
    if found:
        firsts, sums = [b for _, b in found], [a + b for a, b in found]
        assert claimed.bounds(["b"], []) == Bounds(min(firsts), max(firsts))
        assert claimed.bounds(["a", "b"], []) == Bounds(min(sums), max(sums))


def test_a_side_of_a_dispute_that_its_parts_exceed_is_not_the_true_one() -> None:
    dataset = package(
        """
        w | a | 100 | 100 | 100 |   |        |     | | | d
        v | a | 200 | 200 | 200 |   |        |     | | | d
        x | a | 90  | 90  | 90  | w | origin | CHN | | |
        y | a | 50  | 50  | 50  | w | origin | KOR | | |
        """
    )
    assert total(dataset) == (200, 200)
    assert divisions(dataset) == ()


def test_of_parts_in_dispute_each_may_be_the_true_one() -> None:
    dataset = package(
        """
        w | a | about 100 | 95 | 105 |   |        |     | | |
        x | a | 60        | 60 | 60  | w | origin | CHN | | |
        y | a | 38        | 38 | 38  | w | origin | KOR | | | d
        z | a | 42        | 42 | 42  | w | origin | KOR | | | d
        """
    )
    assert total(dataset) == (98, 105)
    assert parts_of(only(dataset))["KOR"] == Bounds(38, 42)
