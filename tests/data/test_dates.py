"""EDTF dates become the earliest and latest possible day."""

import datetime as dt

import pytest

from data import dates


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2020-04-17", "2020-04-17", "2020-04-17", "day"),
        ("2019-05", "2019-05-01", "2019-05-31", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),  # a leap year
        ("2015", "2015-01-01", "2015-12-31", "year"),
        ("2015/2019-05", "2015-01-01", "2019-05-31", "span"),
        ("2020-01/2020-04-17", "2020-01-01", "2020-04-17", "span"),
        ("2016-09-01/2016-09-02", "2016-09-01", "2016-09-02", "days"),
        ("2015~", "2014-01-01", "2016-12-31", "span"),  # EDTF's fuzzy bounds
        ("0999", "0999-01-01", "0999-12-31", "year"),
    ],
)
def test_possible_days(text: str, start: str, end: str, precision: str) -> None:
    expected = (dt.date.fromisoformat(start), dt.date.fromisoformat(end), precision)
    dated = dates.parse(text)
    assert (dated.start, dated.end, dated.precision) == expected


def test_open_ends_stay_open() -> None:
    assert dates.parse("../2020-04-17").start is None
    assert dates.parse("2020-04-28/..").end is None
    assert dates.parse("") == dates.UNDATED


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "spring", "2020-05/2019-05"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        dates.parse(text)
