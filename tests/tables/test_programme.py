"""What a programme reports of itself stands beside its events."""

from components.asked.selection import Selection
from components.tables.programme import in_sentences, reported
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


CLAIMS = """
claim_id | measure       | series_id | source_id | size_text      | count_basis
t        | attendances   | all       | d         | almost 17,000  | trained
p        | events        | all       | e         | 800 programmes | events
r        | registrations | all       | e         | more than 90   | registrations
"""


def test_a_programme_has_a_sentence_with_dates_and_sources() -> None:
    listed = tables(
        series="series_id | short_title | title\nall | School | The school",
        events="event_id | series_id | source_id\na | all | d",
        sources="source_id | short_title | published\nd | S | 2017-03\ne | T | ",
        claims=CLAIMS,
    )
    ((words, sources),) = in_sentences(Selection(listed, Filter()))
    assert words == (
        "For the School as a whole, sources report 800 programmes, more than 90 "
        "registrations and "
        "almost 17,000 people trained (as of March 2017); none of this is added to the "
        "events listed."
    )
    assert sources == {"d", "e"}
