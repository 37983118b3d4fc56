"""Two selections beside each other: in words, and as rows of the figures."""

from dataclasses import replace

import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue, exported
from components.tables import suggestions
from components.tables.comparison import amounts, lands, lanes
from components.words import comparison as words
from components.words.numbers import Amount
from data.counting.differences import Difference
from data.reading.package import Dataset
from data.selecting.filters import Filter, from_query
from tests.drawn import curated, tables

FORUM, ESOR = Filter(series=("cn-forum-2020",)), Filter(series=("esor-russia",))
FIGURES = ("compare", "compare-countries", "compare-timeline")


def compared(one: Filter, other: Filter, dataset: Dataset | None = None) -> Selection:
    return Selection(dataset or curated(), one, against=other)


def in_year(chosen: Filter, year: str) -> Filter:
    query = {**chosen.to_query(), "period": [year]}
    return from_query(query, curated().choices)[0]


def test_one_sentence_says_the_difference_with_its_bounds() -> None:
    attendances, events, places = amounts.sentences(compared(FORUM, ESOR))
    assert attendances == (
        "The China forum drew 1 to 140 fewer attendances than ESOR in Russia: "
        "550 to 650 against 651 to 690."
    )
    assert events == (
        "The China forum had 7 fewer events than ESOR in Russia: 3 against 10."
    )
    assert places == (
        "The China forum had at least 17 countries, ESOR in Russia at least 9: which "
        "were more is not known."
    )
    assert amounts.sentences(compared(ESOR, FORUM))[0] == (
        "ESOR in Russia drew 1 to 140 more attendances than the China forum: "
        "651 to 690 against 550 to 650."
    )


def test_what_is_not_known_is_said_so() -> None:
    first, *_ = amounts.sentences(compared(FORUM, in_year(ESOR, "2019")))
    assert first == (
        "The China forum drew 550 to 650, ESOR in Russia in 2019 69 to 690: which was "
        "larger is not known (140 fewer to 581 more)."
    )


def test_countries_and_cities_differ_within_bounds_of_all_claims_together() -> None:
    first, second = (replace(side, roles=("attendees",)) for side in (FORUM, ESOR))
    assert amounts.sentences(compared(first, second))[2] == (
        "The China forum had 17 countries, ESOR in Russia at least 4: which were more "
        "is not known (13 more at most)."
    )
    rows = amounts.counts(compared(first, second))
    of_countries = rows[rows["measure"] == "Countries"]
    assert list(of_countries["less"]) == ["13 or less"] * 2
    # Of both series together, ESOR's own cities are a part: in any role the same.
    (cities,) = amounts.sentences(compared(Filter(), ESOR))[3:]
    assert cities == (
        "The China forum and ESOR in Russia had at least as many cities as ESOR in "
        "Russia: at least 22 against at least 22."
    )


def test_places_that_nobody_names_or_counts_are_said_to_be_uncounted() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="event_id | series_id | date\na | s | 2019\nb | t | 2019",
        participation="participation_id | event_id | country\n1 | a | KOR",
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    *_, countries = amounts.sentences(compared(one, other, dataset))
    assert countries == (
        "Series (1) had at least 1; no source names or counts the countries of "
        "Series (2)."
    )


def test_the_same_selection_twice_is_told() -> None:
    (same,) = amounts.sentences(compared(FORUM, FORUM))
    assert same.startswith("A and B are the same selection")


def test_a_side_that_nothing_matches_is_told() -> None:
    nobody = Filter(countries=("TUV",))
    (sentence,) = amounts.sentences(compared(FORUM, nobody))
    assert sentence.startswith("Nothing matches")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (120, None, "A drew at least 120 more attendances than B: 9 against 9."),
        (5, 5, "A drew 5 more attendances than B: 9 against 9."),
        (0, 0, "A and B drew equally many attendances: 9."),
        (
            0,
            8,
            "A drew at least as many attendances as B, 8 more at most: 9 against 9.",
        ),
        (0, None, "A drew at least as many attendances as B: 9 against 9."),
        (
            -8,
            0,
            "A drew at most as many attendances as B, 8 fewer at most: 9 against 9.",
        ),
        (None, -3, "A drew at least 3 fewer attendances than B: 9 against 9."),
        (None, None, "A drew 9, B 9: which was larger is not known."),
        (-4, None, "A drew 9, B 9: which was larger is not known (4 fewer at most)."),
        (None, 4, "A drew 9, B 9: which was larger is not known (4 more at most)."),
        (-1, 2, "A drew 9, B 9: which was larger is not known (1 fewer to 2 more)."),
    ],
)
def test_every_pair_of_bounds_has_its_words(
    low: int | None, high: int | None, expected: str
) -> None:
    nine = Amount("9", 9)
    told = words.compared(("A", "B"), (nine, nine), Difference(low, high))
    assert told == expected


def test_one_more_is_one_and_one_place_is_no_places() -> None:
    one, two = Amount("1", 1), Amount("2", 2)
    more = words.compared(("A", "B"), (two, one), Difference(1, 1), "events")
    assert more == "A had 1 more event than B: 2 against 1."
    at_least = Amount("at least 1", 1)
    open_ = words.compared(
        ("A", "B"), (at_least, two), Difference(None, None), "cities"
    )
    assert open_.startswith("A had at least 1 city, B 2: which were more")


def test_a_count_says_what_it_may_be_where_more_events_may_match() -> None:
    rows = amounts.counts(
        compared(in_year(Filter(), "2019"), in_year(Filter(), "2020"))
    )
    first = rows[rows["measure"] == "Attendances"]
    assert list(first["words"]) == ["69 to 690", "about 600"]


def test_nothing_is_less_than_a_side_that_nothing_matches() -> None:
    rows = amounts.counts(compared(FORUM, in_year(Filter(), "1990")))
    assert {*rows["less"]} == {""}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (FORUM, ESOR, ["in A", "in B"]),
        (ESOR, FORUM, ["in A", "in B"]),
        (FORUM, FORUM, ["in both"]),
        (FORUM, Filter(countries=("TUV",)), ["in A"]),
        (FORUM, Filter(), ["in B", "in both"]),
    ],
)
def test_the_key_of_the_map_names_the_sides_that_are_drawn(
    one: Filter, other: Filter, expected: list[str]
) -> None:
    viewed = Viewed(curated(), View(chosen=one, against=other))
    drawn = catalogue.FIGURES["compare-countries"].draw(viewed, "light")
    told = [note["text"] for note in drawn.wide.layout["annotations"]]
    assert [said for said in told if said.startswith("in ")] == expected


def test_what_no_source_counts_is_said_of_its_side() -> None:
    nine, unknown = Amount("9", 9), Difference(None, 9)
    assert words.compared(("A", "B"), (nine, None), unknown) == (
        "A drew 9; no source counts the attendances of B."
    )
    assert words.compared(("A", "B"), (None, nine), unknown) == (
        "No source counts the attendances of A; B drew 9."
    )
    assert words.compared(("A", "B"), (None, None), unknown) == (
        "No source counts the attendances of A or of B."
    )


def test_each_measure_that_both_count_has_a_pair_of_bars() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nt | true",
        events="event_id | series_id | date\na | s | 2019\nb | t | 2019",
        claims="""
            claim_id | events | measure | low | high | size_text | source_id
            a1 | a | attendances | 40 | 40 | 40 | x
            b1 | b | attendances | 70 | | more than 69 | x
            a2 | a | views | 7 | 7 | 7 | x
            b2 | b | views | 9 | 9 | 9 | x
            a3 | a | registrations | 9 | 9 | 9 | x
        """,
        sources="source_id | title\nx | A source",
    )
    one, other = Filter(series=("s",)), Filter(series=("t",))
    rows = amounts.counts(compared(one, other, dataset))
    assert list(rows["measure"].drop_duplicates()) == [
        "Attendances",
        "Views of recordings",
        "Events held",
        "Countries",
    ]
    assert list(rows["side"]) == ["A", "B"] * 4
    assert list(rows["less"])[::2] == ["−30 or less", "−2", "0", "open"]
    assert rows["key"].is_unique


def test_countries_are_named_in_one_in_both_or_may_be() -> None:
    found = dict(lands.by_state(compared(FORUM, ESOR)))
    assert found["Named in A only"] == ["Brazil", "China", "South Korea"]
    assert len(found["Named in B only"]) == 9
    assert "Peru" in found["May be in A"]
    assert "Named in both" not in found
    both = dict(lands.by_state(compared(FORUM, Filter())))
    assert both["Named in both"] == ["Brazil", "China", "South Korea"]


def test_a_country_that_is_named_here_may_be_there() -> None:
    peru = Filter(countries=("PER",))  # may be among the forum's unnamed
    found = dict(lands.by_state(compared(FORUM, peru)))
    assert found["Named in A, may be in B"] == ["Brazil", "China"]


def test_the_events_of_both_stand_on_one_axis_each_once() -> None:
    rows = lanes.times(compared(FORUM, Filter()))
    assert set(rows["side"]) == {"A", "B"}
    assert rows["key"].is_unique
    assert list(rows["series"].drop_duplicates()) == [
        "A: China forum",
        "B: China forum",
        "B: ESOR in Russia",
    ]


@pytest.mark.parametrize("name", FIGURES)
def test_figures_name_both_selections(name: str) -> None:
    viewed = Viewed(curated(), View(chosen=FORUM, against=ESOR))
    drawing = catalogue.drawing(name, viewed, "light")
    assert drawing.subtitle.startswith("A: China forum, all years. B: ESOR in Russia")
    assert drawing.file_name == f"{name}--cn-forum-2020--against--esor-russia"
    assert drawing.rows
    whole = exported.whole(drawing, viewed)
    at = whole.columns.index("Filters")
    assert {row[at] for row in whole.rows} == {
        "A: China forum, all years. B: ESOR in Russia, all years"
    }
    for plot in (drawing.wide, drawing.narrow):
        assert plot.data


@pytest.mark.parametrize("name", FIGURES)
def test_figures_of_one_selection_alone_are_empty(name: str) -> None:
    drawing = catalogue.drawing(name, Viewed(curated(), View(chosen=FORUM)), "light")
    assert not drawing.rows
    assert drawing.title == "Nothing is compared yet"


def test_the_two_questions_of_readers_are_suggested() -> None:
    said = [title for title, _ in suggestions.suggested(Selection(curated(), Filter()))]
    assert said == ["China forum against ESOR in Russia", "2019 against 2020"]


def test_suggestions_begin_with_what_is_chosen() -> None:
    found = dict(suggestions.suggested(Selection(curated(), FORUM)))
    assert found["China forum against ESOR in Russia"] == {
        "v": ["1"],
        "a.series": ["cn-forum-2020"],
        "b.series": ["esor-russia"],
    }
    assert "China forum against everything" in found
