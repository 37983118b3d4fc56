"""What functions keep of a dataset goes when another takes its place.

Each such cache is small, but together they would hold the last few versions of the
data. They are found by what they take: a function that keeps results and is asked with
a `Dataset`, or a value that holds one, keeps something of it.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from inspect import signature
from typing import Any

from components.asked.selection import Selection, Viewed
from data.package import Dataset

_OURS = ("components", "data")
_HOLDERS = (Dataset, Selection, Viewed)
_NAMES = (*_HOLDERS, *(holder.__name__ for holder in _HOLDERS))
_Keeping: Any = type(lru_cache(len))


def forget() -> None:
    """Forget what has been computed from any dataset."""
    for keeping in _keeping():
        keeping.cache_clear()


def _keeping() -> Iterator[Any]:
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in _OURS:
            for value in [*vars(module).values()]:
                if isinstance(value, _Keeping) and _takes_data(value):
                    yield value


def _takes_data(keeping: Any) -> bool:
    taken = signature(keeping).parameters.values()
    return any(parameter.annotation in _NAMES for parameter in taken)
