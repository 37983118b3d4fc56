"""Nothing of an old version of the data stays: whatever is kept of them is emptied."""

from collections.abc import Iterator
from contextvars import copy_context
from functools import lru_cache
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from typing import Any

import components
import data
from components.asked.selection import Selection, Viewed
from components.words.language import Cached
from data.reading import caches
from data.reading.package import Dataset

# Run by Streamlit, and by hand, whenever they are imported.
_SCRIPTS = {"components.pages.dashboard", "data.geography.make_geography"}
_CACHE: Any = type(lru_cache(len)) | caches.Kept
_HOLDERS = (Dataset, Selection, Viewed)
_ANNOTATIONS = {*_HOLDERS, *(holder.__name__ for holder in _HOLDERS)}


def of_datasets() -> Iterator[tuple[str, Any]]:
    """Find every cache of ours that is asked with a dataset, or with what holds one."""
    for room in (components, data):
        for found in walk_packages(room.__path__, f"{room.__name__}."):
            if found.name in _SCRIPTS:
                continue
            for value in vars(import_module(found.name)).values():
                if isinstance(value, _CACHE | Cached) and takes_data(value):
                    cache = getattr(value, "answers", value)
                    yield f"{found.name}.{value.__name__}", cache


def takes_data(cache: Any) -> bool:
    taken = signature(cache).parameters.values()
    return any(parameter.annotation in _ANNOTATIONS for parameter in taken)


def test_every_cache_that_holds_a_dataset_is_emptied_with_the_others() -> None:
    found = dict(of_datasets())  # imports all
    known = {id(cache) for cache in caches._CACHES}  # noqa: SLF001
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


def test_what_guests_ask_neither_meets_nor_pushes_out_what_all_see() -> None:
    @caches.of_data(maxsize=1)
    def squared(number: int) -> int:
        return number * number

    def count() -> int:
        return squared(3)

    guest = copy_context()
    guest.run(caches.IS_GUEST.set, True)  # noqa: FBT003 (what a context variable takes)
    assert squared(3) == guest.run(count) == 9
    assert squared.cache_info().misses == 1
    for number in range(5):
        guest.run(squared, number)
    assert squared(3) == 9
    assert squared.cache_info()[:2] == (1, 1)
    caches.forget_guests()
    assert squared.cache_info().currsize == 1
    caches.empty()
    assert squared.cache_info().currsize == 0


def test_what_is_asked_for_in_other_words_is_worked_out_once() -> None:
    @caches.of_data(maxsize=4)
    def power(number: int, of: int = 2, *, sign: int = 1) -> int:
        return int(sign * number**of)

    assert power(3) == power(3, 2) == power(3, of=2) == power(3, sign=1) == 9
    assert power.cache_info()[:2] == (3, 1)
    assert power(3, 3) == power(3, of=3) == 27
    assert power(3, sign=-1) == -9
    assert power.cache_info()[:2] == (4, 3)
