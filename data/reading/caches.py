"""Results kept of the dataset shown: emptied together when another takes its place.

Each cache is small, but together they would hold the last few versions of the data.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

_Result = TypeVar("_Result")
_CACHES: "list[_lru_cache_wrapper[Any]]" = []


def of_data(
    maxsize: int,
) -> "Callable[[Callable[..., _Result]], _lru_cache_wrapper[_Result]]":
    """Cache the last results of a function that takes a dataset, or what holds one."""

    def cached(function: Callable[..., _Result]) -> "_lru_cache_wrapper[_Result]":
        cache = lru_cache(maxsize)(function)
        _CACHES.append(cache)
        return cache

    return cached


def empty() -> None:
    """Let go of every result, and of the datasets that they hold."""
    for cache in _CACHES:
        cache.cache_clear()
