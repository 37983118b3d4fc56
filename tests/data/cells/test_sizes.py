"""Hedges and bounds of worded numbers, alone and in sums."""

import pytest

from data.cells import sizes


@pytest.mark.parametrize(
    ("hedges", "expected"),
    [
        ({"exact"}, "exact"),
        ({"exact", "about"}, "about"),
        ({"exact", "more_than"}, "more_than"),
        ({"exact", "about", "more_than"}, "about_or_more"),
        ({"at_least", "more_than"}, "more_than"),  # ≥ 3 and > 2 make > 5
        ({"exact", "up_to"}, "up_to"),
        ({"exact", "fewer_than"}, "fewer_than"),
        ({"up_to", "fewer_than"}, "fewer_than"),
        ({"almost"}, "almost"),
        ({"exact", "almost"}, None),  # 77 + almost 100 is neither almost nor about 177
        ({"about", "almost"}, "about"),
        ({"almost", "more_than"}, "about_or_more"),
        ({"almost", "fewer_than"}, None),
        ({"more_than", "up_to"}, None),  # neither a floor nor a ceiling: bounds only
    ],
)
def test_hedge_of_a_sum(hedges: set[sizes.Hedge], expected: str | None) -> None:
    assert sizes.combine(hedges) == expected


def test_two_numbers_that_are_almost_reached_have_no_word_together() -> None:
    assert sizes.combine({"almost"}, several=True) is None


def test_a_sum_is_no_closer_than_the_coarsest_number_in_it() -> None:
    assert sizes.rounded(15265, [15000]) == 15500
    assert sizes.rounded(1250, [400]) == 1250
    assert sizes.rounded(47, [7, 40]) == 45
    assert sizes.rounded(15265, []) == 15265


@pytest.mark.parametrize(
    ("hedge", "value", "low", "high"),
    [
        ("exact", 10, 6, 6),
        ("about", 177, 127, 176),
        ("almost", 100, 50, 100),
        ("more_than", 650, 650, 690),
        ("at_least", 30, 29, None),
        ("about_or_more", 400, 500, None),
        ("fewer_than", 100, 0, 100),
        ("up_to", 100, 0, None),
    ],
)
def test_a_word_that_its_bounds_belie_does_not_fit(
    hedge: sizes.Hedge, value: int, low: int, high: int | None
) -> None:
    assert not sizes.fits(hedge, value, low, high)
