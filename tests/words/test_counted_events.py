"""Whatever shows a number of events shows what rows of several stand for."""

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.findings.sentences import sentences
from components.tables import (
    bars,
    countries,
    details,
    emptied,
    events,
    headline,
    periods,
    standing,
    timeline,
)
from components.widgets.tiles import tiles
from components.words import numbers, titles
from data.counting.tally import Tally
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables

DATASET = tables(
    series="""
    series_id | core | title        | short_title  | kind     | source_id
    s         | true | Grand rounds | Grand rounds | webinars | d
    """,
    sources="source_id | short_title | title\nd | Report | A report",
    events="""
    event_id | short_title | kind    | date       | status  | count_low | count_high \
| count_text  | source_id
    l        | Year 2021   | webinar | 2021       | held    | 28 | 28 | 28 lectures | d
    m        | Year 2022   | webinar | 2022       | held    | 12 | 15 | 12 to 15    | d
    n        | Rounds 3    | webinar | 2022-05-01 | held    |    |    |             | d
    p        | Next year   | webinar | 2030       | planned | 2  |    | two or more | d
    """.replace("\\\n", ""),
    claims="""
    claim_id | relation | events | size_text          | low | high | source_id
    x        | average  | l      | 89 live on average | 89  | 89   | d
    """,
    participation="""
    participation_id | event_id | country | source_id
    a                | l        | PER     | d
    b                | n        | PER     | d
    """,
)
EVERY = Selection(DATASET, Filter())


def said(chosen: Filter) -> list[str]:
    """Write all sentences of a selection."""
    return [found.words for found in sentences(Selection(DATASET, chosen))]


def test_the_headline_and_the_tile_count_what_rows_stand_for() -> None:
    assert "".join(headline.headline(EVERY)).startswith(
        "Between 2021 and 2022, 41 to 44 webinars of the Grand rounds drew about 2,492"
    )
    tile = next(tile for tile in tiles(EVERY) if tile.key == "events")
    assert (tile.words, tile.note) == ("41 to 44", "at least 2 planned")
    of_year = Selection(DATASET, Filter(period=of_years(2021, 2021)))
    assert "".join(headline.headline(of_year)).startswith("In 2021, 28 webinars of")


def test_sentences_count_what_rows_stand_for() -> None:
    first, total, *_ = said(Filter())
    assert first == (
        "41 to 44 webinars of the Grand rounds were held between 2021 and 2022; "
        "at least two more events were planned and are not reported as held."
    )
    assert "thirteen to sixteen events have no count" in total
    peru = said(Filter(countries=("PER",)))
    assert "28 more webinars of the Grand rounds may include Peru" in peru[1]
    (alone, *_) = said(Filter(period=of_years(2021, 2021)))
    assert alone == "28 webinars of the Grand rounds were held in 2021."


def test_an_average_is_not_called_a_number_that_a_source_states() -> None:
    text = " ".join(said(Filter(period=of_years(2021, 2021))))
    assert "the average stated comes to about 2,492 attendances" in text
    assert "allow 2,478 to 2,506" in text


def test_the_timeline_says_what_each_row_stands_for() -> None:
    drawn = catalogue.drawing("timeline", Viewed(DATASET, View()), "light")
    assert drawn.title == "41 to 44 events held and at least two planned"
    rows = timeline.timeline(EVERY)
    assert list(rows["label"]) == [
        "Year 2021 (28 lectures)",
        "Year 2022 (12 to 15)",
        "Rounds 3",
        "Next year (two or more)",
    ]
    counted = standing.with_codes(DATASET, rows)["event_count"]
    assert list(counted) == [28, "12 to 15", 1, "at least 2"]
    assert list(periods.summary(EVERY)["name"]) == [
        "28 events",
        "13 to 16 events",
        "at least 2 events",
    ]


def test_lists_charts_and_countries_count_what_rows_stand_for() -> None:
    assert events.listed(EVERY).rows[0][0] == "Year 2021 (28 lectures)"
    (series,) = bars.by_series(EVERY)["reading"]
    assert "13 to 16 events have no count" in series
    peru = countries.countries(EVERY).set_index("country").loc["PER"]
    # Who came to one of the 28 did not come to each of them.
    assert peru["words"] == "2 to 29 events"
    (of_peru,) = bars.by_series(Selection(DATASET, Filter(countries=("PER",))))[
        "reading"
    ]
    assert "28 events may match these filters" in of_peru
    way = emptied.ways_out(Selection(DATASET, Filter(kinds=("course",))))[0]
    assert way.events == Tally(43, None)


def test_an_events_page_says_what_it_stands_for() -> None:
    facts = {name: value for name, value, _ in details.facts(DATASET, "l")}
    assert facts["Stands for"] == "28 lectures"
    assert "Stands for" not in {name for name, *_ in details.facts(DATASET, "n")}


def test_counts_in_words() -> None:
    words = [numbers.events(n) for n in (1, Tally(1, 3), Tally(1, None), Tally(9, 40))]
    assert words == [
        "one event",
        "one to three events",
        "at least one event",
        "9 to 40 events",
    ]
    assert numbers.counted(Tally(1200, None), "event") == "at least 1,200 events"
    assert titles.together(["A", "B", "C", "D"], counts=[1, 1, 3, Tally(2, 4)]) == (
        "A, B and 5 to 7 more events"
    )
