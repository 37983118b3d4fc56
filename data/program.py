"""Integer programs, solved exactly by HiGHS."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

_WITHOUT_SOLUTION = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
# Exact, silent, and in the thread that asks: a server has other readers.
_OPTIONS: dict[str, bool | float | str] = {
    "output_flag": False,
    "mip_rel_gap": 0.0,
    "parallel": "off",
}


@dataclass(frozen=True, slots=True)
class Row:
    """low ≤ the sum of weight × unknown ≤ high; None is open."""

    weights: Sequence[tuple[int, int]]  # of the unknowns, by their place
    low: int | None
    high: int | None


def minimise(
    cost: Sequence[int], rows: Sequence[Row], most: Sequence[int] | None = None
) -> npt.NDArray[np.float64] | None:
    """Find whole unknowns of at least 0 and at most `most` with the least cost.

    None where the rows contradict each other; RuntimeError where HiGHS gives up.
    """
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(cost, rows, most))
    solver.run()
    status = solver.getModelStatus()
    if status in _WITHOUT_SOLUTION:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {solver.modelStatusToString(status)}")
    return np.asarray(solver.getSolution().col_value)


def _model(
    cost: Sequence[int], rows: Sequence[Row], most: Sequence[int] | None
) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), len(rows)
    model.col_cost_ = np.array(cost, dtype=float)
    model.col_lower_ = np.zeros(len(cost))
    model.col_upper_ = np.array(
        [np.inf] * len(cost) if most is None else most, dtype=float
    )
    model.row_lower_ = np.array([-np.inf if r.low is None else r.low for r in rows])
    model.row_upper_ = np.array([np.inf if r.high is None else r.high for r in rows])
    weights = [pair for row in rows for pair in row.weights]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.weights) for row in rows)])
    model.a_matrix_.index_ = np.array([at for at, _ in weights], dtype=np.int32)
    model.a_matrix_.value_ = np.array([weight for _, weight in weights], dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    return model
