"""Visits: who finds them, how long they stay, and what goes with them."""

from collections.abc import Iterator
from contextvars import copy_context

import pytest

from components.live import current, opening, origin, visits
from components.live.visits import Gone, Visit, Visits
from data.reading import caches
from data.reading.schema import DataError
from tests import brought
from tests.clock import Clock

TOKENS = [character * 22 for character in "abcdefgh"]
ONE, OTHER = "1" * 43, "2" * 43


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def held(clock: Clock) -> Visits:
    return Visits(clock)


@pytest.fixture
def _nobody() -> Iterator[None]:
    visits.here.cache_clear()
    yield
    visits.here.cache_clear()


def visit(token: str, size: int = 1) -> Visit:
    return Visit(
        token=token,
        name="a.zip",
        problems=(),
        package=b"",
        size=size,
        digest="",
        shown=None,
    )


def test_a_visit_is_found_by_token_and_owner_and_by_nothing_less(held: Visits) -> None:
    first = visit(TOKENS[0])
    held.put(ONE, first)
    assert held.find(ONE, TOKENS[0]) is first
    for owner, token in ((OTHER, TOKENS[0]), ("", TOKENS[0]), (ONE, TOKENS[1])):
        assert held.find(owner, token) is None
    same = visit(TOKENS[0])
    held.put(OTHER, same)  # somebody who was sent the address brings data of theirs
    assert held.find(ONE, TOKENS[0]) is first
    assert held.find(OTHER, TOKENS[0]) is same


def test_the_owner_s_secret_does_not_lie_in_memory(held: Visits) -> None:
    held.put(ONE, visit(TOKENS[0]))
    assert ONE not in repr(held)


def test_what_nobody_looks_at_goes(held: Visits, clock: Clock) -> None:
    one, other = visit(TOKENS[0]), visit(TOKENS[1])
    held.put(ONE, one)
    held.put(ONE, other)
    clock.now = visits.IDLE_S - 1
    assert held.find(ONE, TOKENS[0]) is one
    clock.now = visits.IDLE_S + 1
    held.sweep()
    assert (one.over.is_set(), other.over.is_set()) == (False, True)
    assert held.count() == 1


def test_the_one_not_looked_at_for_longest_makes_room(
    held: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_VISITS", "3")
    for token in TOKENS[:3]:
        held.put(ONE, visit(token))
    held.find(ONE, TOKENS[0])
    held.put(ONE, visit(TOKENS[3]))
    found = [held.find(ONE, token) is not None for token in TOKENS[:4]]
    assert found == [True, False, True, True]


def test_together_they_are_no_larger_than_they_may_be(held: Visits) -> None:
    third = visits.MOST_BYTES // 3
    for token in TOKENS[:4]:
        held.put(ONE, visit(token, third))
    assert held.count() == 3
    held.put(OTHER, visit(TOKENS[5], visits.MOST_BYTES))
    assert held.count() == 1
    assert held.find(OTHER, TOKENS[5])


def test_what_was_made_of_a_visit_goes_with_it(held: Visits) -> None:
    forgotten = []
    held.forgetting.append(lambda: forgotten.append(1))
    held.put(ONE, visit(TOKENS[0]))
    held.end(OTHER, TOKENS[0])
    assert forgotten == []
    held.end(ONE, TOKENS[0])
    assert forgotten == [1]
    assert held.find(ONE, TOKENS[0]) is None


@pytest.mark.usefixtures("_nobody")
def test_a_guest_sees_their_own_data_and_others_those_of_all() -> None:
    visits.here().put(ONE, brought.visit())
    usual = current.dataset()

    def look() -> tuple[str, str, bool]:
        visits.enter(ONE, brought.visit().token)
        dataset = current.dataset()
        return dataset.credits.title, origin.jobs_address(), caches.IS_GUEST.get()

    def foreign() -> None:
        visits.enter(OTHER, brought.visit().token)
        with pytest.raises(Gone):
            current.dataset()
        assert current.problems() == []
        with visits.outside():
            assert current.dataset() is usual
            assert (origin.place(), caches.IS_GUEST.get()) == ("", False)
        guest = visits.guest()
        assert guest
        assert not guest.can_look
        assert caches.IS_GUEST.get()

    place = f"/own/{brought.visit().token}/report/jobs"
    assert copy_context().run(look) == (brought.TITLE, place, True)
    copy_context().run(foreign)
    assert current.dataset() is usual
    assert origin.jobs_address() == "/report/jobs"


@pytest.mark.usefixtures("_nobody")
def test_equal_packages_of_two_readers_share_no_cache() -> None:
    first, second = (
        opening.opened([brought.tele()], owner, token)
        for owner, token in ((ONE, TOKENS[0]), (OTHER, TOKENS[1]))
    )
    assert first.shown
    assert second.shown
    assert first.shown.dataset != second.shown.dataset
    assert first.shown.dataset.version == second.shown.dataset.version
    assert first.shown.package == second.shown.package


@pytest.mark.usefixtures("_nobody")
def test_mistakes_are_kept_and_nothing_is_shown_until_they_are_mended() -> None:
    wrong = opening.opened([brought.proposed()], ONE, TOKENS[0])
    assert wrong.shown is None
    assert [line.field for line in wrong.problems] == ["country"]
    mended = opening.mend(wrong, ONE, wrong.problems)
    assert mended.shown
    assert not mended.problems
    assert mended.digest != wrong.digest
    assert visits.here().find(ONE, TOKENS[0]) is mended


@pytest.mark.usefixtures("_nobody")
def test_what_is_no_package_is_no_visit() -> None:
    with pytest.raises(DataError):
        opening.opened([brought.tele("a.zip"), brought.tele("b.zip")], ONE, TOKENS[0])
    assert visits.here().count() == 0
