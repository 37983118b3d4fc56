"""One, two, three, nine core series, and none: what is shown and how it is told."""

import pytest

from components.asked.selection import Selection
from components.tables import naming
from components.tables.headline import headline
from components.words import labels, numbers
from components.words.prose import Phrase
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import tables

ALL = Filter()


def package(core: int, beside: int) -> Dataset:
    """Draw series of a webinar each; the later a series, the more attendances."""
    count = core + beside
    series = [f"s{n} | Series {n} | {str(n < core).lower()}" for n in range(count)]
    events = [
        f"e{n} | s{n} | webinar | held | 2020-01-{n + 1:02d}" for n in range(count)
    ]
    claims = [
        f"c{n} | attendances | total | e{n} | {10 * (n + 1)}" for n in range(count)
    ]
    sizes = [f"{10 * (n + 1)}" for n in range(count)]
    rows = [
        f"{claim} | {size} | {size} | {size} | attendances"
        for claim, size in zip(claims, sizes, strict=True)
    ]
    head = "claim_id | measure | relation | events | size_text | low | best | high"
    return tables(
        series="\n".join(["series_id | short_title | core", *series]),
        events="\n".join(["event_id | series_id | kind | status | date", *events]),
        claims="\n".join([f"{head} | count_basis", *rows]),
    )


def said(dataset: Dataset, chosen: Filter = ALL) -> str:
    return "".join(headline(Selection(dataset, chosen)))


@pytest.mark.parametrize("beside", [0, 2])
@pytest.mark.parametrize("core", [1, 2, 3, 9])
def test_the_headline_names_two_and_counts_the_others(core: int, beside: int) -> None:
    dataset = package(core, beside)
    pieces = headline(Selection(dataset, ALL))
    named = [one.series_id for one in pieces if isinstance(one, Phrase)]
    assert set(named) == {f"s{n}" for n in range(core)[-2:]}
    sentence = "".join(pieces)
    if core > 2:
        more = core - 2
        webinars = numbers.spelt(more)
        assert f"{webinars} webinar" in sentence
        assert f"of {more} more series {sum(range(10, 10 * more + 1, 10))}" in sentence
    else:
        assert "more series" not in sentence
    assert sentence.count(" and ") == (core > 1)


@pytest.mark.parametrize(
    ("core", "beside", "words", "wider"),
    [
        (1, 0, "Series 0", "Series 0"),
        (1, 1, "Series 0", "both"),
        (2, 0, "both", "both"),
        (2, 3, "both", "all"),
        (3, 0, "all", "all"),
        (9, 2, "all", "all"),
        (0, 1, "Series 0", "Series 0"),
        (0, 2, "both", "both"),
        (0, 9, "all", "all"),
    ],
)
def test_the_control_says_which_series_are_shown(
    core: int, beside: int, words: str, wider: str
) -> None:
    choices = package(core, beside).choices
    assert labels.series_chosen(ALL, choices) == words
    assert labels.series_chosen(Filter(related=True), choices) == wider


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_series_of_which_none_is_core_are_told_as_if_all_were(count: int) -> None:
    assert package(0, count).choices.core == package(count, 0).choices.core
    assert said(package(0, count)) == said(package(count, 0))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Series 0, all years"),
        (2, "Series 0 and Series 1, all years"),
        (5, "Series 0, Series 1, Series 2, Series 3 and Series 4, all years"),
        (9, "all 9 series, all years"),
    ],
)
def test_a_caption_names_few_series_and_counts_many(count: int, words: str) -> None:
    assert naming.filters_in_words(Selection(package(0, count), ALL)) == words
