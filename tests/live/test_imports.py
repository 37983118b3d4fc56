"""Imports: who finds them, how long they stay, and that their rooms end with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.live import imports
from components.live.imports import Imports
from tests.clock import Clock

TOKENS = [character * 22 for character in "abcdefgh"]
ONE, OTHER = "1" * 43, "2" * 43


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def held(clock: Clock) -> Iterator[Imports]:
    made = Imports(clock)
    yield made
    for owner in (ONE, OTHER):
        for token in TOKENS:
            made.end(owner, token)


def test_an_import_is_found_by_token_and_owner_and_by_nothing_less(
    held: Imports,
) -> None:
    new = held.begin(ONE, TOKENS[0])
    assert held.find(ONE, TOKENS[0]) is new
    for owner, token in ((OTHER, TOKENS[0]), ("", TOKENS[0]), (ONE, TOKENS[1])):
        assert held.find(owner, token) is None


def test_it_ends_when_nobody_asks_and_after_an_hour_whoever_asks(
    held: Imports, clock: Clock
) -> None:
    idle = held.begin(ONE, TOKENS[0])
    busy = held.begin(ONE, TOKENS[1])
    passed = 0.0
    while passed + imports.IDLE_S / 2 < imports.MOST_S:
        clock.now += imports.IDLE_S / 2
        passed += imports.IDLE_S / 2
        assert held.find(ONE, TOKENS[1]) is busy
    assert held.find(ONE, TOKENS[0]) is None
    clock.now += imports.IDLE_S / 2 + 1
    assert held.find(ONE, TOKENS[1]) is None
    assert not any(Path(f"/proc/{one.room.pid}").exists() for one in (idle, busy))


def test_who_drops_other_reports_lets_go_of_the_first(held: Imports) -> None:
    first = held.begin(ONE, TOKENS[0])
    held.begin(ONE, TOKENS[0])
    assert held.count() == 1
    assert not Path(f"/proc/{first.room.pid}").exists()


def test_those_nobody_has_used_for_longest_make_room(
    held: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MOST", 2)
    for token in TOKENS[:2]:
        held.begin(ONE, token)
    held.find(ONE, TOKENS[0])
    held.begin(ONE, TOKENS[2])
    there = [token for token in TOKENS if held.find(ONE, token)]
    assert there == [TOKENS[0], TOKENS[2]]
