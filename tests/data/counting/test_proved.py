"""No bound rests on the solver's word: held against every count, and against liars."""

import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from data.checking.check import check_package, load_checked
from data.counting import highs, program, solver
from data.counting.bounds import Bounds
from data.counting.highs import Program
from data.counting.solver import Block
from data.counting.totals import attendances
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.enumerated import against_every_count, worlds

Solution = tuple[list[float], list[float]] | None
Solve = Callable[..., Solution]
PACKAGES = Path(__file__).resolve().parents[2] / "packages"
_honest = highs._solved  # noqa: SLF001 (the one place where HiGHS is asked)


def test_bounds_are_those_of_every_count() -> None:
    # `make fuzz` tries 200,000 others.
    assert against_every_count(bounds=2_500, seed=0) == []


def test_a_wrong_optimum_of_presolve_is_not_shown() -> None:
    # HiGHS with presolve says 1; the counts 0, 3 and 9 make every claim true.
    dataset = load_checked(PACKAGES / "Q568")
    found = attendances(dataset, Filter(period=of_years(2015, 2015)))
    assert Bounds(found.low, found.high) == Bounds(0, 4)


def test_true_claims_that_presolve_calls_contradictory_pass() -> None:
    # HiGHS with presolve refuses six of them; the counts 5, 18, 3 and 15 satisfy all.
    assert check_package(PACKAGES / "Q1503") == []


def _says_nothing(_: Program, **_options: bool) -> Solution:
    return None


def _refuses_one_objective(asked: Program, *, is_whole: bool) -> Solution:
    return None if any(asked.cost) else _honest(asked, is_whole=is_whole)


def _overshoots(asked: Program, *, is_whole: bool) -> Solution:
    solution = _honest(asked, is_whole=is_whole)
    return solution and ([value + 1 for value in solution[0]], solution[1])


def _rambles(asked: Program, *, is_whole: bool) -> Solution:
    rng = random.Random(len(asked.rows) + is_whole)  # noqa: S311
    values = [rng.uniform(0, most) for most in asked.most]
    return values, [rng.uniform(-2, 2) for _ in asked.rows]


LIARS = (_says_nothing, _refuses_one_objective, _overshoots, _rambles)


@pytest.mark.parametrize("liar", LIARS, ids=lambda liar: liar.__name__.strip("_"))
def test_a_solver_that_lies_widens_bounds_and_never_narrows_them(
    liar: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highs, "_solved", liar)
    monkeypatch.setattr(program, "DOUBTS", program.Doubts())
    asked = 0
    for world in islice(worlds(seed=1), 20):
        block = Block(world.events, world.constraints)
        if not len(world.counts):
            continue
        assert solver.infeasible([block]) == []
        for events in world.questions():
            low, high = world.extremes(events)
            assert solver.least([(block, events)])[0] <= low
            most = solver.most([(block, events)])[0]
            assert most is not None
            assert most >= high
            asked += 2
    assert asked > 200
    assert program.DOUBTS.unproved + program.DOUBTS.refuted > 0


def test_what_was_not_proved_is_told_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highs, "_solved", _says_nothing)
    monkeypatch.setattr(program, "DOUBTS", program.Doubts())
    world = next(world for world in worlds(seed=1) if len(world.counts))
    solver.least([(Block(world.events, world.constraints), frozenset(world.events))])
    assert program.DOUBTS.unproved == 1
    assert "not proved, the wider bound is given" in caplog.text


def test_odd_cycles_are_split_until_they_are_proved() -> None:
    # Halves satisfy each pair for 2.5 in all; whole numbers need 3.
    cycle = tuple("abcde")
    pairs = [frozenset(pair) for pair in zip(cycle, "bcdea", strict=True)]
    rows = tuple(solver.Constraint(f"c{n}", pair, 1, 1) for n, pair in enumerate(pairs))
    assert solver.infeasible([Block(cycle, rows)])
    at_least = tuple(solver.Constraint(c.claim_id, c.events, 1, None) for c in rows)
    assert solver.least([(Block(cycle, at_least), frozenset(cycle))]) == [3]
