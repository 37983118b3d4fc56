"""HiGHS, asked for candidates: nothing that it says is believed without a proof.

With presolve it calls wrong optima optimal and true claims contradictory (its issues
3043, 3073 and 3094), so that is off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

# Silent, and in the thread that asks: a server has other readers.
_OPTIONS: dict[str, bool | float | str] = {
    "output_flag": False,
    "presolve": "off",
    "mip_rel_gap": 0.0,
    "parallel": "off",
}
_SOLVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)


@dataclass(frozen=True, slots=True)
class Row:
    """low ≤ the sum of weight × unknown ≤ high; None is open."""

    weights: Sequence[tuple[int, int]]  # of the unknowns, by their place
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Program:
    """The smallest cost of whole unknowns between `least` and `most`, under rows."""

    cost: Sequence[int]
    rows: Sequence[Row]
    least: Sequence[int]
    most: Sequence[int]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What HiGHS says of a program whose unknowns may be any numbers."""

    values: list[float]
    duals: list[float]  # of the rows


def relaxed(programs: Sequence[Program]) -> list[Relaxed] | None:
    """Relax programs, as one; None where HiGHS finds no answer to all of them."""
    solution = _solved(_stacked(programs), is_whole=False)
    if solution is None:
        return None
    values, duals = solution
    columns = np.cumsum([0, *(len(program.cost) for program in programs)])
    rows = np.cumsum([0, *(len(program.rows) for program in programs)])
    return [
        Relaxed(values[columns[n] : columns[n + 1]], duals[rows[n] : rows[n + 1]])
        for n in range(len(programs))
    ]


def whole(program: Program) -> list[float] | None:
    """Give the best whole numbers that HiGHS says there are; None where it has none."""
    solution = _solved(program, is_whole=True)
    return None if solution is None else solution[0]


def _stacked(programs: Sequence[Program]) -> Program:
    """Put programs beside each other: they share no unknown."""
    if len(programs) == 1:
        return programs[0]
    rows: list[Row] = []
    first = 0
    for program in programs:
        for row in program.rows:
            moved = [(first + at, weight) for at, weight in row.weights]
            rows.append(Row(moved, row.low, row.high))
        first += len(program.cost)
    return Program(
        cost=[cost for program in programs for cost in program.cost],
        rows=rows,
        least=[least for program in programs for least in program.least],
        most=[most for program in programs for most in program.most],
    )


def _solved(
    program: Program, *, is_whole: bool
) -> tuple[list[float], list[float]] | None:
    """Run HiGHS; None where it finds no solution or gives up."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(program, is_whole=is_whole))
    solver.run()
    if solver.getModelStatus() not in _SOLVED:
        return None
    solution = solver.getSolution()
    return list(solution.col_value), list(solution.row_dual)


def _model(program: Program, *, is_whole: bool) -> highspy.HighsLp:
    rows = program.rows
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.cost), len(rows)
    model.col_cost_ = np.array(program.cost, dtype=float)
    model.col_lower_ = np.array(program.least, dtype=float)
    model.col_upper_ = np.array(program.most, dtype=float)
    model.row_lower_ = _ends([row.low for row in rows], -np.inf)
    model.row_upper_ = _ends([row.high for row in rows], np.inf)
    weights = [pair for row in rows for pair in row.weights]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.weights) for row in rows)])
    model.a_matrix_.index_ = np.array([at for at, _ in weights], dtype=np.int32)
    model.a_matrix_.value_ = np.array([weight for _, weight in weights], dtype=float)
    if is_whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(program.cost)
    return model


def _ends(ends: Sequence[int | None], is_open: float) -> npt.NDArray[np.float64]:
    return np.array([is_open if end is None else end for end in ends], dtype=float)
