"""What a programme reports of itself stands beside its events."""

from components.asked.selection import Selection
from components.tables.programme import paragraphs, reported
from data.counting import totals
from data.selecting.filters import Filter
from tests.drawn import tables


def test_a_programme_s_own_totals_are_dated_and_never_added() -> None:
    dataset = tables(
        series="series_id | title | core | part_of\nall | The school | false |\n"
        "s | Its courses | true | all",
        events="event_id | source_id\na | d",
        sources="source_id | short_title | published\nd | S | 2017\ne | T | 2020",
        claims="""
        claim_id | measure | events | series_id | source_id | size_text | low | high
        x        | attendances | a  |           | d | 60             | 60    | 60
        t        | attendances |    | all       | e | more than 27,000 | 27001 |
        p        | events      |    | all       | d | 800 programmes | 800   | 800
        """,
    )
    ((title, lines),) = reported(Selection(dataset, Filter()))
    assert title == "The school"
    assert [words for _, words, _ in lines] == [
        "800 programmes",
        "more than 27,000",
    ]
    assert [cited[0].words for _, _, cited in lines] == [
        "as reported in a source of 2017",
        "as reported in a source of 2020",
    ]
    total = totals.attendances(dataset, Filter())
    assert (total.low, total.high) == (60, 60)
    assert totals.events(dataset, Filter()).held == 1


def test_a_report_says_each_number_with_its_date_and_source() -> None:
    dataset = tables(
        series="series_id | title\nall | The school",
        events="event_id | series_id | source_id\na | all | d",
        sources="source_id | short_title | published\nd | S | 2017-03\ne | T | ",
        claims="""
        claim_id | measure     | series_id | source_id | size_text      | count_basis
        t        | attendances | all       | d         | almost 17,000  | trained
        p        | events      | all       | e         | 800 programmes | events
        """,
    )
    ((lead, *lines),) = paragraphs(Selection(dataset, Filter()))
    assert lead.startswith("The school reports numbers of its own.")
    assert lines == [
        "Events: 800 programmes (as reported, undated, T).",
        "Trained: almost 17,000 (as reported in a source of March 2017, S).",
    ]
