"""What columns are computed in: numpy's arrays by what their entries mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Code = npt.NDArray[np.integer[Any]]  # places in a list, as small as they fit
Mask = npt.NDArray[np.bool_]
Real = npt.NDArray[np.float64]  # whole numbers, or infinity where nothing limits
Whole = npt.NDArray[np.int64]


def parted(values: Code, ends: Code) -> list[Code]:
    """Cut an array into parts, each up to its end, as `np.split` does far slower."""
    starts = [0, *ends.tolist()]
    return [values[a:b] for a, b in pairwise(starts)]


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Parts of an array, each made when asked for: an array weighs a hundred bytes."""

    values: Code
    starts: Code
    ends: Code

    def __len__(self) -> int:
        """Count the parts."""
        return len(self.starts)

    def __getitem__(self, place: int) -> Code:
        """Take one part."""
        return self.values[self.starts[place] : self.ends[place]]

    def __iter__(self) -> Iterator[Code]:
        """Walk the parts."""
        return map(self.__getitem__, range(len(self)))


def first_seen(values: Code) -> Code:
    """Find where each value stands first, in that order, without sorting."""
    return np.flatnonzero(~pd.Series(values).duplicated().to_numpy(bool))


def distinct(values: Code) -> tuple[Code, Code, Code]:
    """Sort the values that differ; find where each stands first, and the place of all.

    So does `np.unique`, which sorts every value: of a million, a few hundred differ.
    """
    codes, found = pd.factorize(values)
    order = np.argsort(found)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return found[order], first_seen(codes)[order], rank[codes]
