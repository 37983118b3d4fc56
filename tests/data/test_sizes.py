"""Wordings become numbers, hedges and bounds."""

import pytest

from data import sizes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("69", (69, "exact", 69, 69)),
        ("200 in total", (200, "exact", 200, 200)),
        ("3,516", (3516, "exact", 3516, 3516)),
        ("around 400", (400, "about", 350, 450)),
        ("about 3,500", (3500, "about", 3450, 3550)),
        ("about 7", (7, "about", 7, 7)),  # a last digit of 1 leaves no half unit
        ("more than 650", (650, "more_than", 651, None)),
        ("over 1,000", (1000, "more_than", 1001, None)),
        ("650+", (650, "more_than", 651, None)),
        ("almost 4,200", (4200, "about", 4150, 4199)),
        ("at least 30", (30, "at_least", 30, None)),
        ("30 or more", (30, "at_least", 30, None)),
        ("up to 70", (70, "up_to", None, 70)),
        ("no more than 70", (70, "up_to", None, 70)),
        ("fewer than 400", (400, "up_to", None, 399)),
        ("not over 400", (400, "up_to", None, 400)),
        ("no less than 30", (30, "at_least", 30, None)),
        ("ca. 400", (400, "about", 350, 450)),
        ("almost 85", (85, "about", 84, 84)),
        ("200 over two days", (200, "exact", 200, 200)),
    ],
)
def test_wording(text: str, expected: tuple[object, ...]) -> None:
    size = sizes.parse(text)
    assert size is not None
    assert (size.printed, size.hedge, size.low, size.high) == expected


@pytest.mark.parametrize("text", ["many", "several", "", "10 to 15", "between 3 and 5"])
def test_wording_without_one_number_names_none(text: str) -> None:
    assert sizes.parse(text) is None


@pytest.mark.parametrize(
    ("hedges", "expected"),
    [
        ({"exact"}, "exact"),
        ({"exact", "about"}, "about"),
        ({"exact", "more_than"}, "more_than"),
        ({"exact", "about", "more_than"}, "about_or_more"),
        ({"at_least", "more_than"}, "more_than"),  # ≥ 3 and > 2 make > 5
        ({"exact", "up_to"}, "up_to"),
        ({"more_than", "up_to"}, None),  # neither a floor nor a ceiling: bounds only
    ],
)
def test_hedge_of_a_sum(hedges: set[sizes.Hedge], expected: str | None) -> None:
    assert sizes.combine(hedges) == expected
