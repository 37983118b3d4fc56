"""What columns are computed in: numpy's arrays by what their entries mean."""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Code = npt.NDArray[np.integer[Any]]  # places in a list, as small as they fit
Mask = npt.NDArray[np.bool_]
Real = npt.NDArray[np.float64]  # whole numbers, or infinity where nothing limits
Whole = npt.NDArray[np.int64]


def parted(values: Code, ends: Code) -> list[Code]:
    """Cut an array into parts, each up to its end, as `np.split` does far slower."""
    starts = [0, *ends.tolist()]
    return [values[a:b] for a, b in pairwise(starts)]
