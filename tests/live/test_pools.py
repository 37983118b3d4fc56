"""Threads of their own for costly work: how many wait, how long, and the end."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

import pytest
from babel import Locale

from components.live.pools import Crowded, Pool
from components.words import language, numbers

_PATIENCE_S = 10
_T = TypeVar("_T")


def run(work: Coroutine[Any, Any, _T]) -> _T:
    """Run in a loop of its own: a browser that is driven here has one already."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def test_whoever_is_one_too_many_hears_it_at_once() -> None:
    gate, pool = Event(), Pool("test", threads=1, waiting=2, patience_s=_PATIENCE_S)

    async def ask() -> list[bool]:
        first = [asyncio.create_task(pool.run(gate.wait)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Crowded):
            await pool.run(gate.wait)
        gate.set()
        return await asyncio.gather(*first)

    assert run(ask()) == [True, True]
    assert run(pool.run(lambda: "again")) == "again"


def test_work_is_done_in_the_language_of_who_asks_for_it() -> None:
    pool = Pool("test", threads=1, waiting=2, patience_s=_PATIENCE_S)

    async def ask(locale: Locale) -> str:
        with language.within(locale):
            return await pool.run(lambda: numbers.number(12345))

    assert run(ask(Locale("fr", "FR"))) == "12\u202f345"
    assert run(ask(language.ENGLISH)) == "12,345"


def test_who_joins_others_counts_like_them() -> None:
    gate, pool = Event(), Pool("test", threads=1, waiting=2, patience_s=_PATIENCE_S)
    shared = pool.begin(gate.wait)

    async def ask() -> list[bool]:
        joined = [asyncio.create_task(pool.wait_for(lambda: shared)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Crowded):
            await pool.wait_for(lambda: shared)
        gate.set()
        return await asyncio.gather(*joined)

    assert run(ask()) == [True, True]


def test_nobody_waits_for_longer_than_is_decent() -> None:
    gate, pool = Event(), Pool("test", threads=1, waiting=9, patience_s=0.5)
    done: list[int] = []
    with pytest.raises(Crowded):
        run(pool.run(gate.wait))
    late = pool.begin(lambda: done.append(1))
    with pytest.raises(Crowded):
        run(pool.wait_for(lambda: late))
    gate.set()
    assert isinstance(late.exception(_PATIENCE_S), Crowded)
    assert done == []


def test_at_the_end_nothing_of_what_waits_is_done() -> None:
    gate, pool = Event(), Pool("test", threads=1, waiting=9, patience_s=_PATIENCE_S)
    running, waiting = pool.begin(gate.wait), pool.begin(gate.wait)
    pool.give_up()
    gate.set()
    assert running.result(_PATIENCE_S)
    assert isinstance(waiting.exception(_PATIENCE_S), Crowded)
    assert pool.begin(lambda: "later").result(_PATIENCE_S) == "later"
