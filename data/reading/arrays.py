"""What columns are computed in: numpy's arrays by what their entries mean."""

from typing import Any

import numpy as np
import numpy.typing as npt

Code = npt.NDArray[np.integer[Any]]  # places in a list, as small as they fit
Mask = npt.NDArray[np.bool_]
Real = npt.NDArray[np.float64]  # whole numbers, or infinity where nothing limits
Whole = npt.NDArray[np.int64]
