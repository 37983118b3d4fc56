"""Numbers, hedges, bounds and dates as words."""

import pytest

from components.words import numbers
from data.cells.sizes import Hedge
from data.counting.coverage import Covered


@pytest.mark.parametrize(
    ("hedge", "more", "words"),
    [
        ("exact", False, "1,250"),
        ("about", False, "about 1,250"),
        ("more_than", False, "more than 1,250"),
        ("about_or_more", False, "about 1,250 or more"),
        ("up_to", False, "up to 1,250"),
        ("at_least", False, "at least 1,250"),
        ("exact", True, "at least 1,250"),  # other events have no count
        ("about", True, "about 1,250 or more"),
    ],
)
def test_hedges(hedge: Hedge, more: bool, words: str) -> None:  # noqa: FBT001
    assert numbers.hedged(1250, hedge, more=more).words == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (582, 621, "582 to 621"),
        (69, 69, "69"),
        (651, None, "651 or more"),
        (0, None, "not stated"),
        (0, 0, "0"),
    ],
)
def test_bounds(low: int, high: int | None, words: str) -> None:
    assert numbers.bounds(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(26, 27, "26 or 27"), (21, 21, "21"), (22, None, "at least 22"), (3, 9, "3 to 9")],
)
def test_covered(low: int, high: int | None, words: str) -> None:
    assert numbers.covered(Covered(named=(), low=low, high=high)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-04-17", "17 April 2020"),
        ("2019-05", "May 2019"),
        ("2015/2019-05", "between 2015 and May 2019"),
        ("../2020-04-17", "by 17 April 2020"),
        ("2020-04-28/..", "28 April 2020 or later"),
        ("2016-09-01/2016-09-02", "1 to 2 September 2016"),
        ("2020-08-30/2020-09-02", "30 August to 2 September 2020"),
        ("2015~", "about 2015"),
        ("2020-04-17~", "about 17 April 2020"),
        ("2020-04-17/2020-04-17", "17 April 2020"),
        ("2019-05/2019-05", "May 2019"),
        ("2020/2020", "2020"),
        ("2015~/2015~", "about 2015"),
        ("", "not stated"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    assert numbers.date(edtf) == words


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1, 1, "1 country"),
        (1, None, "at least 1 country"),
        (21, 21, "21 countries"),
        (26, 27, "26 or 27 countries"),
    ],
)
def test_what_is_counted_agrees_with_its_number(
    low: int, high: int | None, said: str
) -> None:
    found = Covered(named=(), unnamed=(), low=low, high=high)
    assert numbers.of_countries(numbers.places(found)) == said
