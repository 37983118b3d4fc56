"""Differences in words: never bare, open ends told, equal ends told once."""

import pytest

from components.words import changes
from components.words.changes import Effect, Number


def _number(
    low: int, stated: int | None, high: int | None, *, is_of_places: bool = False
) -> Number:
    return Number("some", "", low, stated, high, is_of_places=is_of_places)


_ALL = "lower bound, number stated and upper bound +100"
_CLOSED = "lower bound +49, no one number stated any more, upper bound 800, none before"
_OPENED = "one number stated now, no upper bound, 9 before"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ((3, 3, 3), (1, 1, 1), "−2"),
        ((1201, None, 1340), (1340, None, 1480), "lower bound +139, upper bound +140"),
        ((350, 400, 450), (450, 500, 550), _ALL),
        ((651, 650, None), (651, 650, None), ""),
        ((651, 650, None), (700, None, 800), _CLOSED),
        ((5, None, 9), (5, 5, None), _OPENED),
        ((3, 3, 3), (3, 3, 8), "upper bound +5"),
    ],
)
def test_a_difference_says_what_it_is_of(
    before: tuple[int, int | None, int | None],
    after: tuple[int, int | None, int | None],
    words: str,
) -> None:
    assert changes.difference(Effect(_number(*before), _number(*after))) == words


def test_of_places_it_is_how_many_are_named() -> None:
    one, other = (_number(n, n, None, is_of_places=True) for n in (3, 5))
    assert changes.difference(Effect(one, other)) == "lower bound and named +2"


def test_a_step_that_moves_no_bound_says_what_is_read_after_it() -> None:
    one, other = (Number("69", note, 69, None, 69) for note in ("as stated", "1 event"))
    words = "step 2: beneath it “1 event” instead of “as stated”"
    assert changes.part("step 2", Effect(one, other)) == words
    other = Number("up to 69", "", 69, None, 69)
    words = "step 2: reads “up to 69” instead of “69 (as stated)”"
    assert changes.part("step 2", Effect(one, other)) == words


def test_a_long_cell_is_shortened_and_stays_on_its_line() -> None:
    assert changes.cell("a\nb") == "“a b”"
    assert changes.cell("") == changes.BLANK
    assert len(changes.cell("x" * 999)) < 210
