"""How each total comes about, in words: what is added comes to what the tile says."""

import re
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from components.asked.selection import Selection
from components.tables.how import tiles as how
from components.tables.how.working import Line, Working
from components.words import numbers
from components.words.how import others, sums
from data.checking.check import load_checked
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated, tables
from tests.small import packages
from tests.worlds import is_true

WORDED = (
    "As the sources word it: 200 + about 400 + more than 650 = about 1,250 or more."
)
PACKAGES = Path(__file__).parents[1] / "packages"
FILTERS = (
    Filter(),
    Filter(related=True),
    Filter(roles=("attendees",)),
    Filter(roles=("attendees",), series=("cn-forum-2020",)),
    Filter(period=of_years(2019, 2019)),
    Filter(period=of_years(2015, 2015)),
    Filter(countries=("PER",)),
    Filter(countries=("SWE",)),
)


def shown(key: str, chosen: Filter = Filter(), most: int = 20) -> Working:  # noqa: B008
    return how.working(Selection(curated(), chosen), key, most)


def sourced(**text: str) -> Dataset:
    """Draw tables of one source."""
    return tables(**text, sources="source_id | short_title | url\n | A source | x")


def labelled(working: Working, label: str) -> Line:
    return next(line for line in working.lines if line.label == label)


def test_attendances_of_both_series_show_their_sum_as_words_and_as_bounds() -> None:
    found = shown("attendances")
    assert found.title == "Attendances: about 1,250 or more"
    assert found.sums == (
        WORDED,
        "At least: 200 + 350 + 651 = 1,201.",
        "At most: 200 + 450 + 690 = 1,340.",
        "By series: China forum 550 to 650 and ESOR in Russia 651 to 690.",
    )
    courses = labelled(found, "ESOR in Russia: Courses 1–10")
    assert courses.notes == (
        "At most 9 × 69 (“at most 69 each, the record”) + 69 (“69”) = 690.",
        "Without “more than 650” it could be fewer.",
        "Without “at most 69 each, the record” or “69” it could be more.",
    )
    assert {cited.source_title for cited in courses.cited} == {"Lancet 2019"}


def test_2019_says_which_events_may_match_and_which_claim_is_not_split() -> None:
    found = shown("attendances", Filter(period=of_years(2019, 2019)))
    (line,) = found.lines
    assert (line.low, line.high) == (69, 690)
    assert "Nine of these may match: they count in the most, not in the least." in (
        line.notes
    )
    assert any("“more than 650” (Courses 1–10)" in words for words in found.apart)


def test_countries_are_those_named_and_those_unnamed_less_who_may_be_both() -> None:
    found = shown("countries")
    assert [line.low for line in found.lines] == [12, 15, -1]
    assert found.sums[0] == "At least: 12 + 15 − 1 = 26."
    assert found.lines[-1].notes == ("One of these may be Brazil.",)
    names = [cited.words for cited in found.lines[0].cited]
    assert len(names) == len(set(names)) == 12
    russia = next(c for c in found.lines[0].cited if c.words == "Russia")
    assert russia.detail == "host, attendees, chair and lecturers"


def test_every_claim_that_holds_a_number_of_countries_is_named() -> None:
    dataset = sourced(
        events="event_id | date\na | 2019\nb | 2019",
        claims="""
            claim_id | events | measure | low | high | size_text
            one | a | countries | 5 | 9 | five to nine
            other | b | countries | 7 | 7 | seven
            both | a b | countries | 11 | 40 | eleven to forty
        """,
    )
    chosen = Filter(roles=("attendees",))
    found = how.working(Selection(dataset, chosen), "countries")
    assert sums.holding(["eleven to forty"], ["five to nine", "seven"]) == [
        *found.sums[-2:]
    ]


def test_countries_that_are_closed_have_one_sum() -> None:
    chosen = Filter(roles=("attendees",), series=("cn-forum-2020",))
    assert shown("countries", chosen).sums == ("2 + 15 = 17.",)


def test_people_are_counted_once() -> None:
    assert shown("people").sums[0] == "2 + 9 − 1 = 10."


def test_a_programme_s_own_numbers_are_added_to_nothing() -> None:
    found = shown("programme")
    assert not found.is_added
    said = {line.cited[0].words: line for line in found.lines}
    trained = said["almost 17,000"]
    assert (trained.low, trained.high) == (16_500, 16_999)
    assert "at most 16,999" in trained.notes[0]
    assert said["more than 27,000"].notes == (others.LIMITS_NOTHING,)
    assert sums.SUM not in {row[1] for row in found.rows}


def test_an_average_is_written_out() -> None:
    known = sourced(
        events="event_id | count_low | count_high\nlectures | 28 | 28",
        claims="""claim_id | relation | events | size_text | low | high
        x | average | lectures | 89 live on average | 89 | 89""",
    )
    (line,) = how.working(Selection(known, Filter()), "attendances").lines
    assert line.notes == (
        "At least 2,478 (28 × 88.5, “89 live on average”).",
        "At most 2,506 (28 × 89.5, “89 live on average”).",
    )


def test_what_is_taken_away_is_said_to_be() -> None:
    known = sourced(
        events="event_id | date\na | 2001\nb | 2002",
        claims="""claim_id | events | size_text | low | high
        both | a b | more than 650 | 651 |
        record | b | 69 | 69 | 69""",
    )
    chosen = Filter(period=of_years(2001, 2001))
    (line,) = how.working(Selection(known, chosen), "attendances").lines
    assert line.notes[0] == "At least 651 (“more than 650”) − 69 (“69”) = 582."


def test_of_sources_that_disagree_the_preferred_side_is_named() -> None:
    known = sourced(
        events="event_id\na",
        claims="""claim_id | events | size_text | low | high | dispute | preferred
        few | a | about 30 | 25 | 35 | which | false
        many | a | 50 | 50 | 50 | which | true""",
    )
    (line,) = how.working(Selection(known, Filter()), "attendances").lines
    assert (line.low, line.high) == (25, 50)
    assert sums.dispute(["50"]) in line.notes
    assert line.notes[-1].endswith("“50” is preferred.")


def test_what_nobody_counts_leaves_the_total_open() -> None:
    known = sourced(
        events="event_id | short_title\na | A\nb | B",
        claims="claim_id | events | size_text | low | high\nx | a | 5 | 5 | 5",
    )
    found = how.working(Selection(known, Filter()), "attendances")
    assert found.sums == (
        "At least 5.",
        "At most: open, since 1 event has no count from any source.",
    )
    assert found.apart == ("One event, of which no source counts attendances: B.",)


def test_a_long_sum_lists_the_largest_and_one_line_for_the_rest() -> None:
    found = shown("attendances", Filter(related=True), most=3)
    assert len(found.lines) == 4
    assert found.lines[-1].label == "And 38 more events"
    assert sum(line.low for line in found.lines) == found.low


@cache
def some() -> list[Dataset]:
    """Read our package, two of others, and draw small ones of every kind of claim."""
    known = [curated()]
    known += [
        load_checked(PACKAGES / name)
        for name in ("tele-education", "continent-school", "first-edition")
    ]
    drawn = (package for package in packages(11) if is_true(package))
    return [*known, *(sourced(**package.tables()) for package in islice(drawn, 25))]


@pytest.mark.parametrize("most", [2, 20])
def test_what_is_added_comes_to_what_the_tile_says(most: int) -> None:
    for dataset in some():
        for chosen in FILTERS:
            selection = Selection(dataset, chosen)
            for working in how.every(selection, most):
                adds_up(working, is_sum=working.key != "persons")


def adds_up(working: Working, *, is_sum: bool) -> None:
    """Hold a working's lines and every sum that it writes against its total."""
    if is_sum and working.is_added:
        assert sum(line.low for line in working.lines) == working.low, working
        highs = [line.high for line in working.lines]
        if working.high is not None:
            assert None not in highs, working
            assert sum(high or 0 for high in highs) == working.high, working
    for line in working.lines:
        for note in line.notes:
            holds(note)
    for written in working.sums:
        if not written.startswith("As the sources word it"):
            holds(written)


SUM = re.compile(r"(?:^|: |At least |At most )([\d,]+ [^=:]*?) = ([\d,]+)")


def holds(written: str) -> None:
    """Work a written sum out: "At most 9 × 69 (“…”) + 69 (“…”) = 690."."""
    bare = re.sub(r" \([^()]*“[^”]*”[^()]*\)", "", written)
    found = SUM.search(bare)
    if not found:
        return
    terms = found[1].replace(",", "").replace("−", "-").replace("×", "*")
    if not re.fullmatch(r"[\d +*-]+", terms):
        return
    assert eval(terms) == int(found[2].replace(",", "")), written  # noqa: S307


def test_no_stated_number_loses_its_hedge() -> None:
    for dataset in some()[:4]:
        selection = Selection(dataset, Filter(related=True))
        for measure in SUMMED:
            total = selection.counted(measure)
            stated = how.working(selection, measure).sums[:1]
            if stated and stated[0].startswith("As the sources") and total.stated:
                assert total.base_hedge is not None
                whole = numbers.hedged(total.stated, total.base_hedge).words
                assert stated[0].rstrip(".").endswith((f"= {whole}", f"{whole} in all"))
