"""EDTF dates become the earliest and latest possible day."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cells import dates


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
        ("0999", "0999-01-01", "0999-12-31", "year"),
        # One unit of the last part either way.
        ("2015~", "2014-01-01", "2016-12-31", "span"),
        ("2019-05~", "2019-04-01", "2019-06-30", "span"),
        ("2019-12~", "2019-11-01", "2020-01-31", "span"),
        ("2020-04-17~", "2020-04-16", "2020-04-18", "span"),
        ("2015~/2019-05", "2014-01-01", "2019-05-31", "span"),
        ("9999~", "9999-01-01", "9999-12-31", "span"),  # the calendar ends there
        # A span of equal ends is that one day, month or year.
        ("2020-04-17/2020-04-17", "2020-04-17", "2020-04-17", "day"),
        ("2019-05/2019-05", "2019-05-01", "2019-05-31", "month"),
        ("2020/2020", "2020-01-01", "2020-12-31", "year"),
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


def test_an_academic_year_that_may_be_a_season_says_what_to_write_for_both() -> None:
    with pytest.raises(ValueError, match="2020-21") as refused:
        dates.parse("2020-21")
    said = str(refused.value)
    assert "for the years 2020 to 2021 write 2020/2021" in said
    assert "for spring of 2020 write" in said
    assert "2020-03/2020-05" in said


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2020-24", "for winter of 2020 write"),
        ("2020-25", "2020/2025"),
        ("2020-33", "quarter 1 of 2020"),
        ("2020-41", "half 2 of 2020"),
        ("2045-21", "for spring of 2045"),
        ("2020-21/2021-22", "spring of 2020"),
        ("2013-14", "write 2013/2014"),
        ("2020/21", "write 2020/2021"),
        ("2019-2020", "write 2019/2020"),
        ("2019–2020", "write 2019/2020"),
        ("2020-04-17?", "the doubt in the note"),
        ("2020?", "2020~ means about 2020"),
        ("2020-04%", "the doubt in the note"),
        ("?2020-04", "the doubt in the note"),
        ("201X", "2010/2019"),
        ("2019-XX", "2019 for 2019-XX"),
        ("2019-05-XX/2020", "2019-05-XX"),
        ("[2019,2020]", "2019/2021"),
        ("{2019..2021}", "an event for each date"),
        ("../..", "leave it blank"),
        ("..", "leave it blank"),
        ("2020/", "write .."),
        ("/2020", "write .."),
        ("2020-04-17T10:00:00Z", "leave the time of day out"),
        ("Y12020", "four digits"),
        ("-0044", "four digits"),
        ("1950S2", "four digits"),
        ("~2020", "write ~ once"),
        ("2020~-04", "write ~ once"),
        ("0000", "write EDTF such as"),
        ("17.04.2020", "write EDTF such as"),
        ("２０２０", "write EDTF such as"),
        ("2020-4-7", "write EDTF such as"),
    ],
)
def test_every_other_form_of_edtf_says_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=r"; ") as refused:
        dates.parse(text)
    assert advice in str(refused.value)


@st.composite
def moments(draw: st.DrawFn) -> str:
    """Draw a year, a month or a day."""
    day = draw(st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31)))
    return day.isoformat()[: draw(st.sampled_from((4, 7, 10)))]


@settings(max_examples=60, deadline=None)
@given(moments(), moments())
def test_certain_dates_are_those_of_the_reference_library(
    first: str, last: str
) -> None:
    for text in (first, f"../{last}", f"{first}/..", "/".join(sorted((first, last)))):
        try:
            found = dates.parse(text)
        except ValueError:
            assert "/" in text  # such as 2020-05/2020: it ends before it starts
            continue
        theirs = parse_edtf(text)
        ends = theirs.lower_strict(), theirs.upper_strict()
        days = [None if isinstance(e, float) else dt.date(*e[:3]) for e in ends]
        assert [found.start, found.end] == days
