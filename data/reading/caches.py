"""Results kept of the dataset shown: emptied together when another takes its place.

Each cache is small, but together they would hold the last few versions of the data.
What is worked out of a guest's data, which a reader looks at alone, is kept apart: it
never pushes out the results of the data that everybody sees, and goes with the guests.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import _CacheInfo, lru_cache, update_wrapper
from inspect import signature
from typing import Any, Generic, TypeVar

_Result = TypeVar("_Result")
_CACHES: "list[Kept[Any]]" = []
# Whether the data that are asked about now are a guest's.
IS_GUEST: ContextVar[bool] = ContextVar("is_guest", default=False)


class Kept(Generic[_Result]):
    """A function whose last results are kept, those of guests apart."""

    __name__: str

    def __init__(self, function: Callable[..., _Result], maxsize: int) -> None:
        """Keep nothing yet."""
        parameters = signature(function).parameters.values()
        self._names = tuple(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY)
        self._defaults = {
            p.name: p.default for p in parameters if p.default is not p.empty
        }
        self._usual = lru_cache(maxsize)(function)
        self._guests = lru_cache(maxsize)(function)
        self.cache_info: Callable[[], _CacheInfo] = self._usual.cache_info
        update_wrapper(self, function)

    def __call__(self, *given: Any, **named: Any) -> _Result:
        """Give the result that is kept, or a new one."""
        kept = self._guests if IS_GUEST.get() else self._usual
        if self._defaults:
            # However it is asked for, what is the same is worked out and kept once.
            named = {**self._defaults, **named}
            for name, value in zip(self._names, given, strict=False):
                named[name] = value
            return kept(**named)
        return kept(*given, **named)

    def cache_clear(self) -> None:
        """Let go of every result."""
        self._usual.cache_clear()
        self.forget_guests()

    def forget_guests(self) -> None:
        """Let go of what was worked out of guests' data."""
        self._guests.cache_clear()


def of_data(maxsize: int) -> "Callable[[Callable[..., _Result]], Kept[_Result]]":
    """Cache the last results of a function that takes a dataset, or what holds one."""

    def cached(function: Callable[..., _Result]) -> Kept[_Result]:
        cache = Kept(function, maxsize)
        _CACHES.append(cache)
        return cache

    return cached


def empty() -> None:
    """Let go of every result, and of the datasets that they hold."""
    for cache in _CACHES:
        cache.cache_clear()


def forget_guests() -> None:
    """Let go of every result of guests' data."""
    for cache in _CACHES:
        cache.forget_guests()
