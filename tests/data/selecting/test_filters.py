"""A filter goes to the address and back, and says itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words import filters as words
from data.geography import countries
from data.selecting.filters import (
    ROLES,
    STATUSES,
    Filter,
    Years,
    from_query,
    parse_years,
)
from tests.drawn import curated

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
    years=st.none()
    | st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(
        lambda years: (min(years), max(years))
    )
    | st.integers(1, 9999).map(lambda year: (year, None))
    | st.integers(1, 9999).map(lambda year: (None, year)),
    kinds=some(CHOICES.kinds),
    topics=some(CHOICES.topics),
    statuses=some(STATUSES),
    related=st.booleans(),
)


@given(filters, st.booleans())
def test_the_address_brings_the_same_filter_back(chosen: Filter, full: bool) -> None:  # noqa: FBT001
    assert from_query(chosen.to_query(full=full), CHOICES) == (chosen, [])


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


def test_a_full_link_writes_every_default() -> None:
    full = Filter().to_query(full=True)
    assert full["series"] == full["years"] == full["country"] == ["all"]
    assert full["related"] == ["0"]


def test_a_filter_says_itself() -> None:
    chosen = Filter(countries=("PER",), roles=("attendees",), years=(2015, 2019))
    assert words.in_words(chosen, CHOICES) == (
        "China forum and ESOR in Russia, with Peru (attendees), 2015–2019"
    )
    esor = Filter(series=("esor-russia",))
    assert words.in_words(esor, CHOICES).startswith("ESOR in Russia")
    assert chosen.slug() == "per--attendees--2015-2019"
    assert Filter().slug() == "all"


@pytest.mark.parametrize(
    ("years", "address", "said", "slug"),
    [
        ((2019, 2019), "2019", "2019", "2019"),
        ((2015, 2019), "2015-2019", "2015–2019", "2015-2019"),
        ((2016, None), "2016-..", "2016 onward", "2016-onward"),
        ((None, 2019), "..-2019", "up to 2019", "up-to-2019"),
    ],
)
def test_a_blank_end_of_the_years_is_open_and_said_so(
    years: Years, address: str, said: str, slug: str
) -> None:
    chosen = Filter(years=years)
    assert chosen.to_query() == {"years": [address]}
    assert from_query({"years": [address]}, CHOICES) == (chosen, [])
    assert words.in_words(chosen, CHOICES) == f"China forum and ESOR in Russia, {said}"
    assert chosen.slug() == slug


@pytest.mark.parametrize(
    "odd", ["..", "..-..", "2016-", "-2019", "2019-2016", "0000-..", "..-0000"]
)
def test_years_without_any_end_are_refused(odd: str) -> None:
    with pytest.raises(ValueError, match=odd.replace(".", r"\.")):
        parse_years(odd)
