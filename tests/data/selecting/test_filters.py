"""A filter goes to the address and back, and says itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words import filters as words
from data.geography import countries
from data.selecting.filters import PARAMETERS, ROLES, STATUSES, Filter, from_query
from data.selecting.period import of_years, read
from tests.drawn import curated
from tests.periods import Years, periods

CHOICES = curated().choices


def some(options: object) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a choice in the order of its options."""
    known = list(options)  # type: ignore[call-overload]
    return st.sets(st.sampled_from(known), max_size=4).map(
        lambda chosen: tuple(code for code in known if code in chosen)
    )


filters = st.builds(
    Filter,
    series=some(CHOICES.series),
    countries=some(countries.codes()),
    roles=some(ROLES),
    period=st.none() | periods(1, 9999),
    kinds=some(CHOICES.kinds),
    topics=some(CHOICES.topics),
    statuses=some(STATUSES),
    related=st.booleans(),
)


@given(filters, st.booleans())
def test_the_address_brings_the_same_filter_back(chosen: Filter, full: bool) -> None:  # noqa: FBT001
    # Links were once copied with every default.
    defaults = {key: ["all"] for key in PARAMETERS} if full else {}
    defaults |= {"related": ["0"]} if full else {}
    assert from_query(defaults | chosen.to_query(), CHOICES) == (chosen, [])


@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=8))))
def test_no_address_breaks_the_filter(query: dict[str, list[str]]) -> None:
    chosen, unknown = from_query(query, CHOICES)
    assert from_query(chosen.to_query(), CHOICES) == (chosen, [])
    assert all("=" in said for said in unknown)


def test_what_is_not_understood_is_named_and_the_rest_is_kept() -> None:
    query = {"country": ["PER", "Peru"], "years": ["soon"], "related": ["1"]}
    chosen, unknown = from_query(query, CHOICES)
    assert chosen == Filter(countries=("PER",), related=True)
    assert unknown == ["country=Peru", "years=soon"]


def test_an_address_leaves_defaults_out() -> None:
    assert Filter().to_query() == {}


def test_a_filter_says_itself() -> None:
    chosen = Filter(
        countries=("PER",), roles=("attendees",), period=of_years(2015, 2019)
    )
    assert words.in_words(chosen, CHOICES) == (
        "China forum and ESOR in Russia, with Peru (attendees), 2015–2019"
    )
    esor = Filter(series=("esor-russia",))
    assert words.in_words(esor, CHOICES).startswith("ESOR in Russia")
    assert chosen.slug() == "per--attendees--2015-2019"
    assert Filter().slug() == "all"


@pytest.mark.parametrize(
    ("years", "before", "address", "said", "slug"),
    [
        ((2019, 2019), "2019", "2019", "2019", "2019"),
        ((2015, 2019), "2015-2019", "2015/2019", "2015–2019", "2015-2019"),
        ((2016, None), "2016-..", "2016/..", "2016 onward", "2016-onward"),
        ((None, 2019), "..-2019", "../2019", "up to 2019", "up-to-2019"),
    ],
)
def test_a_blank_end_of_the_years_is_open_and_said_so(
    years: Years, before: str, address: str, said: str, slug: str
) -> None:
    chosen = Filter(period=of_years(*years))
    assert chosen.to_query() == {"period": [address]}
    assert from_query({"period": [address]}, CHOICES) == (chosen, [])
    # Links of before there were months.
    assert from_query({"years": [before]}, CHOICES) == (chosen, [])
    assert words.in_words(chosen, CHOICES) == f"China forum and ESOR in Russia, {said}"
    assert chosen.slug() == slug


@pytest.mark.parametrize(
    "odd", ["..", "..-..", "2016-", "-2019", "2019-2016", "0000-..", "..-0000"]
)
def test_years_without_any_end_are_refused(odd: str) -> None:
    assert from_query({"years": [odd]}, CHOICES) == (Filter(), [f"years={odd}"])
    assert from_query({"period": [odd]}, CHOICES) == (Filter(), [f"period={odd}"])


def test_a_period_goes_before_the_years_of_an_older_link() -> None:
    query = {"period": ["2020-04"], "years": ["2019"]}
    chosen = Filter(period=read("2020-04"))
    assert from_query(query, CHOICES) == (chosen, ["years=2019"])
