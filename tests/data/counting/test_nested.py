"""Claims that nest are bounded without the solver, just as the solver bounds them."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.counting import highs, solver
from data.counting.bounds import Bounds, Claimed, bounded
from data.counting.solver import Block, Constraint

EVENTS = tuple("abcdefg")
Count = dict[str, int]


@st.composite
def nested(draw: st.DrawFn) -> tuple[list[Constraint], Count]:
    """Draw claims that nest, each true of the counts that are drawn first."""
    counts = {event: draw(st.integers(0, 9)) for event in EVENTS}
    found: list[Constraint] = []

    def claim(events: tuple[str, ...]) -> None:
        came = sum(counts[e] for e in events)
        if draw(st.booleans()):
            low = draw(st.none() | st.integers(0, came))
            high = draw(st.none() | st.integers(came, came + 9))
            name = f"c{len(found)}"
            found.append(Constraint(name, frozenset(events), low, high))
        if len(events) > 1:
            cut = draw(st.integers(1, len(events) - 1))
            claim(events[:cut])
            claim(events[cut:])

    claim(EVENTS)
    return found, counts


selections = st.frozensets(st.sampled_from(EVENTS))


@settings(max_examples=80, deadline=None)
@given(nested(), selections, selections)
def test_a_tree_is_bounded_as_the_solver_bounds_it(
    drawn: tuple[list[Constraint], Count], sure: frozenset[str], either: frozenset[str]
) -> None:
    constraints, _ = drawn
    whole = Constraint("whole", frozenset(EVENTS), 0, None)
    block = Block(EVENTS, (*constraints, whole))
    (low,) = solver.least([(block, sure)])
    (high,) = solver.most([(block, sure | either)])
    with patch.object(highs, "_solved", None):
        claimed = Claimed([*constraints, whole])
        assert not claimed.conflicts
        found = claimed.bounds(sorted(sure), sorted(either - sure))
        fewest = claimed.fewest_persons(sorted(sure))
    assert found == Bounds(low, high)
    assert fewest == solver.largest_event(
        [(block, {frozenset({e}): 1 for e in sure})], 0
    )


@settings(max_examples=40, deadline=None)
@given(nested(), st.lists(st.integers(-1, 2), min_size=7, max_size=7), selections)
def test_parts_are_each_bounded_as_if_alone(
    drawn: tuple[list[Constraint], Count], parts: list[int], sure: frozenset[str]
) -> None:
    crossing = Constraint("crossing", frozenset("bd"), None, 30)
    claimed = Claimed([*drawn[0], crossing], EVENTS)
    of = np.array(parts)
    certain = np.array([event in sure for event in EVENTS])
    low, high = claimed.of_parts(of, certain, 3)
    for part in range(3):
        inside = [e for e, p in zip(EVENTS, parts, strict=True) if p == part]
        definite = [event for event in inside if event in sure]
        maybe = [event for event in inside if event not in sure]
        assert bounded(low[part], high[part]) == claimed.bounds(definite, maybe)


@settings(max_examples=40, deadline=None)
@given(nested(), st.lists(st.integers(0, 3), min_size=14, max_size=14))
def test_steps_are_each_bounded_as_if_alone(
    drawn: tuple[list[Constraint], Count], drawn_steps: list[int]
) -> None:
    crossing = Constraint("crossing", frozenset("bd"), None, 30)
    claimed = Claimed([*drawn[0], crossing], EVENTS)
    over = np.array(drawn_steps[:7])
    begun = np.minimum(over, np.array(drawn_steps[7:]))
    low, high = claimed.of_steps(over, begun, 3)
    for step in range(3):
        definite = [e for e, at in zip(EVENTS, over, strict=True) if at <= step]
        known = set(definite)
        maybe = [e for e, at in zip(EVENTS, begun, strict=True) if at <= step]
        expected = claimed.bounds(definite, [e for e in maybe if e not in known])
        assert bounded(low[step], high[step]) == expected


def test_nested_claims_at_odds_are_named() -> None:
    claims = [
        Constraint("all", frozenset("abc"), 100, 100),
        Constraint("most", frozenset("ab"), 101, None),
        Constraint("other", frozenset("c"), 5, 5),
    ]
    assert Claimed(claims).conflicts == (("all", "most"),)


def test_overlapping_claims_are_left_to_the_solver() -> None:
    pair = [Constraint(n, frozenset(n), 10, 10) for n in ("ab", "bc")]
    assert Claimed(pair).bounds(["a", "c"], []) == Bounds(0, 20)
    odd = [*pair, Constraint("ac", frozenset("ac"), 21, None)]
    with pytest.raises(ValueError, match="ab, ac, bc cannot all be true"):
        Claimed(odd).bounds(["a", "c"], [])
