"""Bounds held against brute force on small instances."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting.bounds import Bounds, Claimed
from data.counting.solver import Constraint

EVENTS = ("a", "b", "c", "d")
MOST = 6  # an event of a small instance has at most this many attendances


@st.composite
def instances(draw: st.DrawFn) -> list[Constraint]:
    """Draw overlapping and nested claims; every event has an upper bound of its own."""
    limits = [Constraint(f"limit-{e}", frozenset({e}), None, MOST) for e in EVENTS]
    found = []
    for number in range(draw(st.integers(0, 4))):
        events = draw(st.frozensets(st.sampled_from(EVENTS), min_size=1))
        low = draw(st.none() | st.integers(0, 3 * MOST))
        high = draw(st.none() | st.integers(low or 0, 4 * MOST))
        found.append(Constraint(f"claim-{number}", events, low, high))
    return limits + found


def solutions(constraints: list[Constraint]) -> list[dict[str, int]]:
    """Try every whole number of every event."""
    found = []
    for counts in product(range(MOST + 1), repeat=len(EVENTS)):
        count = dict(zip(EVENTS, counts, strict=True))
        sums = [(c, sum(count[e] for e in c.events)) for c in constraints]
        if all((c.low or 0) <= s and (c.high is None or s <= c.high) for c, s in sums):
            found.append(count)
    return found


@settings(max_examples=60, deadline=None)
@given(
    instances(),
    st.frozensets(st.sampled_from(EVENTS)),
    st.frozensets(st.sampled_from(EVENTS)),
)
def test_bounds_are_the_extremes_of_every_solution(
    constraints: list[Constraint], definite: frozenset[str], either: frozenset[str]
) -> None:
    possible = either - definite
    found = solutions(constraints)
    claimed = Claimed(constraints)
    if not found:
        assert claimed.conflicts
        return
    assert not claimed.conflicts
    low = min(sum(count[e] for e in definite) for count in found)
    high = max(sum(count[e] for e in definite | possible) for count in found)
    assert claimed.bounds(sorted(definite), sorted(possible)) == Bounds(low, high)


@st.composite
def disputes(draw: st.DrawFn) -> list[list[Constraint]]:
    """Draw the sides of up to two disputes, each about the same events."""
    found = []
    for number in range(draw(st.integers(1, 2))):
        events = draw(st.frozensets(st.sampled_from(EVENTS), min_size=1))
        sides = draw(st.lists(st.integers(0, 2 * MOST), min_size=2, max_size=3))
        found.append(
            [
                Constraint(f"d{number}-{at}", events, size, size + 1, f"d{number}")
                for at, size in enumerate(sides)
            ]
        )
    return found


@settings(max_examples=60, deadline=None)
@given(instances(), disputes(), st.frozensets(st.sampled_from(EVENTS)))
def test_of_claims_in_dispute_one_is_true_and_nobody_knows_which(
    claims: list[Constraint], sides: list[list[Constraint]], asked: frozenset[str]
) -> None:
    choices = [[*claims, *chosen] for chosen in product(*sides)]
    found = [count for choice in choices for count in solutions(choice)]
    claimed = Claimed([*claims, *(side for of in sides for side in of)])
    assert bool(claimed.conflicts) == (not found)
    if found:
        sums = [sum(count[event] for event in asked) for count in found]
        assert claimed.bounds(sorted(asked), []) == Bounds(min(sums), max(sums))


@settings(max_examples=40, deadline=None)
@given(instances())
def test_a_conflict_is_the_smallest_set_that_cannot_hold(
    constraints: list[Constraint],
) -> None:
    for conflict in Claimed(constraints).conflicts:
        chosen = [c for c in constraints if c.claim_id in conflict]
        assert not Claimed(chosen).conflicts or conflict
        for dropped in conflict:
            fewer = [c for c in chosen if c.claim_id != dropped]
            assert not Claimed(fewer).conflicts


def test_no_upper_bound_stays_open_and_is_no_big_number() -> None:
    claimed = Claimed([Constraint("c", frozenset({"a", "b"}), 651, None)])
    assert claimed.bounds(["a", "b"], []) == Bounds(651, None)
    assert claimed.bounds(["a"], ["b"]) == Bounds(0, None)


def test_an_event_that_nobody_counts_leaves_the_sum_open() -> None:
    claimed = Claimed([Constraint("c", frozenset({"a"}), 5, 5)])
    assert claimed.bounds(["a", "z"], []) == Bounds(5, None)
    assert claimed.bounds(["a"], []) == Bounds(5, 5)


def test_a_total_bounds_each_of_its_events_from_above() -> None:
    claimed = Claimed([Constraint("c", frozenset({"a", "b"}), 200, 200)])
    assert claimed.bounds(["a"], []) == Bounds(0, 200)


def test_nested_claims_leave_the_rest() -> None:
    nested = [
        Constraint("all", frozenset("abc"), 100, 100),
        Constraint("one", frozenset("a"), 69, 69),
        Constraint("each", frozenset("b"), None, 20),
        Constraint("each", frozenset("c"), None, 20),
    ]
    claimed = Claimed(nested)
    assert claimed.bounds(["b"], []) == Bounds(11, 20)
    assert claimed.bounds(["b", "c"], []) == Bounds(31, 31)


def test_exact_counts_never_load_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.counting.highs._solved", None)
    counts = [Constraint(f"c{i}", frozenset({f"e{i}"}), i, i) for i in range(100)]
    events = [f"e{i}" for i in range(100)]
    assert Claimed(counts).bounds(events, []) == Bounds(4950, 4950)
