"""Numbers that are of another thing than the wording are refused by the check."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from data.checking.misworded import misworded


def claim(text: str, *numbers: int | None, relation: str = "total") -> Any:
    """Give a claim with low, best and high."""
    low, best, high = (pd.NA if number is None else number for number in numbers)
    return SimpleNamespace(
        size_text=text, low=low, best=best, high=high, relation=relation, unit=""
    )


@pytest.mark.parametrize(
    ("text", "numbers", "cells"),
    [
        ("60 % of those registered", (60, 60, 60), {"unit": "percent"}),
        ("60 per cent", (59, 60, 61), {"unit": "percent"}),
        ("2 thousand", (2, 2, 2), {}),
        ("2k participants", (2, 2, 2), {}),
        ("an average of 40", (40, 40, 40), {"relation": "average"}),
        ("40 on average", (35, 40, 45), None),
        ("at most 69 each", (None, None, 69), {"relation": "each_at_most"}),
        ("fewer than 69 each", (None, None, 68), {"relation": "each_at_most"}),
        ("60 % of those registered", (298, None, 302), None),
        ("2 thousand", (1500, 2000, 2500), None),
        ("40 each", (80, 80, 80), None),
    ],
)
def test_what_is_no_sum_of_the_events_is_refused(
    text: str, numbers: tuple[int | None, ...], cells: dict[str, str] | None
) -> None:
    found = [fault[-1] for fault in misworded(claim(text, *numbers))]
    assert found == ([] if cells is None else [cells])


def test_bounds_of_other_numbers_than_those_worded_are_refused() -> None:
    found = [*misworded(claim("between 100 and 150", 1000, None, 1500))]
    assert [cells for *_, cells in found] == [{"low": "100"}, {"high": "150"}]


def test_a_number_that_is_not_filled_in_is_proposed_whole() -> None:
    ((field, _, message, cells),) = misworded(claim("about 400", None, None, None))
    assert (field, cells) == ("low", {"low": "350", "best": "400", "high": "450"})
    assert "low 350, best 400, high 450" in message
