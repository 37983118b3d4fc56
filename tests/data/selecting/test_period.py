"""Periods are read, written back the same way, and snapped to whole units."""

import datetime as dt

import pytest
from hypothesis import given

from components.words import filters
from data.selecting.period import Period, between, read, snapped
from tests.periods import ends_of, periods


@given(periods(1, 9999))
def test_a_period_is_written_as_it_was_read(period: Period) -> None:
    assert read(str(period)) == period


@given(periods(1, 9999))
def test_a_period_begins_and_ends_where_its_letters_say(period: Period) -> None:
    first, last = ends_of(read(str(period)))
    asked = read(str(period))
    assert (asked.first.isoformat() if asked.first else "0000") == first
    assert (asked.last.isoformat() if asked.last else "9999-99") == last


@pytest.mark.parametrize(
    ("text", "written", "slug", "said", "when"),
    [
        ("2020-04", "2020-04", "2020-04", "April 2020", "in April 2020"),
        ("2020-04/2020-04", "2020-04", "2020-04", "April 2020", "in April 2020"),
        (
            *("2020-03/2020-04", "2020-03/2020-04", "2020-03-to-2020-04"),
            *("March to April 2020", "between March and April 2020"),
        ),
        (
            *("2020-03-12/2020-04-30", "2020-03-12/2020-04-30"),
            "2020-03-12-to-2020-04-30",
            *("12 March to 30 April 2020", "between 12 March and 30 April 2020"),
        ),
        ("2020-04-17", "2020-04-17", "2020-04-17", "17 April 2020", "on 17 April 2020"),
        (
            *("2020-04/..", "2020-04/..", "2020-04-onward"),
            *("April 2020 onward", "from April 2020 onward"),
        ),
        # Ends of different units are both said in the finer one.
        (
            *("2019/2020-04", "2019-01/2020-04", "2019-01-to-2020-04"),
            *("January 2019 to April 2020", "between January 2019 and April 2020"),
        ),
        ("2016/..", "2016/..", "2016-onward", "2016 onward", ""),
        ("2015-2019", "2015/2019", "2015-2019", "2015–2019", ""),
    ],
)
def test_a_period_says_itself(
    text: str, written: str, slug: str, said: str, when: str
) -> None:
    period = read(text)
    assert (str(period), period.slug()) == (written, slug)
    assert (filters.period(period), filters.when(period)) == (said, when)


@pytest.mark.parametrize(
    "odd",
    [
        *("", "..", "../..", "2019/", "/2019", "2020~", "2020?", "2020-21"),
        *("0000", "2020-02-30", "2020-05/2020-04", "April 2020", "٢٠٢٠"),
        "2020-04-17T10:00",
    ],
)
def test_what_is_no_period_is_refused(odd: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is the message)
        read(odd)


def test_ends_in_reverse_are_turned_round() -> None:
    assert between("2020-04", "2019") == read("2019-01/2020-04")
    assert between(None, "2019") == read("../2019")
    assert between(None, None) is None


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2015-02-10", "2018-11-20", "2015/2018"),
        ("2014-12-30", "2019-01-03", "2015/2018"),
        ("2020-03-02", "2020-06-29", "2020-03/2020-06"),
        ("2020-04-10", "2020-04-20", "2020-04-10/2020-04-20"),
        ("2020-04-20", "2020-04-10", "2020-04-10/2020-04-20"),
        ("2020-04-20", "2020-04-20", "2020-04-20"),
        ("9990-03-01", "9999-12-31", "9990/9999"),
    ],
)
def test_a_brush_means_whole_units(first: str, last: str, period: str) -> None:
    assert snapped(first, last) == read(period)


def test_a_year_is_cut_where_only_a_part_of_it_is_asked_for() -> None:
    period = read("2019-05/2020-12")
    assert [period.cuts(year) for year in (2018, 2019, 2020, 2021)] == [
        *(False, True, False, False)
    ]
    assert not read("2019/..").cuts(2019)
    assert read("../2019-05").last == dt.date(2019, 5, 31)
