"""Sentences for reports: true alone, hedged throughout, in good order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection
from components.findings.sentences import Sentence, numbered, sentences
from components.words import sentences as words
from data.reading.package import Dataset
from data.selecting.filters import ROLES, STATUSES, Filter
from data.selecting.period import of_years, read
from tests.drawn import curated, tables
from tests.facts import facts
from tests.hedged import bare_numbers
from tests.invented import invented
from tests.numerals import MONTHS as MONTHS_OF_YEAR
from tests.periods import in_years, periods

MOST_WORDS = 40
SERIES = tuple(curated().choices.series)
CODES = sorted(set(curated().participation["country"]) - {""})
CODES += ["SWE", "PER", "MEX", "JPN", "ESP"]
ONE_YEAR = [(year, year) for year in (2015, 2019, 2020, 2021, 1990)]
YEARS: list[tuple[int | None, int | None] | None] = [
    None,
    *ONE_YEAR,
    (2015, 2019),
    (2016, 2020),
    (2012, 2026),
]
YEARS += [(2016, None), (None, 2016), (2030, None)]
MONTHS = (
    *("2020-04", "2020-03", "2020-04-17", "2020-03-12/2020-04-30", "2019-05/2020-04"),
    *("2020-04/..", "../2019-05", "2020-04-17/..", "../2020-04-17", "2030-02"),
)
HEDGED = re.compile(
    r"\b((?:about|almost|more than|fewer than|at least|(?<!add )up to) "
    rf"(?!(?:\d\d? )?(?:{'|'.join(MONTHS_OF_YEAR)})\b)"  # up to May: no count
    r"([\d,]*\d|[a-z]+)( or more)?"
    r"|([\d,]*\d) or more|(?<!from )([\d,]*\d) (?:to|or) ([\d,]*\d)(?= |;|\.))",
    re.IGNORECASE,
)
MANY = [
    *(Filter(period=in_years(years)) for years in YEARS),
    *(Filter(period=in_years(years), related=True) for years in YEARS),
    *(Filter(period=read(period)) for period in MONTHS),
    *(Filter(period=read(period), related=True) for period in MONTHS),
    *(Filter(series=(series,)) for series in SERIES),
    *(Filter(series=("kcr",), period=of_years(year, year)) for year in (2020, 2021)),
    *(Filter(countries=(code,)) for code in CODES),
    *(Filter(countries=(code,), related=True) for code in ("KOR", "AUT", "CHN")),
    *(Filter(roles=(role,)) for role in ROLES),
    *(Filter(roles=(role,), period=of_years(2019, 2019)) for role in ROLES),
    *(
        Filter(countries=(code,), roles=(role,))
        for code, role in product(("RUS", "CHN", "BRA", "ITA", "PER"), ROLES)
    ),
    *(Filter(kinds=(kind,), related=True) for kind in curated().choices.kinds),
    *(Filter(topics=(topic,), related=True) for topic in curated().choices.topics),
    *(Filter(statuses=(status,)) for status in STATUSES),
]
FILTERS = st.builds(
    Filter,
    series=st.lists(st.sampled_from(SERIES), unique=True, max_size=6).map(tuple),
    countries=st.lists(st.sampled_from(CODES), unique=True, max_size=5).map(tuple),
    roles=st.lists(st.sampled_from(ROLES), unique=True, max_size=4).map(tuple),
    period=st.none() | periods(2010, 2022),
    kinds=st.lists(
        st.sampled_from(curated().choices.kinds), unique=True, max_size=2
    ).map(tuple),
    topics=st.lists(
        st.sampled_from(curated().choices.topics), unique=True, max_size=4
    ).map(tuple),
    statuses=st.lists(st.sampled_from(STATUSES), unique=True, max_size=2).map(tuple),
    related=st.booleans(),
)


@cache
def said(chosen: Filter, dataset: Dataset | None = None) -> tuple[str, ...]:
    """Say a selection; only the words."""
    found = sentences(Selection(dataset or curated(), chosen))
    return tuple(sentence.words for sentence in found)


def faults(chosen: Filter, dataset: Dataset | None = None) -> list[str]:
    """List the numbers without a hedge in all sentences of a filter."""
    known = facts(dataset or curated(), chosen)
    return [f for words in said(chosen, dataset) for f in bare_numbers(words, known)]


def without_a_hedge(sentence: str) -> Iterator[str]:
    """Give the sentence once for each hedge, with that hedge dropped."""
    for match in HEDGED.finditer(sentence):
        for number in filter(None, (match[2], match[4], match[5], match[6])):
            if number != "more":
                yield sentence[: match.start()] + number + sentence[match.end() :]


def test_no_number_stands_without_its_hedge() -> None:
    assert [fault for chosen in MANY for fault in faults(chosen)] == []


@settings(max_examples=60, deadline=None)
@given(FILTERS)
def test_no_number_stands_without_its_hedge_whatever_is_chosen(chosen: Filter) -> None:
    assert faults(chosen) == []
    assert said(chosen)


def test_the_checker_misses_no_dropped_hedge() -> None:
    dropped = 0
    for chosen in MANY:
        known = facts(curated(), chosen)
        for sentence in said(chosen):
            for bad in without_a_hedge(sentence):
                assert bare_numbers(bad, known), (bad, chosen)
                dropped += 1
    assert dropped > 500


@pytest.mark.parametrize(
    "bad",
    [
        "ESOR in Russia drew 650 attendances.",
        "The third webinar of the China forum drew 400 attendances.",
        "Sources state 1,250 attendances.",
        "Attendees came from 22 cities.",
        "In both series, 26 countries took part.",
        "In both series, 27 countries took part.",
        "In both series, twenty-six countries took part.",
        "Fifteen people came.",
        "Sources state 2020 attendances.",
        "Nine courses of ESOR in Russia were held.",
        "Eleven courses of ESOR in Russia were held.",
        "Ten webinars of the China forum were held.",
        "ESOR in Russia drew about 650 to 69 attendances.",
        "It was on 18 April 2020.",
        "No year can claim courses 1 to 12 of ESOR in Russia.",
        "For ESOR in Russia, sources name eleven chairs and lecturers.",
        "The China forum drew 69 attendances, and 200 in Korea.",
    ],
)
def test_the_checker_finds_a_bad_sentence(bad: str) -> None:
    assert bare_numbers(bad, facts(curated(), Filter()))


def test_the_whole_selection_is_said_in_five_to_nine_sentences() -> None:
    default = said(Filter())
    assert 5 <= len(default) <= 9
    both = "the China forum and ESOR in Russia"
    for sentence in (
        (
            f"For {both}, the numbers stated add up to about 1,250 or more attendances;"
            " all claims together allow 1,201 to 1,340."
        ),
        "ESOR in Russia drew more than 650 attendances, with bounds of 651 to 690.",
        (
            f"In {both}, at least 26 countries took part in any role: 12 are named,"
            " and 15 of Latin America and the Caribbean are not."
        ),
    ):
        assert sentence in default
    assert any("six more events were planned" in sentence for sentence in default)
    assert any("at least 22 cities" in sentence for sentence in default)
    assert any(
        sentence.startswith("Attendances are not people") for sentence in default
    )


def test_every_sentence_stands_alone() -> None:
    names = [*curated().choices.series.values(), "elated series"]
    for chosen in MANY:
        for sentence in said(chosen):
            assert re.fullmatch(r"[A-Z0-9](?!.*  ).*\.", sentence)
            assert any(name in sentence for name in names), sentence
            # The name of months or days is as long as the reader has asked for.
            is_finer = chosen.period is not None and chosen.period.unit != "year"
            most = MOST_WORDS + 5 * is_finer
            assert len(sentence.split()) <= most, sentence
        assert len(set(said(chosen))) == len(said(chosen))


def test_what_is_found_has_its_sources() -> None:
    known = set(curated().sources["source_id"])
    for chosen in MANY:
        for sentence in sentences(Selection(curated(), chosen)):
            assert set(sentence.sources) <= known
            assert sentence.sources or " is known" in sentence.words


def test_a_country_that_only_may_have_taken_part() -> None:
    none, perhaps, *_ = said(Filter(countries=("PER",)))
    assert none.startswith("No event of the China forum is certain")
    assert "may include Peru: Peru may be among the 15 unnamed countries" in perhaps


def test_nothing_found_says_so_and_who_is_printed_elsewhere() -> None:
    none, printed = sentences(Selection(curated(), Filter(countries=("SWE",))))
    assert none.words.endswith("is known to include Sweden.")
    assert "printed as from Sweden and curated as from Switzerland" in printed.words
    assert printed.sources == (
        "lancet-2019",
        "medinside-thoeny-2025",
        "medinside-stoupis-2015",
    )


def test_planned_events_alone() -> None:
    (only,) = said(Filter(statuses=("planned",)))
    assert only.endswith("were planned; none is reported as held.")


def test_a_year_of_open_questions() -> None:
    first, total, unsplit = said(Filter(period=of_years(2015, 2015)))
    assert "No event" in first
    assert first.endswith("but nine courses of ESOR in Russia may.")
    assert total.endswith("no attendances are certain; the claims allow up to 621.")
    assert "more than 650 attendances of courses 1 to 10" in unsplit


def test_a_count_is_not_called_open_where_its_part_is_stated() -> None:
    ukraine = said(Filter(countries=("UKR",)))
    assert any("the source states 69 attendances" in sentence for sentence in ukraine)
    assert not any("how many" in sentence for sentence in ukraine)


def test_events_without_a_count_are_counted_out_loud() -> None:
    dataset = tables(
        events="event_id | date\na | 2015\nb | 2016\nc | 2017",
        claims="""
        claim_id | events | size_text | low | high | source_id
        x        | a      | 200       | 200 | 200  | s
        """,
        sources="source_id | short_title\ns | S",
    )
    total = next(line for line in said(Filter(), dataset) if "state" in line)
    assert "at least 200 attendances" in total
    assert total.endswith("two events have no count.")
    assert faults(Filter(), dataset) == []


def test_cancelled_events_and_those_without_a_report() -> None:
    dataset = tables(events="event_id | status\na | cancelled\nb | unknown")
    assert said(Filter(), dataset) == (
        "One course of the Series was cancelled.",
        "One course of the Series was announced; whether held, no source says.",
    )


def test_nothing_at_all_still_says_so() -> None:
    assert said(Filter(kinds=("course",)), tables()) == (
        "No course of the Series is known.",
    )


def test_related_events_are_told_together() -> None:
    related = said(replace(Filter(), related=True))
    assert "56 related events" in related[0]
    (told,) = [words for words in related if words.startswith("For related series, ")]
    assert told.startswith("For related series, no source states a total of attendan")


def test_numbers_of_references_count_in_order_of_first_mention() -> None:
    lines, order = numbered(
        [
            Sentence("First.", ("b",)),
            Sentence("Second.", ()),
            Sentence("Third.", ("a", "b")),
        ]
    )
    assert lines == ("First. [1]", "Second.", "Third. [1, 2]")
    assert order == ("b", "a")


def test_where_counted_stands_behind_its_noun() -> None:
    assert words.named(["Course 1"], {"course"}, "X") == "course 1 of X"
    korean = ["Korea, session 1", "Korea, session 2"]
    assert words.named(korean, {"webinar"}, "X") == "X (Korea, sessions 1 to 2)"


def test_unnamed_countries_that_may_be_the_named_ones_are_not_said_to_be_others() -> (
    None
):
    school = invented("continent-school")
    said = " ".join(one.words for one in sentences(Selection(school, Filter())))
    assert "6 of Sub-Saharan Africa" in said
    assert "may be among those named" in said
    assert "are not." not in said
