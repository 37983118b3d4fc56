"""Answers that are kept are let go of without anybody missing one."""

from collections.abc import Sequence

import pytest

from data.counting import kept
from data.counting.kept import Known
from data.counting.solver import Asked, Block


def question(name: str) -> Asked:
    return Block((name,), ()), frozenset([name])


def test_who_still_asks_keeps_the_answers_that_another_lets_go_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "_MOST_KEPT", 2)
    first, last, *others = (question(name) for name in "axbcd")

    def solved(questions: Sequence[Asked]) -> list[str]:
        if questions == [last]:  # another thread asks meanwhile
            assert known(others) == ["b", "c", "d"]
        return [name for (name,) in (events for _, events in questions)]

    known = Known(solved)
    assert known([first]) == ["a"]
    assert known([first, last]) == ["a", "x"]
