"""Nothing of an old version of the data stays: whatever is kept of them is emptied."""

import sys
from collections.abc import Iterator
from functools import lru_cache
from inspect import signature
from typing import Any

from components.asked.selection import Selection, Viewed
from components.web import server
from data import caches
from data.package import Dataset

_CACHE: Any = type(lru_cache(len))
_HOLDERS = (Dataset, Selection, Viewed)
_ANNOTATIONS = {*_HOLDERS, *(holder.__name__ for holder in _HOLDERS)}


def of_datasets() -> Iterator[tuple[str, Any]]:
    """Find every cache of ours that is asked with a dataset, or with what holds one."""
    assert server  # it imports them all
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in {"components", "data"}:
            for value in vars(module).values():
                if isinstance(value, _CACHE) and takes_data(value):
                    yield f"{name}.{value.__name__}", value


def takes_data(cache: Any) -> bool:
    taken = signature(cache).parameters.values()
    return any(parameter.annotation in _ANNOTATIONS for parameter in taken)


def test_every_cache_that_holds_a_dataset_is_emptied_with_the_others() -> None:
    known = {id(cache) for cache in caches._CACHES}  # noqa: SLF001
    found = dict(of_datasets())
    assert len(found) > 40
    assert [name for name, cache in found.items() if id(cache) not in known] == []


def test_emptied_means_that_nothing_is_held() -> None:
    @caches.of_data(maxsize=4)
    def squared(number: int) -> int:
        return number * number

    assert squared(3) == squared(3) == 9
    assert squared.cache_info()[:2] == (1, 1)
    caches.empty()
    assert squared.cache_info().currsize == 0
