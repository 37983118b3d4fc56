"""The language of all words: one value, which every cache that holds words knows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from babel import Locale

from data.reading import caches

ENGLISH = Locale("en", "GB")
_current: ContextVar[Locale] = ContextVar("language", default=ENGLISH)
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def current() -> Locale:
    """Give the language in which words are made now."""
    return _current.get()


def tag() -> str:
    """Name the language as files and pages do: "en-GB"."""
    return str(current()).replace("_", "-")


@contextmanager
def within(language: Locale) -> Iterator[None]:
    """Make words in a language; what threads make in between knows nothing of it."""
    before = _current.set(language)
    try:
        yield
    finally:
        _current.reset(before)


class Cached(Generic[_Given, _Result]):
    """A function whose last results are kept, those of each language apart."""

    __name__: str

    def __init__(
        self, function: Callable[_Given, _Result], cache: Callable[..., Any]
    ) -> None:
        """Keep results as `cache` keeps those of any function."""
        self.answers = cache(
            lambda _language, *given, **named: function(*given, **named)
        )
        self.cache_info = self.answers.cache_info
        self.cache_clear = self.answers.cache_clear
        update_wrapper(self, function)

    def __call__(self, *given: _Given.args, **named: _Given.kwargs) -> _Result:
        """Give the result in the language of now."""
        result: _Result = self.answers(current(), *given, **named)
        return result


def of_data(
    maxsize: int,
) -> Callable[[Callable[_Given, _Result]], Cached[_Given, _Result]]:
    """Cache words of a dataset, or of what holds one: see `data.reading.caches`."""
    return lambda function: Cached(function, caches.of_data(maxsize))


def cached(
    maxsize: int,
) -> Callable[[Callable[_Given, _Result]], Cached[_Given, _Result]]:
    """Cache words of anything else."""
    return lambda function: Cached(function, lru_cache(maxsize))
